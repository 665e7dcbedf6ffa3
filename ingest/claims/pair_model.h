// A linear model over pairs of actors: for each class of claims, how likely the sentence ties them so.
//
//   const PairModel model = PairModel::load("data/en/models/claims.kgp");
//   for (const PairModel::Score& score : model.scores(pair)) ...
//
// It makes claims where rules are silent, and says how far rules can be trusted where they are not.
//
// Weights are whole numbers and sums are exact, so that every machine gives the same scores. Immutable once
// loaded; safe for any number of threads. Trained by pair_training.h on annotated articles.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "ingest/claims/pair_features.h"

namespace kg::ingest {

// What a rule's claim is worth: log odds of the rule's own confidence and of the model, weighed.
struct PairTrust {
  double rule = 1, model = 0, shift = 0;
};

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
            std::vector<std::int8_t> weights, const PairTrust& trust = {});

  // Throws std::runtime_error that names the file and what to do.
  static PairModel load(const std::filesystem::path& file);
  void save(const std::filesystem::path& file) const;

  bool empty() const { return classes_.empty(); }
  const std::vector<std::string>& classes() const { return classes_; }
  // Probability from which a claim of the class is made.
  double threshold(std::uint32_t event_class) const { return thresholds_[event_class]; }
  // Whether it makes claims at all, or only weighs those of rules.
  bool adds() const;
  // One for each class.
  void set_thresholds(std::vector<double> thresholds) { thresholds_ = std::move(thresholds); }

  // One for each class, in the order of classes().
  std::vector<Score> scores(const ActorPair& pair) const;

  // Of a claim that a rule makes with confidence `of_rule`, and the model with `probability`.
  double confidence(double of_rule, double probability) const;

  static constexpr double kUnit = 64;  // weights are in 1/64

 private:
  const std::int8_t* row(FeatureId feature) const;  // nullptr if the model does not know it
  void build_index();
  std::size_t place_of(FeatureId feature) const;  // in index_, where its search begins

  std::vector<std::string> classes_;
  std::vector<double> thresholds_;
  std::vector<FeatureId> features_;  // sorted
  std::vector<std::int8_t> weights_;
  // Open addressing, at most half full: where in features_ each stands, counted from 1; 0 where none does.
  std::vector<std::uint32_t> index_;
  PairTrust trust_;
};

}  // namespace kg::ingest
