#include "ingest/pipeline.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "tests/pipeline/shared_pipeline.h"

namespace kg::ingest {
namespace {

using testing::document_of;
using testing::pipeline;

const std::string kArticle =
    "Envoys meet in Miami as fighting goes on\n\n"
    "MIAMI — U.S. Secretary of State Marco Rubio met Ukraine's chief negotiator, Rustem Umerov, in Miami on "
    "Friday. "
    "Rubio said that Washington would not force Kyiv into a deal.\n\n"
    "Russia's envoy Kirill Dmitriev did not meet Umerov, the Kremlin said.\n\nRelated Articles\n\nPutin "
    "flies to Delhi\n";

bool ties(const DocumentReading& reading, const std::string& event_class, const std::string& one,
          const std::string& other) {
  return std::any_of(reading.claims.begin(), reading.claims.end(), [&](const Claim& claim) {
    std::set<std::string> names;
    for (const Participant& participant : claim.participants)
      names.insert(reading.actors[participant.actor].name);
    return claim.event_class == event_class && names.contains(one) && names.contains(other);
  });
}

// A place by the tags of its words and a person by the demonym: one phrase, one mention.
TEST(Pipeline, GivesEveryActorAnIdOfItsOwnWhereAPhraseReadsInTwoWays) {
  const DocumentReading reading =
      pipeline().read(document_of("He laid the blame at the Turkish Cypriot's door.\n"));
  std::set<LocalActorId> ids;
  for (const LocalActor& actor : reading.actors) EXPECT_TRUE(ids.insert(actor.id).second) << actor.name;
  EXPECT_FALSE(ids.empty());
}

TEST(Pipeline, ReadsWhoMetWhom) {
  const DocumentReading reading = pipeline().read(document_of(kArticle));
  EXPECT_TRUE(ties(reading, "CONSULT", "Marco Rubio", "Rustem Umerov"));
  EXPECT_EQ(reading.fingerprint, pipeline().fingerprint());
  EXPECT_EQ(reading.document.text, kArticle);
}

// What lies ahead is planned; of a text without a day nothing is known to lie ahead.
TEST(Pipeline, TakesNothingForPlannedByItsYearInATextWithoutADay) {
  const std::string text = "Singapore has trained 750 Timorese officials since 2013.\n";
  for (const char* published : {"", "2025-10-27"}) {
    const DocumentReading reading = pipeline().read(document_of(text, published));
    ASSERT_FALSE(reading.claims.empty());
    EXPECT_EQ(reading.claims.front().event_class, "AID");
    EXPECT_EQ(reading.claims.front().status, Status::asserted) << published;
  }
}

TEST(Pipeline, ReadsTheSameTwice) {
  const DocumentReading one = pipeline().read(document_of(kArticle));
  const DocumentReading two = pipeline().read(document_of(kArticle));
  ASSERT_EQ(one.claims.size(), two.claims.size());
  for (std::size_t i = 0; i < one.claims.size(); ++i) {
    EXPECT_EQ(one.claims[i].id, two.claims[i].id);
    EXPECT_EQ(one.claims[i].confidence, two.claims[i].confidence);
  }
  ASSERT_EQ(one.actors.size(), two.actors.size());
  for (std::size_t i = 0; i < one.actors.size(); ++i) EXPECT_EQ(one.actors[i].id, two.actors[i].id);
}

TEST(Pipeline, ExplainsWhatItReads) {
  const ReadingSteps steps = pipeline().explain(document_of(kArticle));
  const DocumentReading reading = pipeline().read(document_of(kArticle));
  ASSERT_EQ(steps.reading.claims.size(), reading.claims.size());
  for (std::size_t i = 0; i < reading.claims.size(); ++i)
    EXPECT_EQ(steps.reading.claims[i].id, reading.claims[i].id);
  EXPECT_EQ(steps.reading.actors.size(), steps.mentioned.chains.size());
  EXPECT_FALSE(steps.coding.empty());
}

TEST(Pipeline, KeepsSpansInsideTheText) {
  const DocumentReading reading = pipeline().read(document_of(kArticle));
  const auto inside = [&](Span span) {
    return span.begin < span.end && span.end <= reading.document.text.size();
  };
  for (const Claim& claim : reading.claims) {
    EXPECT_TRUE(inside(claim.evidence));
    EXPECT_TRUE(inside(claim.trigger));
    EXPECT_LE(claim.evidence.begin, claim.trigger.begin);
    EXPECT_GE(claim.evidence.end, claim.trigger.end);
    for (const Participant& participant : claim.participants)
      EXPECT_LT(participant.actor, reading.actors.size());
    for (const std::uint32_t speaker : claim.speakers) EXPECT_LT(speaker, reading.actors.size());
  }
  for (const LocalActor& actor : reading.actors)
    for (const MentionSpan& mention : actor.mentions) EXPECT_TRUE(inside(mention.span)) << actor.name;
}

TEST(Pipeline, ReadsNoClaimsFromHeadlineAndFurniture) {
  const DocumentReading reading = pipeline().read(document_of(kArticle));
  for (const Claim& claim : reading.claims) {
    const auto section = std::find_if(
        reading.document.sections.begin(), reading.document.sections.end(), [&](const Section& s) {
          return s.span.begin <= claim.trigger.begin && claim.trigger.end <= s.span.end;
        });
    ASSERT_NE(section, reading.document.sections.end());
    EXPECT_EQ(section->kind, SectionKind::body);
  }
}

TEST(Pipeline, SurvivesTextThatSaysNothing) {
  for (const std::string& text :
       {std::string("."), std::string("((((((("), std::string(20000, 'a'), std::string("北京"),
        std::string("\u200F\u202E\"'\"'\"'"), std::string("1 2 3 4 5 6 7 8 9 0")})
    EXPECT_TRUE(pipeline().read(document_of(text)).claims.empty()) << text.substr(0, 20);
}

TEST(Pipeline, AddsUpItsTimes) {
  StageTimes times;
  pipeline().read(document_of(kArticle), &times);
  pipeline().read(document_of(kArticle), &times);
  EXPECT_EQ(times.documents, 2U);
  EXPECT_GT(times.words, 60U);
}

TEST(Pipeline, SaysWhichModelsThereAreWhenAskedForAnother) {
  try {
    Pipeline::load(testing::data_folder(), {"enormous"});
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr("no model \"enormous\""));
    EXPECT_THAT(error.what(), ::testing::HasSubstr("write fast or accurate"));
  }
}

TEST(Fingerprint, ChangesWithARow) {
  namespace fs = std::filesystem;
  const fs::path copy = fs::path(::testing::TempDir()) / "fingerprint-data";
  fs::remove_all(copy);
  fs::create_directories(copy);
  for (const char* room : {"actors", "schema"})
    fs::create_directory_symlink(fs::absolute(fs::path(testing::data_folder()) / room), copy / room);
  fs::copy(testing::data_folder() + std::string("/en"), copy / "en", fs::copy_options::recursive);
  const std::string before = Pipeline::load(copy).fingerprint();
  EXPECT_EQ(Pipeline::load(copy).fingerprint(), before);
  std::ofstream(copy / "en" / "page_furniture.tsv", std::ios::app)
      << "furniture\tline\tnow playing\t3\tNow playing\t\n";
  EXPECT_NE(Pipeline::load(copy).fingerprint(), before);
  fs::remove_all(copy);
}

// The actor that a name stands for, by the state that it is of.
std::string country_of(const char* text, const char* name) {
  for (const LocalActor& actor : testing::pipeline().explain(testing::document_of(text)).reading.actors)
    if (actor.name == name) return actor.country;
  return "nobody";
}

TEST(Pipeline, TakesNobodyForHisNamesakeWhoServesAnotherState) {
  EXPECT_EQ(country_of("Colombian Defence Minister Pedro Sanchez flew to Lima.", "Pedro Sanchez"), "COL");
  EXPECT_EQ(country_of("Pedro Sanchez, Colombia's defence minister, flew to Lima.", "Pedro Sanchez"), "COL");
  EXPECT_EQ(country_of("Spanish Prime Minister Pedro Sanchez flew to Lima.", "Pedro Sánchez"), "ESP");
  EXPECT_EQ(country_of("Colombia's ambassador met Pedro Sanchez in Lima.", "Pedro Sánchez"), "ESP");
}

}  // namespace
}  // namespace kg::ingest
