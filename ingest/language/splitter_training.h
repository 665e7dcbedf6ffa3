// Trains the sentence splitter on treebanks.
//
//   train_splitter({{read_conllu(ewt, "ewt-train.conllu")}}, tokeniser, "data/en/models/sentences.kgm");
//
// The text is rebuilt from the treebank, cut by `tokeniser`, and each place between two pieces is an example
// that is positive where a sentence of the treebank ends. Logistic regression with AdaGrad, weights rounded
// to integers; the same input gives the same file. About ten seconds for 320,000 words.
#pragma once

#include <filesystem>
#include <vector>

#include "ingest/language/conllu.h"
#include "ingest/language/tokeniser.h"

namespace kg::ingest {

void train_splitter(const std::vector<std::vector<ConlluSentence>>& treebanks, const Tokeniser& tokeniser,
                    const std::filesystem::path& out);

}  // namespace kg::ingest
