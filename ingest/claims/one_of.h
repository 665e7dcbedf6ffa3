// Whether a word is one of a few.
//
//   if (one_of(tree.lemma(verb), {"abandon", "cease", "end"})) ...
//
// For words that a rule's structure rests on; what is knowledge of words stands in data/en/lexicon/sets.tsv.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace kg::ingest {

inline bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace kg::ingest
