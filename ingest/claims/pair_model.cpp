#include "ingest/claims/pair_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>

#include "graph/id.h"

namespace kg::ingest {
namespace {

constexpr std::string_view kMagic = "KGPAIR5\n";
constexpr std::size_t kNameBytes = 16;  // of a class, with at least one closing zero
constexpr std::uint32_t kMostClasses = 256;

FeatureId id_of(FeatureId feature) { return feature; }
FeatureId id_of(const ClassFeature& feature) { return feature.feature; }

template <class Value>
void put(std::string& out, const Value* values, std::size_t count) {
  out.append(reinterpret_cast<const char*>(values), count * sizeof(Value));
}

template <class Value>
std::vector<Value> take(std::string_view& bytes, std::size_t count) {
  std::vector<Value> values(count);
  if (count > 0) std::memcpy(values.data(), bytes.data(), count * sizeof(Value));
  bytes.remove_prefix(count * sizeof(Value));
  return values;
}

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& what) {
  throw std::runtime_error(file.string() + ": " + what +
                           "; make it with kgtrain claims, or take the shipped one");
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) refuse(file, "cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

PairModel::PairModel(std::vector<std::string> classes, std::vector<double> thresholds,
                     std::vector<FeatureId> features, std::vector<std::int8_t> weights, TrustModel trust)
    : classes_(std::move(classes)),
      thresholds_(std::move(thresholds)),
      features_(std::move(features)),
      weights_(std::move(weights)),
      trust_(std::move(trust)) {
  build_index();
}

// Magic, u32 classes, u32 features, u32 features of trust, its scale, names, thresholds, features, weights,
// features of trust, their weights; at the end the hash of all that stands before. Little-endian.
PairModel PairModel::load(const std::filesystem::path& file) {
  const std::string whole = bytes_of(file);
  if (!whole.starts_with(kMagic)) refuse(file, "is no model of claims");
  constexpr std::size_t kHead = kMagic.size() + 3 * sizeof(std::uint32_t), kHash = sizeof(std::uint64_t);
  std::string_view bytes = whole;
  bytes.remove_prefix(kMagic.size());
  if (whole.size() < kHead + kHash)
    refuse(file, "ends at byte " + std::to_string(whole.size()) + ", too early");
  const std::size_t classes = take<std::uint32_t>(bytes, 1)[0];
  const std::size_t features = take<std::uint32_t>(bytes, 1)[0];
  const std::size_t trusted = take<std::uint32_t>(bytes, 1)[0];
  if (classes > kMostClasses) refuse(file, "byte " + std::to_string(kMagic.size()) + ": too many classes");
  constexpr std::size_t kScale = 5 * sizeof(double);
  const std::size_t size = kHead + kScale + classes * (kNameBytes + sizeof(double)) +
                           features * (sizeof(FeatureId) + (classes + 1) * sizeof(std::int8_t)) +
                           trusted * (sizeof(FeatureId) + sizeof(std::int16_t)) + kHash;
  if (size != whole.size())
    refuse(file, "is cut or grown: it has " + std::to_string(whole.size()) + " bytes, " +
                     std::to_string(size) + " were written");
  std::string_view hash = std::string_view(whole).substr(size - kHash);
  if (content_hash(std::string_view(whole).substr(0, size - kHash)) != take<std::uint64_t>(hash, 1)[0])
    refuse(file, "is damaged: the checksum at byte " + std::to_string(size - kHash) +
                     " does not fit the bytes before");
  PairModel model;
  const std::vector<double> scale = take<double>(bytes, 5);
  for (std::size_t i = 0; i < classes; ++i) {
    const std::vector<char> name = take<char>(bytes, kNameBytes);
    model.classes_.emplace_back(name.data(), strnlen(name.data(), name.size()));
  }
  model.thresholds_ = take<double>(bytes, classes);
  model.features_ = take<FeatureId>(bytes, features);
  model.weights_ = take<std::int8_t>(bytes, features * (classes + 1));
  std::vector<FeatureId> of_trust = take<FeatureId>(bytes, trusted);
  model.trust_ = TrustModel({scale[0], scale[1], scale[2], scale[3], scale[4]}, std::move(of_trust),
                            take<std::int16_t>(bytes, trusted));
  model.build_index();
  return model;
}

void PairModel::save(const std::filesystem::path& file) const {
  std::string bytes(kMagic);
  const std::array<std::uint32_t, 3> sizes{static_cast<std::uint32_t>(classes_.size()),
                                           static_cast<std::uint32_t>(features_.size()),
                                           static_cast<std::uint32_t>(trust_.features().size())};
  put(bytes, sizes.data(), sizes.size());
  const TrustScale& scale = trust_.scale();
  const std::array<double, 5> scales{scale.rule, scale.model, scale.shift, scale.alone, scale.alone_shift};
  put(bytes, scales.data(), scales.size());
  for (const std::string& name : classes_) {
    std::array<char, kNameBytes> padded{};
    std::copy_n(name.begin(), std::min(name.size(), kNameBytes - 1), padded.begin());
    put(bytes, padded.data(), padded.size());
  }
  put(bytes, thresholds_.data(), thresholds_.size());
  put(bytes, features_.data(), features_.size());
  put(bytes, weights_.data(), weights_.size());
  put(bytes, trust_.features().data(), trust_.features().size());
  put(bytes, trust_.weights().data(), trust_.weights().size());
  const std::uint64_t hash = content_hash(bytes);
  put(bytes, &hash, 1);
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw std::runtime_error(file.string() + ": cannot be written");
}

void PairModel::build_index() {
  std::size_t places = 1;
  while (places < 2 * features_.size()) places *= 2;
  index_.assign(places, {});
  for (std::uint32_t i = 0; i < features_.size(); ++i) {
    std::size_t at = place_of(features_[i]);
    while (index_[at].row != 0) at = (at + 1) & (places - 1);
    index_[at] = {features_[i], i + 1};
  }
}

// The upper bits of the product of Fibonacci hashing: ids of one group share their lowest bits.
std::size_t PairModel::place_of(FeatureId feature) const {
  return (feature * 0x9E3779B97F4A7C15ULL >> 24U) & (index_.size() - 1);
}

const std::int8_t* PairModel::row(FeatureId feature) const {
  if (index_.empty()) return nullptr;
  for (std::size_t at = place_of(feature); index_[at].row != 0; at = (at + 1) & (index_.size() - 1))
    if (index_[at].feature == feature)
      return weights_.data() + (index_[at].row - std::size_t{1}) * (classes_.size() + 1);
  return nullptr;
}

// Calls use(which, its row) for the features that the model knows. The model is larger than the nearest
// caches: what is looked up next is asked for some features ahead.
template <typename Feature, typename Use>
void PairModel::look_up(const std::vector<Feature>& features, Use use) const {
  constexpr std::size_t kAhead = 16;
  if (index_.empty()) return;
  std::array<const std::int8_t*, kAhead> rows{};
  for (std::size_t i = 0; i < features.size() + kAhead; ++i) {
    if (i >= kAhead && rows[i % kAhead] != nullptr) use(features[i - kAhead], rows[i % kAhead]);
    const std::size_t next = i + kAhead;
    if (next < features.size()) __builtin_prefetch(&index_[place_of(id_of(features[next]))]);
    rows[i % kAhead] = i < features.size() ? row(id_of(features[i])) : nullptr;
    if (rows[i % kAhead] != nullptr) __builtin_prefetch(rows[i % kAhead]);
  }
}

std::vector<PairModel::Score> PairModel::scores(const ActorPair& pair) const {
  std::vector<std::int32_t> sums(classes_.size(), 0);
  look_up(pair.features, [&](FeatureId, const std::int8_t* weights) {
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += weights[i];
  });
  look_up(pair.class_features, [&](const ClassFeature& feature, const std::int8_t* weights) {
    if (feature.event_class < sums.size()) sums[feature.event_class] += weights[sums.size()];
  });
  std::vector<Score> scores;
  scores.reserve(sums.size());
  for (std::uint32_t i = 0; i < sums.size(); ++i) scores.push_back({i, 1 / (1 + std::exp(-sums[i] / kUnit))});
  return scores;
}

double PairModel::threshold(std::string_view event_class) const {
  const auto found = std::find(classes_.begin(), classes_.end(), event_class);
  return found == classes_.end() ? 2 : thresholds_[static_cast<std::size_t>(found - classes_.begin())];
}

bool PairModel::adds() const {
  return std::any_of(thresholds_.begin(), thresholds_.end(), [](double threshold) { return threshold <= 1; });
}

}  // namespace kg::ingest
