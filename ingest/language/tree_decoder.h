// The best tree over the scores of arcs.
//
//   std::vector<std::int32_t> heads = best_tree(scores, 5);   // heads[0] is 0, of the artificial root
//
// `scores` is [size, size], row = dependent, column = head, position 0 the root. The result is the spanning
// tree of greatest sum with exactly one child of the root. Where the best head of each word makes such a tree
// already, which is nearly always, that is it, in O(n^2); else Chu-Liu/Edmonds on contracted cycles, O(n^2)
// too, with the arcs of the root made dearer by more than a tree can gain (Stanojević and Cohen 2021), so
// that one of them is taken. Equal scores: the head further to the left.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace kg::ingest {

std::vector<std::int32_t> best_tree(std::span<const float> scores, std::size_t size);

}  // namespace kg::ingest
