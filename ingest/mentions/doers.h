// Who does to a mention what its sentence tells: nobody that could be meant by it. Internal to this room.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/mentions/chains.h"

namespace kg::ingest {

// Roots of the chains in the subject of the nearest clause that the candidate stands in as something else:
// "Sudan urged both sides" gives Sudan. Empty where the candidate is a subject itself.
std::vector<std::uint32_t> doers_to(const Reading& reading, const Chains& chains, const Candidate& candidate);

// Whether the text makes one of the two the subject and the other the object of one verb: "the general told
// Burhan" speaks of two. Not "is", "remained", "became".
bool subject_and_object(const Reading& reading, const Chains& chains, std::uint32_t candidate,
                        std::uint32_t other);

}  // namespace kg::ingest
