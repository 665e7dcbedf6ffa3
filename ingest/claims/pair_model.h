// A network over pairs of actors: for each class of claims, how likely the sentence ties them so.
//
//   const PairModel model = PairModel::load("data/en/models/claims.kgp");
//   for (const PairModel::Score& score : model.scores(pair)) ...
//
// It makes claims where rules are silent, and its trust() says how far it and rules can be believed.
//
// One hidden layer: the rows of the pair's features are summed, what is negative is cut off (ReLU), and each
// class weighs what is left, beside the features that speak for that class alone. Weights are whole numbers
// and sums are exact, so that every machine gives the same scores. Immutable once loaded; safe for any number
// of threads. Trained by pair_training.h on annotated articles.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/claims/pair_features.h"
#include "ingest/claims/trust_model.h"
#include "ingest/language/feature_index.h"

namespace kg::ingest {

// What a PairModel has learned. Both lists of features are sorted.
struct PairWeights {
  // In real numbers: hidden weights and biases count 1/kHiddenUnit, those to the classes 1/kOutUnit, biases
  // of classes 1/(kHiddenUnit * kOutUnit), bound ones 1/kBoundUnit of log odds.
  static constexpr std::int64_t kHiddenUnit = 256, kOutUnit = 4096, kBoundUnit = 64;

  std::vector<FeatureId> features;        // of ActorPair::features
  std::vector<std::int8_t> hidden;        // a row of width() for each
  std::vector<std::int32_t> hidden_bias;  // width()
  std::vector<std::int16_t> out;          // a row of one weight a class for each of width()
  std::vector<std::int32_t> out_bias;     // one a class
  std::vector<FeatureId> bound;           // of ActorPair::class_features
  std::vector<std::int8_t> bound_weights;

  std::size_t width() const { return hidden_bias.size(); }
};

class PairModel {
 public:
  struct Score {
    std::uint32_t event_class = 0;  // index into classes()
    double probability = 0;
  };

  static constexpr std::size_t kMostWidth = 256, kMostClasses = 256;

  PairModel() = default;  // knows nothing; scores() is empty
  // Throws std::invalid_argument if the sizes of `weights` do not fit each other or the classes.
  PairModel(std::vector<std::string> classes, std::vector<double> thresholds, PairWeights weights,
            TrustModel trust = {});

  // Throws std::runtime_error that names the file and what to do.
  static PairModel load(const std::filesystem::path& file);
  void save(const std::filesystem::path& file) const;

  bool empty() const { return classes_.empty(); }
  const std::vector<std::string>& classes() const { return classes_; }
  // Chance, all in all, from which a claim of the class is made; 2 of a class that the model does not know.
  double threshold(std::string_view event_class) const;
  // Whether it makes claims at all, or only weighs those of rules.
  bool adds() const;
  // One for each class.
  void set_thresholds(std::vector<double> thresholds) { thresholds_ = std::move(thresholds); }

  // One for each class, in the order of classes().
  std::vector<Score> scores(const ActorPair& pair) const;

  // What its chances are worth beside those of rules: belongs to this model and stands in its file.
  const TrustModel& trust() const { return trust_; }
  void set_trust(TrustModel trust) { trust_ = std::move(trust); }

 private:
  std::vector<std::string> classes_;
  std::vector<double> thresholds_;
  FeatureIndex features_, bound_;
  PairWeights weights_;  // its lists of features stand in the two above
  TrustModel trust_;
};

}  // namespace kg::ingest
