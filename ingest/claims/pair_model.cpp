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

constexpr std::string_view kMagic = "KGPAIR4\n";
constexpr std::size_t kNameBytes = 16;  // of a class, with at least one closing zero
constexpr std::uint32_t kMostClasses = 256;

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
                     std::vector<FeatureId> features, std::vector<std::int8_t> weights,
                     const PairTrust& trust)
    : classes_(std::move(classes)),
      thresholds_(std::move(thresholds)),
      features_(std::move(features)),
      weights_(std::move(weights)),
      trust_(trust) {
  build_index();
}

// Magic, u32 classes, u32 features, trust, names, thresholds, features, weights; at the end the hash of all
// that stands before. Little-endian.
PairModel PairModel::load(const std::filesystem::path& file) {
  const std::string whole = bytes_of(file);
  if (!whole.starts_with(kMagic)) refuse(file, "is no model of claims");
  constexpr std::size_t kHead = kMagic.size() + 2 * sizeof(std::uint32_t), kHash = sizeof(std::uint64_t);
  std::string_view bytes = whole;
  bytes.remove_prefix(kMagic.size());
  if (whole.size() < kHead + kHash)
    refuse(file, "ends at byte " + std::to_string(whole.size()) + ", too early");
  const std::size_t classes = take<std::uint32_t>(bytes, 1)[0];
  const std::size_t features = take<std::uint32_t>(bytes, 1)[0];
  if (classes > kMostClasses) refuse(file, "byte " + std::to_string(kMagic.size()) + ": too many classes");
  constexpr std::size_t kTrust = 3 * sizeof(double);
  const std::size_t size = kHead + kTrust + classes * (kNameBytes + sizeof(double)) +
                           features * (sizeof(FeatureId) + (classes + 1) * sizeof(std::int8_t)) + kHash;
  if (size != whole.size())
    refuse(file, "is cut or grown: it has " + std::to_string(whole.size()) + " bytes, " +
                     std::to_string(size) + " were written");
  std::string_view hash = std::string_view(whole).substr(size - kHash);
  if (content_hash(std::string_view(whole).substr(0, size - kHash)) != take<std::uint64_t>(hash, 1)[0])
    refuse(file, "is damaged: the checksum at byte " + std::to_string(size - kHash) +
                     " does not fit the bytes before");
  PairModel model;
  const std::vector<double> trust = take<double>(bytes, 3);
  model.trust_ = {trust[0], trust[1], trust[2]};
  for (std::size_t i = 0; i < classes; ++i) {
    const std::vector<char> name = take<char>(bytes, kNameBytes);
    model.classes_.emplace_back(name.data(), strnlen(name.data(), name.size()));
  }
  model.thresholds_ = take<double>(bytes, classes);
  model.features_ = take<FeatureId>(bytes, features);
  model.weights_ = take<std::int8_t>(bytes, features * (classes + 1));
  model.build_index();
  return model;
}

void PairModel::save(const std::filesystem::path& file) const {
  std::string bytes(kMagic);
  const std::array<std::uint32_t, 2> sizes{static_cast<std::uint32_t>(classes_.size()),
                                           static_cast<std::uint32_t>(features_.size())};
  put(bytes, sizes.data(), sizes.size());
  const std::array<double, 3> trust{trust_.rule, trust_.model, trust_.shift};
  put(bytes, trust.data(), trust.size());
  for (const std::string& name : classes_) {
    std::array<char, kNameBytes> padded{};
    std::copy_n(name.begin(), std::min(name.size(), kNameBytes - 1), padded.begin());
    put(bytes, padded.data(), padded.size());
  }
  put(bytes, thresholds_.data(), thresholds_.size());
  put(bytes, features_.data(), features_.size());
  put(bytes, weights_.data(), weights_.size());
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
  index_.assign(places, 0);
  for (std::uint32_t i = 0; i < features_.size(); ++i) {
    std::size_t at = place_of(features_[i]);
    while (index_[at] != 0) at = (at + 1) & (places - 1);
    index_[at] = i + 1;
  }
}

// The upper bits of the product of Fibonacci hashing: ids of one group share their lowest bits.
std::size_t PairModel::place_of(FeatureId feature) const {
  return (feature * 0x9E3779B97F4A7C15ULL >> 24U) & (index_.size() - 1);
}

const std::int8_t* PairModel::row(FeatureId feature) const {
  if (index_.empty()) return nullptr;
  for (std::size_t at = place_of(feature); index_[at] != 0; at = (at + 1) & (index_.size() - 1)) {
    const std::size_t found = index_[at] - 1;
    if (features_[found] == feature) return weights_.data() + found * (classes_.size() + 1);
  }
  return nullptr;
}

std::vector<PairModel::Score> PairModel::scores(const ActorPair& pair) const {
  std::vector<std::int32_t> sums(classes_.size(), 0);
  for (const FeatureId feature : pair.features) {
    const std::int8_t* const weights = row(feature);
    if (weights == nullptr) continue;
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += weights[i];
  }
  for (const ClassFeature& feature : pair.class_features) {
    const std::int8_t* const weights = row(feature.feature);
    if (weights != nullptr && feature.event_class < sums.size())
      sums[feature.event_class] += weights[sums.size()];
  }
  std::vector<Score> scores;
  for (std::uint32_t i = 0; i < sums.size(); ++i) scores.push_back({i, 1 / (1 + std::exp(-sums[i] / kUnit))});
  return scores;
}

bool PairModel::adds() const {
  return std::any_of(thresholds_.begin(), thresholds_.end(), [](double threshold) { return threshold <= 1; });
}

double PairModel::confidence(double of_rule, double probability) const {
  const auto log_odds = [](double p) {
    const double inside = std::clamp(p, 0.001, 0.999);
    return std::log(inside / (1 - inside));
  };
  const double sum = trust_.rule * log_odds(of_rule) + trust_.model * log_odds(probability) + trust_.shift;
  return 1 / (1 + std::exp(-sum));
}

}  // namespace kg::ingest
