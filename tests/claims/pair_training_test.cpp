#include "ingest/claims/pair_training.h"

#include <gmock/gmock.h>

#include "tests/claims/lexicon_rows.h"

namespace kg::ingest {
namespace {

using testing::shipped_lexicon;

FeatureId word(const std::string& name) { return feature_id(FeatureGroup::words, name); }

// Articles 0 to 9: "meets" ties so, "and" does not.
std::vector<PairExample> examples() {
  const std::size_t classes = shipped_lexicon().classes().size();
  const std::uint32_t consult = *shipped_lexicon().class_index("CONSULT");
  const std::uint32_t accuse = *shipped_lexicon().class_index("ACCUSE");
  std::vector<PairExample> all;
  for (std::uint32_t article = 0; article < 10; ++article)
    for (int i = 0; i < 8; ++i) {
      PairExample tied, minor, beside;
      tied.article = minor.article = beside.article = article;
      const FeatureId bias = feature_id(FeatureGroup::bias, "bias");
      tied.features = {bias, word("meet")};
      minor.features = {bias, word("note")};
      beside.features = {bias, word("and"), feature_id(FeatureGroup::path, "conj")};
      for (PairExample* one : {&tied, &minor, &beside}) {
        std::sort(one->features.begin(), one->features.end());
        one->labels.assign(classes, Label::no);
      }
      tied.labels[consult] = Label::yes;
      minor.labels[accuse] = Label::either;
      all.insert(all.end(), {tied, minor, beside});
    }
  return all;
}

PairTraining plain() {
  PairTraining options;
  options.slope = 1;
  options.shift = 0;
  return options;
}

double probability(const PairModel& model, const char* event_class, const std::vector<FeatureId>& features) {
  ActorPair pair;
  pair.features = features;
  return model.scores(pair)[*shipped_lexicon().class_index(event_class)].probability;
}

bool every_article(std::uint32_t) { return true; }

TEST(TrainPairs, LearnsWhichWordsTieAndWhichDoNot) {
  const PairModel model = train_pairs(examples(), shipped_lexicon(), plain(), every_article);
  const FeatureId bias = feature_id(FeatureGroup::bias, "bias");
  EXPECT_GT(probability(model, "CONSULT", {bias, word("meet")}), 0.5);
  EXPECT_LT(probability(model, "CONSULT", {bias, word("and")}), 0.2);
  EXPECT_LT(probability(model, "ACCUSE", {bias, word("meet")}), 0.2);
}

TEST(TrainPairs, TakesMinorClaimsForNeitherSureNorWrong) {
  const PairModel model = train_pairs(examples(), shipped_lexicon(), plain(), every_article);
  const FeatureId bias = feature_id(FeatureGroup::bias, "bias");
  EXPECT_GT(probability(model, "ACCUSE", {bias, word("note")}),
            probability(model, "ACCUSE", {bias, word("and")}));
}

TEST(TrainPairs, LearnsFromTheArticlesAskedForAlone) {
  std::vector<PairExample> all = examples();
  for (PairExample& example : all)
    if (example.article >= 5) example.features = {word("unseen")};
  const PairModel model =
      train_pairs(all, shipped_lexicon(), plain(), [](std::uint32_t article) { return article < 5; });
  EXPECT_EQ(probability(model, "CONSULT", {word("unseen")}), probability(model, "CONSULT", {}));
}

TEST(TrainPairs, LeavesOutGroupsOfFeatures) {
  PairTraining options = plain();
  options.without = {FeatureGroup::words};
  const PairModel model = train_pairs(examples(), shipped_lexicon(), options, every_article);
  EXPECT_EQ(probability(model, "CONSULT", {word("meet")}), probability(model, "CONSULT", {}));
  EXPECT_NE(probability(model, "CONSULT", {feature_id(FeatureGroup::path, "conj")}),
            probability(model, "CONSULT", {}));
}

TEST(TrainPairs, GivesTheSameModelOfTheSameExamples) {
  const auto file = std::filesystem::path(::testing::TempDir()) / "twice.kgp";
  std::string bytes[2];
  for (std::string& one : bytes) {
    train_pairs(examples(), shipped_lexicon(), {}, every_article).save(file);
    std::ifstream in(file, std::ios::binary);
    one.assign(std::istreambuf_iterator<char>(in), {});
  }
  EXPECT_EQ(bytes[0], bytes[1]);
  EXPECT_GT(bytes[0].size(), 100u);
}

TEST(FeatureId, TellsItsGroup) {
  EXPECT_EQ(group_of(feature_id(FeatureGroup::rules, "rule same")), FeatureGroup::rules);
  EXPECT_NE(feature_id(FeatureGroup::rules, "a"), feature_id(FeatureGroup::path, "a"));
  EXPECT_STREQ(to_string(FeatureGroup::elsewhere), "elsewhere");
}

}  // namespace
}  // namespace kg::ingest
