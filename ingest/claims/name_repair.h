// Repairs of the arcs of one sentence around names: what belongs to one, and who stands in a list.
//
//   repair_names(document, lexicon, sentence.tokens, arcs);
//
// "freed Marwan Barghouti"                          one object, not two
// "Abdulqader al-Murtada, who heads the committee"  the clause hangs on the name, not on a word of it
// "Cardinal Jaime Sin asked"                        one subject, and its title
// "A, B, C and D met", with B beside A              a list of four
// "the presidents of Serbia and Kosovo, Vucic and Osmani"  persons are in no list of states
// "eleven men, among them Nils Orre"                he is one of them
// "the group, which Turkey backs"                    "backs" is what Turkey does, no plural noun
// "Brazil condemned it, and Luis Almagro called"    the subject of what follows
//
// Deterministic. Cost: a few looks at the words of the sentence for each name.
#pragma once

#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

void repair_names(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                  Arcs& arcs);

}  // namespace kg::ingest
