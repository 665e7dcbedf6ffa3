// Relative clauses whose gap lies deeper than their verb: "the rebels, whom Iran denies arming", "a force in
// which Kenya has agreed to take part", "the talks that he will convene".
//
// Of one sentence, in time linear in its tokens for each relative word.
#pragma once

#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

void repair_gaps(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                 Arcs& arcs);

}  // namespace kg::ingest
