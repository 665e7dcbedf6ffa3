// A linear model over pairs of actors: for each class of claims, how likely the sentence ties them so.
//
//   const PairModel model = PairModel::load("data/en/models/claims.kgp");
//   for (const PairModel::Score& score : model.scores(pair)) ...
//
// It makes claims where rules are silent, and its trust() says how far it and rules can be believed.
//
// Weights are whole numbers and sums are exact, so that every machine gives the same scores. Immutable once
// loaded; safe for any number of threads. Trained by pair_training.h on annotated articles.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/claims/pair_features.h"
#include "ingest/claims/trust_model.h"

namespace kg::ingest {

class PairModel {
 public:
  struct Score {
    std::uint32_t event_class = 0;  // index into classes()
    double probability = 0;
  };

  PairModel() = default;  // knows nothing; scores() is empty
  // `weights` has one row of classes.size() + 1 numbers a feature, in the order of `features`, which is
  // sorted: what it says for each class, and what it says for the class that it speaks of.
  PairModel(std::vector<std::string> classes, std::vector<double> thresholds, std::vector<FeatureId> features,
            std::vector<std::int8_t> weights, TrustModel trust = {});

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

  static constexpr double kUnit = 64;  // weights are in 1/64

 private:
  const std::int8_t* row(FeatureId feature) const;  // nullptr if the model does not know it
  void build_index();
  template <typename Feature, typename Use>
  void look_up(const std::vector<Feature>& features, Use use) const;
  std::size_t place_of(FeatureId feature) const;  // in index_, where its search begins

  std::vector<std::string> classes_;
  std::vector<double> thresholds_;
  std::vector<FeatureId> features_;  // sorted
  std::vector<std::int8_t> weights_;
  // Open addressing, at most half full.
  struct Place {
    FeatureId feature = 0;
    std::uint32_t row = 0;  // of weights_, counted from 1; 0 where none stands
  };
  std::vector<Place> index_;
  TrustModel trust_;
};

}  // namespace kg::ingest
