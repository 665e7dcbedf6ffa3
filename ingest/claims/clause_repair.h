// Repairs of the arcs of one sentence around clauses that tell what has not happened: what is demanded,
// planned, denied.
//
//   repair_clauses(document, lexicon, sentence.tokens, arcs);
//
// "No meeting is planned, Dmitry Peskov said."   the meeting is planned; it does not say anything
// "denied having armed Israel"                   "armed" is the verb, not a property of Israel
// "gave Iraq six weeks to leave Kuwait"          Iraq is to leave: the infinitive belongs to "gave"
// "ruled out freezing Iranian assets"            the freezing is ruled out
// "meets X on Monday and Y on Tuesday"           Y is met, and not a day
// "said that he would come and urged them to"    he urged them; it is no part of what he said
// "Turkey, Iraq to sign a deal"                  two parties, though the second looks like an apposition
//
// Deterministic. Cost: a few looks at the words of the sentence for each verb.
#pragma once

#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

void repair_clauses(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                    Arcs& arcs);

}  // namespace kg::ingest
