// Gerunds with a doer of their own behind a preposition: "warned against Finland joining NATO", "objected to
// Kosovo joining", "the danger of Israel attacking Iran". Parsers hang Finland on "warned" and let Russia do
// the joining.
//
// Of one sentence, in time linear in its tokens for each of them.
#pragma once

#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

// Only where rows of attitudes say that the word before takes a gerund after the preposition: of "flew to
// Paris carrying a letter" nothing is changed.
void repair_gerunds(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                    Arcs& arcs);

}  // namespace kg::ingest
