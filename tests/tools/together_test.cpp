// Several programs on one database at once: they wait for each other, and leave what one alone would.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "tests/tools/newsroom.h"
#include "tests/tools/running_program.h"

namespace kg {
namespace {

using testing::RunningProgram;

class Together : public ::testing::Test {
 protected:
  // Starts an ingest of all articles, beginning with the nth.
  std::unique_ptr<RunningProgram> ingest_from(std::size_t first, const std::string& jobs = "1") const {
    std::vector<std::string> command{"kgbuild", "ingest", "--verbose", "--jobs", jobs};
    std::vector<std::string> files = room_.articles();
    std::rotate(files.begin(), files.begin() + static_cast<std::ptrdiff_t>(first), files.end());
    command.insert(command.end(), files.begin(), files.end());
    return std::make_unique<RunningProgram>(room_.place(), command,
                                            std::map<std::string, std::string>{{"KG_DATA", "data"}});
  }

  void expect_all_well(std::vector<std::unique_ptr<RunningProgram>>& programs) const {
    for (auto& program : programs) {
      const RunningProgram::End end = program->wait();
      EXPECT_EQ(end.code, 0) << end.messages;
    }
  }

  // What one process alone leaves.
  std::string digest_alone() const {
    std::string command = "kgbuild ingest --quiet --db alone.db";
    for (const std::string& file : room_.articles()) command += ' ' + file;
    EXPECT_EQ(room_.run(command).code, 0);
    return room_.digest_of("alone.db");
  }

  void expect_as_alone() const {
    EXPECT_EQ(room_.digest_of("kg.db"), digest_alone());
    EXPECT_EQ(room_.graph_of("kg.db"), room_.graph_of("alone.db"));
    const auto check = room_.run("kgbuild check");
    EXPECT_EQ(check.code, 0) << check.out << check.err;
  }

  testing::Newsroom room_;
};

TEST_F(Together, TwoAndThreeThatMakeTheDatabaseLeaveWhatOneWould) {
  for (const std::size_t count : {2U, 3U}) {
    for (const char* ending : {"", "-wal", "-shm"})
      std::filesystem::remove(room_.place().path("kg.db") + ending);
    std::vector<std::unique_ptr<RunningProgram>> programs;
    for (std::size_t i = 0; i < count; ++i) programs.push_back(ingest_from(i * 5, i % 2 ? "2" : "1"));
    expect_all_well(programs);
    expect_as_alone();
    std::filesystem::remove(room_.place().path("alone.db"));
  }
}

TEST_F(Together, QueriesBesideWritersAreAnsweredAllTheTime) {
  ASSERT_EQ(room_.run("kgbuild ingest --quiet " + room_.articles()[0]).code, 0);
  std::vector<std::unique_ptr<RunningProgram>> programs;
  for (std::size_t i = 0; i < 3; ++i) programs.push_back(ingest_from(i * 4));
  const std::vector<std::string> questions{"kgquery neighbours Rubio --json",
                                           "kgquery search talks",
                                           "kgexport json",
                                           "kgexport dot",
                                           "kgbuild stats --json",
                                           "kgbuild documents --json",
                                           "kgquery path Rubio Sybiha",
                                           "kgquery timeline Rubio"};
  // The last of the writers has gone when its messages end.
  std::size_t lines = 0;
  const auto still_writing = [&] { return programs.back()->wait_for_lines(++lines); };
  std::size_t asked = 0;
  do {
    for (int i = 0; i < 3; ++i) {
      const std::string& question = questions[asked++ % questions.size()];
      const auto answer = room_.run(question);
      EXPECT_EQ(answer.code, 0) << question << ": " << answer.err;
    }
  } while (still_writing());
  EXPECT_GE(asked, questions.size());
  expect_all_well(programs);
  expect_as_alone();
}

// What is forgotten while others read it is there or not, and nothing else.
TEST_F(Together, ForgettingBesideReadersLeavesTheDocumentInOrOut) {
  const std::string with = digest_alone();
  ASSERT_EQ(room_.run("kgbuild forget --quiet --db alone.db " + room_.articles()[5]).code, 0);
  const std::string without = room_.digest_of("alone.db");
  ASSERT_EQ(room_.run("kgbuild ingest --quiet " + room_.articles()[5]).code, 0);
  std::vector<std::unique_ptr<RunningProgram>> programs;
  programs.push_back(ingest_from(0));
  programs.push_back(ingest_from(5, "2"));
  programs.push_back(std::make_unique<RunningProgram>(
      room_.place(), std::vector<std::string>{"kgbuild", "forget", room_.articles()[5]},
      std::map<std::string, std::string>{{"KG_DATA", "data"}}));
  const RunningProgram::End forget = programs.back()->wait();
  EXPECT_EQ(forget.code, 0) << forget.messages;
  programs.pop_back();
  expect_all_well(programs);
  EXPECT_THAT(room_.digest_of("kg.db"), ::testing::AnyOf(with, without));
  EXPECT_EQ(room_.run("kgbuild check").code, 0);
}

}  // namespace
}  // namespace kg
