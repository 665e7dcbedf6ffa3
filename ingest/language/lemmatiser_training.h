// Trains the lemmatiser on treebanks.
//
//   train_lemmatiser({read_conllu(ewt, "ewt-train.conllu")}, "data/en/tokens/irregular.tsv", "lemmas.kgm");
//
// `irregular` has rows "form xpos lemma" that count as if they stood in a treebank. Same input, same bytes.
#pragma once

#include <filesystem>
#include <vector>

#include "ingest/language/conllu.h"

namespace kg::ingest {

void train_lemmatiser(const std::vector<std::vector<ConlluSentence>>& treebanks,
                      const std::filesystem::path& irregular, const std::filesystem::path& out);

}  // namespace kg::ingest
