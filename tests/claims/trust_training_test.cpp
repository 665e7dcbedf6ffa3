#include "ingest/claims/trust_training.h"

#include <gtest/gtest.h>

#include <vector>

namespace kg::ingest {
namespace {

constexpr FeatureId kPeople = 5, kMinister = 6, kRare = 7;

// Of "people" one claim in ten is right, of ministers nine; rule and model say the same of both.
std::vector<TrustExample> examples() {
  std::vector<TrustExample> all;
  for (int i = 0; i < 400; ++i) {
    all.push_back({0.6, 0.5, {kPeople}, i % 10 == 0});
    all.push_back({0.6, 0.5, {kMinister}, i % 10 != 0});
  }
  for (int i = 0; i < 3; ++i) all.push_back({0.6, 0.5, {kRare}, true});
  return all;
}

TEST(TrainTrust, LearnsWhoseClaimsHold) {
  const TrustModel trust = train_trust(examples());
  EXPECT_LT(trust.chance(0.6, 0.5, std::vector<FeatureId>{kPeople}), 0.25);
  EXPECT_GT(trust.chance(0.6, 0.5, std::vector<FeatureId>{kMinister}), 0.75);
}

TEST(TrainTrust, LearnsNothingFromWhatIsSeenTooSeldom) {
  const TrustModel trust = train_trust(examples());
  EXPECT_EQ(trust.chance(0.6, 0.5, std::vector<FeatureId>{kRare}), trust.chance(0.6, 0.5, {}));
}

TEST(TrainTrust, LearnsHowMuchTheModelIsWorthBesideTheRule) {
  std::vector<TrustExample> all;
  for (int i = 0; i < 400; ++i) {
    const bool right = i % 2 == 0;
    all.push_back({i % 3 == 0 ? 0.8 : 0.6, right ? 0.7 : 0.2, {}, right});
    all.push_back({std::nullopt, right ? 0.6 : 0.1, {}, right && i % 4 == 0});
  }
  const TrustModel trust = train_trust(all);
  EXPECT_GT(trust.scale().model, trust.scale().rule);
  EXPECT_GT(trust.chance(0.6, 0.7, {}), 0.7);
  EXPECT_LT(trust.chance(0.8, 0.2, {}), 0.3);
  EXPECT_GT(trust.chance(std::nullopt, 0.6, {}), trust.chance(std::nullopt, 0.1, {}));
}

TEST(TrainTrust, GivesTheSameModelOfTheSameExamples) {
  const TrustModel one = train_trust(examples()), other = train_trust(examples());
  EXPECT_EQ(one.features(), other.features());
  EXPECT_EQ(one.weights(), other.weights());
  EXPECT_EQ(one.scale().rule, other.scale().rule);
}

TEST(TrainTrust, OfNoExamplesTakesAllAtTheirWord) {
  EXPECT_NEAR(train_trust({}).chance(0.8, 0.01, {}), TrustModel().chance(0.8, 0.01, {}), 1e-9);
}

}  // namespace
}  // namespace kg::ingest
