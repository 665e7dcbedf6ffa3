// Repairs of what is joined to what: a finite verb goes with a finite one ("urged Iran to leave and accused
// it": who urges accuses), and who is accused of one thing beside another of another ("accused X of this and
// Y of that").
#pragma once

#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

// Changes the arcs of one sentence. Cost: a few looks at the words of the sentence for each verb.
void repair_conjuncts(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                      Arcs& arcs);

}  // namespace kg::ingest
