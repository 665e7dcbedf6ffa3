// Repairs of what makes one verb and of who stands at it: "let go three hostages" is one verb, as is "pushed
// thousands of refugees back"; "whom" is what it is done to; "has also armed X" is no thing that is had.
#pragma once

#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

// Changes the arcs of one sentence. Cost: linear in the sentence for every verb and every "whom".
void repair_verbs(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                  Arcs& arcs);

}  // namespace kg::ingest
