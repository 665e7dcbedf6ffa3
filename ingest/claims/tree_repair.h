// Where parsers err as a rule, and the rows of the lexicon or the names of the text tell what was meant:
// repairs of the arcs of a document before its trees are walked.
//
//   const Tree tree(document.analysis, repairs(document, lexicon));
//
// "handed over Mladic"             over is a particle, Mladic the object: `hand over` is a head of rows
// "gave Ukraine tanks"             of two objects the first is the receiver
// "blamed" with lemma "blam"       the lemma is the one that rows speak of
// "A, B, C and D met"              names of one list, though the parser puts B in apposition to A
// "permitted him to leave"         what is permitted hangs on the verb, not on the object
// "accused it of arming rebels"    "arming" is a gerund, not a noun before "rebels"
// "ties with Peru hours after"     Peru stands behind "with", the hours are an adjunct
//
// Deterministic; each repair costs a look at the neighbours of one token.
#pragma once

#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

// Both must outlive what is returned.
TreeRepair repairs(const MentionedDocument& document, const ClaimLexicon& lexicon);

}  // namespace kg::ingest
