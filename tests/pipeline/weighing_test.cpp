// What a pair model changes in the claims of a text, with models made up for it.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "ingest/evaluation/cross_validation.h"
#include "tests/pipeline/shared_pipeline.h"

namespace kg::ingest {
namespace {

constexpr const char* kText =
    "Russia accused Ukraine of an attack on Belgorod.\n"
    "Poland summoned the Russian ambassador on Tuesday.\n";

const ClaimCoder& rules() {
  static const ClaimCoder coder(ClaimLexicon::load(testing::data_folder()));
  return coder;
}

// Says the same of every pair: ACCUSE and SUPPORT are as likely as said, in 64ths of log odds, all else
// unlikely.
PairModel same_for_all(std::int8_t accuse, const TrustScale& trust, std::int8_t support = -127) {
  std::vector<std::string> classes;
  PairWeights weights;
  for (const EventClass& one : rules().lexicon().classes()) {
    classes.push_back(one.name);
    const int odds = one.name == "ACCUSE" ? accuse : one.name == "SUPPORT" ? support : -127;
    weights.out_bias.push_back(odds *
                               static_cast<int>(PairWeights::kHiddenUnit * PairWeights::kOutUnit / 64));
  }
  std::vector<double> thresholds(classes.size(), 0.6);
  return {classes, thresholds, weights, trust};
}

std::vector<Claim> claims(const ClaimCoder& coder) {
  const ReadingSteps steps = testing::pipeline().explain(testing::document_of(kText));
  return coder.code(steps.mentioned, steps.reading.actors);
}

std::set<std::string> rules_of(const std::vector<Claim>& claims, bool added) {
  std::set<std::string> names;
  for (const Claim& claim : claims)
    if (claim.rule.starts_with("pair.") == added) names.insert(claim.rule + ' ' + claim.predicate);
  return names;
}

TEST(Weighing, AddsClaimsWhereRulesAreSilentAndDropsNone) {
  const auto alone = claims(rules());
  const auto together = claims(rules().with(same_for_all(127, {})));
  EXPECT_EQ(rules_of(together, false), rules_of(alone, false));
  EXPECT_TRUE(rules_of(alone, true).empty());
  ASSERT_FALSE(rules_of(together, true).empty());
  for (const Claim& claim : together)
    if (claim.rule.starts_with("pair.")) {
      EXPECT_EQ(claim.event_class, "ACCUSE");
      EXPECT_NEAR(claim.confidence, 0.879, 0.001);  // of 127 / 64 log odds
    }
}

TEST(Weighing, AddsNothingBelowItsThreshold) {
  EXPECT_TRUE(rules_of(claims(rules().with(same_for_all(10, {}))), true).empty());
}

// "Ukraine ACCUSE Russia" for each claim that the model makes of the text.
std::set<std::string> made(const char* text, const PairModel& model) {
  const ReadingSteps steps = testing::pipeline().explain(testing::document_of(text));
  std::set<std::string> out;
  for (const Claim& claim : rules().with(model).code(steps.mentioned, steps.reading.actors)) {
    if (!claim.rule.starts_with("pair.")) continue;
    for (const Participant& from : claim.participants)
      for (const Participant& to : claim.participants)
        if (from.side == 0 && to.side == 1)
          out.insert(steps.reading.actors[from.actor].name + ' ' + claim.event_class + ' ' +
                     steps.reading.actors[to.actor].name);
  }
  return out;
}

TEST(Weighing, ReadsInARelativeClauseWhetherWhatItTellsIsSo) {
  const ReadingSteps steps =
      testing::pipeline().explain(testing::document_of("Kenya, which may wait for Peru, danced."));
  bool told = false;
  for (const Claim& claim : rules().with(same_for_all(127, {})).code(steps.mentioned, steps.reading.actors)) {
    std::set<std::string> names;
    for (const Participant& one : claim.participants) names.insert(steps.reading.actors[one.actor].name);
    if (!claim.rule.starts_with("pair.") || names != std::set<std::string>{"Kenya", "Peru"}) continue;
    told = true;
    EXPECT_EQ(claim.status, Status::possible);
  }
  EXPECT_TRUE(told);
}

TEST(Weighing, CallsAClaimByARowOnlyWhereTheWordsOfThatRowStand) {
  const auto words = [](const char* text) {
    const ReadingSteps steps = testing::pipeline().explain(testing::document_of(text));
    return rules_of(rules().with(same_for_all(-127, {}, 127)).code(steps.mentioned, steps.reading.actors),
                    true);
  };
  const auto of_ranks = ::testing::Contains(::testing::HasSubstr("ranks"));
  EXPECT_THAT(words("Kenya closed its shops on Tuesday, before Peru."), ::testing::Not(of_ranks));
  EXPECT_THAT(words("Kenya closed its shops on Tuesday, before Peru."), ::testing::Not(::testing::IsEmpty()));
}

TEST(Weighing, TiesWhomRulesTieOnlyWhenVerySure) {
  constexpr const char* kAccused = "Russia accused Ukraine of an attack.";
  EXPECT_THAT(made(kAccused, same_for_all(80, {})),  // 0.78
              ::testing::Not(::testing::Contains("Ukraine ACCUSE Russia")));
  EXPECT_THAT(made(kAccused, same_for_all(127, {})), ::testing::Contains("Ukraine ACCUSE Russia"));
}

TEST(Weighing, TiesASilentPairInItsLikeliestWay) {
  constexpr const char* kSilent = "Kenya waited for Peru.";
  EXPECT_THAT(made(kSilent, same_for_all(90, {}, 60)), ::testing::Contains("Kenya ACCUSE Peru"));
  EXPECT_THAT(made(kSilent, same_for_all(90, {}, 60)),
              ::testing::Not(::testing::Contains("Kenya SUPPORT Peru")));
  EXPECT_THAT(made(kSilent, same_for_all(60, {}, 90)), ::testing::Contains("Kenya SUPPORT Peru"));
}

TEST(Weighing, RaisesAndLowersWhatRulesAreSureOf) {
  const auto alone = claims(rules());
  const auto raised = claims(rules().with(same_for_all(20, {.rule = 1, .model = 1})));
  const auto of_accuse = [](const std::vector<Claim>& all, bool accuse) {
    std::vector<double> confidences;
    for (const Claim& claim : all)
      if ((claim.event_class == "ACCUSE") == accuse) confidences.push_back(claim.confidence);
    return confidences;
  };
  const auto before = of_accuse(alone, true), after = of_accuse(raised, true);
  ASSERT_FALSE(before.empty());
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i) EXPECT_GT(after[i], before[i]);
  const auto others = of_accuse(alone, false), lowered = of_accuse(raised, false);
  ASSERT_EQ(others.size(), lowered.size());
  for (std::size_t i = 0; i < others.size(); ++i) EXPECT_LT(lowered[i], others[i]);
}

std::size_t made_by_rules(const char* text, const ClaimCoder& coder) {
  const ReadingSteps steps = testing::pipeline().explain(testing::document_of(text));
  return coder.code(steps.mentioned, steps.reading.actors).size();
}

// A text as long as an article, about nothing else.
std::string article_of(const std::string& sentence) {
  std::string text = sentence + '\n';
  for (const char* more :
       {"It rained.", "The streets were wet.", "Shops closed early.", "Nobody complained."})
    text += std::string(more) + '\n';
  return text;
}

TEST(Weighing, LeavesOutWhatNeitherRuleNorModelIsSureOf) {
  const ClaimCoder doubtful = rules().with(same_for_all(-127, {.rule = 0, .model = 2}));
  const std::string spoke = article_of("Emmanuel Macron said on Monday that Olaf Scholz had changed.");
  ASSERT_EQ(made_by_rules(spoke.c_str(), rules()), 1U);
  EXPECT_EQ(made_by_rules(spoke.c_str(), doubtful), 0U);
}

TEST(Weighing, KeepsWhatARuleIsSureOfUnlessHardlyAnyOfTheKindIsTrue) {
  const std::string met = article_of("Emmanuel Macron met Olaf Scholz in Paris.");
  const auto left = [&](double scale) {
    return made_by_rules(met.c_str(), rules().with(same_for_all(-127, {.rule = 0, .model = scale})));
  };
  EXPECT_GE(left(1), 1U);  // 12 in 100
  EXPECT_EQ(left(2), 0U);  // 2 in 100
}

TEST(Weighing, LeavesOutNothingOfATextOfAFewSentences) {
  const ClaimCoder doubtful = rules().with(same_for_all(-127, {.rule = 0, .model = 2}));
  EXPECT_EQ(made_by_rules("Emmanuel Macron said on Monday that Olaf Scholz had changed.", doubtful), 1U);
}

TEST(Weighing, IsContentWithLessWhereSomethingIsPlannedOrPossible) {
  const PairModel nearly = same_for_all(16, {});  // 56 in 100, where it takes 60
  EXPECT_THAT(made(article_of("Kenya waited for Peru.").c_str(), nearly), ::testing::IsEmpty());
  EXPECT_THAT(made(article_of("Kenya may wait for Peru.").c_str(), nearly),
              ::testing::Contains("Kenya ACCUSE Peru"));
  const ClaimCoder doubtful = rules().with(same_for_all(-127, {.rule = 0, .model = 0.5}));  // 27 in 100
  EXPECT_EQ(made_by_rules(article_of("Rebels met smugglers on Monday.").c_str(), doubtful), 0U);
  EXPECT_EQ(made_by_rules(article_of("Rebels may meet smugglers on Monday.").c_str(), doubtful), 1U);
}

TEST(Weighing, TellsWhatItLeftOutAndHowUnlikelyItIs) {
  const ReadingSteps steps = testing::pipeline().explain(testing::document_of(
      article_of("Emmanuel Macron said on Monday that Olaf Scholz had changed.").c_str()));
  std::vector<CodingStep> tried;
  rules()
      .with(same_for_all(-127, {.rule = 0, .model = 2}))
      .code(steps.mentioned, steps.reading.actors, &tried);
  EXPECT_TRUE(std::any_of(tried.begin(), tried.end(), [](const CodingStep& step) {
    return step.outcome == "dropped: its chance is 2 in 100";
  }));
}

TEST(Weighing, CompletesARowByWhomTheTextSpokeOfJustBefore) {
  constexpr const char* kHalf = "Uganda closed a bridge on Monday. Kenya promised support.";
  EXPECT_THAT(made(kHalf, same_for_all(-127, {}, 127)), ::testing::Contains("Kenya SUPPORT Uganda"));
  EXPECT_THAT(made("Uganda closed a bridge on Monday. Kenya slept.", same_for_all(-127, {}, 127)),
              ::testing::Not(::testing::Contains("Kenya SUPPORT Uganda")));
}

TEST(Weighing, TellsTheSamePairOfAClassButOnce) {
  constexpr const char* kTwice = "Kenya waited for Peru. Kenya thought of Peru.";
  const ReadingSteps steps = testing::pipeline().explain(testing::document_of(kTwice));
  int told = 0;
  for (const Claim& claim : rules().with(same_for_all(127, {})).code(steps.mentioned, steps.reading.actors))
    for (const Participant& from : claim.participants)
      told +=
          from.side == 0 && steps.reading.actors[from.actor].name == "Kenya" && claim.rule == "pair.ACCUSE";
  EXPECT_EQ(told, 1);
}

TEST(Weighing, DoesNotRepeatWhatRulesTellElsewhere) {
  EXPECT_THAT(made("Kenya accused Peru of theft. Kenya thought of Peru.", same_for_all(127, {})),
              ::testing::Not(::testing::Contains("Kenya ACCUSE Peru")));
}

TEST(Weighing, WeighsAClaimOfSomebodyWhomOnlyASentenceBeforeNames) {
  const ReadingSteps steps = testing::pipeline().explain(
      testing::document_of("Vladimir Putin signed a decree on Monday. The decree bans Ukraine's ships."));
  const std::vector<Claim> told =
      rules().with(same_for_all(-20, {})).code(steps.mentioned, steps.reading.actors);
  EXPECT_TRUE(std::any_of(told.begin(), told.end(), [&](const Claim& claim) {
    return claim.event_class == "SANCTION" &&
           steps.reading.actors[claim.participants.front().actor].name == "Vladimir Putin";
  }));
}

TEST(CrossValidation, TeachesAnArticleAsOftenAsItCounts) {
  const auto examples_of = [](int times) {
    const GoldArticle gold = read_gold_article(KG_SOURCE_DIR "/bench/gold/train/s06-myanmar-2021.json");
    ReadingSteps steps = testing::pipeline().explain(testing::document_of(gold.text, gold.published));
    std::vector<AnnotatedArticle> articles;
    articles.push_back({gold, std::move(steps.mentioned), std::move(steps.reading), times});
    return CrossValidation(std::move(articles), ClaimLexicon::load(testing::data_folder()), 2).examples();
  };
  EXPECT_EQ(examples_of(3), 3 * examples_of(1));
}

TEST(CrossValidation, ReadsEveryArticleOnceByRulesAloneAndOnceWithAModel) {
  std::vector<AnnotatedArticle> articles;
  for (const char* name : {"s01-airspace-2019", "s02-stormont-1998", "s06-myanmar-2021"}) {
    const GoldArticle gold =
        read_gold_article(std::string(KG_SOURCE_DIR "/bench/gold/train/") + name + ".json");
    ReadingSteps steps = testing::pipeline().explain(testing::document_of(gold.text, gold.published));
    articles.push_back({gold, std::move(steps.mentioned), std::move(steps.reading)});
  }
  Scores expected;
  for (const AnnotatedArticle& article : articles) {
    DocumentReading reading = article.reading;
    reading.claims = rules().code(article.mentioned, article.reading.actors);
    expected.add(score_article(article.gold, reading, {}).scores);
  }
  const CrossValidation validation(std::move(articles), ClaimLexicon::load(testing::data_folder()), 3);
  const ValidationResult result = validation.run({}, {0.01, 1.1});
  EXPECT_EQ(result.rules.claims.system, expected.claims.system);
  EXPECT_EQ(result.rules.claims.right, expected.claims.right);
  EXPECT_GE(result.with_model[0].scores.claims.system, result.with_model[1].scores.claims.system);
  // None of its own, and without what it takes for unlikely.
  EXPECT_LE(result.with_model[1].scores.claims.system, expected.claims.system);
  EXPECT_GT(result.with_model[1].scores.claims.system, expected.claims.system / 2);
  EXPECT_EQ(result.with_model[1].reliability.triples(), result.with_model[1].scores.claims.system);
}

}  // namespace
}  // namespace kg::ingest
