// Orders examples anew each time it is called, in the same way on every machine.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace kg::ingest {

class FixedShuffle {
 public:
  explicit FixedShuffle(std::uint64_t seed = 7) : state_(seed) {}

  // Below 2^31.
  std::uint64_t next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return state_ >> 33U;
  }
  void operator()(std::vector<std::uint32_t>& order) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[next() % i]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace kg::ingest
