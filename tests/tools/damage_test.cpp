// Models, rows and databases that are damaged: kgbuild says which file and what to do, and changes nothing.

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/tools/program.h"

namespace kg {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class Damage : public ::testing::Test {
 protected:
  // A copy of the data folder in which one file may be harmed.
  Damage() {
    const char* given = std::getenv("KG_DATA");
    const fs::path data = given && *given ? given : KG_SOURCE_DIR "/data";
    fs::create_directories(copy());
    for (const char* room : {"actors", "schema"})
      fs::create_directory_symlink(fs::absolute(data / room), copy() / room);
    fs::copy(data / "en", copy() / "en", fs::copy_options::recursive);
    place_.write("a.txt", "Marco Rubio met Rustem Umerov in Miami.");
  }

  fs::path copy() const { return place_.path("data"); }

  std::string bytes(const std::string& name) const { return place_.read("data/en/" + name); }

  testing::Outcome run_with(const std::string& name, const std::string& harmed) const {
    const std::string whole = bytes(name);
    place_.write("data/en/" + name, harmed);
    const testing::Outcome outcome = place_.run("kgbuild extract a.txt --as claims", {}, "KG_DATA=data");
    place_.write("data/en/" + name, whole);
    return outcome;
  }

  testing::Workplace place_;
};

TEST_F(Damage, OfAModelIsFound) {
  for (const std::string name : {"models/parser.kgm", "models/lemmas.kgm", "models/sentences.kgm"}) {
    const std::string whole = bytes(name);
    ASSERT_GT(whole.size(), 1000U) << name;
    std::string flipped = whole;
    flipped[whole.size() / 2] = static_cast<char>(flipped[whole.size() / 2] ^ 0x10);
    std::string other_head = whole;
    other_head[0] = 'X';
    for (const std::string& harmed :
         {whole.substr(0, whole.size() / 2), whole.substr(0, whole.size() - 1), whole + "x", std::string(),
          std::string("no model"), flipped, other_head}) {
      const auto outcome = run_with(name, harmed);
      EXPECT_EQ(outcome.code, 2) << name << " of " << harmed.size() << " bytes";
      EXPECT_THAT(outcome.err, HasSubstr(name));
      EXPECT_EQ(outcome.out, "");
    }
  }
  EXPECT_EQ(place_.run("kgbuild extract a.txt", {}, "KG_DATA=data").code, 0);
}

TEST_F(Damage, OfRowsIsToldWithTheLine) {
  for (const std::string name : {"page_furniture.tsv", "pronouns.tsv", "titles.tsv", "lexicon/attitudes.tsv",
                                 "lexicon/claims/agree.tsv", "tokens/abbreviations.tsv"}) {
    const std::string whole = bytes(name);
    const auto outcome = run_with(name, whole + "one\todd\trow\n");
    EXPECT_EQ(outcome.code, 2) << name;
    EXPECT_THAT(outcome.err, HasSubstr(name + ":"));
  }
}

TEST_F(Damage, OfARowsBytesIsToldWithTheLine) {
  for (const std::string name : {"page_furniture.tsv", "titles.tsv"}) {
    std::string rows = bytes(name);
    const std::size_t second = rows.find('\n') + 1;
    rows.insert(second, "caf\xE9\n");
    const auto outcome = run_with(name, rows);
    EXPECT_EQ(outcome.code, 2) << name;
    EXPECT_THAT(outcome.err,
                HasSubstr(name + ":2: byte 3 of the line is no valid UTF-8; save the file as UTF-8"));
  }
}

TEST_F(Damage, OfTheClaimModelIsFound) {
  place_.write("data/en/models/claims.kgp", "KGPAIR4\nthat is cut");
  const auto outcome = place_.run("kgbuild extract a.txt", {}, "KG_DATA=data");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("claims.kgp"));
  EXPECT_THAT(outcome.err, HasSubstr("make it with kgtrain claims, or take the shipped one"));
}

TEST_F(Damage, OfAMissingFileIsTold) {
  fs::remove(copy() / "en" / "models" / "parser.kgm");
  const auto outcome = place_.run("kgbuild extract a.txt", {}, "KG_DATA=data");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("parser.kgm"));
  EXPECT_THAT(place_.run("kgbuild extract a.txt", {}, "KG_DATA=nowhere").err, HasSubstr("nowhere"));
}

TEST_F(Damage, OfADatabaseIsToldAndLeavesItAsItWas) {
  ASSERT_EQ(place_.run("kgbuild ingest a.txt").code, 0);
  const std::string whole = place_.read("kg.db");
  for (const std::string& harmed :
       {std::string("no database at all, only a text of some length"), whole.substr(0, 2000)}) {
    place_.write("harmed.db", harmed);
    const auto outcome = place_.run("kgbuild ingest a.txt --db harmed.db");
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("harmed.db"));
  }
  const auto folder = place_.run("kgbuild ingest a.txt --db data");
  EXPECT_EQ(folder.code, 2);
  EXPECT_THAT(folder.err, HasSubstr("data"));
  const auto nowhere = place_.run("kgbuild ingest a.txt --db no/such/folder/kg.db");
  EXPECT_EQ(nowhere.code, 2);
  EXPECT_THAT(nowhere.err, HasSubstr("no/such/folder/kg.db"));
}

TEST_F(Damage, IsNoneToTheOrderOfNamesThatAreOdd) {
  const std::string longest(10'000, 'x');
  place_.write("odd.txt", "Marco Rub\x01io met " + longest +
                              " Umerov. \u202EMarco\u202C <b>\"Rubio\"</b> \\met\\ Kirill Dmitriev.");
  const auto outcome = place_.run("kgbuild ingest odd.txt a.txt");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(place_.run("kgbuild check").code, 0);
}

}  // namespace
}  // namespace kg
