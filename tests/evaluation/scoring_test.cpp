#include "ingest/evaluation/scoring.h"

#include <gmock/gmock.h>

#include "ingest/evaluation/actor_matching.h"
#include "tests/support/reading_builder.h"

namespace kg::ingest {
namespace {

using kg::testing::reading;
using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::Pair;

TEST(Comparable, LeavesCasePunctuationAndDeterminersAside) {
  EXPECT_EQ(comparable("The U.S. State-Department"), "us state department");
  EXPECT_EQ(comparable("Sana’a"), comparable("SANA'A"));
  EXPECT_EQ(comparable("  their  the Envoys_"), "envoys");
  EXPECT_EQ(comparable("the"), "the");
  EXPECT_EQ(comparable(""), "");
  EXPECT_EQ(comparable("—"), "");
}

TEST(Comparable, FoldsWhatUnicodeHoldsToBeTheSame) {
  EXPECT_EQ(comparable("Straße"), "strasse");
  EXPECT_EQ(comparable("\xEF\xBC\xAE\xEF\xBC\xA1\xEF\xBC\xB4\xEF\xBC\xAF"), "nato");  // full width
  EXPECT_EQ(comparable("Zürich"), comparable("Zu\xCC\x88rich"));
  EXPECT_NE(comparable("Zürich"), comparable("Zurich"));
}

TEST(DaysOf, ReadsDaysMonthsYearsAndIntervals) {
  EXPECT_EQ(days_of("2025-12-19"), Days("2025-12-19", "2025-12-19"));
  EXPECT_EQ(days_of("2024-02"), Days("2024-02-01", "2024-02-29"));
  EXPECT_EQ(days_of("1900-02"), Days("1900-02-01", "1900-02-28"));
  EXPECT_EQ(days_of("2015"), Days("2015-01-01", "2015-12-31"));
  EXPECT_EQ(days_of("2025-11/2025-12-07"), Days("2025-11-01", "2025-12-07"));
  EXPECT_EQ(days_of(""), std::nullopt);
  EXPECT_EQ(days_of("last week"), std::nullopt);
  EXPECT_EQ(days_of("2025-12-19/soon"), std::nullopt);
}

GoldClaim gold_claim(std::uint32_t subject, const char* event_class, std::uint32_t object, bool core) {
  GoldClaim claim;
  claim.subject = subject;
  claim.object = object;
  claim.event_class = event_class;
  claim.predicate = "does";
  claim.evidence = "A sentence.";
  claim.core = core;
  return claim;
}

GoldArticle miami() {
  GoldArticle gold;
  gold.id = "miami";
  gold.actors = {{"rubio", "Marco Rubio", ActorType::person, {"Rubio", "the secretary of state"}},
                 {"umerov", "Rustem Umerov", ActorType::person, {"Umerov"}},
                 {"ukraine", "Ukraine", ActorType::country, {"Kyiv"}},
                 {"axios", "Axios", ActorType::organization, {}},
                 {"florida", "Florida", ActorType::place, {}}};
  gold.claims = {gold_claim(0, "CONSULT", 1, true), gold_claim(1, "ROLE", 2, true),
                 gold_claim(0, "SUPPORT", 2, false)};
  gold.claims[0].speaker = 3;
  gold.claims[0].time = "2025-12";
  gold.claims[2].status = Status::planned;
  return gold;
}

TEST(ScoreArticle, CountsWhatAReaderWouldCountByHand) {
  const DocumentReading read = reading("Talks")
                                   .actor("Axios", ActorType::organization)
                                   .claim("Umerov", "meets", "the Secretary of State", "CONSULT")
                                   .time("2025-12-19")
                                   .speaker("Axios")
                                   .claim("the Secretary of State", "backs", "Kyiv", "SUPPORT")
                                   .claim("Umerov", "accuses", "Nobody", "ACCUSE")
                                   .negative();
  const ArticleScore score = score_article(miami(), read, {});
  const Scores& scores = score.scores;
  // Rubio, Umerov, Ukraine are found; "Nobody" is not there. Core claims name these three.
  EXPECT_EQ(scores.actors.system, 4U);
  EXPECT_EQ(scores.actors.right, 3U);
  EXPECT_EQ(scores.actors.core, 3U);
  EXPECT_EQ(scores.actors.found, 3U);
  // Three ties, two of gold; of the two core ones the meeting alone.
  EXPECT_EQ(scores.pairs.right, 2U);
  EXPECT_EQ(scores.pairs.found, 1U);
  // The meeting counts whichever way it points.
  EXPECT_EQ(scores.claims.system, 3U);
  EXPECT_EQ(scores.claims.right, 2U);
  EXPECT_EQ(scores.claims.core, 2U);
  EXPECT_EQ(scores.claims.found, 1U);
  EXPECT_THAT(scores.claims.precision(), DoubleNear(66.67, 0.01));
  EXPECT_THAT(scores.claims.recall(), DoubleNear(50, 0.01));
  EXPECT_THAT(scores.claims.f1(), DoubleNear(57.14, 0.01));
  // Gold has the support as planned, the reading as asserted.
  EXPECT_EQ(scores.facts.matched, 2U);
  EXPECT_EQ(scores.facts.right, 1U);
  EXPECT_EQ(scores.facts.polarity, 2U);
  EXPECT_EQ(scores.facts.status, 1U);
  // One denial that gold has not; the planned support is no core claim.
  EXPECT_EQ(scores.modality.system, 1U);
  EXPECT_EQ(scores.modality.right, 0U);
  EXPECT_EQ(scores.modality.core, 0U);
  EXPECT_EQ(scores.speakers.right, 1U);
  EXPECT_EQ(scores.speakers.core, 1U);
  EXPECT_EQ(scores.times.right, 1U);  // a day within gold's month
  EXPECT_EQ(scores.classes.at("CONSULT").found, 1U);
  EXPECT_EQ(scores.classes.at("ROLE").system, 0U);
  EXPECT_EQ(scores.classes.at("ACCUSE").right, 0U);
}

TEST(ScoreArticle, TellsWhatIsMissedSpuriousAndWronglySaid) {
  const DocumentReading read =
      reading("Talks").claim("Rubio", "backs", "Kyiv", "SUPPORT").claim("Kyiv", "accuses", "Rubio", "ACCUSE");
  const auto mistakes = score_article(miami(), read, {}).mistakes;
  ASSERT_EQ(mistakes.size(), 4U);
  EXPECT_EQ(mistakes[0].kind, Mistake::Kind::missed);
  EXPECT_EQ(mistakes[0].note, "actor not found: Rustem Umerov");
  EXPECT_EQ(mistakes[1].event_class, "ROLE");
  EXPECT_EQ(mistakes[2].kind, Mistake::Kind::spurious);
  EXPECT_EQ(mistakes[2].subject, "Ukraine");
  EXPECT_EQ(mistakes[2].note, "other side has SUPPORT");
  EXPECT_EQ(mistakes[2].evidence, "Kyiv accuses Rubio.");
  EXPECT_EQ(mistakes[3].kind, Mistake::Kind::factual);
  EXPECT_EQ(mistakes[3].note, "positive asserted, gold positive planned");
}

TEST(ScoreArticle, LeavesOutWhatIsNotSureEnough) {
  const DocumentReading read = reading("Talks")
                                   .claim("Rubio", "meets", "Umerov", "CONSULT")
                                   .confidence(0.9)
                                   .claim("Umerov", "speaks for", "Kyiv", "ROLE")
                                   .confidence(0.4);
  EXPECT_EQ(score_article(miami(), read, {}).scores.claims.right, 2U);
  EXPECT_EQ(score_article(miami(), read, {.min_confidence = 0.5}).scores.claims.right, 1U);
}

TEST(ScoreArticle, MeasuresRecallOverAllClaimsIfAsked) {
  const DocumentReading read = reading("Talks").claim("Rubio", "backs", "Kyiv", "SUPPORT");
  EXPECT_EQ(score_article(miami(), read, {}).scores.claims.core, 2U);
  const Tally all = score_article(miami(), read, {.recall_all = true}).scores.claims;
  EXPECT_EQ(all.core, 3U);
  EXPECT_EQ(all.found, 1U);
}

TEST(MatchActors, GivesAGoldActorToOneActorAlone) {
  SystemActors system;
  LocalActor office{{}, "State Department", ActorType::organization, "", "", "", {"Rubio"}, {}};
  LocalActor rubio{{}, "Rubio", ActorType::person, "", "", "", {}, {}};
  const ActorName alias = system.stands_in_claim(office), name = system.stands_in_claim(rubio);
  const auto found = matched(miami().actors, system);
  EXPECT_THAT(found, ElementsAre(Pair(name, "rubio")));
  EXPECT_FALSE(found.contains(alias));
}

TEST(Tally, DividesByNothing) {
  EXPECT_EQ(Tally().f1(), 0);
  EXPECT_EQ(FactTally().accuracy(), 0);
}

}  // namespace
}  // namespace kg::ingest
