// Repairs of what hangs on a verb as its object: what a thing is called ("called the charge nonsense",
// "called him a friend"), and pronouns between a verb and its particle ("ruled that out").
#pragma once

#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

// Changes the arcs of one sentence. Cost: linear in the sentence for every verb that names or has a particle.
void repair_objects(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                    Arcs& arcs);

}  // namespace kg::ingest
