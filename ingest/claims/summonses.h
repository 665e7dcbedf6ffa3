// ACCUSE and SANCTION where the text does not say who summons or expels an envoy: it is his host.
//
// "Iran's ambassador in Ankara was summoned"                     Turkey, to which he is posted
// "The Turkish ambassador was summoned to the Iraqi ministry"    the ministry
// "The ambassador was summoned by a court"                       nothing: the text says who
#pragma once

#include <vector>

#include "ingest/claims/makers.h"

namespace kg::ingest {

// Call it when the sentence's offices are known: `candidates` and `held` tell where an envoy is posted.
void make_summonses(const Sources& sources, const OfficesHeld& held, TokenRange sentence,
                    std::vector<ClaimCandidate>& candidates);

}  // namespace kg::ingest
