#include <gmock/gmock.h>
#include <rapidjson/document.h>

#include <set>
#include <sstream>

#include "tests/tools/program.h"

namespace kg {
namespace {

using ::testing::HasSubstr;

class Evaluate : public ::testing::Test {
 protected:
  static rapidjson::Document parsed(const std::string& json) {
    rapidjson::Document document;
    document.Parse(json.data(), json.size());
    EXPECT_FALSE(document.HasParseError()) << json;
    return document;
  }

  testing::Workplace place_;
};

TEST_F(Evaluate, AgreesWithTheScorerOfTheGoldArticles) {
  ASSERT_EQ(place_.shell("command -v python3 > /dev/null").code, 0) << "install python3: tools/setup";
  const auto ours = place_.run("kgbuild evaluate " KG_SOURCE_DIR "/bench/gold/dev --json");
  ASSERT_EQ(ours.code, 0) << ours.err;
  const auto theirs =
      place_.shell("KGBUILD=" KG_BIN_DIR "/kgbuild " KG_SOURCE_DIR "/bench/gold/measure dev --json");
  ASSERT_EQ(theirs.code, 0) << theirs.err;
  const std::size_t last = theirs.out.rfind('{');
  const auto scored = parsed(ours.out), expected = parsed(theirs.out.substr(last));
  for (const auto& figure : expected.GetObject()) {
    const auto& own = scored[figure.name];
    if (figure.value.IsArray()) {
      for (rapidjson::SizeType i = 0; i < 3; ++i)
        EXPECT_NEAR(own[i].GetDouble(), figure.value[i].GetDouble(), 0.011) << figure.name.GetString() << i;
    } else {
      EXPECT_NEAR(own.GetDouble(), figure.value.GetDouble(), 0.011) << figure.name.GetString();
    }
  }
  EXPECT_GT(expected["claims"][2].GetDouble(), 20);
}

TEST_F(Evaluate, PrintsWhatTheScorerPrints) {
  ASSERT_EQ(place_.shell("command -v python3 > /dev/null").code, 0) << "install python3: tools/setup";
  ASSERT_EQ(place_.shell("mkdir gold && cp " KG_SOURCE_DIR "/bench/gold/dev/0[1-3]*.json gold/").code, 0);
  const auto ours = place_.run("kgbuild evaluate gold --errors");
  ASSERT_EQ(ours.code, 0) << ours.err;
  const auto theirs = place_.shell(
      "mkdir system && for f in gold/*.json; do n=$(basename $f .json); "
      "kgbuild extract $f --as claims > system/$n.claims.jsonl; done\n"
      "python3 " KG_SOURCE_DIR "/bench/gold/score_gold.py gold system --errors");
  ASSERT_EQ(theirs.code, 0) << theirs.err;
  // Where several facts are wrong, the scorer sorts them by their text: compare line by line, sorted.
  const auto sorted = [](const std::string& text) {
    std::multiset<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.insert(line);
    return lines;
  };
  EXPECT_EQ(sorted(ours.out), sorted(theirs.out));
  EXPECT_THAT(ours.out, HasSubstr("== 01-vienna-2015"));
}

TEST_F(Evaluate, GivesTheSameFiguresWithAnyNumberOfJobs) {
  ASSERT_EQ(place_.shell("mkdir gold && cp " KG_SOURCE_DIR "/bench/gold/dev/0[1-3]*.json gold/").code, 0);
  EXPECT_EQ(place_.run("kgbuild evaluate gold --jobs 2 --errors").out,
            place_.run("kgbuild evaluate gold --errors").out);
}

TEST_F(Evaluate, SaysHowFarConfidencesCanBeTrusted) {
  ASSERT_EQ(place_.shell("mkdir gold && cp " KG_SOURCE_DIR "/bench/gold/dev/0[1-3]*.json gold/").code, 0);
  const auto table = place_.run("kgbuild evaluate gold --calibration");
  EXPECT_THAT(table.out, HasSubstr("expected calibration error"));
  EXPECT_THAT(table.out, HasSubstr("at 0.8 and above"));
  EXPECT_EQ(place_.run("kgbuild evaluate gold").out.find("calibration"), std::string::npos);
  const auto scored = parsed(place_.run("kgbuild evaluate gold --calibration --json").out);
  const auto& calibration = scored["calibration"];
  std::uint64_t claims = 0;
  for (const auto& bin : calibration["bins"].GetArray()) {
    claims += bin["claims"].GetUint64();
    EXPECT_GE(bin["mean"].GetDouble(), 100 * bin["from"].GetDouble() - 0.01);
    EXPECT_LT(bin["mean"].GetDouble(), 100 * bin["from"].GetDouble() + 10.01);
  }
  EXPECT_GT(claims, 10u);
  EXPECT_LE(calibration["sure"]["claims"].GetUint64(), claims);
  EXPECT_LT(calibration["error"].GetDouble(), 100);
}

TEST_F(Evaluate, NamesWhatItCannotScore) {
  place_.write("empty/readme.txt", "");
  EXPECT_THAT(place_.run("kgbuild evaluate empty").err, HasSubstr("no annotated articles"));
  EXPECT_EQ(place_.run("kgbuild evaluate nowhere").code, 2);
  place_.write("bad/a.json", "{\"id\":\"a\"}");
  const auto bad = place_.run("kgbuild evaluate bad");
  EXPECT_EQ(bad.code, 2);
  EXPECT_THAT(bad.err, HasSubstr("bad/a.json: \"title\" is missing"));
}

}  // namespace
}  // namespace kg
