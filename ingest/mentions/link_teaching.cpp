#include "ingest/mentions/link_teaching.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "ingest/language/adagrad.h"

namespace kg::ingest {
namespace {

class Learner {
 public:
  Learner(std::size_t features, const LinkTraining& options)
      : options_(options),
        width_(static_cast<std::size_t>(options.width)),
        plain_(features),
        hidden_(features * width_),
        bias_(width_),
        out_(width_) {
    hidden_.scatter(random_, 0.05F);
    out_.scatter(random_, 1 / std::sqrt(static_cast<float>(width_)));
  }

  struct Look {
    std::vector<std::uint32_t> rows;
    float right = 0;
  };

  void slow_to(double share) {
    rate_ = static_cast<float>(options_.rate * share);
    hidden_rate_ = static_cast<float>(options_.hidden_rate * share);
  }

  void teach(const std::vector<Look>& looks) {
    scores_.resize(looks.size());
    layers_.resize(std::max(layers_.size(), looks.size()));
    kept_.resize(std::max(kept_.size(), looks.size()));
    for (std::size_t k = 0; k < looks.size(); ++k) {
      kept_[k].clear();
      for (const std::uint32_t row : looks[k].rows)
        if (static_cast<double>(random_.next()) >= options_.dropped * 2147483648.0) kept_[k].push_back(row);
      scores_[k] = score(kept_[k], layers_[k]);
      if (looks[k].right <= 0) scores_[k] += static_cast<float>(options_.cost);
    }
    const float most = *std::max_element(scores_.begin(), scores_.end());
    float all = 0, right = 0;
    for (std::size_t k = 0; k < looks.size(); ++k) {
      scores_[k] = std::exp(scores_[k] - most);
      all += scores_[k];
      right += looks[k].right * scores_[k];
    }
    for (std::size_t k = 0; k < looks.size(); ++k) {
      const float gradient = scores_[k] / all - looks[k].right * scores_[k] / right;
      if (std::abs(gradient) >= kLeast) correct(k, gradient);
    }
  }

  const AdaGrad& plain() const { return plain_; }
  const AdaGrad& hidden() const { return hidden_; }
  const AdaGrad& bias() const { return bias_; }
  const AdaGrad& out() const { return out_; }
  FixedShuffle& random() { return random_; }

 private:
  static constexpr float kLeast = 1e-3F;  // gradients below change nothing

  float score(const std::vector<std::uint32_t>& rows, std::vector<float>& layer) const {
    layer.assign(bias_.values().begin(), bias_.values().end());
    float sum = 0;
    for (const std::uint32_t row : rows) {
      sum += *plain_.at(row);
      const float* const weights = hidden_.at(row * width_);
      for (std::size_t h = 0; h < width_; ++h) layer[h] += weights[h];
    }
    for (std::size_t h = 0; h < width_; ++h) {
      layer[h] = std::max(layer[h], 0.0F);
      sum += layer[h] * *out_.at(h);
    }
    return sum;
  }

  void correct(std::size_t k, float gradient) {
    for (const std::uint32_t row : kept_[k]) plain_.step(row, &gradient, 1, rate_);
    std::vector<float>& layer = layers_[k];
    below_.assign(width_, 0);
    for (std::size_t h = 0; h < width_; ++h) {
      below_[h] = layer[h] > 0 ? gradient * *out_.at(h) : 0;
      layer[h] *= gradient;
    }
    out_.step(0, layer.data(), width_, hidden_rate_);
    bias_.step(0, below_.data(), width_, hidden_rate_);
    for (const std::uint32_t row : kept_[k]) hidden_.step(row * width_, below_.data(), width_, hidden_rate_);
  }

  const LinkTraining& options_;
  std::size_t width_;
  AdaGrad plain_, hidden_, bias_, out_;
  FixedShuffle random_;
  float rate_ = 0, hidden_rate_ = 0;
  // Of the lesson at hand.
  std::vector<float> scores_, below_;
  std::vector<std::vector<float>> layers_;
  std::vector<std::vector<std::uint32_t>> kept_;
};

}  // namespace

LinkNetwork LinkTeaching::train(const LinkTraining& options) const {
  std::map<FeatureId, int> counts;
  for (const std::vector<LinkOption>& lesson : lessons_)
    for (const LinkOption& option : lesson)
      for (const FeatureId feature : option.features) ++counts[feature];
  LinkWeights weights;
  std::unordered_map<FeatureId, std::uint32_t> row_of;
  for (const auto& [feature, count] : counts) {
    if (count < options.fewest) continue;
    row_of.emplace(feature, static_cast<std::uint32_t>(weights.features.size()));
    weights.features.push_back(feature);
  }
  std::vector<std::vector<Learner::Look>> lessons;
  for (const std::vector<LinkOption>& lesson : lessons_) {
    lessons.emplace_back();
    for (const LinkOption& option : lesson) {
      lessons.back().push_back({{}, option.right});
      for (const FeatureId feature : option.features)
        if (const auto row = row_of.find(feature); row != row_of.end())
          lessons.back().back().rows.push_back(row->second);
    }
  }
  Learner learner(weights.features.size(), options);
  std::vector<std::uint32_t> order(lessons.size());
  std::iota(order.begin(), order.end(), 0U);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    learner.slow_to(1 - 0.8 * epoch / options.epochs);
    learner.random()(order);
    for (const std::uint32_t i : order) learner.teach(lessons[i]);
  }
  constexpr double kHidden = LinkNetwork::kHiddenUnit, kOut = LinkNetwork::kOutUnit;
  weights.plain = whole_numbers<std::int16_t>(learner.plain().values(), kOut);
  weights.hidden = whole_numbers<std::int8_t>(learner.hidden().values(), kHidden);
  weights.hidden_bias = whole_numbers<std::int32_t>(learner.bias().values(), kHidden);
  weights.out = whole_numbers<std::int16_t>(learner.out().values(), kOut);
  return LinkNetwork(std::move(weights));
}

}  // namespace kg::ingest
