// From scores to trees and label paths: the decoding that the development figures of training use.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kg::ingest::train {

// The maximum spanning tree with one child of the root (Chu and Liu 1965, Edmonds 1967). `scores` is
// [size, size], row = dependent, column = head, position 0 the root; returns a head for each position, 0 for
// position 0. The best head of each word where these make a tree already, which is nearly always; O(n^3)
// else.
std::vector<std::int32_t> decode_tree(const std::vector<float>& scores, std::size_t size);

// The best well-formed path by Viterbi. `emissions` is [length, labels], `transitions` [labels, labels] from
// row to column. The labels are those of entity_labels().
struct PathScores {
  std::vector<float> emissions;
  std::vector<float> transitions;
  std::vector<float> start;
  std::vector<float> end;
};
std::vector<std::size_t> decode_path(const PathScores& scores, const std::vector<std::string>& labels);

}  // namespace kg::ingest::train
