// How likely a claim is right: what the rule says that made it, what the pair model says, whom it names.
//
//   const double chance = trust.chance(0.8, 0.6, reader.features(candidate));   // of a rule's claim
//   const double chance = trust.chance(std::nullopt, 0.6, reader.features(candidate));   // of the model's
//   own
//
// Logistic regression over the log odds of both and the features of TrustReader; the chance is calibrated on
// articles that taught neither (docs/claims.md). Weights of features are whole numbers and their sum is
// exact. Immutable; safe for any number of threads.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ingest/claims/pair_features.h"

namespace kg::ingest {

// What the odds of rule and pair model count.
struct TrustScale {
  double rule = 1, model = 0, shift = 0;  // of what a rule makes
  double alone = 1, alone_shift = 0;      // of what the model makes by itself
};

class TrustModel {
 public:
  TrustModel() = default;  // takes rules at their word, and the model where rules are silent
  TrustModel(const TrustScale& scale) : scale_(scale) {}
  // `features` sorted, one weight each in 1/kUnit of log odds.
  TrustModel(const TrustScale& scale, std::vector<FeatureId> features, std::vector<std::int16_t> weights)
      : scale_(scale), features_(std::move(features)), weights_(std::move(weights)) {}

  // Between 0 and 1, both out of reach. Features that the model does not know say nothing.
  double chance(std::optional<double> of_rule, double of_pairs, std::span<const FeatureId> features) const;

  const TrustScale& scale() const { return scale_; }
  const std::vector<FeatureId>& features() const { return features_; }
  const std::vector<std::int16_t>& weights() const { return weights_; }

  static constexpr double kUnit = 1024;

 private:
  TrustScale scale_;
  std::vector<FeatureId> features_;  // sorted
  std::vector<std::int16_t> weights_;
};

// The natural logarithm of p / (1 - p), of a p that is kept a thousandth away from 0 and 1.
double log_odds(double probability);

}  // namespace kg::ingest
