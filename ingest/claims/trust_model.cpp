#include "ingest/claims/trust_model.h"

#include <algorithm>
#include <cmath>

namespace kg::ingest {

double log_odds(double probability) {
  const double inside = std::clamp(probability, 0.001, 0.999);
  return std::log(inside / (1 - inside));
}

double TrustModel::chance(std::optional<double> of_rule, double of_pairs,
                          std::span<const FeatureId> features) const {
  std::int64_t sum = 0;
  for (const FeatureId feature : features) {
    const auto found = std::lower_bound(features_.begin(), features_.end(), feature);
    if (found != features_.end() && *found == feature)
      sum += weights_[static_cast<std::size_t>(found - features_.begin())];
  }
  const double odds =
      of_rule ? scale_.rule * log_odds(*of_rule) + scale_.model * log_odds(of_pairs) + scale_.shift
              : scale_.alone * log_odds(of_pairs) + scale_.alone_shift;
  return 1 / (1 + std::exp(-(odds + static_cast<double>(sum) / kUnit)));
}

}  // namespace kg::ingest
