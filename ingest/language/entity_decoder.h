// The best well-formed path of entity labels through a sentence, by Viterbi.
//
//   EntityDecoder decoder(labels, transitions, starts, ends);
//   std::vector<std::size_t> path = decoder.best(scores, words);    // a label for each word
//
// Labels are "O" and B- I- E- S- with a type; after B and I comes I or E of the same type, after all others
// O, B or S; a path starts with O, B or S and ends with O, E or S. Linear in the words.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace kg::ingest {

class EntityDecoder {
 public:
  // `transitions` is [labels, labels], from row to column. All spans are copied.
  EntityDecoder(const std::vector<std::string>& labels, std::span<const float> transitions,
                std::span<const float> starts, std::span<const float> ends);

  // `scores` is [words, labels].
  std::vector<std::size_t> best(std::span<const float> scores, std::size_t words) const;

 private:
  std::size_t labels_;
  std::vector<std::vector<std::pair<std::size_t, float>>> before_;  // labels that may precede, with score
  std::vector<float> starts_, ends_;                                // of forbidden ones: a very small number
};

}  // namespace kg::ingest
