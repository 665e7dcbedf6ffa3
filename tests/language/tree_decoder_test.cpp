#include "ingest/language/tree_decoder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace kg::ingest {
namespace {

bool is_tree(const std::vector<std::int32_t>& heads) {
  if (std::count(heads.begin() + 1, heads.end(), 0) != 1) return false;
  for (std::size_t d = 1; d < heads.size(); ++d) {
    auto at = static_cast<std::int32_t>(d);
    for (std::size_t steps = 0; at != 0; ++steps) {
      if (steps > heads.size()) return false;
      at = heads[static_cast<std::size_t>(at)];
    }
  }
  return true;
}

double sum_of(const std::vector<float>& scores, const std::vector<std::int32_t>& heads) {
  double sum = 0;
  for (std::size_t d = 1; d < heads.size(); ++d)
    sum += static_cast<double>(scores[d * heads.size() + static_cast<std::size_t>(heads[d])]);
  return sum;
}

// The greatest sum of all trees, by trying every one.
double greatest(const std::vector<float>& scores, std::size_t size) {
  double best = -1e9;
  std::vector<std::int32_t> heads(size, 0);
  for (;;) {
    if (is_tree(heads)) best = std::max(best, sum_of(scores, heads));
    std::size_t d = 1;
    while (d < size && ++heads[d] == static_cast<std::int32_t>(size)) heads[d++] = 0;
    if (d == size) return best;
  }
}

TEST(TreeDecoderProperty, FindsTheBestTreeWithOneRootOnRandomScores) {
  std::mt19937 random(3);
  for (int round = 0; round < 400; ++round) {
    const std::size_t size = 2 + random() % 5;
    std::vector<float> scores(size * size);
    for (float& score : scores) score = static_cast<float>(random() % 1000) / 100.0F - 5.0F;
    const std::vector<std::int32_t> heads = best_tree(scores, size);
    ASSERT_TRUE(is_tree(heads));
    ASSERT_NEAR(sum_of(scores, heads), greatest(scores, size), 1e-4);
  }
}

TEST(TreeDecoder, MakesATreeOfManyWordsThatAllPreferCycles) {
  constexpr std::size_t kSize = 161;
  std::vector<float> scores(kSize * kSize, 0.0F);
  for (std::size_t d = 1; d < kSize; ++d) {
    scores[d * kSize + (d % 2 == 1 ? d + 1 : d - 1)] = 9.0F;
    scores[d * kSize] = 5.0F;
  }
  EXPECT_TRUE(is_tree(best_tree(scores, kSize)));
}

TEST(TreeDecoder, HangsASingleWordOnTheRoot) {
  EXPECT_EQ(best_tree(std::vector<float>(4, 0.0F), 2), (std::vector<std::int32_t>{0, 0}));
}

}  // namespace
}  // namespace kg::ingest
