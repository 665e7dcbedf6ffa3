// A network over what speaks for and against a link (link_features.h): which earlier mention a description
// means, or that it means none of them.
//
//   const LinkNetwork network = LinkNetwork::load("data/en/models/descriptions.kgm");
//   network.score(with_the_truce) - network.score(alone);   // log odds, in 1/LinkNetwork::kUnit
//
// One hidden layer, rectified, beside plain weights. Weights are whole numbers and sums exact, so that every
// machine decides alike. Immutable once loaded; safe for any number of threads. Taught by
// description_training.h.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "ingest/language/feature_index.h"
#include "ingest/language/model_file.h"

namespace kg::ingest {

// What a LinkNetwork has learned.
struct LinkWeights {
  std::vector<FeatureId> features;        // each once
  std::vector<std::int16_t> plain;        // one each, in 1/kOutUnit
  std::vector<std::int8_t> hidden;        // a row of the layer's width for each, in 1/kHiddenUnit
  std::vector<std::int32_t> hidden_bias;  // as wide as the layer, in 1/kHiddenUnit
  std::vector<std::int16_t> out;          // the same, in 1/kOutUnit
};

class LinkNetwork {
 public:
  static constexpr std::int64_t kHiddenUnit = 256, kOutUnit = 1024, kUnit = kHiddenUnit * kOutUnit;
  static constexpr std::size_t kMostWidth = 128;

  LinkNetwork() = default;  // knows nothing: rules alone decide
  // Throws ModelError if the sizes do not fit each other.
  explicit LinkNetwork(LinkWeights weights);

  // Throws ModelError that names the file and what to do.
  static LinkNetwork load(const std::filesystem::path& file);
  void save(const std::filesystem::path& file) const;

  bool empty() const { return weights_.out.empty(); }
  // Features that it was not taught say nothing.
  std::int64_t score(const std::vector<FeatureId>& features) const;

 private:
  FeatureIndex index_;
  LinkWeights weights_;  // its list of features stands in the index
};

}  // namespace kg::ingest
