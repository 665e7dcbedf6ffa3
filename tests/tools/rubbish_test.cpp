// Rubbish in place of articles, models, rows and databases: the programs say what is wrong, where, and what
// to do, end with code 2, read the rest, and stay within their memory.

#include <gmock/gmock.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/tools/program.h"
#include "tests/tools/rubbish_inputs.h"

namespace kg::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// With one job and documents of at most 4 MiB, as README says.
constexpr long kMostMegabytes = 400;

constexpr bool kMemoryIsOurs = !KG_SANITIZED;  // sanitizers take more than the program

struct MeasuredOutcome : Outcome {
  long megabytes = 0;  // the most memory that it held
};

// As Workplace::run, but nobody's permissions are passed over, and the memory is measured.
MeasuredOutcome measured(const Workplace& place, const std::string& command_line) {
  const pid_t child = ::fork();
  if (child == 0) {
    // root reads what nobody may read, but for this
    constexpr int kDacOverride = 1, kDacReadSearch = 2;
    ::prctl(PR_CAPBSET_DROP, kDacOverride, 0, 0, 0);
    ::prctl(PR_CAPBSET_DROP, kDacReadSearch, 0, 0, 0);
    const Outcome outcome = place.run(command_line);
    ::_exit(outcome.code);
  }
  int status = 0;
  struct rusage used {};
  ::wait4(child, &status, 0, &used);
  MeasuredOutcome outcome;
  outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  outcome.out = place.read(".out");
  outcome.err = place.read(".err");
  outcome.megabytes = used.ru_maxrss / 1024;
  return outcome;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// The messages about one file, without the name of the program.
std::vector<std::string> messages_about(const std::string& file, const std::string& err) {
  const std::string start = "kgbuild: " + file + ":";
  std::vector<std::string> messages;
  for (const std::string& line : lines_of(err))
    if (line.starts_with(start)) messages.push_back(line.substr(9));
  return messages;
}

void write_inputs(const Workplace& place, const std::vector<RubbishInput>& inputs) {
  for (const RubbishInput& input : inputs) {
    std::ofstream out(place.path(input.file), std::ios::binary);
    input.make(out);
  }
}

std::string names_of(const std::vector<RubbishInput>& inputs) {
  std::string names;
  for (const RubbishInput& input : inputs) names += input.file + ' ';
  return names;
}

class Rubbish : public ::testing::Test {
 protected:
  Rubbish() {
    place_.write("before.txt", "Marco Rubio met Rustem Umerov in Miami.");
    place_.write("z-after.txt", "Steve Witkoff visited Moscow.");
  }

  // All of them between two good files: each says what its row says, and nothing else is lost.
  void expect_refused(const std::vector<RubbishInput>& inputs) {
    write_inputs(place_, inputs);
    const auto outcome =
        measured(place_, "kgbuild ingest --jobs 1 before.txt " + names_of(inputs) + "z-after.txt --verbose");
    EXPECT_EQ(outcome.code, 2) << outcome.err;
    for (const RubbishInput& input : inputs) {
      SCOPED_TRACE(input.file + ": " + input.how);
      const auto messages = messages_about(input.file, outcome.err);
      std::vector<std::string> bad;
      for (const std::string& message : messages)
        if (message.find(": read, ") == std::string::npos && message.find(": known") == std::string::npos)
          bad.push_back(message);
      ASSERT_EQ(bad.size(), 1U) << outcome.err;
      EXPECT_EQ(messages.size() > bad.size(), input.documents > 0);  // equal texts are told once
      EXPECT_THAT(bad[0], HasSubstr(input.says));
      EXPECT_LT(bad[0].size(), input.file.size() + 300);
    }
    EXPECT_THAT(outcome.err, HasSubstr("kgbuild: before.txt: read, "));
    EXPECT_THAT(outcome.err, HasSubstr("kgbuild: z-after.txt: read, "));
    EXPECT_EQ(place_.run("kgbuild check").code, 0);
    if (kMemoryIsOurs) {
      EXPECT_LT(outcome.megabytes, kMostMegabytes);
    }
  }

  Workplace place_;
};

TEST_F(Rubbish, ThatIsNoTextIsRefusedAloneAndClearly) { expect_refused(rubbish_texts()); }

TEST_F(Rubbish, ThatIsNoJsonIsRefusedAloneAndClearly) { expect_refused(rubbish_json()); }

TEST_F(Rubbish, IsToldApartFromWhatOnlyLooksLikeIt) {
  const auto inputs = odd_texts();
  write_inputs(place_, inputs);
  const auto outcome = measured(place_, "kgbuild ingest --jobs 1 --verbose " + names_of(inputs));
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.err, Not(HasSubstr("\x1b")));
  EXPECT_EQ(place_.run("kgbuild check").code, 0);
  EXPECT_THAT(place_.run("kgquery search переговоры").out, HasSubstr("Москве"));
  EXPECT_THAT(place_.run("kgquery search Bogotá").out, HasSubstr("Bogotá"));
  EXPECT_THAT(place_.run("kgquery search Dmitriev").out, HasSubstr("Dmitriev"));
  if (kMemoryIsOurs) {
    EXPECT_LT(outcome.megabytes, kMostMegabytes);
  }
}

TEST_F(Rubbish, IsRefusedByExtractTooWhichPrintsTheRest) {
  std::vector<RubbishInput> inputs = rubbish_texts();
  for (RubbishInput& input : rubbish_json()) inputs.push_back(std::move(input));
  write_inputs(place_, inputs);
  const auto outcome =
      measured(place_, "kgbuild extract before.txt " + names_of(inputs) + "z-after.txt --as claims");
  EXPECT_EQ(outcome.code, 2);
  for (const RubbishInput& input : inputs)
    EXPECT_THAT(messages_about(input.file, outcome.err), Contains(HasSubstr(input.says))) << input.how;
  EXPECT_THAT(lines_of(outcome.out), Contains(HasSubstr("\"doc\":\"before.txt\"")));
  EXPECT_THAT(lines_of(outcome.out), Contains(HasSubstr("\"doc\":\"z-after.txt\"")));
  if (kMemoryIsOurs) {
    EXPECT_LT(outcome.megabytes, kMostMegabytes);
  }
}

// --- where files should be ---

TEST_F(Rubbish, InPlaceOfFilesIsRefused) {
  struct Case {
    std::string path, how, says;
  };
  place_.write("shut/inside.txt", "Rubio met Umerov.");
  place_.write("shut.txt", "Rubio met Umerov.");
  fs::permissions(place_.path("shut"), fs::perms::none);
  fs::permissions(place_.path("shut.txt"), fs::perms::none);
  fs::create_directories(place_.path("bare"));
  place_.write("ring/a.txt", "Vladimir Putin met Kirill Dmitriev.");
  fs::create_directory_symlink("../ring", place_.path("ring/up"));
  fs::create_symlink("loop.txt", place_.path("loop.txt"));
  fs::create_symlink("gone.txt", place_.path("dangling.txt"));
  ASSERT_EQ(::mkfifo(place_.path("pipe.txt").c_str(), 0600), 0);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  struct sockaddr_un address {};
  address.sun_family = AF_UNIX;
  const std::string path = place_.path("socket.txt");
  ASSERT_LT(path.size(), sizeof address.sun_path);
  path.copy(address.sun_path, path.size());
  ASSERT_EQ(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);

  const std::vector<Case> cases = {
      {"absent.txt", "a file that is not there", "there is no such file"},
      {"no/such/folder", "a folder that is not there", "there is no such file"},
      {"before.txt/inside.txt", "a file below a file", "Not a directory"},
      {"shut.txt", "a file without permission", "no permission to read it"},
      {"shut", "a folder without permission", "no permission to read it"},
      {"bare", "an empty folder", "the folder holds no .txt, .md, .json or .jsonl files"},
      {"ring", "a folder that holds itself", "a symbolic link that leads back to a folder above it"},
      {"loop.txt", "a link to itself", "a symbolic link that leads back to itself"},
      {"dangling.txt", "a link to a file that has gone", "there is no such file"},
      {"pipe.txt", "a pipe that nobody writes to", "a pipe; read it through standard input"},
      {"socket.txt", "a socket", "a socket, not a file"},
      {"/dev/null", "the device of nothing", "it holds no text"},
      {"/dev/zero", "the device that never ends", "longer than 4194304 bytes"},
      {std::string(300, 'n') + ".txt", "a name longer than names may be", "File name too long"},
      {std::string(5'000, '/') + "a.txt", "a path longer than paths may be", "File name too long"},
  };
  std::string paths;
  for (const Case& one : cases) paths += one.path + ' ';
  const auto outcome = measured(place_, "kgbuild ingest before.txt " + paths + "z-after.txt --verbose");
  ::close(socket);
  fs::permissions(place_.path("shut"), fs::perms::owner_all);
  EXPECT_EQ(outcome.code, 2);
  for (const Case& one : cases)
    EXPECT_THAT(lines_of(outcome.err),
                Contains(AllOf(StartsWith("kgbuild: " + one.path), HasSubstr(one.says))))
        << one.how;
  EXPECT_THAT(outcome.err, HasSubstr("kgbuild: z-after.txt: read, "));
  EXPECT_THAT(outcome.err, HasSubstr("ring/a.txt: read, "));
}

TEST_F(Rubbish, InsideAFolderIsToldWithItsPath) {
  place_.write("folder/a.txt", "Marco Rubio met Rustem Umerov.");
  place_.write("folder/b.txt", "Rubio\xFF\xFE\x01");
  place_.write("folder/c.jsonl", "{\"text\":");
  place_.write("folder/d.pdf", "%PDF");
  fs::create_symlink("d.txt", place_.path("folder/d.txt"));
  fs::create_directory_symlink("..", place_.path("folder/e"));
  ASSERT_EQ(::mkfifo(place_.path("folder/f.txt").c_str(), 0600), 0);
  place_.write("folder/z.txt", "Vladimir Putin met Kirill Dmitriev.");
  const auto outcome = place_.run("kgbuild ingest folder --verbose");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err,
              HasSubstr("kgbuild: folder/b.txt: the bytes are neither UTF-8 nor text in another encoding"));
  EXPECT_THAT(outcome.err, HasSubstr("kgbuild: folder/c.jsonl:1: broken JSON at byte"));
  EXPECT_THAT(outcome.err, HasSubstr("kgbuild: folder/d.txt: a symbolic link that leads back to itself"));
  EXPECT_THAT(outcome.err, HasSubstr("kgbuild: folder/f.txt: neither a file nor a folder"));
  EXPECT_THAT(outcome.err, Not(HasSubstr("d.pdf")));
  EXPECT_THAT(outcome.err, HasSubstr("kgbuild: folder/a.txt: read, "));
  EXPECT_THAT(outcome.err, HasSubstr("kgbuild: folder/z.txt: read, "));
}

TEST_F(Rubbish, InNamesOfFilesDoesNotReachTheTerminal) {
  place_.write("\x1b[2Jodd\x07.txt", "");
  place_.write("\u202Eodd.txt", "");
  const auto outcome = place_.run("kgbuild ingest .");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, Not(HasSubstr("\x1b")));
  EXPECT_THAT(outcome.err, HasSubstr("\\x1B[2Jodd\\x07.txt: it holds no text"));
}

// --- standard input ---

TEST_F(Rubbish, OnStandardInputIsRefused) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "standard input: it holds no text"},
      {"\xFF\xFE\x01", "standard input: byte 3 is no valid UTF-16LE"},
      {"{\"text\": 7}", "standard input:1: \"text\" is a number"},
      {"{\"text\": \"Rubio met Umerov.\"}\n{\"text\":\n", "standard input:2: broken JSON"},
      {std::string("a\0b", 3), "standard input: byte 1 is NUL"},
  };
  for (const auto& [input, says] : cases) {
    const auto outcome = place_.run("kgbuild ingest -", input);
    EXPECT_EQ(outcome.code, 2) << says;
    EXPECT_THAT(outcome.err, HasSubstr(says));
  }
  const auto shut = place_.run("kgbuild ingest - before.txt --verbose <&-");
  EXPECT_THAT(shut.err, HasSubstr("before.txt: "));
}

// --- tokens that are given ---

TEST_F(Rubbish, InPlaceOfTokensIsRefused) {
  place_.write("latin.txt", "Bogot\xE1 .\n");
  place_.write("head.conllu", "1\tGo\tgo\tVERB\tVB\t_\t7\troot\t_\t_\n\n");
  place_.write("folder/a.txt", "A .");
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"--input conllu before.txt", "before.txt:1: 1 columns; CoNLL-U has 10, parted by tabs"},
      {"--input conllu head.conllu", "head.conllu:1: word 1 of this sentence has head 7"},
      {"--input conllu /dev/zero", "/dev/zero: longer than 67108864 bytes"},
      {"--input sentences latin.txt", "latin.txt: byte 5 is no valid UTF-8"},
      {"--input sentences folder", "folder: a folder, not a file"},
      {"--input sentences absent.txt", "absent.txt: there is no such file"},
  };
  for (const auto& [input, says] : cases) {
    const auto outcome = measured(place_, "kgbuild extract --as conllu " + input);
    EXPECT_EQ(outcome.code, 2) << input;
    EXPECT_THAT(outcome.err, HasSubstr(says)) << input;
    if (kMemoryIsOurs) {
      EXPECT_LT(outcome.megabytes, kMostMegabytes) << input;
    }
  }
}

// --- flags ---

TEST_F(Rubbish, InFlagsIsRefusedBeforeAnythingIsRead) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"--published 2025-02-30", "--published is \"2025-02-30\""},
      {"--published tomorrow", "--published is \"tomorrow\""},
      {"--jobs 0", "--jobs"},
      {"--jobs many", "--jobs"},
      {"--jobs 99999999999999999999", "--jobs"},
      {"--max-bytes -1", "--max-bytes"},
      {"--max-bytes 0", "--max-bytes"},
      {"--max-bytes 5000000000", "--max-bytes"},
      {"--input pdf", "--input"},
      {"--model ../../etc", "not in {fast,accurate}"},
      {"--no-such-flag", "no-such-flag"},
  };
  for (const auto& [flag, says] : cases) {
    const auto outcome = place_.run("kgbuild ingest before.txt " + flag);
    EXPECT_EQ(outcome.code, 2) << flag;
    EXPECT_THAT(outcome.err, HasSubstr(says)) << flag;
  }
  EXPECT_FALSE(fs::exists(place_.path("kg.db")));
}

TEST_F(Rubbish, LongerThanTheLimitIsRefusedAndTheLimitCanBeRaised) {
  place_.write("long.txt", "Marco Rubio met Rustem Umerov. " + std::string(1'000, '.'));
  EXPECT_THAT(place_.run("kgbuild ingest long.txt --max-bytes 1000").err,
              HasSubstr("long.txt: longer than 1000 bytes; split it, or raise the limit with --max-bytes"));
  EXPECT_EQ(place_.run("kgbuild ingest long.txt --max-bytes 2000").code, 0);
}

}  // namespace
}  // namespace kg::testing
