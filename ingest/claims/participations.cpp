#include <algorithm>
#include <array>
#include <string_view>

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

namespace {

// What one does who goes to an event: "flew to Geneva for the talks".
bool goes(std::string_view verb) {
  constexpr std::array<std::string_view, 9> kGoes{"arrive", "assemble", "come",   "converge", "fly",
                                                  "gather", "go",       "travel", "visit"};
  return std::find(kGoes.begin(), kGoes.end(), verb) != kGoes.end();
}

// "on the margins of the summit": the summit; else the word itself.
std::uint32_t event_beside(const Tree& tree, std::uint32_t noun) {
  const std::string& word = tree.lemma(noun);
  if (word != "margin" && word != "sideline" && word != "fringe") return noun;
  for (const std::uint32_t child : tree.children(noun)) {
    if (tree.relation(child) == Relation::nmod && tree.preposition(child) == "of") return child;
  }
  return noun;
}

// Where somebody is, or takes part, who does the verb.
std::vector<std::uint32_t> attended(const Sources& sources, const Predicate& predicate) {
  const Tree& tree = sources.reader.tree();
  std::vector<std::uint32_t> events;
  for (const Argument& at :
       sources.reader.fillers(predicate, Slot{SlotKind::obl, {"at", "for", "on"}, nullptr})) {
    if (at.found != Found::own) continue;
    const std::uint32_t event = event_beside(tree, at.head);
    if (at.preposition == "on" && event == at.head) continue;
    const bool there =
        tree.child(predicate.head, Relation::cop).has_value() || goes(tree.lemma(predicate.head));
    if (at.preposition == "for" && !there) continue;
    events.push_back(event);
  }
  return events;
}

}  // namespace

// "Zelensky met Modi at the Hiroshima summit", "flew to Hiroshima for the summit": who does so takes part in
// it.
void make_attendances(const Sources& sources, TokenRange sentence, std::vector<ClaimCandidate>& candidates) {
  constexpr TypeSet kAttendants =
      type_bit(ActorType::person) | type_bit(ActorType::country) | type_bit(ActorType::organization);
  const Tree& tree = sources.reader.tree();
  for (std::uint32_t word = sentence.begin; word < sentence.end; ++word) {
    const bool place = tree.noun(word) && tree.child(word, Relation::cop) && !tree.preposition(word).empty();
    if (!tree.verb(word) && !place) continue;
    const Predicate* predicate = sources.reader.predicate(word);
    for (const std::uint32_t at : attended(sources, *predicate)) {
      const std::vector<Party> events = sources.participants.parties_at(at, type_bit(ActorType::event));
      if (events.empty() || !known(sources, events.front().chain)) continue;
      for (const Argument& doer : predicate->arguments) {
        if (doer.slot != SlotKind::nsubj) continue;
        for (const Party& party : sources.participants.parties(doer.head, kAttendants)) {
          ClaimCandidate candidate;
          candidate.rule = "participation.at";
          candidate.event_class = "PARTICIPATION";
          candidate.label = "takes part in";
          candidate.trigger = word;
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
