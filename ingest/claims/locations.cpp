#include <string_view>

#include "ingest/claims/makers.h"

namespace kg::ingest {
namespace {

constexpr TypeSet kPlaces = type_bit(ActorType::place) | type_bit(ActorType::country);

bool inside(std::string_view preposition) {
  return preposition == "in" || preposition == "at" || preposition == "near" || preposition == "inside" ||
         preposition == "outside";
}

void tie(const Sources& sources, std::uint32_t trigger, const Party& thing, std::uint32_t place_head,
         TypeSet types, std::vector<ClaimCandidate>& candidates) {
  for (const Party& place : sources.participants.parties_at(place_head, types)) {
    if (place.chain == thing.chain) continue;
    ClaimCandidate candidate;
    candidate.rule = "location.event";
    candidate.event_class = "LOCATION";
    candidate.label = "takes place in";
    candidate.trigger = trigger;
    candidate.subject = thing;
    candidate.object = place;
    candidate.prior = 0.7;
    candidates.push_back(std::move(candidate));
  }
}

}  // namespace

void make_locations(const Sources& sources, TokenRange sentence, std::vector<ClaimCandidate>& candidates) {
  const Tree& tree = sources.reader.tree();
  for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
    if (!tree.noun(token)) continue;
    const std::vector<Party> things = sources.participants.parties_at(token, type_bit(ActorType::event));
    if (things.empty() || things.front().represented) continue;
    const Predicate* noun = sources.reader.predicate(token);
    for (const Argument& argument : noun->arguments) {
      // "the Minsk talks", "talks in Minsk", "talks that were held in Minsk"
      const bool before = argument.slot == SlotKind::mod;
      const bool behind = argument.slot == SlotKind::nmod && inside(argument.preposition);
      // A state before the noun takes part: "US-Russia contacts", "Israeli strike".
      if (before) tie(sources, token, things.front(), argument.head, type_bit(ActorType::place), candidates);
      if (behind) tie(sources, token, things.front(), argument.head, kPlaces, candidates);
    }
  }
}

}  // namespace kg::ingest
