// Repairs of the arcs of one sentence around verbs of saying: who says it, and what is said.
//
//   repair_speech(document, lexicon, sentence.tokens, arcs);
//
// "..., a spokeswoman, Amy Horne, said."       Amy Horne is the subject of "said", not an apposition before
// it
// "..., said a general, Viktor Zorin, on ..."  the general is who says it, not what is said
// "said in Lagos, where crowds burned flags"   a relative clause of Lagos, not what is said
// "told Y to go, days after X had accused Z"   a clause of time, not what is told
// "Russia, he said, has bombed Odesa"          "said" stands aside of the verb, not of its subject
// "said that X had met Y, and Z had left"      what Z had done is said too
// "denied that X had attacked and accused Y"   who denies accuses
// "said that X had attacked, adding that Y"    who says it adds
// "... he said; Z has put off a visit"         nothing before a semicolon embeds what stands behind it
//
// Deterministic. Cost: a few looks at the words of the sentence for each verb.
#pragma once

#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

void repair_speech(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                   Arcs& arcs);

}  // namespace kg::ingest
