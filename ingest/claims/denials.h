// Denials of what was said before: "Kyiv accused Rwanda of arming the rebels, which Kigali denies."
//
//   for (Claim& claim : denied_claims(sources, sentence.tokens, told)) ...
//
// The denial and what it denies are two claims on one triple, each with its speaker.
#pragma once

#include <vector>

#include "graph/claim.h"
#include "ingest/claims/factuality.h"
#include "ingest/claims/makers.h"

namespace kg::ingest {

// Negative claims that the sentence makes by denying one of `told`, the claims of the document up to and with
// this sentence. What was told last before the denial is denied, in the sentence or the one before it, and
// only by whoever is said to have done it. Deterministic; ids are not set.
std::vector<Claim> denied_claims(const Sources& sources, TokenRange sentence, const std::vector<Claim>& told);

// Negative claims that the sentence makes by refusing what `told` demands: "Israel asked Egypt to open it;
// Cairo refused." Of the last such demand in the sentence or the one before it; what is ruled out or rejected
// is a plan, and its speaker whoever does so.
std::vector<Claim> refused_claims(const Sources& sources, TokenRange sentence,
                                  const std::vector<Claim>& told);

// Negative plans that the sentence makes by saying of what `told` planned that it is off: "Merz was to meet
// Xi on Friday. The meeting was cancelled." Of the last such plan in the sentence or the two before it.
std::vector<Claim> called_off_claims(const Sources& sources, const FactualityReader& factuality,
                                     TokenRange sentence, const std::vector<Claim>& told);

}  // namespace kg::ingest
