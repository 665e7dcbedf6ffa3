// The measures of coreference against examples worked out by hand.
#include <gtest/gtest.h>

#include "bench/coref/metrics.h"

namespace kg::bench {
namespace {

using Chains = std::vector<ChainOfMentions>;

CorefScore scored(const Chains& key, const Chains& predicted) {
  CorefScore score;
  score.add(key, predicted);
  return score;
}

TEST(CorefMetrics, AgreeWithThemselves) {
  const Chains chains = {{1, 2, 3}, {4, 5}};
  const CorefScore score = scored(chains, chains);
  EXPECT_DOUBLE_EQ(score.muc.f1(), 1);
  EXPECT_DOUBLE_EQ(score.b_cubed.f1(), 1);
  EXPECT_DOUBLE_EQ(score.ceaf_e.f1(), 1);
  EXPECT_DOUBLE_EQ(score.conll(), 1);
}

// Key {a b c} {d e f g}; predicted {a b} {c d} {f g h i}.
// MUC: of 2 + 3 links of the key, a-b and f-g are kept: 2/5; of 1 + 1 + 3 predicted ones the same two.
// B³: recall (4/3 + 1/3 + 1/4 + 4/4) / 7 = 5/12; precision (4/2 + 1/2 + 1/2 + 4/4) / 8 = 1/2.
// CEAF-e: the best pairs are abc-ab with 4/5 and defg-fghi with 4/8; 1.3 of 2 and of 3 chains.
TEST(CorefMetrics, CountMentionsThatOnlyOneSideHas) {
  const CorefScore score = scored({{1, 2, 3}, {4, 5, 6, 7}}, {{1, 2}, {3, 4}, {6, 7, 8, 9}});
  EXPECT_DOUBLE_EQ(score.muc.recall(), 0.4);
  EXPECT_DOUBLE_EQ(score.muc.precision(), 0.4);
  EXPECT_DOUBLE_EQ(score.b_cubed.recall(), 5.0 / 12);
  EXPECT_DOUBLE_EQ(score.b_cubed.precision(), 0.5);
  EXPECT_DOUBLE_EQ(score.ceaf_e.recall(), 0.65);
  EXPECT_DOUBLE_EQ(score.ceaf_e.precision(), 1.3 / 3);
}

// Vilain's first example: A-B, C-D predicted where A-B-C-D is the key: two of three links, both right.
TEST(CorefMetrics, MucCountsTheLinksThatAreMissing) {
  const CorefScore score = scored({{1, 2, 3, 4}}, {{1, 2}, {3, 4}});
  EXPECT_DOUBLE_EQ(score.muc.recall(), 2.0 / 3);
  EXPECT_DOUBLE_EQ(score.muc.precision(), 1);
}

// Bagga and Baldwin: twelve mentions in chains of 5, 2 and 5; a link between the two of five costs more than
// one between a five and the two. Precision 16/12 ... worked out: (5·5 + 7 mentions of a chain of 7: 25/7 +
// 4/7) / 12.
TEST(CorefMetrics, BCubedPunishesTheLargerWrongMergeMore) {
  const Chains key = {{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}};
  const CorefScore small = scored(key, {{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}});
  const CorefScore large = scored(key, {{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, {6, 7}});
  EXPECT_DOUBLE_EQ(small.b_cubed.precision(), (5 + 25.0 / 7 + 4.0 / 7) / 12);
  EXPECT_DOUBLE_EQ(large.b_cubed.precision(), (2 + 5.0) / 12);
  EXPECT_DOUBLE_EQ(small.muc.precision(), large.muc.precision());
  EXPECT_DOUBLE_EQ(small.b_cubed.recall(), 1);
}

TEST(CorefMetrics, CeafPairsEachChainOnce) {
  // Both halves resemble the one key chain; only one of them counts.
  const CorefScore score = scored({{1, 2, 3, 4}}, {{1, 2}, {3, 4}});
  EXPECT_DOUBLE_EQ(score.ceaf_e.recall(), 4.0 / 6);
  EXPECT_DOUBLE_EQ(score.ceaf_e.precision(), 4.0 / 6 / 2);
}

TEST(CorefMetrics, AddUpOverDocuments) {
  CorefScore score;
  score.add({{1, 2}}, {{1, 2}});
  score.add({{1, 2, 3}}, {});
  EXPECT_DOUBLE_EQ(score.muc.recall(), 1.0 / 3);
  EXPECT_DOUBLE_EQ(score.b_cubed.recall(), 2.0 / 5);
  EXPECT_DOUBLE_EQ(score.ceaf_e.recall(), 0.5);
  EXPECT_DOUBLE_EQ(score.muc.precision(), 1);
}

TEST(CorefMetrics, NothingPredictedIsNothingFound) {
  const CorefScore score = scored({{1, 2}}, {});
  EXPECT_DOUBLE_EQ(score.conll(), 0);
}

TEST(BestAssignment, IsNotTheGreedyOne) {
  EXPECT_DOUBLE_EQ(best_assignment({{10, 9}, {9, 1}}), 18);
  EXPECT_DOUBLE_EQ(best_assignment({{0.5, 0.2, 0.9}}), 0.9);
  EXPECT_DOUBLE_EQ(best_assignment({{0.5}, {0.7}, {0.1}}), 0.7);
  EXPECT_DOUBLE_EQ(best_assignment({}), 0);
}

}  // namespace
}  // namespace kg::bench
