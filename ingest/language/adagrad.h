// Weights that learn by AdaGrad (Duchi, Hazan and Singer 2011), in fixed order and so alike on every run.
//
//   AdaGrad weights(rows * width);
//   weights.scatter(random, 0.05F);
//   weights.step(row * width, gradients, width, 0.01F);
//   const std::vector<std::int8_t> shipped = whole_numbers<std::int8_t>(weights.values(), 256);
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "ingest/language/fixed_shuffle.h"

namespace kg::ingest {

class AdaGrad {
 public:
  explicit AdaGrad(std::size_t count) : values_(count, 0), squares_(count, 1e-4F) {}
  float* at(std::size_t place) { return values_.data() + place; }
  const float* at(std::size_t place) const { return values_.data() + place; }
  // gradients[i] of the `count` weights from `place` on.
  void step(std::size_t place, const float* gradients, std::size_t count, float rate) {
    float* const values = values_.data() + place;
    float* const squares = squares_.data() + place;
    for (std::size_t i = 0; i < count; ++i) {
      squares[i] += gradients[i] * gradients[i];
      values[i] -= rate * gradients[i] / std::sqrt(squares[i]);
    }
  }
  const std::vector<float>& values() const { return values_; }
  // Around 0, as far as `spread`: rows that all began alike would stay alike.
  void scatter(FixedShuffle& random, float spread) {
    for (float& value : values_) value = spread * (static_cast<float>(random.next()) / 1073741824.0F - 1.0F);
  }

 private:
  std::vector<float> values_, squares_;
};

// Each value times `unit`, plus `shift`, rounded and kept within what Value holds.
template <class Value>
std::vector<Value> whole_numbers(const std::vector<float>& values, double unit, double shift = 0) {
  using Limits = std::numeric_limits<Value>;
  std::vector<Value> whole;
  whole.reserve(values.size());
  for (const float value : values) {
    const double scaled = std::round(value * unit + shift);
    whole.push_back(static_cast<Value>(
        std::clamp(scaled, static_cast<double>(-Limits::max()), static_cast<double>(Limits::max()))));
  }
  return whole;
}

}  // namespace kg::ingest
