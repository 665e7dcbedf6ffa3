// Repairs of main verbs that parsers take for participles or for no verb of their sentence: "Greece, in
// response, curbed imports", "Peru, whose leader was abroad, and Chile signed", "welcomed the news and ended
// talks with Mali".
#pragma once

#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

// Changes the arcs of one sentence. Cost: quadratic in the sentence where its root is a name, else linear.
void repair_main_verbs(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                       Arcs& arcs);

}  // namespace kg::ingest
