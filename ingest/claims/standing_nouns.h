// Whether what a noun of office, membership or kin names is held: "is not a member of", "the nomination to be
// president". Internal to this room.
//
// Such a noun mostly describes ("the president of Peru, X, said") and then holds, whatever is said beside it.
#pragma once

#include <cstdint>

#include "ingest/claims/tree.h"

namespace kg::ingest {

// The word by which a clause says the noun of its subject, and with it whether it is so; -1 if the noun only
// describes. Not "no brother, but a son".
std::int32_t said_by(const Tree& tree, std::uint32_t noun);

// "Opposes Ukraine's membership of NATO", "the nomination to be president".
bool not_held_yet(const Tree& tree, std::uint32_t noun);

// "The nominee for secretary of state": he holds no office yet. The nominee of a party is that.
bool nominated(const Tree& tree, std::uint32_t noun);

}  // namespace kg::ingest
