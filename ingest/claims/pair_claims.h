// What the pair model says of a sentence's claims, and those that it would make where rules are silent.
//
//   for (const ClaimCandidate& made : claims_of_pairs(sources, lexicon, pairs, sentence, ties, candidates,
//   halves))
//     ...   // made.rule == "pair.CONSULT", made.by_pairs == 0.31
//
// One whose other side a row had found already is of that row (`frame`) and at its word. `by_pairs` of the
// rules' candidates is set; what is made has at least `least` of it, and still has to be weighed
// (weighing.cpp). None is made of two in one list, nor of what rules tell of the two elsewhere.
#pragma once

#include <vector>

#include "ingest/claims/document_ties.h"
#include "ingest/claims/lexicon.h"
#include "ingest/claims/makers.h"
#include "ingest/claims/pair_model.h"

namespace kg::ingest {

// Below this chance hardly one in twenty pairs is tied, whoever the two are.
inline constexpr double kLeastOfPairs = 0.12;

std::vector<ClaimCandidate> claims_of_pairs(const Sources& sources, const ClaimLexicon& lexicon,
                                            const PairModel& pairs, TokenRange sentence,
                                            const DocumentTies& ties, std::vector<ClaimCandidate>& candidates,
                                            const std::vector<HalfClaim>& halves,
                                            double least = kLeastOfPairs);

}  // namespace kg::ingest
