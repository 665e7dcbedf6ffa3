// What somebody did, or did not do, as another before him: "Norway has recognised Palestine; Denmark has
// not", "nor has Malta", "so did Ireland", "Latvia is expected to follow suit".
//
//   for (Claim& claim : elided_claims(sources, factuality, sentence.tokens, told)) ...
#pragma once

#include <vector>

#include "graph/claim.h"
#include "ingest/claims/factuality.h"
#include "ingest/claims/makers.h"

namespace kg::ingest {

// Claims that the sentence makes by leaving out a verb that stands before: those of the verb that is meant,
// with another doer. `told`: the claims of the document up to and with this sentence. Deterministic; ids are
// not set.
std::vector<Claim> elided_claims(const Sources& sources, const FactualityReader& factuality,
                                 TokenRange sentence, const std::vector<Claim>& told);

}  // namespace kg::ingest
