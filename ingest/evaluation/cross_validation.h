// What the pair model is worth on articles that it was not taught by.
//
//   std::vector<AnnotatedArticle> articles = ...;   // read by the pipeline
//   const CrossValidation validation(articles, ClaimLexicon::load("data"), 5);
//   const ValidationResult result = validation.run({}, {0.3, 0.4});
//   result.with_model[1].scores.claims.f1() - result.rules.claims.f1();
//
// Every article is read once by rules alone and once by a model of the articles of all other folds; article
// i is in fold i modulo their number. A few seconds a fold and hundred articles; the same figures every time.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "ingest/claims/coding.h"
#include "ingest/claims/pair_training.h"
#include "ingest/evaluation/calibration.h"
#include "ingest/evaluation/scoring.h"

namespace kg::ingest {

struct AnnotatedArticle {
  GoldArticle gold;
  MentionedDocument mentioned;
  DocumentReading reading;  // its actors are what counts; claims are made anew
  int times = 1;            // as which it counts when it teaches
};

struct ValidatedThreshold {
  double threshold = 0;
  Scores scores;
  Reliability reliability;
};

struct ValidationResult {
  Scores rules;
  Reliability rules_reliability;
  std::vector<ValidatedThreshold> with_model;  // in the order of the thresholds
};

class CrossValidation {
 public:
  // `folds` of at least 2.
  CrossValidation(std::vector<AnnotatedArticle> articles, ClaimLexicon lexicon, std::uint32_t folds);

  // Teaches with at most `most` articles of those that are not held out, spread evenly over them.
  ValidationResult run(const PairTraining& options, const std::vector<double>& thresholds,
                       std::uint32_t most = 0xffffffff) const;

  // Other articles, read by a model of all of them.
  ValidationResult run_on(const std::vector<AnnotatedArticle>& unseen, const PairTraining& options,
                          const std::vector<double>& thresholds) const;

  PairModel model_of_all(const PairTraining& options) const;
  // Taught by those of the articles; its trust by models of two thirds of them on the third left over.
  PairModel taught(const PairTraining& options, const std::set<std::uint32_t>& articles) const;
  std::size_t examples() const { return examples_.size(); }

 private:
  void score(const AnnotatedArticle& article, const PairModel& model, PairTraining options,
             const std::vector<double>& thresholds, ValidationResult& result) const;

  std::vector<AnnotatedArticle> articles_;
  ClaimCoder rules_;
  std::uint32_t folds_;
  std::vector<PairExample> examples_;
};

}  // namespace kg::ingest
