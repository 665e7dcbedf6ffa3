// Who acts through a text: "signed a decree that bans Memorial", "a UN resolution condemning Hamas".
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/claims/propositions.h"

namespace kg::ingest {

// Heads of those who made the text that a noun names (set `document`), as far as its phrase or the verb that
// governs it tells, else those who made the last one called so, up to three sentences before; empty if nobody
// did or the noun names no text. Cost: linear in the words of these sentences.
std::vector<std::uint32_t> makers(const PropositionReader& reader, std::uint32_t document);

}  // namespace kg::ingest
