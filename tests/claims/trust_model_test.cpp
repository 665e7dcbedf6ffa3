#include "ingest/claims/trust_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace kg::ingest {
namespace {

const std::vector<FeatureId> kNone;

TEST(TrustModel, WeighsTheOddsOfRuleAndModel) {
  const TrustModel trust(TrustScale{0.5, 1.5, 0.25, 0.75, -0.5});
  EXPECT_NEAR(log_odds(trust.chance(0.8, 0.6, kNone)), 0.5 * log_odds(0.8) + 1.5 * log_odds(0.6) + 0.25,
              1e-9);
  EXPECT_NEAR(log_odds(trust.chance(std::nullopt, 0.6, kNone)), 0.75 * log_odds(0.6) - 0.5, 1e-9);
  EXPECT_LT(trust.chance(0.8, 0.3, kNone), trust.chance(0.8, 0.6, kNone));
  EXPECT_LT(trust.chance(0.5, 0.6, kNone), trust.chance(0.8, 0.6, kNone));
}

TEST(TrustModel, IsNeverWhollySure) {
  const TrustModel trust(TrustScale{1, 1, 0, 1, 0});
  EXPECT_GT(trust.chance(0, 0, kNone), 0);
  EXPECT_LT(trust.chance(1, 1, kNone), 1);
  EXPECT_LT(trust.chance(std::nullopt, 1, kNone), 1);
}

TEST(TrustModel, TakesAllAtTheirWordUntilItIsTaught) {
  EXPECT_NEAR(TrustModel().chance(0.8, 0.01, kNone), 0.8, 1e-9);
  EXPECT_NEAR(TrustModel().chance(std::nullopt, 0.3, kNone), 0.3, 1e-9);
}

TEST(TrustModel, AddsTheWeightOfEachFeatureAsOftenAsItStands) {
  const TrustModel trust({}, {7, 9}, {-1024, 512});
  const auto odds = [&](const std::vector<FeatureId>& features) {
    return log_odds(trust.chance(0.5, 0.5, features));
  };
  EXPECT_NEAR(odds({7}), -1, 1e-9);
  EXPECT_NEAR(odds({9, 9}), 1, 1e-9);
  EXPECT_NEAR(odds({7, 9}), -0.5, 1e-9);
  EXPECT_NEAR(odds({8}), 0, 1e-9);  // unknown
}

}  // namespace
}  // namespace kg::ingest
