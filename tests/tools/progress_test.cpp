#include <gmock/gmock.h>
#include <rapidjson/document.h>

#include <regex>
#include <sstream>
#include <vector>

#include "tests/tools/program.h"
#include "tests/tools/terminal.h"

namespace kg {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Progress : public ::testing::Test {
 protected:
  Progress() {
    std::string lines;
    for (int i = 0; i < 6; ++i)
      lines += "{\"id\":\"" + std::to_string(i) +
               "\",\"text\":\"Marco Rubio met Rustem Umerov in Miami on Friday, " + std::to_string(i) +
               " days after the talks.\"}\n";
    place_.write("six.jsonl", lines + "\n{\"broken\n");
  }

  std::vector<rapidjson::Document> events(const std::string& err) const {
    std::vector<rapidjson::Document> events;
    std::istringstream in(err);
    for (std::string line; std::getline(in, line);) {
      events.emplace_back().Parse(line.data(), line.size());
      EXPECT_FALSE(events.back().HasParseError()) << line;
    }
    return events;
  }

  testing::Workplace place_;
};

TEST_F(Progress, DrawsRateAndTimeLeftOnATerminal) {
  const auto shown = testing::on_terminal(place_, "kgbuild ingest six.jsonl --jobs 1", 120);
  EXPECT_EQ(shown.code, 2);
  EXPECT_THAT(shown.text,
              ContainsRegex("\\[#*\\.*\\] [0-9]+/7 documents, [0-9]+ claims, [0-9.]+ documents/s, "
                            "[0-9]+ words/s, [0-9]+:[0-9][0-9] left"));
  EXPECT_THAT(shown.text, HasSubstr("7/7 documents"));
  EXPECT_THAT(shown.text, ContainsRegex("\r\033\\[Kkgbuild: six.jsonl:8: broken JSON"));
  // The last line is the summary, and nothing is left of the bar.
  EXPECT_THAT(shown.text.substr(shown.text.rfind("\033[K")),
              HasSubstr("kgbuild: 6 documents read, 1 left out"));
}

TEST_F(Progress, KeepsToTheWidthOfTheTerminal) {
  const auto shown = testing::on_terminal(place_, "kgbuild ingest six.jsonl", 40);
  std::istringstream in(shown.text);
  for (std::string line; std::getline(in, line, '\r');)
    if (line.starts_with("\033[K[")) {
      EXPECT_LT(line.size(), 40U + 3U) << line;
    }
}

TEST_F(Progress, SaysNothingWhereThereIsNoTerminal) {
  for (const char* form : {"", " --progress bar", " --progress none"}) {
    const auto outcome = place_.run(std::string("kgbuild ingest six.jsonl") + form);
    EXPECT_THAT(outcome.err,
                AllOf(Not(HasSubstr("documents/s")), Not(HasSubstr("\033")), Not(HasSubstr("\r"))));
    EXPECT_THAT(outcome.out, IsEmpty());
  }
}

TEST_F(Progress, IsQuietWhenTold) {
  const auto quiet = testing::on_terminal(place_, "kgbuild ingest --quiet six.jsonl", 120);
  EXPECT_THAT(quiet.text, AllOf(HasSubstr("broken JSON"), Not(HasSubstr("documents"))));
  const auto none = testing::on_terminal(place_, "kgbuild ingest --progress none six.jsonl", 120);
  EXPECT_THAT(none.text, AllOf(Not(HasSubstr("documents/s")), HasSubstr("6 known")));
}

TEST_F(Progress, WritesJsonLinesForPrograms) {
  const auto outcome = place_.run("kgbuild ingest six.jsonl --progress json --verbose");
  EXPECT_EQ(outcome.code, 2);
  std::vector<std::string> kinds;
  for (const auto& event : events(outcome.err)) kinds.emplace_back(event["event"].GetString());
  EXPECT_THAT(kinds, ::testing::Contains("problem"));
  EXPECT_THAT(kinds, ::testing::Contains("note").Times(6));
  EXPECT_EQ(kinds.back(), "end");
  const auto last = std::move(events(outcome.err).back());
  EXPECT_EQ(last["documents"].GetUint(), 7U);
  EXPECT_EQ(last["total"].GetUint(), 7U);
  EXPECT_EQ(last["bad"].GetUint(), 1U);
  EXPECT_GT(last["words"].GetUint(), 60U);
  EXPECT_GT(last["documents_per_second"].GetDouble(), 0);
  EXPECT_EQ(last["seconds_left"].GetDouble(), 0);
  EXPECT_THAT(last["message"].GetString(), HasSubstr("6 documents read, 1 left out"));
}

TEST_F(Progress, DoesNotKnowHowMuchStandardInputHolds) {
  const auto outcome = place_.run("kgbuild ingest - --progress json", "Marco Rubio met Rustem Umerov.\n");
  const auto last = std::move(events(outcome.err).back());
  EXPECT_EQ(last["documents"].GetUint(), 1U);
  EXPECT_TRUE(last["total"].IsNull());
  EXPECT_TRUE(last["seconds_left"].IsNull());
}

TEST_F(Progress, FollowsRereadingToo) {
  ASSERT_EQ(place_.run("kgbuild ingest six.jsonl").code, 2);
  const auto shown = testing::on_terminal(place_, "kgbuild reread", 120);
  EXPECT_EQ(shown.code, 0);
  EXPECT_THAT(shown.text, HasSubstr("6/6 documents"));
}

TEST_F(Progress, ProfilesEveryStageInSharesOfTheWhole) {
  const auto outcome = place_.run("kgbuild ingest six.jsonl --profile");
  double shares = 0, seconds = 0, total = -1;
  std::vector<std::string> stages;
  static const std::regex row("kgbuild: ([a-z]+) +([0-9.]+) +([0-9.]+)% +[0-9]+");
  std::istringstream in(outcome.err);
  for (std::string line; std::getline(in, line);) {
    std::smatch match;
    if (!std::regex_match(line, match, row)) continue;
    if (match[1] == "total") {
      total = std::stod(match[2]);
      continue;
    }
    stages.push_back(match[1]);
    seconds += std::stod(match[2]);
    shares += std::stod(match[3]);
  }
  EXPECT_THAT(stages, ::testing::ElementsAre("read", "language", "mentions", "claims", "store", "identity"));
  EXPECT_NEAR(shares, 100, 0.5);
  EXPECT_NEAR(seconds, total, 0.005);
}

}  // namespace
}  // namespace kg
