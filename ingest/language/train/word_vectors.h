// Word vectors from unlabelled text, for the language models: skip-grams with negative sampling
// (Mikolov et al. 2013) as implemented by fastText, without subwords.
//
//   WordVectorOptions options{.dimensions = 100};
//   train_word_vectors({"text/wikinews-2019-2020.txt"}, "vectors.vec", options);
//
// Input files hold one paragraph a line, UTF-8. Words are cut by `vector_words`, which follows the
// Universal Dependencies treebanks of English: hyphens and clitics part, abbreviations keep their dots.
// One thread only, so that the same input gives the same bytes. Throws std::runtime_error when a file
// cannot be read or written. Cost: about 4 minutes a pass over 27 million words.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace kg::ingest::train {

struct WordVectorOptions {
  int dimensions = 100;
  int passes = 4;
  int min_count = 5;
};

// The lower-cased words of a line. "Ukraine's U.S.-drafted plan" gives ukraine 's u.s. - drafted plan.
std::vector<std::string> vector_words(std::string_view line);

// Writes the text format of word2vec: "COUNT DIM", then one word and its numbers a line.
void train_word_vectors(const std::vector<std::filesystem::path>& texts, const std::filesystem::path& out,
                        const WordVectorOptions& options);

}  // namespace kg::ingest::train
