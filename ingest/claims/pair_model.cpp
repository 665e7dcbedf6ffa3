#include "ingest/claims/pair_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <stdexcept>

namespace kg::ingest {
namespace {

constexpr std::array<char, 8> kMagic{'K', 'G', 'P', 'A', 'I', 'R', '2', '\n'};

template <class Value>
void put(std::ostream& out, const Value* values, std::size_t count) {
  out.write(reinterpret_cast<const char*>(values), static_cast<std::streamsize>(count * sizeof(Value)));
}

template <class Value>
std::vector<Value> get(std::istream& in, std::size_t count) {
  std::vector<Value> values(count);
  in.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(count * sizeof(Value)));
  return values;
}

}  // namespace

PairModel::PairModel(std::vector<std::string> classes, std::vector<double> thresholds,
                     std::vector<std::uint64_t> features, std::vector<std::int16_t> weights)
    : classes_(std::move(classes)),
      thresholds_(std::move(thresholds)),
      features_(std::move(features)),
      weights_(std::move(weights)) {}

PairModel PairModel::load(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::vector<char> magic = get<char>(in, kMagic.size());
  if (!in || !std::equal(magic.begin(), magic.end(), kMagic.begin())) {
    throw std::runtime_error(file.string() +
                             ": is no model of claims; make it with kgtrain claims, or take the shipped one");
  }
  PairModel model;
  const std::uint32_t classes = get<std::uint32_t>(in, 1)[0];
  const std::uint32_t features = get<std::uint32_t>(in, 1)[0];
  if (!in || classes > 256 || features > (1U << 26U))
    throw std::runtime_error(file.string() + ": is damaged; take the shipped one");
  for (std::uint32_t i = 0; i < classes; ++i) {
    const std::vector<char> name = get<char>(in, 16);
    model.classes_.emplace_back(name.data(), strnlen(name.data(), name.size()));
  }
  model.thresholds_ = get<double>(in, classes);
  model.features_ = get<std::uint64_t>(in, features);
  model.weights_ = get<std::int16_t>(in, static_cast<std::size_t>(features) * (classes + 1));
  if (!in) throw std::runtime_error(file.string() + ": ends too early; take the shipped one");
  return model;
}

void PairModel::save(const std::filesystem::path& file) const {
  std::ofstream out(file, std::ios::binary);
  put(out, kMagic.data(), kMagic.size());
  const std::array<std::uint32_t, 2> sizes{static_cast<std::uint32_t>(classes_.size()),
                                           static_cast<std::uint32_t>(features_.size())};
  put(out, sizes.data(), sizes.size());
  for (const std::string& name : classes_) {
    std::array<char, 16> padded{};
    std::copy_n(name.begin(), std::min<std::size_t>(name.size(), 15), padded.begin());
    put(out, padded.data(), padded.size());
  }
  put(out, thresholds_.data(), thresholds_.size());
  put(out, features_.data(), features_.size());
  put(out, weights_.data(), weights_.size());
  if (!out) throw std::runtime_error(file.string() + ": cannot be written");
}

const std::int16_t* PairModel::row(std::uint64_t feature) const {
  const auto found = std::lower_bound(features_.begin(), features_.end(), feature);
  if (found == features_.end() || *found != feature) return nullptr;
  return weights_.data() + static_cast<std::size_t>(found - features_.begin()) * (classes_.size() + 1);
}

std::vector<PairModel::Score> PairModel::scores(const ActorPair& pair) const {
  std::vector<std::int32_t> sums(classes_.size(), 0);
  for (const std::uint64_t feature : pair.features) {
    const std::int16_t* const weights = row(feature);
    if (weights == nullptr) continue;
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += weights[i];
  }
  for (const ClassFeature& feature : pair.class_features) {
    const std::int16_t* const weights = row(feature.feature);
    if (weights != nullptr && feature.event_class < sums.size())
      sums[feature.event_class] += weights[sums.size()];
  }
  std::vector<Score> scores;
  for (std::uint32_t i = 0; i < sums.size(); ++i) scores.push_back({i, 1 / (1 + std::exp(-sums[i] / kUnit))});
  return scores;
}

}  // namespace kg::ingest
