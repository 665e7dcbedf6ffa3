// The vocabularies of a language model: from words, characters and labels to rows of its tables.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/language/train/examples.h"

namespace kg::ingest::train {

class Vocabulary {
 public:
  Vocabulary() = default;
  explicit Vocabulary(std::vector<std::string> entries);

  std::int64_t find(const std::string& entry, std::int64_t otherwise) const;
  const std::vector<std::string>& entries() const { return entries_; }
  std::int64_t size() const { return static_cast<std::int64_t>(entries_.size()); }

 private:
  std::vector<std::string> entries_;
  std::unordered_map<std::string, std::int64_t> places_;
};

// Rows 0 and 1 of words and characters are padding and the unknown, rows 2 and 3 of characters the ends of a
// word.
inline constexpr std::int64_t kUnknown = 1;
inline constexpr std::int64_t kWordBegin = 2;
inline constexpr std::int64_t kWordEnd = 3;

// Pre-trained vectors, the most frequent word first. Row-major, `width` numbers a word.
struct WordVectors {
  std::vector<std::string> words;
  std::vector<float> values;
  std::int64_t width = 0;
};

// Reads at most `limit` words of word2vec's text format. Throws std::runtime_error naming file and line.
WordVectors read_word_vectors(const std::filesystem::path& file, std::size_t limit);

struct Vocabularies {
  Vocabulary words;    // keys with a learned vector
  Vocabulary vectors;  // keys with a pre-trained vector; row 0 stands for none
  Vocabulary chars;
  Vocabulary xpos;
  Vocabulary upos;
  Vocabulary deprel;
  Vocabulary ner;
  std::unordered_map<std::string, std::int64_t> counts;  // of the keys in the training sentences
};

// Words seen at least twice, characters seen at least three times, and every label.
Vocabularies collect(const std::vector<TreeSentence>& trees, const std::vector<EntitySentence>& named,
                     const WordVectors& vectors);

// "O", then B- I- E- S- of PER ORG LOC MISC.
std::vector<std::string> entity_labels();

}  // namespace kg::ingest::train
