#include "ingest/claims/orders.h"

#include <algorithm>
#include <set>
#include <utility>

namespace kg::ingest {
namespace {

using Service = std::set<std::pair<std::uint32_t, std::uint32_t>>;

Service service_of(const std::vector<Claim>& claims) {
  Service serves;
  for (const Claim& claim : claims) {
    if (claim.event_class != "ROLE" || claim.polarity != Polarity::positive) continue;
    for (const Participant& holder : claim.participants) {
      for (const Participant& served : claim.participants)
        if (holder.side == 0 && served.side == 1) serves.emplace(holder.actor, served.actor);
    }
  }
  return serves;
}

bool is_person(const MentionedDocument& document, std::uint32_t chain) {
  const ActorType type = document.chains[chain].type;
  return type == ActorType::person || type == ActorType::people;
}

// What envoys are sent for.
bool is_errand(const Claim& claim) {
  return claim.event_class == "VISIT" || claim.event_class == "CONSULT" ||
         claim.event_class == "PARTICIPATION";
}

}  // namespace

void settle_orders(const MentionedDocument& document, std::vector<Claim>& claims) {
  const Service serves = service_of(claims);
  const auto own = [&](std::uint32_t doer, std::uint32_t speaker) {
    if (!is_person(document, doer)) return false;
    if (serves.contains({doer, speaker})) return true;
    if (!is_person(document, speaker)) return false;
    // A president and his minister serve one state.
    const std::int32_t state = document.chains[doer].state;
    if (state >= 0 && state == document.chains[speaker].state) return true;
    return std::any_of(serves.begin(), serves.end(), [&](const auto& service) {
      return service.first == doer &&
             (serves.contains({speaker, service.second}) ||
              static_cast<std::int32_t>(service.second) == document.chains[speaker].state);
    });
  };
  for (Claim& claim : claims) {
    if (claim.status != Status::demanded || claim.speakers.size() != 1 || !is_errand(claim)) continue;
    const bool ordered = std::all_of(
        claim.participants.begin(), claim.participants.end(),
        [&](const Participant& doer) { return doer.side != 0 || own(doer.actor, claim.speakers.front()); });
    if (!ordered) continue;
    claim.status = Status::planned;
    claim.speakers.clear();
  }
}

}  // namespace kg::ingest
