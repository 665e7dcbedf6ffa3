// Rubbish in place of a database, a question or a place to write to: what kgbuild, kgquery and kgexport say.

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <filesystem>

#include "tests/tools/small_graph.h"

namespace kg::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::Not;

// Bytes 60 to 63 of a database: the version of its schema, high byte first (sqlite.org/fileformat2.html).
std::string with_schema(std::string database, unsigned char version) {
  database[60] = database[61] = database[62] = 0;
  database[63] = static_cast<char>(version);
  return database;
}

// Bytes 68 to 71: whose database it is.
std::string of_another_program(std::string database) {
  database[68] = static_cast<char>(database[68] ^ 0x55);
  return database;
}

class RubbishDatabase : public ::testing::Test {
 protected:
  RubbishDatabase() {
    write_small_graph(place_);
    whole_ = place_.read("kg.db");
    place_.write("a.txt", "Vladimir Putin met Kirill Dmitriev.");
  }

  Workplace place_;
  std::string whole_;
};

TEST_F(RubbishDatabase, IsNamedByEveryProgramWithTheRepair) {
  struct Case {
    std::string how, bytes, says;
  };
  const std::vector<Case> cases = {
      {"an article", "Marco Rubio met Rustem Umerov in Miami, and nothing more was said.",
       "is no database of kgbuild"},
      {"a page of NUL bytes", std::string(4096, '\0'), "is no database of kgbuild"},
      {"the first bytes of a database", whole_.substr(0, 50), "the file is damaged"},
      {"half a database", whole_.substr(0, whole_.size() / 2), "the file is damaged"},
      {"a newer schema", with_schema(whole_, 200), "was written by a newer kgbuild (schema 200)"},
      {"another program's database", of_another_program(whole_), "is a database of another program"},
  };
  const std::vector<std::string> commands = {
      "kgbuild ingest a.txt", "kgbuild documents",        "kgbuild check",
      "kgbuild stats",        "kgbuild forget 00",        "kgquery path Rubio Umerov",
      "kgquery search Miami", "kgquery neighbours Rubio", "kgexport json -o out.json"};
  for (const Case& one : cases)
    for (const std::string& command : commands) {
      SCOPED_TRACE(one.how + ": " + command);
      place_.write("bad.db", one.bytes);
      const auto outcome = place_.run(command + " --db bad.db");
      EXPECT_EQ(outcome.code, 2);
      EXPECT_THAT(outcome.err, HasSubstr("bad.db"));
      EXPECT_THAT(outcome.err, HasSubstr(one.says));
      EXPECT_EQ(place_.read("bad.db"), one.bytes);
      EXPECT_FALSE(fs::exists(place_.path("out.json")));
    }
}

TEST_F(RubbishDatabase, WithBytesThatChangedCrashesNothing) {
  constexpr std::size_t kPlaces = 9;
  for (std::size_t i = 0; i < kPlaces; ++i) {
    const std::size_t at = 100 + i * (whole_.size() - 100) / kPlaces + i * 37 % 100;
    std::string harmed = whole_;
    for (std::size_t j = 0; j < 64 && at + j < harmed.size(); ++j)
      harmed[at + j] = static_cast<char>(harmed[at + j] ^ (0x5A + j));
    for (const char* command : {"kgquery path Rubio Dmitriev", "kgexport json", "kgbuild check"}) {
      SCOPED_TRACE(std::string(command) + " with bytes changed from " + std::to_string(at));
      place_.write("bad.db", harmed);
      const auto outcome = place_.run(std::string(command) + " --db bad.db");
      EXPECT_THAT(outcome.code, AnyOf(0, 1, 2)) << outcome.err;
      if (outcome.code == 2) {
        EXPECT_THAT(outcome.err, AnyOf(HasSubstr("bad.db"), HasSubstr("check")));
      }
    }
  }
}

TEST_F(RubbishDatabase, InPlaceOfAFileIsRefused) {
  fs::create_directories(place_.path("folder"));
  ASSERT_EQ(::mkfifo(place_.path("pipe.db").c_str(), 0600), 0);
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"folder", "is a folder"},  {"no/such/kg.db", "no/such"},
      {"a.txt/kg.db", "a.txt"},   {"pipe.db", "is no database of kgbuild"},
      {"/dev/null", "/dev/null"}, {"/dev/zero", "is no database of kgbuild"},
  };
  for (const auto& [path, says] : cases)
    for (const std::string command : {"kgbuild ingest a.txt", "kgquery path Rubio Umerov", "kgexport json"}) {
      const auto outcome = place_.run(command + " --db " + path);
      EXPECT_EQ(outcome.code, 2) << command << " --db " << path;
      EXPECT_THAT(outcome.err, HasSubstr(says)) << command << " --db " << path;
    }
}

TEST_F(RubbishDatabase, IsNotWhatAnOddQuestionFinds) {
  const std::string longest(10'000, 'x');
  for (const std::string& name :
       {std::string("''"), std::string("'#'"), std::string("'#@'"), std::string("'\x01'"),
        std::string("'\xFF\xFE'"), std::string("'%'"), std::string("'\"'"), longest, std::string("'\u202E'"),
        std::string("'#00000000000000000000000000000000000'")}) {
    for (const std::string command :
         {"kgquery actor ", "kgquery neighbours ", "kgquery search ", "kgexport json --around "}) {
      const auto outcome = place_.run(command + name);
      EXPECT_THAT(outcome.code, AnyOf(1, 2)) << command << name << outcome.out;
      EXPECT_FALSE(outcome.err.empty() && outcome.out.empty()) << command << name;
      EXPECT_LT(outcome.err.size(), 2 * name.size() + 500) << command;
    }
  }
  for (const char* filter : {"--since 2025-13", "--until yesterday", "--class TALK", "--min-confidence 2",
                             "--min-confidence nan", "--status maybe"}) {
    const auto outcome = place_.run(std::string("kgquery neighbours Rubio ") + filter);
    EXPECT_EQ(outcome.code, 2) << filter;
    EXPECT_FALSE(outcome.err.empty()) << filter;
  }
}

TEST_F(RubbishDatabase, IsNotMadeOfWhatCannotBeWritten) {
  place_.write("old.svg", "old");
  fs::create_directories(place_.path("folder.json"));
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"-o no/such/out.json", "no/such/out.json could not be written"},
      {"-o a.txt/out.json", "a.txt/out.json could not be written"},
      {"-o folder.json", "folder.json could not be written: Is a directory"},
      {"json -o /dev/full", "/dev/full could not be written: No space left on device"},
      {"-o out.odd", "is no format"},
      {"json > /dev/full", "the results could not be written: No space left on device"},
  };
  for (const auto& [output, says] : cases) {
    const auto outcome = place_.run("kgexport " + output);
    EXPECT_EQ(outcome.code, 2) << output;
    EXPECT_THAT(outcome.err, HasSubstr(says)) << output;
  }
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
  EXPECT_FALSE(fs::exists("/dev/full.part"));
  EXPECT_EQ(place_.run("kgexport -o old.svg --around Nobody").code, 1);
  EXPECT_EQ(place_.read("old.svg"), "old");
  EXPECT_EQ(place_.run("kgquery path Rubio Umerov > /dev/full").code, 2);
}

TEST_F(RubbishDatabase, OrNotAPipeThatClosesIsNoError) {
  for (const char* command : {"kgexport json", "kgexport svg", "kgquery actor Rubio", "kgbuild documents",
                              "kgbuild extract a.txt"}) {
    place_.run(std::string(command) + " 2> complaints; echo $? > code; } | head -c 0", {}, "{");
    EXPECT_EQ(place_.read("code"), "0\n") << command;
    EXPECT_EQ(place_.read("complaints"), "") << command;
  }
}

}  // namespace
}  // namespace kg::testing
