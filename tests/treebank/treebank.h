// The sentences of this folder, for its tests.
#pragma once

#include <string>
#include <vector>

#include "ingest/language/conllu.h"

namespace kg::ingest::testing {

struct TreebankFile {
  std::string name;  // "quotes"
  std::vector<ConlluSentence> sentences;
};

// By name.
std::vector<TreebankFile> treebank();

// Value of "KEY=" in MISC, or empty.
std::string misc_value(const ConlluWord& word, const std::string& key);

}  // namespace kg::ingest::testing
