// Whether a description by an office may mean somebody who holds one: "the minister" a foreign minister, "the
// envoy" an ambassador, "the Serbian leader" a president. Internal to this room.
#pragma once

#include <string_view>

#include "ingest/mentions/chains.h"

namespace kg::ingest {

// Never "the deputy minister" for a minister, "the general" for a secretary-general, nor "the minister" for
// the prime one. `rank` is that of the description.
bool title_means(const MentionLexicon& lexicon, const Title& asked, RankOfTitle rank, const Candidate& held);

// What the text or, on the day of publication, the catalogue knows of a person's offices.
enum class Fit : std::uint8_t { unknown, fits, unfit };
Fit fits_office(const Reading& reading, const Chains& chains, const Title& asked, RankOfTitle rank,
                std::uint32_t person);

}  // namespace kg::ingest
