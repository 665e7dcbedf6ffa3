// Who does an event whose noun stands under a verb: in "flew to Jeddah for talks" who flew there, in "blamed
// Israel for the killing of" who is blamed, in "expressed anger at the bombing of" nobody that the verb
// names.
#pragma once

#include <cstdint>
#include <string_view>

#include "ingest/claims/propositions.h"

namespace kg::ingest {

enum class Lends : std::uint8_t { nobody, subject, object };

// Which of the verb's arguments does the event as well. The event stands where `stands` does: in "two days of
// talks" that is "days". Cost: linear in the arguments of both.
Lends lends_to(const PropositionReader& reader, const Predicate& event, std::uint32_t stands,
               const Predicate& verb);

// Prepositions behind which stands what somebody is at: "for talks", "on a visit", "after a meeting".
bool attending(std::string_view preposition);

}  // namespace kg::ingest
