// Where the row of a feature stands in a table of weights.
//
//   const FeatureIndex index({3, 5, 8});
//   index.look_up(pair.features, [](FeatureId feature) { return feature; }, [](std::uint32_t) {},
//                 [&](FeatureId, std::uint32_t row) { add(weights[row]); });   // row 1 for feature 5
//
// Open addressing, at most half full. Immutable; safe for any number of threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace kg::ingest {

using FeatureId = std::uint32_t;  // the hash of its name

class FeatureIndex {
 public:
  FeatureIndex() = default;
  // The row of a feature is its place in `features`, which holds each once.
  explicit FeatureIndex(std::vector<FeatureId> features) : features_(std::move(features)) {
    std::size_t places = 1;
    while (places < 2 * features_.size()) places *= 2;
    places_.assign(places, {});
    for (std::uint32_t i = 0; i < features_.size(); ++i) {
      std::size_t at = place_of(features_[i]);
      while (places_[at].row != 0) at = (at + 1) & (places_.size() - 1);
      places_[at] = {features_[i], i + 1};
    }
  }

  const std::vector<FeatureId>& features() const { return features_; }

  // Calls use(one of `all`, row) for those whose feature, id_of(one), stands in the table, in their order.
  // The table and the rows are larger than the nearest caches: ahead(row) is called some of `all` before
  // use(), to ask for the row.
  template <typename All, typename IdOf, typename Ahead, typename Use>
  void look_up(const All& all, IdOf id_of, Ahead ahead, Use use) const {
    constexpr std::size_t kAhead = 16;
    if (places_.empty()) return;
    std::array<std::uint32_t, kAhead> rows{};  // counted from 1
    for (std::size_t i = 0; i < all.size() + kAhead; ++i) {
      if (i >= kAhead && rows[i % kAhead] != 0) use(all[i - kAhead], rows[i % kAhead] - 1);
      const std::size_t next = i + kAhead;
      if (next < all.size()) __builtin_prefetch(&places_[place_of(id_of(all[next]))]);
      rows[i % kAhead] = i < all.size() ? row(id_of(all[i])) : 0;
      if (rows[i % kAhead] != 0) ahead(rows[i % kAhead] - 1);
    }
  }

 private:
  struct Place {
    FeatureId feature = 0;
    std::uint32_t row = 0;  // counted from 1; 0 where none stands
  };

  // The upper bits of the product of Fibonacci hashing: ids of one group share their lowest bits.
  std::size_t place_of(FeatureId feature) const {
    return (feature * 0x9E3779B97F4A7C15ULL >> 24U) & (places_.size() - 1);
  }
  std::uint32_t row(FeatureId feature) const {
    for (std::size_t at = place_of(feature); places_[at].row != 0; at = (at + 1) & (places_.size() - 1))
      if (places_[at].feature == feature) return places_[at].row;
    return 0;
  }

  std::vector<FeatureId> features_;
  std::vector<Place> places_;
};

}  // namespace kg::ingest
