// Whoever is left out of all or of none: in "no country but Turkey recognises it" Turkey does, in "everyone
// except Serbia condemned it" Serbia did not. "Apart from Hungary, Poland opposed it" leaves nobody out:
// Poland is not all.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/claims/tree.h"

namespace kg::ingest {

// Whether the subject is nobody rather than all: whoever is left out of it does what it tells.
bool means_nobody(const Tree& tree, std::uint32_t subject);

// Heads of the names left out of the subject of a verb, in the order of the text. Cost: linear in the
// sentence for subjects such as "none" and "everyone", else none.
std::vector<std::uint32_t> left_out_of(const Tree& tree, std::uint32_t verb, std::uint32_t subject);

}  // namespace kg::ingest
