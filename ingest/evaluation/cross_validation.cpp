#include "ingest/evaluation/cross_validation.h"

#include <algorithm>
#include <future>
#include <utility>

#include "ingest/claims/trust_training.h"

namespace kg::ingest {
namespace {

constexpr std::uint32_t kParts = 3;  // of the articles that teach trust

ArticleScore score_with(const ClaimCoder& coder, const AnnotatedArticle& article) {
  DocumentReading reading = article.reading;
  reading.claims = coder.code(article.mentioned, article.reading.actors);
  return score_article(article.gold, reading, {});
}

ValidationResult empty_result(const std::vector<double>& thresholds) {
  ValidationResult result;
  for (const double threshold : thresholds) result.with_model.push_back({threshold, {}, {}});
  return result;
}

// What was added from `begin` on stands there so many times.
template <typename Example>
void repeat_from(std::vector<Example>& examples, std::size_t begin, int times) {
  const std::vector<Example> once(examples.begin() + static_cast<std::ptrdiff_t>(begin), examples.end());
  for (int time = 1; time < times; ++time) examples.insert(examples.end(), once.begin(), once.end());
}

// `most` of the articles that stand in no fold `held_out`, at even distances.
std::set<std::uint32_t> taught_by(std::size_t articles, std::uint32_t folds, std::uint32_t held_out,
                                  std::uint32_t most) {
  std::vector<std::uint32_t> others;
  for (std::uint32_t i = 0; i < articles; ++i)
    if (i % folds != held_out) others.push_back(i);
  if (most >= others.size()) return {others.begin(), others.end()};
  std::set<std::uint32_t> some;
  for (std::size_t i = 0; i < most; ++i) some.insert(others[i * others.size() / most]);
  return some;
}

}  // namespace

CrossValidation::CrossValidation(std::vector<AnnotatedArticle> articles, ClaimLexicon lexicon,
                                 std::uint32_t folds)
    : articles_(std::move(articles)), rules_(std::move(lexicon)), folds_(folds) {
  for (std::uint32_t i = 0; i < articles_.size(); ++i) {
    const std::size_t begin = examples_.size();
    add_examples(articles_[i].gold, articles_[i].mentioned, articles_[i].reading.actors, rules_.lexicon(), i,
                 examples_);
    repeat_from(examples_, begin, articles_[i].times);
  }
}

void CrossValidation::score(const AnnotatedArticle& article, const PairModel& model, PairTraining options,
                            const std::vector<double>& thresholds, ValidationResult& result) const {
  const ArticleScore alone = score_with(rules_, article);
  result.rules.add(alone.scores);
  result.rules_reliability.add(alone.triples);
  for (std::size_t i = 0; i < thresholds.size(); ++i) {
    PairModel at = model;
    options.threshold = thresholds[i];
    at.set_thresholds(thresholds_of(rules_.lexicon(), options));
    const ArticleScore together = score_with(rules_.with(std::move(at)), article);
    result.with_model[i].scores.add(together.scores);
    result.with_model[i].reliability.add(together.triples);
  }
}

ValidationResult CrossValidation::run(const PairTraining& options, const std::vector<double>& thresholds,
                                      std::uint32_t most) const {
  ValidationResult result = empty_result(thresholds);
  for (std::uint32_t fold = 0; fold < folds_; ++fold) {
    const std::set<std::uint32_t> teachers = taught_by(articles_.size(), folds_, fold, most);
    const PairModel model = taught(options, teachers);
    for (std::uint32_t i = fold; i < articles_.size(); i += folds_)
      score(articles_[i], model, options, thresholds, result);
  }
  return result;
}

ValidationResult CrossValidation::run_on(const std::vector<AnnotatedArticle>& unseen,
                                         const PairTraining& options,
                                         const std::vector<double>& thresholds) const {
  ValidationResult result = empty_result(thresholds);
  const PairModel model = model_of_all(options);
  for (const AnnotatedArticle& article : unseen) score(article, model, options, thresholds, result);
  return result;
}

PairModel CrossValidation::model_of_all(const PairTraining& options) const {
  std::set<std::uint32_t> all;
  for (std::uint32_t i = 0; i < articles_.size(); ++i) all.insert(i);
  return taught(options, all);
}

PairModel CrossValidation::taught(const PairTraining& options,
                                  const std::set<std::uint32_t>& articles) const {
  const auto pairs_of = [&](const std::set<std::uint32_t>& teachers) {
    return train_pairs(examples_, rules_.lexicon(), options,
                       [&](std::uint32_t article) { return teachers.contains(article); });
  };
  std::vector<std::set<std::uint32_t>> others(kParts);
  std::vector<std::future<PairModel>> parts;
  for (std::uint32_t part = 0; part < kParts; ++part) {
    std::set<std::uint32_t> teachers;
    std::uint32_t at = 0;
    for (const std::uint32_t article : articles)
      (at++ % kParts == part ? others[part] : teachers).insert(article);
    parts.push_back(std::async(std::launch::async, pairs_of, std::move(teachers)));
  }
  std::future<PairModel> whole = std::async(std::launch::async, pairs_of, articles);
  std::vector<TrustExample> examples;
  for (std::uint32_t part = 0; part < kParts; ++part) {
    const PairModel pairs = parts[part].get();
    for (const std::uint32_t i : others[part]) {
      const std::size_t begin = examples.size();
      add_trust_examples(articles_[i].gold, articles_[i].mentioned, articles_[i].reading.actors,
                         rules_.lexicon(), pairs, examples);
      repeat_from(examples, begin, articles_[i].times);
    }
  }
  PairModel model = whole.get();
  model.set_trust(train_trust(examples));
  return model;
}

}  // namespace kg::ingest
