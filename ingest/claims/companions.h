// Words beside those that the tree ties to a predicate: who does it as well, and what goes on for how long.
//
// All of it is read from the tree alone, in time linear in the children of the words asked for.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/claims/tree.h"

namespace kg::ingest {

// Heads of those who do with the subject what it does: "Carter, accompanied by Nunn, met ...", "Qatar,
// together with Egypt, mediated", "Canada recalled its envoy, as did Sweden", "Chad, like Niger, has left".
// In the order of the text.
std::vector<std::uint32_t> companions(const Tree& tree, std::uint32_t verb, std::uint32_t subject);

// Whether the phrase says that somebody is there as well: "together with Egypt", "along with Egypt",
// "alongside Egypt".
bool in_company(const Tree& tree, std::uint32_t phrase);

// "two days of talks": the noun that stands in the sentence for the talks, "days"; the noun itself if nothing
// measures it.
std::uint32_t measured_by(const Tree& tree, std::uint32_t noun);

// "two days of talks": of "days" the talks; -1 of a noun that measures nothing.
std::int32_t measured_in(const Tree& tree, std::uint32_t noun);

}  // namespace kg::ingest
