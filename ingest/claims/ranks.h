// What ranks the holder of an office, in the label of a claim: "deputy prime minister of", "former ambassador
// to". Without it who was deputy would be told to be prime minister.
#pragma once

#include <cstdint>
#include <string>

#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"

namespace kg::ingest {

// The label with the ranks (data/en/title_ranks.tsv) that stand before the frame's words at the token; as it
// is where none do.
std::string ranked_label(const ClaimLexicon& lexicon, const Tree& tree, const Frame& frame,
                         std::uint32_t office, std::string label);

}  // namespace kg::ingest
