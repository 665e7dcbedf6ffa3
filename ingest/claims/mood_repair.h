// Repairs of verbs that are taken for nouns, adjectives or adverbs where what they stand under has them do
// something that has not been done: bare verbs ("demanded that Peru free the crew", "insisted that Oman back
// it") and gerunds ("denied meeting him", "ruled out annexing Patagonia").
#pragma once

#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

// Changes the arcs of one sentence. Cost: linear in the sentence for every verb that embeds such a clause.
void repair_moods(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                  Arcs& arcs);

}  // namespace kg::ingest
