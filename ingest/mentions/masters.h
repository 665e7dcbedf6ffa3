// Whom somebody serves: "Sergei Lavrov, the president's foreign minister". Internal to this room.
#pragma once

#include <cstdint>
#include <string>

#include "ingest/mentions/chains.h"

namespace kg::ingest {

// The code of the state of whoever serves the candidate, or is of his family, which is the candidate's too.
// Empty if nobody does, or nobody that the catalogue knows.
std::string state_of_servant(const Reading& reading, const Chains& chains, std::uint32_t master);

}  // namespace kg::ingest
