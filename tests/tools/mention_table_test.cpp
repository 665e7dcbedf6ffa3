#include <gmock/gmock.h>

#include <sstream>
#include <vector>

#include "tests/tools/program.h"

namespace kg {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

using Row = std::vector<std::string>;

// RFC 4180.
std::vector<Row> rows_of(const std::string& csv) {
  std::vector<Row> rows(1, Row(1));
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    std::string& cell = rows.back().back();
    if (quoted) {
      if (csv[i] != '"')
        cell += csv[i];
      else if (i + 1 < csv.size() && csv[i + 1] == '"')
        cell += csv[i++];
      else
        quoted = false;
    } else if (csv[i] == '"') {
      quoted = true;
    } else if (csv[i] == ',') {
      rows.back().emplace_back();
    } else if (csv.compare(i, 2, "\r\n") == 0) {
      rows.emplace_back(1);
      ++i;
    } else {
      cell += csv[i];
    }
  }
  rows.pop_back();
  return rows;
}

class Mentions : public ::testing::Test {
 protected:
  std::vector<Row> exported() const {
    const auto outcome = place_.run("kgexport mentions -o mentions.csv");
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    return rows_of(place_.read("mentions.csv"));
  }

  const std::string kMet =
      "Secretary of State Marco Rubio met Ukraine's Rustem Umerov in Kyiv on Friday. Rubio praised the "
      "Ukrainians.";
  testing::Workplace place_;
};

TEST_F(Mentions, StandWhereTheyAreSaidWithoutTitlesAndArticles) {
  place_.write("a.txt", kMet);
  ASSERT_EQ(place_.run("kgbuild ingest a.txt").code, 0);
  const std::vector<Row> rows = exported();
  ASSERT_GT(rows.size(), 5U);
  EXPECT_THAT(rows[0], ElementsAre("doc", "begin", "end", "text", "actor_id", "actor_name", "type"));
  std::vector<std::string> texts;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const Row& row = rows[i];
    ASSERT_EQ(row.size(), 7U);
    EXPECT_EQ(row[0], "a.txt");
    const std::size_t begin = std::stoul(row[1]), end = std::stoul(row[2]);
    EXPECT_EQ(kMet.substr(begin, end - begin), row[3]);
    EXPECT_THAT(row[3], Not(HasSubstr("'s")));
    texts.push_back(row[3]);
    if (i > 1) {
      EXPECT_LE(std::stoul(rows[i - 1][1]), begin);
    }
  }
  EXPECT_THAT(texts, ::testing::AllOf(Contains("Marco Rubio"), Contains("Rubio"), Contains("Ukraine"),
                                      Contains("Rustem Umerov")));
  for (const Row& row : rows)
    if (row[3] == "Rubio" || row[3] == "Marco Rubio") {
      EXPECT_EQ(row[5], "Marco Rubio");
      EXPECT_EQ(row[6], "person");
    }
}

TEST_F(Mentions, AreTheSameHoweverTheDocumentsCame) {
  place_.write("b.jsonl", "{\"id\":\"two, \\\"2\\\"\",\"text\":\"" + kMet + "\"}\n" +
                              "{\"id\":\"one\",\"text\":\"Rustem Umerov flew to Berlin.\"}\n");
  ASSERT_EQ(place_.run("kgbuild ingest b.jsonl").code, 0);
  const std::string first = place_.run("kgexport mentions").out;
  ASSERT_EQ(place_.run("kgbuild forget one").code, 0);
  ASSERT_EQ(place_.run("kgbuild ingest b.jsonl --jobs 2").code, 0);
  EXPECT_EQ(place_.run("kgexport mentions").out, first);
  const std::vector<Row> rows = rows_of(first);
  EXPECT_EQ(rows[1][0], "one");
  EXPECT_EQ(rows.back()[0], "two, \"2\"");
}

TEST_F(Mentions, AreToldUnderEveryNameOfATextThatWasMetTwice) {
  place_.write("c.jsonl",
               "{\"id\":\"x\",\"text\":\"" + kMet + "\"}\n{\"id\":\"y\",\"text\":\"" + kMet + "\"}\n");
  ASSERT_EQ(place_.run("kgbuild ingest c.jsonl").code, 0);
  std::vector<Row> x, y;
  for (Row row : exported()) {
    const std::string doc = row[0];
    row.erase(row.begin());
    if (doc == "x") x.push_back(row);
    if (doc == "y") y.push_back(row);
  }
  EXPECT_GT(x.size(), 4U);
  EXPECT_EQ(x, y);
}

TEST_F(Mentions, AreThoseOfAllActors) {
  place_.write("a.txt", kMet);
  ASSERT_EQ(place_.run("kgbuild ingest a.txt").code, 0);
  const auto outcome = place_.run("kgexport mentions --around Rubio");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("mentions are those of all actors"));
}

}  // namespace
}  // namespace kg
