// kgbuild killed in the middle: what it leaves is sound, and the next run completes it.
//
// $KG_KILLS asks for more kills than the suite has time for, $KG_SEED for other ones (bench/kills).
#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <thread>

#include "tests/tools/newsroom.h"
#include "tests/tools/running_program.h"

namespace kg {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using testing::RunningProgram;

constexpr int kShards = 5;  // run side by side
constexpr int kKillsInTheSuite = KG_SANITIZED ? 10 : 50;

int asked(const char* variable, int otherwise) {
  const char* given = std::getenv(variable);
  return given && *given ? std::atoi(given) : otherwise;
}

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

class Kills : public ::testing::TestWithParam<int> {
 protected:
  Kills() : random_(static_cast<unsigned>(asked("KG_SEED", 1) * kShards + GetParam())) {}

  std::vector<std::string> ingest(const std::string& database, int jobs) const {
    std::vector<std::string> command{"kgbuild", "ingest", "--verbose",         "--db",
                                     database,  "--jobs", std::to_string(jobs)};
    command.insert(command.end(), room_.articles().begin(), room_.articles().end());
    return command;
  }

  // How long it takes until the first document, from one to the next, and after the last.
  void measure() {
    const auto begun = Clock::now();
    RunningProgram program(room_.place(), ingest("measured.db", 1), {{"KG_DATA", "data"}});
    program.wait_for_lines(1);
    before_ = seconds_since(begun);
    program.wait_for_lines(room_.articles().size());
    between_ = (seconds_since(begun) - before_) / static_cast<double>(room_.articles().size());
    const double all = seconds_since(begun);
    ASSERT_EQ(program.wait().code, 0);
    after_ = seconds_since(begun) - all;
    digest_ = room_.digest_of("measured.db");
  }

  // Runs the command and kills it after a number of its messages and a moment of the pause that follows.
  // False if it came to its end before that.
  bool killed_somewhere(const std::vector<std::string>& command, std::size_t messages) {
    RunningProgram program(room_.place(), command, {{"KG_DATA", "data"}});
    const std::size_t line = random_() % (messages + 1);
    program.wait_for_lines(line);
    const double pause = line == 0 ? before_ : line < messages ? between_ : after_;
    std::this_thread::sleep_for(
        std::chrono::duration<double>(pause * static_cast<double>(random_() % 1000) / 900));
    program.kill();
    const RunningProgram::End end = program.wait();
    if (!end.killed) {
      EXPECT_EQ(end.code, 0) << end.messages;
    }
    return end.killed;
  }

  void expect_sound(const std::string& database) const {
    if (!fs::exists(room_.place().path(database))) return;  // killed before it was made
    const auto check = room_.run("kgbuild check --db " + database);
    ASSERT_EQ(check.code, 0) << check.out << check.err;
  }

  std::size_t documents(const std::string& database) const {
    const std::string list = room_.run("kgbuild documents --db " + database).out;
    return static_cast<std::size_t>(std::ranges::count(list, '\n'));
  }

  testing::Newsroom room_;
  std::mt19937 random_;
  double before_ = 0, between_ = 0, after_ = 0;
  std::string digest_;
};

TEST_P(Kills, OfIngestLeaveASoundDatabaseThatTheNextRunCompletes) {
  measure();
  const int wanted = asked("KG_KILLS", kKillsInTheSuite) / kShards;
  std::vector<int> left(room_.articles().size() + 1);  // kills that left so many documents
  int kills = 0, completed = 0;
  for (int run = 0; kills < wanted; ++run) {
    ASSERT_LT(run, 10 * wanted) << "it ends before it can be killed";
    const std::string database = "killed.db";
    for (const char* ending : {"", "-wal", "-shm", "-journal"})
      fs::remove(room_.place().path(database + ending));
    // The same database is killed again and again, until a run gets through or its turn is over.
    while (kills < wanted && killed_somewhere(ingest(database, 1 + run % 2), room_.articles().size())) {
      ++kills;
      expect_sound(database);
      if (HasFatalFailure()) return;
      const bool made = fs::exists(room_.place().path(database));
      ++left[made ? documents(database) : 0];
      if (random_() % 3 == 0) break;
    }
    RunningProgram last(room_.place(), ingest(database, 1), {{"KG_DATA", "data"}});
    const RunningProgram::End end = last.wait();
    ASSERT_EQ(end.code, 0) << end.messages;
    ASSERT_EQ(room_.digest_of(database), digest_);
    ++completed;
  }
  std::cout << kills << " kills, " << completed << " completed runs; left documents (times):";
  for (std::size_t count = 0; count < left.size(); ++count)
    if (left[count]) std::cout << ' ' << count << " (" << left[count] << ')';
  std::cout << '\n';
}

// Reading again and forgetting change what is there; a kill leaves each document as it was or as it will be.
TEST_P(Kills, OfRereadAndForgetLeaveASoundDatabaseThatTheNextRunCompletes) {
  measure();
  room_.copy_data("changed");
  const std::string labels = room_.place().read("changed/en/lexicon/labels.tsv");
  room_.place().write("changed/en/lexicon/labels.tsv", labels + "# changed\n");
  const std::vector<std::string> changes[] = {
      {"kgbuild", "reread", "--stale", "--verbose", "--db", "changed.db"},
      {"kgbuild", "forget", "--db", "changed.db", room_.articles()[3], room_.articles()[7]}};
  const std::string forgotten = [&] {
    fs::copy_file(room_.place().path("measured.db"), room_.place().path("less.db"));
    EXPECT_EQ(
        room_.run("kgbuild forget --db less.db " + room_.articles()[3] + ' ' + room_.articles()[7]).code, 0);
    return room_.digest_of("less.db");
  }();
  for (int turn = 0; turn < (KG_SANITIZED ? 1 : 2) + asked("KG_KILLS", kKillsInTheSuite) / 100; ++turn) {
    for (const auto& command : changes) {
      const bool rereads = command[1] == "reread";
      for (const char* ending : {"-wal", "-shm", "-journal"})
        fs::remove(room_.place().path("changed.db") + ending);
      fs::copy_file(room_.place().path("measured.db"), room_.place().path("changed.db"),
                    fs::copy_options::overwrite_existing);
      RunningProgram program(room_.place(), command, {{"KG_DATA", rereads ? "changed" : "data"}});
      program.wait_for_lines(rereads ? random_() % room_.articles().size() : 0);
      const double pause = rereads ? between_ : before_ / 2;
      std::this_thread::sleep_for(
          std::chrono::duration<double>(pause * static_cast<double>(random_() % 1000) / 900));
      program.kill();
      program.wait();
      expect_sound("changed.db");
      std::string rest = "kgbuild reread --stale --quiet --db changed.db";
      if (!rereads) {
        rest = "kgbuild forget --quiet --db changed.db " + command[4];
        room_.run(rest);  // not found if the killed run got so far
        rest = "kgbuild forget --quiet --db changed.db " + command[5];
      }
      EXPECT_LE(room_.run(rest, rereads ? "KG_DATA=changed" : "").code, rereads ? 0 : 1);
      EXPECT_EQ(room_.digest_of("changed.db"), rereads ? digest_ : forgotten);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Shard, Kills, ::testing::Range(0, kShards));

}  // namespace
}  // namespace kg
