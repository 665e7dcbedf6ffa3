#include "ingest/claims/rules.h"

#include <algorithm>
#include <cmath>

namespace kg::ingest {

double confidence_of_rule(const ClaimCandidate& candidate) {
  double value = candidate.prior;
  if (candidate.found == Found::lent) value *= 0.95;
  if (candidate.found == Found::reattached) value *= 0.85;
  if (candidate.subject.represented) value *= 0.9;
  if (candidate.object.represented) value *= 0.9;
  if (candidate.subject.pronoun) value *= 0.92;
  if (candidate.object.pronoun) value *= 0.92;
  return std::round(value * 1000) / 1000;
}

double confidence_of(const ClaimCandidate& candidate) {
  return candidate.weighed ? std::round(*candidate.weighed * 1000) / 1000 : confidence_of_rule(candidate);
}

bool standing(std::string_view event_class) {
  return event_class == "ROLE" || event_class == "MEMBERSHIP" || event_class == "FAMILY";
}

const ClaimCandidate* act_between(const std::vector<ClaimCandidate>& candidates, std::uint32_t one,
                                  std::uint32_t other) {
  const auto act = std::find_if(candidates.begin(), candidates.end(), [&](const ClaimCandidate& candidate) {
    const std::uint32_t from = candidate.subject.chain, to = candidate.object.chain;
    return candidate.frame != nullptr && !candidate.frame->alone && !standing(candidate.event_class) &&
           ((from == one && to == other) || (from == other && to == one));
  });
  return act == candidates.end() ? nullptr : &*act;
}

namespace {

void stay_within(TokenRange sentence, std::uint32_t trigger, Party& party) {
  if (party.token < sentence.begin || party.token >= sentence.end) party.token = trigger;
}

// "Its agreement with Peru was signed", "renewed its ties with Cuba": what a row that wants to be alone says
// of a pair is said better by whichever other ties it.
void leave_to_others(std::uint32_t number, std::vector<ClaimCandidate>& found,
                     std::vector<CodingStep>* steps) {
  std::vector<ClaimCandidate> kept;
  for (const ClaimCandidate& candidate : found) {
    const bool shy = candidate.frame != nullptr && candidate.frame->alone;
    const ClaimCandidate* better =
        shy ? act_between(found, candidate.subject.chain, candidate.object.chain) : nullptr;
    if (better == nullptr) {
      kept.push_back(candidate);
    } else if (steps != nullptr) {
      steps->push_back({number, candidate.trigger, candidate.rule, "the pair is tied by " + better->rule});
    }
  }
  found = std::move(kept);
}

}  // namespace

std::vector<ClaimCandidate> RuleReading::candidates(TokenRange sentence, OfficesHeld& held,
                                                    std::vector<CodingStep>* steps,
                                                    std::vector<HalfClaim>* halves) const {
  const FrameMatcher matcher(reader_, participants_, steps, halves);
  std::vector<ClaimCandidate> found;
  for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) matcher.match(token, found);
  if (!found.empty()) leave_to_others(tree_.sentence(sentence.begin), found, steps);
  make_offices(sources(), held, sentence, found);
  make_affiliations(sources(), sentence, found);
  make_participations(sources(), found);
  make_attendances(sources(), sentence, found);
  make_locations(sources(), sentence, found);
  make_presences(sources(), sentence, found);
  make_statements(sources(), held, sentence, found);
  // "Putin signed a decree. The decree bans ...": whom only a sentence before names stands for the word here.
  for (ClaimCandidate& candidate : found) stay_within(sentence, candidate.trigger, candidate.subject);
  for (ClaimCandidate& candidate : found) stay_within(sentence, candidate.trigger, candidate.object);
  if (halves != nullptr)
    for (HalfClaim& half : *halves)
      for (Party& party : half.known) stay_within(sentence, half.trigger, party);
  return found;
}

Findings RuleReading::all(std::vector<CodingStep>* steps) const {
  OfficesHeld held;
  Findings found;
  for (const Sentence& sentence : document_.analysis.sentences) {
    const bool body = sentence.section == SectionKind::body;
    found.halves.emplace_back();
    found.candidates.push_back(body ? candidates(sentence.tokens, held, steps, &found.halves.back())
                                    : std::vector<ClaimCandidate>());
  }
  make_completions(sources(), found.halves, found.candidates);
  ask_captors(sources(), found.candidates);
  return found;
}

}  // namespace kg::ingest
