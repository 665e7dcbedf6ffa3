// Trains the lemmatiser on treebanks.
//
//   train_lemmatiser({read_conllu(ewt, "ewt-train.conllu")}, "data/en/tokens/irregular.tsv", "lemmas.kgm",
//                    "data/en/tokens/verbs.tsv");
//
// `irregular` has rows "form xpos lemma" that count as if they stood in a treebank; so do the inflected forms
// of `verbs`, whose rows are "lemma doubled past" (an empty path: none). Without them a treebank's few
// thousand verbs teach that "bombed" is a form of "bom". Same input, same bytes.
#pragma once

#include <filesystem>
#include <vector>

#include "ingest/language/conllu.h"

namespace kg::ingest {

void train_lemmatiser(const std::vector<std::vector<ConlluSentence>>& treebanks,
                      const std::filesystem::path& irregular, const std::filesystem::path& out,
                      const std::filesystem::path& verbs = {});

}  // namespace kg::ingest
