// Infinitives and gerunds behind what is set into the one asked: "He asked Kenya, which chairs the council,
// to persuade Uganda", "stopped Frontex, which patrols the border, from deporting them". Parsers hang "to
// persuade" on "chairs", as if Kenya chaired in order to; it is what was asked.
//
// Of one sentence, in time linear in its tokens for each of them.
#pragma once

#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

void repair_insets(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                   Arcs& arcs);

}  // namespace kg::ingest
