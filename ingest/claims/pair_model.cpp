#include "ingest/claims/pair_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>

#include "graph/file_bytes.h"
#include "graph/id.h"

namespace kg::ingest {
namespace {

constexpr std::string_view kMagic = "KGPAIR6\n";
constexpr std::size_t kNameBytes = 16;  // of a class, with at least one closing zero
constexpr std::size_t kSizes = 5;       // u32 behind the magic

// Rows of the hidden layer are added up in 16 bits, so many that no sum of theirs can run over.
constexpr int kRowsAtOnce = 256;

template <class Value>
void put(std::string& out, const Value* values, std::size_t count) {
  out.append(reinterpret_cast<const char*>(values), count * sizeof(Value));
}
template <class Value>
void put(std::string& out, const std::vector<Value>& values) {
  put(out, values.data(), values.size());
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

}  // namespace

PairModel::PairModel(std::vector<std::string> classes, std::vector<double> thresholds, PairWeights weights,
                     TrustModel trust)
    : classes_(std::move(classes)),
      thresholds_(std::move(thresholds)),
      features_(std::move(weights.features)),
      bound_(std::move(weights.bound)),
      weights_(std::move(weights)),
      trust_(std::move(trust)) {
  const std::size_t width = weights_.width();
  const bool fits =
      width <= kMostWidth && classes_.size() <= kMostClasses && thresholds_.size() == classes_.size() &&
      weights_.hidden.size() == features_.features().size() * width &&
      weights_.out.size() == width * classes_.size() && weights_.out_bias.size() == classes_.size() &&
      weights_.bound_weights.size() == bound_.features().size();
  if (!fits) throw std::invalid_argument("weights of a pair model do not fit its features and classes");
}

// Magic, u32 classes, u32 width of the hidden layer, u32 features, u32 bound features, u32 features of trust,
// its scale, names, thresholds, features, their rows, biases of the layer, its weights to the classes, biases
// of the classes, bound features, their weights, features of trust, their weights; at the end the hash of all
// that stands before. Little-endian.
PairModel PairModel::load(const std::filesystem::path& file) {
  if (!std::filesystem::is_regular_file(file)) refuse(file, "cannot be read");
  const std::string whole = file_bytes(file);
  if (!whole.starts_with(kMagic)) refuse(file, "is no model of claims");
  constexpr std::size_t kHead = kMagic.size() + kSizes * sizeof(std::uint32_t), kHash = sizeof(std::uint64_t);
  std::string_view bytes = whole;
  bytes.remove_prefix(kMagic.size());
  if (whole.size() < kHead + kHash)
    refuse(file, "ends at byte " + std::to_string(whole.size()) + ", too early");
  const std::vector<std::uint32_t> sizes = take<std::uint32_t>(bytes, kSizes);
  const std::size_t classes = sizes[0], width = sizes[1], features = sizes[2], bound = sizes[3],
                    trusted = sizes[4];
  if (classes > kMostClasses) refuse(file, "byte 8: too many classes");
  if (width > kMostWidth) refuse(file, "byte 12: too wide a layer");
  constexpr std::size_t kScale = 5 * sizeof(double);
  const std::size_t size = kHead + kScale + classes * (kNameBytes + sizeof(double)) +
                           features * (sizeof(FeatureId) + width * sizeof(std::int8_t)) +
                           width * (sizeof(std::int32_t) + classes * sizeof(std::int16_t)) +
                           classes * sizeof(std::int32_t) +
                           bound * (sizeof(FeatureId) + sizeof(std::int8_t)) +
                           trusted * (sizeof(FeatureId) + sizeof(std::int16_t)) + kHash;
  if (size != whole.size())
    refuse(file, "is cut or grown: it has " + std::to_string(whole.size()) + " bytes, " +
                     std::to_string(size) + " were written");
  std::string_view hash = std::string_view(whole).substr(size - kHash);
  if (content_hash(std::string_view(whole).substr(0, size - kHash)) != take<std::uint64_t>(hash, 1)[0])
    refuse(file, "is damaged: the checksum at byte " + std::to_string(size - kHash) +
                     " does not fit the bytes before");
  const std::vector<double> scale = take<double>(bytes, 5);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < classes; ++i) {
    const std::vector<char> name = take<char>(bytes, kNameBytes);
    names.emplace_back(name.data(), strnlen(name.data(), name.size()));
  }
  std::vector<double> thresholds = take<double>(bytes, classes);
  PairWeights weights;
  weights.features = take<FeatureId>(bytes, features);
  weights.hidden = take<std::int8_t>(bytes, features * width);
  weights.hidden_bias = take<std::int32_t>(bytes, width);
  weights.out = take<std::int16_t>(bytes, width * classes);
  weights.out_bias = take<std::int32_t>(bytes, classes);
  weights.bound = take<FeatureId>(bytes, bound);
  weights.bound_weights = take<std::int8_t>(bytes, bound);
  std::vector<FeatureId> of_trust = take<FeatureId>(bytes, trusted);
  TrustModel trust({scale[0], scale[1], scale[2], scale[3], scale[4]}, std::move(of_trust),
                   take<std::int16_t>(bytes, trusted));
  return {std::move(names), std::move(thresholds), std::move(weights), std::move(trust)};
}

void PairModel::save(const std::filesystem::path& file) const {
  std::string bytes(kMagic);
  const std::array<std::size_t, kSizes> sizes{classes_.size(), weights_.width(), features_.features().size(),
                                              bound_.features().size(), trust_.features().size()};
  for (const std::size_t one : sizes) {
    const auto narrow = static_cast<std::uint32_t>(one);
    put(bytes, &narrow, 1);
  }
  const TrustScale& scale = trust_.scale();
  const std::array<double, 5> scales{scale.rule, scale.model, scale.shift, scale.alone, scale.alone_shift};
  put(bytes, scales.data(), scales.size());
  for (const std::string& name : classes_) {
    std::array<char, kNameBytes> padded{};
    std::copy_n(name.begin(), std::min(name.size(), kNameBytes - 1), padded.begin());
    put(bytes, padded.data(), padded.size());
  }
  put(bytes, thresholds_);
  put(bytes, features_.features());
  put(bytes, weights_.hidden);
  put(bytes, weights_.hidden_bias);
  put(bytes, weights_.out);
  put(bytes, weights_.out_bias);
  put(bytes, bound_.features());
  put(bytes, weights_.bound_weights);
  put(bytes, trust_.features());
  put(bytes, trust_.weights());
  const std::uint64_t hash = content_hash(bytes);
  put(bytes, &hash, 1);
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw std::runtime_error(file.string() + ": cannot be written");
}

std::vector<PairModel::Score> PairModel::scores(const ActorPair& pair) const {
  const std::size_t width = weights_.width(), classes = classes_.size();
  std::array<std::int64_t, kMostWidth> layer{};
  std::copy(weights_.hidden_bias.begin(), weights_.hidden_bias.end(), layer.begin());
  std::array<std::int16_t, kMostWidth> some{};
  int rows = 0;
  const auto add_some = [&] {
    for (std::size_t k = 0; k < width; ++k) layer[k] += some[k];
    some.fill(0);
    rows = 0;
  };
  const std::int8_t* const hidden = weights_.hidden.data();
  features_.look_up(
      pair.features, [](FeatureId feature) { return feature; },
      [&](std::uint32_t row) { __builtin_prefetch(hidden + row * width); },
      [&](FeatureId, std::uint32_t row) {
        const std::int8_t* const weights = hidden + row * width;
        for (std::size_t k = 0; k < width; ++k) some[k] = static_cast<std::int16_t>(some[k] + weights[k]);
        if (++rows == kRowsAtOnce) add_some();
      });
  add_some();
  constexpr std::int64_t kUnit = PairWeights::kHiddenUnit * PairWeights::kOutUnit;
  std::array<std::int64_t, kMostClasses> sums{};
  std::copy(weights_.out_bias.begin(), weights_.out_bias.end(), sums.begin());
  for (std::size_t k = 0; k < width; ++k) {
    if (layer[k] <= 0) continue;
    const std::int16_t* const weights = weights_.out.data() + k * classes;
    for (std::size_t c = 0; c < classes; ++c) sums[c] += layer[k] * weights[c];
  }
  bound_.look_up(
      pair.class_features, [](const ClassFeature& feature) { return feature.feature; }, [](std::uint32_t) {},
      [&](const ClassFeature& feature, std::uint32_t row) {
        if (feature.event_class < classes)
          sums[feature.event_class] += weights_.bound_weights[row] * (kUnit / PairWeights::kBoundUnit);
      });
  std::vector<Score> scores;
  scores.reserve(classes);
  for (std::uint32_t c = 0; c < classes; ++c)
    scores.push_back({c, 1 / (1 + std::exp(-static_cast<double>(sums[c]) / static_cast<double>(kUnit)))});
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
