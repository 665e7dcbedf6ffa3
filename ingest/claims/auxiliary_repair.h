// Auxiliaries that an inset parts from their verb: "Iran has, according to Israel, armed the Houthis",
// "Russia will, the Kremlin said, free the sailors". Parsers take "has" for the verb, "armed" and "free" for
// adjectives, and let Russia do the saying.
//
// Of one sentence, in time linear in its tokens for each of them.
#pragma once

#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

void repair_auxiliaries(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                        Arcs& arcs);

}  // namespace kg::ingest
