#include "ingest/evaluation/calibration.h"

#include <gmock/gmock.h>

namespace kg::ingest {
namespace {

using ::testing::DoubleNear;

std::vector<JudgedTriple> triples(double confidence, int right, int wrong) {
  std::vector<JudgedTriple> all;
  for (int i = 0; i < right; ++i) all.push_back({confidence, true, "rule"});
  for (int i = 0; i < wrong; ++i) all.push_back({confidence, false, "rule"});
  return all;
}

TEST(Reliability, IsPerfectWhereAsManyAreRightAsIsSaid) {
  Reliability table;
  table.add(triples(0.75, 3, 1));
  table.add(triples(0.5, 2, 2));
  EXPECT_EQ(table.triples(), 8u);
  EXPECT_THAT(table.error(), DoubleNear(0, 1e-9));
}

TEST(Reliability, CountsTheDistanceBetweenWhatIsSaidAndWhatIsRight) {
  Reliability table;
  table.add(triples(0.9, 1, 1));   // 40 points off
  table.add(triples(0.25, 3, 3));  // 25 points off, three times as many
  EXPECT_THAT(table.error(), DoubleNear((2 * 40 + 6 * 25) / 8.0, 1e-6));
}

TEST(Reliability, LetsErrorsOfOneBinWeighEachOtherOut) {
  Reliability table;
  table.add(triples(0.61, 1, 0));
  table.add(triples(0.69, 0, 1));
  EXPECT_THAT(table.error(), DoubleNear(15, 1e-6));  // mean 65, half of them right
}

TEST(Reliability, PutsTenthsIntoTheirOwnBins) {
  Reliability table;
  for (const double confidence : {0.0, 0.3, 0.6, 0.7, 0.9, 1.0}) table.add(triples(confidence, 1, 0));
  EXPECT_EQ(table.bins()[0].triples, 1u);
  EXPECT_EQ(table.bins()[3].triples, 1u);
  EXPECT_EQ(table.bins()[6].triples, 1u);
  EXPECT_EQ(table.bins()[7].triples, 1u);
  EXPECT_EQ(table.bins()[9].triples, 2u);
}

TEST(Reliability, TellsHowManyOfTheSureOnesAreRight) {
  Reliability table;
  table.add(triples(0.79, 0, 5));
  table.add(triples(0.8, 3, 1));
  const ReliabilityBin sure = table.at_least(0.8);
  EXPECT_EQ(sure.triples, 4u);
  EXPECT_DOUBLE_EQ(sure.right_share(), 0.75);
  EXPECT_EQ(Reliability().error(), 0);
  EXPECT_EQ(Reliability().at_least(0.8).right_share(), 0);
}

}  // namespace
}  // namespace kg::ingest
