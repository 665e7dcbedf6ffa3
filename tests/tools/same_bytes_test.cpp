// The same texts give the same bytes: in every order, with any number of jobs, after forgetting and after
// reading again.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "graph/identity.h"
#include "graph/store_session.h"
#include "tests/tools/newsroom.h"

namespace kg {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

class SameBytes : public ::testing::Test {
 protected:
  SameBytes() {
    for (const auto& entry : fs::directory_iterator(KG_SOURCE_DIR "/samples"))
      if (!entry.path().filename().string().starts_with("README")) {
        std::ifstream in(entry.path(), std::ios::binary);
        samples_.push_back(entry.path().filename().string());
        place().write(samples_.back(), std::string{std::istreambuf_iterator<char>(in), {}});
      }
    std::ranges::sort(samples_);
  }

  const testing::Workplace& place() const { return room_.place(); }

  // Into a database of that name, each group of files by a run of its own.
  void ingest(const std::string& database, const std::vector<std::vector<std::string>>& runs,
              int jobs = 1) const {
    for (const std::vector<std::string>& files : runs) {
      std::string command = "kgbuild ingest --quiet --db " + database + " --jobs " + std::to_string(jobs);
      for (const std::string& file : files) command += ' ' + file;
      const auto outcome = room_.run(command);
      ASSERT_EQ(outcome.code, 0) << outcome.err;
    }
  }

  std::string graph_of(const std::vector<std::vector<std::string>>& runs, int jobs = 1) const {
    const std::string database = "made.db";
    fs::remove(place().path(database));
    ingest(database, runs, jobs);
    return room_.graph_of(database);
  }

  // Every order of these files gives the graph of the first; returns it.
  std::string graph_of_every_order(std::vector<std::string> files) const {
    std::ranges::sort(files);
    std::string expected;
    int jobs = 1;
    do {
      const std::string graph = graph_of({files}, jobs = 3 - jobs);
      if (expected.empty()) expected = graph;
      EXPECT_EQ(graph, expected) << files[0] << ' ' << files[1] << " ... with " << jobs << " jobs";
      if (graph != expected) break;
    } while (std::ranges::next_permutation(files).found);
    return expected;
  }

  // Texts that other samples hold too, met elsewhere, at other times and in another manner.
  std::vector<std::string> write_copies() const {
    const std::string article = place().read("essequibo.txt"), other = place().read("sudan-jeddah.txt");
    place().write("copy.txt", article);
    place().write("wire.jsonl",
                  testing::json_line(
                      {{"id", "w1"}, {"title", "A wire"}, {"published", "2020-01-05"}, {"text", other}}));
    place().write("late.jsonl",
                  testing::json_line({{"id", "w2"}, {"published", "2026-01-05"}, {"text", article}}) +
                      testing::json_line({{"id", "w3"}, {"source", "Wire"}, {"text", other}}));
    return {"copy.txt", "wire.jsonl", "late.jsonl"};
  }

  testing::Newsroom room_;
  std::vector<std::string> samples_;
};

TEST_F(SameBytes, ComeOfEveryOrderOfSomeArticles) {
  ASSERT_GE(samples_.size(), 8U);
  std::vector<std::string> some(samples_.begin(), samples_.begin() + (KG_SANITIZED ? 3 : 4));
  EXPECT_THAT(graph_of_every_order(some), HasSubstr("\"directed\""));
}

TEST_F(SameBytes, ComeOfManyOrdersOfAllSamplesInOneRunOrSeveral) {
  constexpr int kOrders = KG_SANITIZED ? 4 : 20;
  std::vector<std::string> files = samples_;
  for (const std::string& copy : write_copies()) files.push_back(copy);
  const std::string expected = graph_of({files});
  std::mt19937 random(20);
  for (int order = 0; order < kOrders; ++order) {
    for (std::size_t i = files.size(); i > 1; --i) std::swap(files[i - 1], files[random() % i]);
    std::vector<std::vector<std::string>> runs{files};
    if (order % 4 == 3) {
      const auto cut = static_cast<std::ptrdiff_t>(1 + random() % (files.size() - 1));
      runs = {{files.begin(), files.begin() + cut}, {files.begin() + cut, files.end()}};
    }
    ASSERT_EQ(graph_of(runs, 1 + order % 2), expected) << "order " << order;
  }
}

// A paragraph that repeats the title is a headline and says nothing; under another title it is body.
TEST_F(SameBytes, ComeOfATextThatWasMetInDifferentManners) {
  const std::string text =
      "Ukraine accused Russia of delay.\n\nGENEVA — Marco Rubio met Elin Sandvik on Monday.\n";
  place().write("a/page.txt", text);
  place().write("b/page.txt", text);
  const auto line = [&](const char* id, const char* title, const char* day) {
    return testing::json_line({{"id", id}, {"title", title}, {"published", day}, {"text", text}});
  };
  place().write("c.jsonl", line("c", "Talks", "2025-03-03"));
  place().write("d.jsonl", line("d", "Ukraine accused Russia of delay.", "2025-03-03"));
  place().write("e.jsonl", line("e", "", "2025-03-03"));
  place().write("0.jsonl", line("0", "Talks", "2025-03-02"));
  EXPECT_NE(graph_of({{"c.jsonl"}}).substr(0, 32), graph_of({{"d.jsonl"}}).substr(0, 32));
  graph_of_every_order({"c.jsonl", "d.jsonl", "e.jsonl"});
  graph_of_every_order({"a/page.txt", "0.jsonl", "c.jsonl"});
  // A page and an article of one day, met by two runs and by one.
  const std::string page = "a/page.txt", wire = "c.jsonl", day = " --published=2025-03-03";
  const std::string expected = graph_of({{page + day}, {wire + day}});
  EXPECT_EQ(graph_of({{wire + day}, {page + day}}), expected);
  EXPECT_EQ(graph_of({{wire, page + day}}, 2), expected);
  EXPECT_EQ(graph_of({{page, wire + day}}, 2), expected);
}

// --- forgetting ---

TEST_F(SameBytes, AreLeftByForgettingEachDocument) {
  const std::vector<std::string> files(room_.articles().begin(), room_.articles().begin() + 5);
  ingest("all.db", {files});
  for (const std::string& forgotten : files) {
    fs::copy_file(place().path("all.db"), place().path("less.db"), fs::copy_options::overwrite_existing);
    ASSERT_EQ(room_.run("kgbuild forget --quiet --db less.db " + forgotten).code, 0);
    std::vector<std::string> others = files;
    std::erase(others, forgotten);
    EXPECT_EQ(room_.graph_of("less.db"), graph_of({others})) << forgotten;
    EXPECT_EQ(room_.run("kgbuild check --db less.db").code, 0);
    ingest("less.db", {{forgotten}});
    EXPECT_EQ(room_.graph_of("less.db"), room_.graph_of("all.db")) << forgotten;
  }
}

TEST_F(SameBytes, AreLeftByForgettingWhatWasJudged) {
  const std::vector<std::string> files(room_.articles().begin(), room_.articles().begin() + 5);
  ingest("all.db", {files});
  const std::string unjudged = room_.digest_of("all.db");
  for (const std::string judgement :
       {"same --db all.db \"Elin Sandvik\" \"Tomas Brandl\"",
        "same --db all.db \"Tomas Brandl\" \"Marco Rubio\"", "different --db all.db Russia Ukraine"}) {
    const auto judged = room_.run("kgbuild " + judgement);
    ASSERT_EQ(judged.code, 0) << judged.err;
  }
  ASSERT_NE(room_.digest_of("all.db"), unjudged);
  for (const std::string& forgotten : files) {
    fs::copy_file(place().path("all.db"), place().path("less.db"), fs::copy_options::overwrite_existing);
    ASSERT_EQ(room_.run("kgbuild forget --quiet --db less.db " + forgotten).code, 0);
    EXPECT_EQ(room_.run("kgbuild check --db less.db").code, 0);
    // The same judgements in a database that never read it, passed before anything was read.
    fs::remove(place().path("never.db"));
    {
      Store never = Store::open(place().path("never.db"));
      for (const Judgement& judgement : Store::open_read_only(place().path("all.db")).judgements())
        judge(never, judgement);
    }
    std::vector<std::string> others = files;
    std::erase(others, forgotten);
    ingest("never.db", {others});
    EXPECT_EQ(room_.graph_of("less.db"), room_.graph_of("never.db")) << forgotten;
    ingest("less.db", {{forgotten}});
    EXPECT_EQ(room_.graph_of("less.db"), room_.graph_of("all.db")) << forgotten;
  }
}

// --- reading again ---

TEST_F(SameBytes, StayWhenTheSameModelsReadAgain) {
  ingest("kg.db", {samples_, write_copies()});
  const std::string before = room_.graph_of("kg.db");
  for (const std::string command : {"kgbuild reread --stale", "kgbuild reread", "kgbuild reread --jobs 2"}) {
    const auto outcome = room_.run(command);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.err, Not(HasSubstr("read again")));
    EXPECT_EQ(room_.graph_of("kg.db"), before);
  }
  EXPECT_EQ(room_.run("kgbuild check").code, 0);
}

class ChangedRows : public SameBytes {
 protected:
  ChangedRows() { room_.copy_data("changed"); }

  void change(const std::string& file, const std::string& what, const std::string& by) const {
    std::string rows = place().read("changed/" + file);
    const std::size_t at = rows.find(what);
    ASSERT_NE(at, std::string::npos) << file << " does not say " << what;
    for (std::size_t next = at; next != std::string::npos; next = rows.find(what, next + by.size()))
      rows.replace(next, what.size(), by);
    place().write("changed/" + file, rows);
  }

  // Reading again with the changed rows gives what a fresh database holds, and another graph than before.
  void expect_as_fresh(const std::vector<std::string>& files) const {
    ingest("kg.db", {files});
    const std::string before = room_.graph_of("kg.db");
    ASSERT_EQ(room_.run("kgbuild reread --stale --quiet", "KG_DATA=changed").code, 0);
    std::string command = "kgbuild ingest --quiet --db fresh.db";
    for (const std::string& file : files) command += ' ' + file;
    ASSERT_EQ(room_.run(command, "KG_DATA=changed").code, 0);
    EXPECT_EQ(room_.graph_of("kg.db"), room_.graph_of("fresh.db"));
    EXPECT_NE(room_.graph_of("kg.db"), before);
    EXPECT_EQ(room_.run("kgbuild check", "KG_DATA=changed").code, 0);
    EXPECT_THAT(room_.run("kgbuild reread --stale", "KG_DATA=changed").err, HasSubstr("0 documents read;"));
  }
};

TEST_F(ChangedRows, OfTheLexiconAreObeyedByReadingAgain) {
  change("en/lexicon/claims/support.tsv", "\tpraises\t", "\tlauds\t");
  expect_as_fresh(room_.articles());
  EXPECT_THAT(room_.run("kgexport json").out, HasSubstr("\"lauds\""));
}

TEST_F(ChangedRows, OfTheCatalogueAreObeyedByReadingAgain) {
  change("actors/actors.tsv", "person.marco-rubio\tperson\t\tUSA\tMarco Rubio",
         "person.marco-antonio-rubio\tperson\t\tUSA\tMarco A. Rubio");
  change("actors/actors.tsv", "Marco Antonio Rubio", "Marco Rubio");
  expect_as_fresh(room_.articles());
}

// Headlines, days and page furniture are found by rows too: titles and dates that nobody gave follow them,
// those that somebody gave stay.
TEST_F(ChangedRows, OfPagesAreObeyedByReadingAgain) {
  change("en/page_furniture.tsv", "month\t\tMarch\t3", "month\t\tMarch\t4");
  change("en/page_furniture.tsv", "month\t\tJanuary\t1",
         "furniture\tline\tenvoys meet for round #\t9\tEnvoys Meet For Round 7\t\nmonth\t\tJanuary\t1");
  const std::string text = place().read(room_.articles()[1]);
  place().write(
      "given.jsonl",
      testing::json_line({{"id", "g"}, {"published", "2025-03-30"}, {"title", "Given"}, {"text", text}}) +
          testing::json_line({{"id", "h"}, {"text", place().read(room_.articles()[2])}}));
  std::vector<std::string> files = room_.articles();
  files.push_back("given.jsonl");
  expect_as_fresh(files);
  EXPECT_THAT(room_.run("kgbuild documents --json").out, HasSubstr("\"published\": \"2025-04-01\""));
  EXPECT_THAT(room_.run("kgbuild documents --json").out, HasSubstr("\"published\": \"2025-03-30\""));
}

// --- older programs ---

// tests/graph/first_version.sql holds these two files, and a judgement.
TEST_F(SameBytes, ComeOfADatabaseOfTheFirstVersionThatIsReadAgain) {
  place().write(
      "a.txt",
      "Envoys Meet In Geneva\n\nBy Anna Holt\n\nGENEVA, March 3, 2025 — Marco Rubio met Elin Sandvik in "
      "Geneva on Monday. Rubio praised Ukraine. Russia condemned the talks.\n");
  const std::string sanctions =
      "The European Union imposed sanctions on Belarus on Friday. Elin Sandvik welcomed the decision.";
  place().write(
      "b.jsonl",
      testing::json_line({{"id", "wire-1"},
                          {"title", "Sanctions on Belarus"},
                          {"text", sanctions},
                          {"published", "2025-03-08"},
                          {"source", "Wire One"},
                          {"url", "https://wire.example/1"}}) +
          testing::json_line({{"id", "wire-1b"},
                              {"title", "Belarus sanctioned"},
                              {"text", sanctions},
                              {"published", "2025-03-09"},
                              {"source", "Wire Two"}}) +
          testing::json_line({{"id", "wire-2"},
                              {"title", "Talks planned"},
                              {"text",
                               "Pavlo Horbenko, an envoy of Ukraine, will meet Marco Rubio in Geneva next "
                               "week. Hungary did not support the plan."},
                              {"published", "2025-03-10"},
                              {"source", "Wire One"}}) +
          testing::json_line(
              {{"id", "wire-3"},
               {"title", "Envoy returns"},
               {"text",
                "Pavlo Horbenko accused Russia of delaying the talks. Moscow rejected the accusation."},
               {"published", "2025-03-12"},
               {"source", "Wire Two"}}));
  std::ifstream in(KG_SOURCE_DIR "/tests/graph/first_version.sql");
  const std::string sql{std::istreambuf_iterator<char>(in), {}};
  SQLite::Database(place().path("kg.db"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);

  const auto too_old = room_.run("kgquery actor Rubio");
  EXPECT_EQ(too_old.code, 2);
  EXPECT_THAT(too_old.err, HasSubstr("running once: kgbuild check --db kg.db"));
  const auto check = room_.run("kgbuild check");
  EXPECT_EQ(check.code, 0) << check.out << check.err;
  EXPECT_EQ(room_.run("kgquery actor Rubio").code, 0);
  EXPECT_THAT(room_.run("kgquery search belarus").out, HasSubstr("sanctions on **Belarus**"));
  ASSERT_EQ(room_.run("kgbuild reread --quiet").code, 0);

  ingest("fresh.db", {{"b.jsonl", "a.txt"}});
  // As in the old database, by the ids that local actors have today.
  place().write(
      "judged.jsonl",
      R"(["@b9fabd18e830cbc7","@fc52b1cf3a17f346","positive",null,"tester","2026-11-25T19:39:37Z"])");
  const auto judged = room_.run("kgbuild judgements --db fresh.db --import judged.jsonl");
  ASSERT_EQ(judged.code, 0) << judged.err;
  EXPECT_EQ(room_.graph_of("kg.db"), room_.graph_of("fresh.db"));
  EXPECT_EQ(room_.run("kgbuild check").code, 0);
}

}  // namespace
}  // namespace kg
