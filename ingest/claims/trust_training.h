// Teaches how far claims can be trusted, by annotated articles that had no part in the pair model used.
//
//   std::vector<TrustExample> examples;
//   add_trust_examples(gold, document, actors, lexicon, pairs_of_other_articles, examples);
//   pairs.set_trust(train_trust(examples));
//
// An example is a claim that rules make, or that the pair model could make; it is right if the gold has the
// two tied in that class anywhere, core or not. Equal examples give an equal model.
#pragma once

#include <optional>
#include <vector>

#include "ingest/claims/gold_article.h"
#include "ingest/claims/lexicon.h"
#include "ingest/claims/pair_model.h"

namespace kg::ingest {

struct TrustExample {
  std::optional<double> of_rule;
  double of_pairs = 0;
  std::vector<FeatureId> features;  // as TrustReader gives them; what stands twice counts twice
  bool right = false;
};

// Of each class that a sentence ties two in one example, of the surest rule.
void add_trust_examples(const GoldArticle& gold, const MentionedDocument& document,
                        const std::vector<LocalActor>& actors, const ClaimLexicon& lexicon,
                        const PairModel& pairs, std::vector<TrustExample>& examples);

struct TrustTraining {
  int epochs = 30;
  double rate = 0.1;
  double penalty = 10;  // half of it times the squares of all weights of features is added to the loss
  int fewest = 4;       // examples that a feature must occur in
};

// Of no examples the model that takes all at their word.
TrustModel train_trust(const std::vector<TrustExample>& examples, const TrustTraining& options = {});

}  // namespace kg::ingest
