// Who denies or refuses what was just said of him, or asked of him, answers whoever said or asked it.
//
// "Kenya accused Uganda of smuggling. Uganda called the charge absurd." gives Uganda REJECT Kenya; "Kenya
// asked Uganda to leave, but Uganda refused" gives it too; "a charge that Uganda rejects", "Uganda ruled that
// out".
#pragma once

#include <vector>

#include "ingest/claims/makers.h"

namespace kg::ingest {

// What a sentence of the document answers of `told`, the claims made so far, in the order of the text. Cost:
// linear in the sentence and, for every word that answers, in the claims.
std::vector<ClaimCandidate> make_answers(const Sources& sources, TokenRange sentence,
                                         const std::vector<Claim>& told);

}  // namespace kg::ingest
