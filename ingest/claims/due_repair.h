// Repairs of "due", which parsers take for a preposition or a property: "is due in Beijing for talks", "are
// due to hold talks", "Erdogan was due in Baku". It is the predicate, and who or what is due its subject.
#pragma once

#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

// Changes the arcs of one sentence. Cost: linear in the sentence for every "due".
void repair_due(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                Arcs& arcs);

}  // namespace kg::ingest
