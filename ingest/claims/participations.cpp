#include "ingest/claims/makers.h"

namespace kg::ingest {
namespace {

// Whether the text speaks of the event more than once, or by name.
bool known(const Sources& sources, std::uint32_t event) {
  return sources.participants.has_name(event) || sources.document.chains[event].mentions.size() > 1;
}

}  // namespace

void make_participations(const Sources& sources, std::vector<ClaimCandidate>& candidates) {
  std::vector<ClaimCandidate> more;
  for (const ClaimCandidate& candidate : candidates) {
    const std::string& event_class = candidate.event_class;
    if (event_class != "CONSULT" && event_class != "AGREE" && event_class != "COOPERATE") continue;
    const Predicate* predicate = sources.reader.predicate(candidate.trigger);
    std::vector<Party> events =
        sources.participants.parties_at(candidate.trigger, type_bit(ActorType::event));
    if (events.empty() && predicate != nullptr) {
      for (const Argument& argument : sources.reader.fillers(*predicate, Slot{SlotKind::obj, {}, nullptr})) {
        for (const Party& party : sources.participants.parties_at(argument.head, type_bit(ActorType::event)))
          events.push_back(party);
      }
    }
    if (events.empty()) continue;
    // What is spoken of once, and by no name, is the meeting itself: that they met says it all.
    if (!known(sources, events.front().chain)) continue;
    for (const Party& party : {candidate.subject, candidate.object}) {
      if (party.chain == events.front().chain) continue;
      ClaimCandidate part = candidate;
      part.frame = nullptr;
      part.rule = "participation.party";
      part.event_class = "PARTICIPATION";
      part.label = "takes part in";
      part.subject = party;
      part.object = events.front();
      part.prior = candidate.prior * 0.85;
      more.push_back(std::move(part));
    }
  }
  candidates.insert(candidates.end(), more.begin(), more.end());
}

// "Zelensky met Modi at the Hiroshima summit": whoever does something at an event takes part in it.
void make_attendances(const Sources& sources, TokenRange sentence, std::vector<ClaimCandidate>& candidates) {
  constexpr TypeSet kAttendants =
      type_bit(ActorType::person) | type_bit(ActorType::country) | type_bit(ActorType::organization);
  const Tree& tree = sources.reader.tree();
  for (std::uint32_t verb = sentence.begin; verb < sentence.end; ++verb) {
    if (!tree.verb(verb)) continue;
    const Predicate* predicate = sources.reader.predicate(verb);
    for (const Argument& at : sources.reader.fillers(*predicate, Slot{SlotKind::obl, {"at"}, nullptr})) {
      if (at.found != Found::own) continue;
      const std::vector<Party> events = sources.participants.parties_at(at.head, type_bit(ActorType::event));
      if (events.empty() || !known(sources, events.front().chain)) continue;
      for (const Argument& doer : predicate->arguments) {
        if (doer.slot != SlotKind::nsubj) continue;
        for (const Party& party : sources.participants.parties(doer.head, kAttendants)) {
          ClaimCandidate candidate;
          candidate.rule = "participation.at";
          candidate.event_class = "PARTICIPATION";
          candidate.label = "takes part in";
          candidate.trigger = verb;
          candidate.subject = party;
          candidate.object = events.front();
          candidate.prior = 0.6;
          candidates.push_back(std::move(candidate));
        }
      }
    }
  }
}

}  // namespace kg::ingest
