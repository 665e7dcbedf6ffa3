#include <gmock/gmock.h>
#include <rapidjson/document.h>

#include <filesystem>

#include "tests/tools/small_graph.h"

namespace kg {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::Not;
using testing::Outcome;
using ::testing::StartsWith;

class Kgquery : public ::testing::Test {
 protected:
  Kgquery() { testing::write_small_graph(place_); }

  Outcome ask(const std::string& question) const { return place_.run("kgquery " + question); }

  rapidjson::Document json(const std::string& question) const {
    const Outcome outcome = ask(question + " --json");
    rapidjson::Document document;
    document.Parse(outcome.out.data(), outcome.out.size());
    EXPECT_FALSE(document.HasParseError()) << outcome.out << outcome.err;
    return document;
  }

  testing::Workplace place_;
};

TEST_F(Kgquery, PrintsAPathWithWhoSaysWhenWhereAndTheQuoteOfEveryHop) {
  const Outcome outcome = ask("path Umerov Dmitriev");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out,
              AllOf(StartsWith("Rustem Umerov → Steve Witkoff → Kirill Dmitriev   2 hops"),
                    HasSubstr("Rustem Umerov ←meets— Steve Witkoff"), HasSubstr("says Marco Rubio"),
                    HasSubstr("2025-12-19"), HasSubstr("Axios"), HasSubstr("Talks in Miami.txt, bytes "),
                    HasSubstr("“Steve Witkoff, Jared Kushner meets Rustem Umerov.”"),
                    HasSubstr("Steve Witkoff —meets→ Kirill Dmitriev"),
                    HasSubstr("published 2025-12-22 · says Reuters")));
  EXPECT_THAT(outcome.out, Not(HasSubstr("\033")));
  EXPECT_THAT(outcome.err, IsEmpty());
}

TEST_F(Kgquery, ShowsOfAnActorOfManyDocumentsTheLatestAndAllReasons) {
  {
    Store store = Store::open(place_.path("many.db"));
    for (int day = 10; day < 35; ++day)
      store.write(testing::reading("Report " + std::to_string(day))
                      .published("2025-01-" + std::to_string(day % 20 + 10))
                      .actor("Marco Rubio", ActorType::person, "USA", "person.marco-rubio"));
    testing::identity().settle(store);
  }
  const Outcome outcome = ask("actor Rubio --db many.db");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("25 documents"), HasSubstr("25 times"), HasSubstr("2025-01-29"),
                                 Not(HasSubstr("2025-01-10")), HasSubstr("--json lists all 25")));
}

TEST_F(Kgquery, PrintsPathsAsJson) {
  const auto paths = json("path Umerov Dmitriev -k 3");
  ASSERT_EQ(paths["paths"].Size(), 1U);
  for (const auto& hop : paths["paths"][0]["hops"].GetArray()) {
    const auto& claim = hop["claims"][0];
    EXPECT_STREQ(claim["status"].GetString(), "asserted");
    EXPECT_GT(claim["evidence"]["text"].GetStringLength(), 0U);
    EXPECT_GT(claim["date"].GetStringLength(), 0U);
    EXPECT_GT(claim["source"].GetStringLength(), 0U);
  }
}

TEST_F(Kgquery, EndsWithOneIfNoPathPassesTheFilters) {
  for (const char* filter :
       {"--class ACCUSE", "--since 2026", "--min-confidence 0.95", "--source AFP", "--predicate \"calls\"",
        "--status planned", "--polarity negative", "--max-hops 1"}) {
    const Outcome outcome = ask(std::string("path Umerov Dmitriev ") + filter);
    EXPECT_EQ(outcome.code, 1) << filter;
    EXPECT_THAT(outcome.out, IsEmpty()) << filter;
    EXPECT_THAT(outcome.err, HasSubstr("no path of at most")) << filter;
  }
  EXPECT_EQ(ask("path Umerov Dmitriev --max-hops 1 --json").out, "{\"paths\":[]}\n");
  EXPECT_EQ(
      ask("path Umerov Dmitriev --class consult,ROLE --until 2025-12 --source reuters --source Axios").code,
      0);
}

TEST_F(Kgquery, SaysWhoMayHaveBeenMeant) {
  const Outcome outcome = ask("path Umerov Dimitriev");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.err,
            "kgquery: no actor is called \"Dimitriev\". Did you mean Kirill Dmitriev (envoy of Russia, 1 "
            "document)?\n");
  EXPECT_THAT(outcome.out, IsEmpty());
}

TEST_F(Kgquery, ListsTheIdsOfSeveralActorsOfAName) {
  {
    Store store = Store::open(place_.path("kg.db"));
    store.write(testing::reading("Summit").claim("Ann Novak", "meets", "Bea Novak", "CONSULT").done());
    testing::identity().settle(store);
  }
  const Outcome outcome = ask("actor Novak");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, AllOf(HasSubstr("\"Novak\" is the name of 2 actors: "), HasSubstr("Ann Novak [#@"),
                                 HasSubstr("Bea Novak [#@"), HasSubstr("Use a full name or the #id.")));
}

TEST_F(Kgquery, TakesAnActorById) {
  EXPECT_THAT(ask("actor '#UKR'").out, StartsWith("Ukraine  #UKR\n"));
  EXPECT_EQ(ask("actor '#ZZZ'").code, 1);
}

TEST_F(Kgquery, ShowsDenialsAndPlansBetweenTwoButDoesNotWalkThem) {
  const Outcome between = ask("between \"United States\" Ukraine");
  EXPECT_EQ(between.code, 0) << between.err;
  EXPECT_THAT(between.out, AllOf(HasSubstr("not: compels"), HasSubstr("planned, denied")));
  EXPECT_EQ(ask("path \"United States\" Ukraine").code, 1);
  EXPECT_EQ(ask("path \"United States\" Ukraine --status all --polarity all").code, 0);
  EXPECT_EQ(ask("between Kushner Dmitriev").code, 1);
}

TEST_F(Kgquery, LooksAroundAnActor) {
  const Outcome outcome = ask("neighbours Witkoff");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("Rustem Umerov"), HasSubstr("Kirill Dmitriev (envoy of Russia"),
                                 HasSubstr("—meets→ · CONSULT · 1 claim")));
  EXPECT_EQ(json("neighbors Witkoff")["neighbours"].Size(), 2U);
}

TEST_F(Kgquery, TellsWhyAClaimIsHeld) {
  const auto claims = json("between Umerov Witkoff");
  const std::string id = claims["claims"][0]["id"].GetString();
  const Outcome why = ask("why " + id);
  EXPECT_EQ(why.code, 0) << why.err;
  EXPECT_THAT(why.out,
              AllOf(HasSubstr("Steve Witkoff and Jared Kushner"), HasSubstr("rule"), HasSubstr("speaker"),
                    HasSubstr("Marco Rubio"), HasSubstr("place"), HasSubstr("trigger")));
  EXPECT_EQ(json("why " + id)["id"].GetString(), id);
  EXPECT_EQ(ask("why 0000000000000000").code, 1);
  EXPECT_EQ(ask("why me").code, 2);
}

TEST_F(Kgquery, SearchesOrdersRanksAndGroups) {
  EXPECT_THAT(ask("search \"Dmitriev meets\"").code, 0);
  EXPECT_THAT(ask("search Umerov").out, HasSubstr("**Umerov**"));
  EXPECT_EQ(ask("search zebra").code, 1);
  EXPECT_THAT(ask("timeline Witkoff").out, MatchesRegex("2025-12-19(.|\n)*2025-12-22(.|\n)*"));
  EXPECT_THAT(ask("rank -n 1").out, StartsWith("   1. 0."));
  EXPECT_THAT(ask("components").out, StartsWith("7 actors"));
}

TEST_F(Kgquery, EndsWithTwoOnWrongUse) {
  for (const char* wrong : {"", "walk Rubio", "path Rubio", "path Rubio Umerov --since yesterday",
                            "path Rubio Umerov --class MEETS", "path Rubio Umerov --status done",
                            "path Rubio Umerov -k 0", "path Rubio rubio", "--db none.db actor Rubio"}) {
    const Outcome outcome = ask(wrong);
    EXPECT_EQ(outcome.code, 2) << wrong;
    EXPECT_THAT(outcome.out, IsEmpty()) << wrong;
    EXPECT_THAT(outcome.err, StartsWith("kgquery: ")) << wrong;
  }
}

TEST_F(Kgquery, TakesTheDatabaseFromTheFlagBeforeOrAfterTheCommand) {
  std::filesystem::rename(place_.path("kg.db"), place_.path("other.db"));
  EXPECT_EQ(ask("actor Rubio").code, 2);
  EXPECT_EQ(ask("actor Rubio --db other.db").code, 0);
  EXPECT_EQ(ask("--db other.db actor Rubio").code, 0);
}

TEST_F(Kgquery, TakesAClosedPipeForNoError) {
  place_.run("kgquery --version > first; (sleep 0.3; " KG_BIN_DIR
             "/kgquery rank 2> complaint; echo $? > code) | true");
  EXPECT_THAT(place_.read("first"), StartsWith("kgquery"));
  EXPECT_EQ(place_.read("code"), "0\n");
  EXPECT_THAT(place_.read("complaint"), IsEmpty());
}

TEST_F(Kgquery, HasHelpWithExamplesAndAVersion) {
  EXPECT_THAT(ask("--help").out, HasSubstr("kgquery path Rubio Dmitriev"));
  EXPECT_EQ(ask("path --help").code, 0);
  EXPECT_THAT(ask("--version").out, MatchesRegex("kgquery [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

}  // namespace
}  // namespace kg
