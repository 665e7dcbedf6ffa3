// Repairs of the arcs of one sentence around infinitives: what embeds them, and who is to do it.
//
//   repair_infinitives(document, lexicon, sentence.tokens, arcs);
//
// "refused on Tuesday to receive him"       that is refused, not what Tuesday was for
// "extended an invitation to her to visit"  the visit is what the invitation is about
// "paved the way for Thaksin to return"     Thaksin is to return
// "the conference, to be hosted by Oman"    the conference is
//
// Deterministic. Cost: a few looks at the words of the sentence for each verb.
#pragma once

#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

void repair_infinitives(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                        Arcs& arcs);

}  // namespace kg::ingest
