// Trains the lemmatiser on treebanks.
//
//   train_lemmatiser({read_conllu(ewt, "ewt-train.conllu")}, LemmaRows::of("data/en/tokens"), "lemmas.kgm");
//
// The rows of the language count as if they stood in a treebank, and a little more, so that a slip of an
// annotator does not outweigh them: without them a treebank's few thousand verbs teach that "bombed" is a
// form of "bom" and "clashes" one of "clashe". Same input, same bytes. A few seconds for 320,000 words.
#pragma once

#include <filesystem>
#include <vector>

#include "ingest/language/conllu.h"

namespace kg::ingest {

// Files of rows; an empty path, or a file that is not there, stands for none.
struct LemmaRows {
  std::filesystem::path irregular = {};  // "form xpos lemma"
  std::filesystem::path verbs = {};      // "lemma doubled past", inflected as English verbs are
  std::filesystem::path nouns = {};      // "plural lemma"

  // irregular.tsv, verbs.tsv and nouns.tsv of a folder.
  static LemmaRows of(const std::filesystem::path& folder);
};

// Throws std::runtime_error with file and line of a bad row.
void train_lemmatiser(const std::vector<std::vector<ConlluSentence>>& treebanks, const LemmaRows& rows,
                      const std::filesystem::path& out);

}  // namespace kg::ingest
