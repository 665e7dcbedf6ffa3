#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "ingest/evaluation/cross_validation.h"
#include "ingest/pipeline.h"
#include "tools/annotated_articles.h"
#include "tools/command_line.h"
#include "tools/kgtrain_steps.h"

namespace kg::tools {
namespace {

using ingest::AnnotatedArticle;
using ingest::CrossValidation;
using ingest::FeatureGroup;
using ingest::PairTraining;
using ingest::Reliability;
using ingest::ReliabilityBin;
using ingest::Scores;
using ingest::ValidationResult;

const std::vector<double> kThresholds{0.3, ingest::kMakesFrom, 0.4, 0.45, 0.5};

std::vector<AnnotatedArticle> read_articles(const ingest::Pipeline& pipeline,
                                            const std::vector<std::filesystem::path>& folders,
                                            int first_counts = 1) {
  std::vector<AnnotatedArticle> articles;
  for (const std::string& file : annotated_articles(folders)) {
    ingest::ReadingSteps steps = pipeline.explain(annotated_text(file, pipeline));
    const bool first = std::filesystem::path(file).parent_path() == folders.front();
    articles.push_back({ingest::read_gold_article(file), std::move(steps.mentioned), std::move(steps.reading),
                        first ? first_counts : 1});
  }
  return articles;
}

std::string line(const std::string& name, const Scores& scores, const Reliability& reliability,
                 const Scores* before = nullptr) {
  const ReliabilityBin sure = reliability.at_least(0.8);
  std::string text = fmt::format(
      "{:<24}{:>7.1f}{:>7.1f}{:>7.1f}{:>8.1f}{:>8.1f}{:>8.1f}{:>7.1f}{:>6} of {:<5}", name,
      scores.claims.precision(), scores.claims.recall(), scores.claims.f1(), scores.pairs.f1(),
      scores.actors.f1(), reliability.error(), 100 * sure.right_share(), sure.triples, reliability.triples());
  if (before != nullptr)
    text += fmt::format("  {:+.1f} {:+.1f}", scores.claims.f1() - before->claims.f1(),
                        scores.pairs.f1() - before->pairs.f1());
  return text + '\n';
}

std::string lines(const std::string& name, const ValidationResult& result) {
  std::string text = line(name + ": rules", result.rules, result.rules_reliability);
  for (const auto& [threshold, scores, reliability] : result.with_model)
    text += line(fmt::format("with model, from {:.2f}", threshold), scores, reliability, &result.rules);
  return text;
}

// Rules alone stand in every result; of an experiment the model's line matters.
std::string model_line(const std::string& name, const ValidationResult& result) {
  return line(name, result.with_model.front().scores, result.with_model.front().reliability, &result.rules);
}

void validate(const TrainingPlan& plan, const ingest::Pipeline& pipeline,
              std::vector<AnnotatedArticle> articles) {
  const std::size_t count = articles.size();
  const CrossValidation validation(std::move(articles), ingest::ClaimLexicon::load(plan.data), plan.folds);
  const PairTraining usual;
  print(fmt::format("{:<24}{:>7}{:>7}{:>7}{:>8}{:>8}{:>8}{:>7}{:>15}  gain of claims, pairs\n", "", "prec",
                    "recall", "F1", "pairs", "actors", "error", "right", "at 0.8"));
  print(lines(fmt::format("{} folds", plan.folds), validation.run(usual, kThresholds)));
  if (!plan.unseen.empty())
    print(lines("unseen", validation.run_on(read_articles(pipeline, plan.unseen), usual, kThresholds)));
  if (plan.curve)
    for (const std::uint32_t most : {10U, 30U, 60U, 90U, 120U, 150U}) {
      const auto others = static_cast<std::uint32_t>(count - count / plan.folds);
      const std::uint32_t taught = std::min(most, others);
      print(model_line(fmt::format("{} articles", taught), validation.run(usual, {usual.threshold}, taught)));
      if (taught == others) break;
    }
  if (plan.ablate)
    for (std::size_t i = 1; i < ingest::kFeatureGroups; ++i) {
      PairTraining less = usual;
      less.without = {static_cast<FeatureGroup>(i)};
      print(model_line(std::string("without ") + to_string(less.without.front()),
                       validation.run(less, {less.threshold})));
    }
}

}  // namespace

void train_claims(const TrainingPlan& plan) {
  const ingest::Pipeline pipeline = ingest::Pipeline::load(plan.data);
  std::vector<AnnotatedArticle> articles = read_articles(pipeline, plan.articles, plan.first_counts);
  if (plan.folds > 0) {
    validate(plan, pipeline, std::move(articles));
    return;
  }
  const std::size_t count = articles.size();
  const CrossValidation all(std::move(articles), ingest::ClaimLexicon::load(plan.data), 2);
  const std::filesystem::path out = plan.models / "claims.kgp";
  PairTraining options;
  options.threshold = plan.add_from.value_or(options.threshold);
  all.model_of_all(options).save(out);
  plan.say(fmt::format("claims: {}, {} pairs of actors in {} articles", out.string(), all.examples(), count));
}

}  // namespace kg::tools
