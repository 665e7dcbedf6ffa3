#include "ingest/mentions/link_network.h"

#include <algorithm>
#include <array>

namespace kg::ingest {
namespace {

template <class Value>
std::vector<Value> copied(std::span<const Value> values) {
  return {values.begin(), values.end()};
}

}  // namespace

LinkNetwork::LinkNetwork(LinkWeights weights)
    : index_(std::move(weights.features)), weights_(std::move(weights)) {
  const std::size_t features = index_.features().size(), width = weights_.out.size();
  if (width == 0 || width > kMostWidth || weights_.hidden_bias.size() != width ||
      weights_.plain.size() != features || weights_.hidden.size() != features * width)
    throw ModelError("weights of a network of descriptions do not fit its features");
}

LinkNetwork LinkNetwork::load(const std::filesystem::path& file) {
  const ModelFile found = ModelFile::open(file);
  LinkWeights weights;
  weights.features = copied(found.array<std::uint32_t>("features"));
  weights.plain = copied(found.array<std::int16_t>("plain", weights.features.size()));
  weights.out = copied(found.array<std::int16_t>("out"));
  weights.hidden_bias = copied(found.array<std::int32_t>("hidden bias", weights.out.size()));
  weights.hidden = copied(found.array<std::int8_t>("hidden", weights.features.size() * weights.out.size()));
  return LinkNetwork(std::move(weights));
}

void LinkNetwork::save(const std::filesystem::path& file) const {
  ModelFileWriter writer;
  const std::size_t features = index_.features().size(), width = weights_.out.size();
  writer.add<std::uint32_t>("features", index_.features(), features, 1);
  writer.add<std::int16_t>("plain", weights_.plain, features, 1);
  writer.add<std::int8_t>("hidden", weights_.hidden, features, width);
  writer.add<std::int32_t>("hidden bias", weights_.hidden_bias, width, 1);
  writer.add<std::int16_t>("out", weights_.out, width, 1);
  writer.write(file);
}

std::int64_t LinkNetwork::score(const std::vector<FeatureId>& features) const {
  const std::size_t width = weights_.out.size();
  std::array<std::int32_t, kMostWidth> layer{};
  std::copy(weights_.hidden_bias.begin(), weights_.hidden_bias.end(), layer.begin());
  std::int64_t sum = 0;
  index_.look_up(
      features, [](FeatureId feature) { return feature; },
      [&](std::uint32_t row) { __builtin_prefetch(weights_.hidden.data() + row * width); },
      [&](FeatureId, std::uint32_t row) {
        sum += weights_.plain[row];
        const std::int8_t* const hidden = weights_.hidden.data() + row * width;
        for (std::size_t k = 0; k < width; ++k) layer[k] += hidden[k];
      });
  sum *= kHiddenUnit;
  for (std::size_t k = 0; k < width; ++k)
    if (layer[k] > 0) sum += static_cast<std::int64_t>(layer[k]) * weights_.out[k];
  return sum;
}

}  // namespace kg::ingest
