// Who does, or is blamed or thanked for, what is told where a token stands: whoever "his" or "himself" there
// most likely means.
//
// "urged Belgium to withdraw its troops"      Belgium, whom the infinitive is asked of
// "Peru thanked Chad for its help"            Chad, by the row of "thank" in blaming_verbs.tsv
// "Peru visited Chad for its own reasons"     Peru, the subject
//
// Internal to this room.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/mentions/reading.h"

namespace kg::ingest {

// The candidate, or -1. `at_head`: the candidate whose head each token is, or -1. Climbs a bounded number of
// steps.
std::int32_t clause_doer(const Reading& reading, const std::vector<std::int32_t>& at_head, std::uint32_t at);

}  // namespace kg::ingest
