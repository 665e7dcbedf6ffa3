// "Putin appointed Sergei Shoigu defence minister": parsers read one phrase, as in "the Shoigu ministry". It
// is somebody, and what he is made. Internal to this room.
#pragma once

#include "ingest/language/analysis.h"
#include "ingest/mentions/lexicon.h"

namespace kg::ingest {

// Hangs the name on the verb (naming_verbs.tsv) as its object, the title as its complement, where the title
// stands right behind a person's name without an article. Cost: linear in the tokens.
void repair_given_offices(const MentionLexicon& lexicon, AnalysedDocument& document);

}  // namespace kg::ingest
