#include "ingest/claims/makers.h"

namespace kg::ingest {

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
    const std::uint32_t event = events.front().chain;
    if (!sources.participants.has_name(event) && sources.document.chains[event].mentions.size() < 2) continue;
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

}  // namespace kg::ingest
