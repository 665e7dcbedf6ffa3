// What holds for the analysis of any text by any model.
#pragma once

#include "ingest/language/analysis.h"

namespace kg::ingest::testing {

// Fails the test unless each sentence is a tree of its own with one root, each token spells its bytes and has
// tags, lemma and relation, and entities follow each other, each inside one sentence.
void expect_sound(const AnalysedDocument& document);

}  // namespace kg::ingest::testing
