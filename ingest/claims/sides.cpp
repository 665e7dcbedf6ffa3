#include "ingest/claims/sides.h"

#include <algorithm>

namespace kg::ingest {

bool Sides::serves(std::uint32_t one, std::uint32_t other) const {
  return std::any_of(told_.begin(), told_.end(), [&](const Claim& claim) {
    if (claim.event_class != "ROLE" && claim.event_class != "MEMBERSHIP") return false;
    bool holder = false, body = false;
    for (const Participant& party : claim.participants) {
      holder |= party.side == 0 && party.actor == one;
      body |= party.side == 1 && party.actor == other;
    }
    return holder && body;
  });
}

int Sides::touches(std::uint32_t by, std::uint32_t chain) const {
  if (by == chain) return 3;
  if (serves(by, chain)) return 2;
  const std::vector<Chain>& chains = document_.chains;
  const bool same = !chains[by].country.empty() && chains[by].country == chains[chain].country;
  if (same && (chains[by].type == ActorType::country || chains[chain].type == ActorType::country)) return 2;
  if (same && (!chains[by].role.empty() || chains[by].type == ActorType::organization)) return 1;
  return 0;
}

bool Sides::sides_with(std::uint32_t by, std::uint32_t chain) const {
  const std::vector<Chain>& chains = document_.chains;
  return by == chain || serves(by, chain) || serves(chain, by) ||
         (!chains[by].country.empty() && chains[by].country == chains[chain].country);
}

}  // namespace kg::ingest
