// Trains the pair model on annotated articles: one hidden layer, AdaGrad (Duchi et al. 2011), fixed order.
//
//   std::vector<PairExample> examples;
//   for (...) add_examples(gold, document, actors, coder.lexicon(), article_number, examples);
//   const PairModel model = train_pairs(examples, coder.lexicon(), {}, [](std::uint32_t article) { return
//   article % 5 != 0; });
//
// Equal examples give an equal model. Core claims are positives, other claims of the gold are positives of
// less weight and never negatives, everything else is a negative.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "ingest/claims/gold_article.h"
#include "ingest/claims/lexicon.h"
#include "ingest/claims/pair_model.h"

namespace kg::ingest {

enum class Label : std::uint8_t { no, yes, either };

struct PairExample {
  std::uint32_t article = 0;
  std::vector<FeatureId> features;
  std::vector<ClassFeature> class_features;
  std::vector<Label> labels;  // one a class of the lexicon, in its order
};

void add_examples(const GoldArticle& gold, const MentionedDocument& document,
                  const std::vector<LocalActor>& actors, const ClaimLexicon& lexicon, std::uint32_t article,
                  std::vector<PairExample>& examples);

// The chance from which the model makes claims of its own: where articles that had no part in it gained and
// none lost (docs/claims.md). Above 1 it makes none and only weighs those of rules.
inline constexpr double kMakesFrom = 0.35;

struct PairTraining {
  int width = 128;  // of the hidden layer
  int epochs = 6;
  double rate = 0.02;          // of weights to the classes and of bound ones
  double hidden_rate = 0.01;   // of rows of features
  double decay = 1e-3;         // of bound weights, a step
  int fewest = 32;             // examples that a feature must occur in
  double dropped = 0.3;        // share of the features that an example goes without, each time anew
  double layer_dropped = 0.2;  // share of the layer, too
  double minor = 0.3;          // what a claim that is not core counts, beside a core one
  double least = 0.02;         // errors below change nothing
  // What turns the model's odds into those of being right (Platt): log odds times slope, plus shift. Fitted
  // on articles that the model had not seen (docs/claims.md); part of the weights.
  double slope = 1.07;
  double shift = -0.33;
  double threshold = kMakesFrom;
  // Of where somebody is or goes: any place in the sentence looks like one.
  double place_threshold = 0.45;
  std::vector<FeatureGroup> without;  // for ablations
};

// From which probability claims of each class are made.
std::vector<double> thresholds_of(const ClaimLexicon& lexicon, const PairTraining& options);

PairModel train_pairs(const std::vector<PairExample>& examples, const ClaimLexicon& lexicon,
                      const PairTraining& options, const std::function<bool(std::uint32_t article)>& takes);

}  // namespace kg::ingest
