#include "ingest/language/train/decoding.h"

#include <gmock/gmock.h>

#include <limits>
#include <random>

#include "ingest/language/train/vocabulary.h"

namespace kg::ingest::train {
namespace {

double total(const std::vector<float>& scores, std::size_t size, const std::vector<std::int32_t>& heads) {
  double sum = 0;
  for (std::size_t i = 1; i < size; ++i) sum += scores[i * size + static_cast<std::size_t>(heads[i])];
  return sum;
}

bool is_tree_with_one_root(const std::vector<std::int32_t>& heads) {
  int roots = 0;
  for (std::size_t i = 1; i < heads.size(); ++i) {
    roots += heads[i] == 0 ? 1 : 0;
    std::size_t steps = 0;
    for (std::int32_t at = static_cast<std::int32_t>(i); at != 0; at = heads[static_cast<std::size_t>(at)]) {
      if (++steps > heads.size()) return false;
    }
  }
  return roots == 1;
}

// Every assignment of heads, tried one after the other.
double best_by_trying(const std::vector<float>& scores, std::size_t size) {
  double best = -std::numeric_limits<double>::infinity();
  std::vector<std::int32_t> heads(size, 0);
  for (;;) {
    if (is_tree_with_one_root(heads)) best = std::max(best, total(scores, size, heads));
    std::size_t at = 1;
    while (at < size && ++heads[at] == static_cast<std::int32_t>(size)) heads[at++] = 0;
    if (at == size) return best;
  }
}

TEST(TreeDecoding, EqualsTheBestOfAllTreesOnRandomScores) {
  std::mt19937_64 random(11);
  std::uniform_real_distribution<float> score(-3.0F, 0.0F);
  for (int round = 0; round < 300; ++round) {
    const std::size_t size = 2 + static_cast<std::size_t>(round) % 5;
    std::vector<float> scores(size * size);
    for (float& s : scores) s = score(random);
    const auto heads = decode_tree(scores, size);
    ASSERT_TRUE(is_tree_with_one_root(heads));
    EXPECT_NEAR(total(scores, size, heads), best_by_trying(scores, size), 1e-4);
  }
}

TEST(PathDecoding, NeverEndsInsideAnEntityNorMixesTypes) {
  std::mt19937_64 random(5);
  std::uniform_real_distribution<float> score(-2.0F, 2.0F);
  const auto labels = entity_labels();
  for (int round = 0; round < 100; ++round) {
    PathScores scores;
    const auto fill = [&](std::vector<float>& to, std::size_t size) {
      to.resize(size);
      for (float& s : to) s = score(random);
    };
    fill(scores.emissions, labels.size() * static_cast<std::size_t>(1 + round % 6));
    fill(scores.transitions, labels.size() * labels.size());
    fill(scores.start, labels.size());
    fill(scores.end, labels.size());
    std::vector<std::string> path;
    for (const std::size_t label : decode_path(scores, labels)) path.push_back(labels[label]);
    EXPECT_EQ(labels_of(path.size(), spans_of(path)), path);
  }
}

TEST(PathDecoding, OfNothingIsNothing) { EXPECT_TRUE(decode_path({}, entity_labels()).empty()); }

}  // namespace
}  // namespace kg::ingest::train
