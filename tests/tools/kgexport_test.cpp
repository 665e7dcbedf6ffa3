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

class Kgexport : public ::testing::Test {
 protected:
  Kgexport() { testing::write_small_graph(place_); }

  Outcome write(const std::string& arguments) const { return place_.run("kgexport " + arguments); }

  testing::Workplace place_;
};

TEST_F(Kgexport, WritesDotToStandardOutputUnlessTold) {
  const Outcome outcome = write("");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, AllOf(StartsWith("digraph"), HasSubstr("label=\"Steve Witkoff\"")));
  EXPECT_EQ(write("dot").out, outcome.out);
  EXPECT_EQ(write("dot -o -").out, outcome.out);
}

TEST_F(Kgexport, TakesTheFormatFromTheEndingOfTheFile) {
  const std::vector<std::pair<std::string, std::string>> beginnings{
      {"a.dot", "digraph"},   {"a.gv", "digraph"}, {"a.svg", "<?xml"},
      {"a.png", "\x89PNG"},   {"a.pdf", "%PDF"},   {"a.JSON", "{\"dir"},
      {"a.graphml", "<?xml"}, {"a.gexf", "<?xml"}, {"a.csv", "source,so"}};
  for (const auto& [file, beginning] : beginnings) {
    const Outcome outcome = write("-o " + file);
    EXPECT_EQ(outcome.code, 0) << file << outcome.err;
    EXPECT_THAT(outcome.out, IsEmpty());
    EXPECT_THAT(place_.read(file), StartsWith(beginning)) << file;
  }
  EXPECT_EQ(write("json -o a.txt").code, 0);
  EXPECT_THAT(place_.read("a.txt"), StartsWith("{"));
}

TEST_F(Kgexport, WritesEqualBytesWhateverTheOrderOfDocuments) {
  {
    Store store = Store::open(place_.path("turned.db"));
    store.write(testing::moscow());
    store.write(testing::miami());
    testing::identity().settle(store);
  }
  for (const char* format : {"dot", "json", "svg", "png", "pdf", "graphml", "gexf", "csv"})
    EXPECT_EQ(write(format).out, write(std::string(format) + " --db turned.db").out) << format;
}

TEST_F(Kgexport, LeavesOutDenialsAndPlansUnlessAsked) {
  EXPECT_THAT(write("json").out, Not(HasSubstr("compels")));
  EXPECT_THAT(write("json --status all --polarity all").out, HasSubstr("compels"));
  EXPECT_THAT(write("dot --status all --polarity negative").out, HasSubstr("not: planned: compels"));
}

TEST_F(Kgexport, DrawsOnlyWhatIsNearAnActor) {
  const std::string near = write("dot --around Witkoff").out;
  EXPECT_THAT(
      near, AllOf(HasSubstr("Rustem Umerov"), HasSubstr("Kirill Dmitriev"), Not(HasSubstr("label=Ukraine"))));
  EXPECT_THAT(write("dot --around Witkoff --hops 2").out, HasSubstr("label=Ukraine"));
  EXPECT_EQ(write("--around Nobody").code, 1);
}

TEST_F(Kgexport, KeepsEvidenceInJson) {
  const Outcome outcome = write("json --class ROLE --predicate \"envoy of\"");
  rapidjson::Document json;
  json.Parse(outcome.out.data(), outcome.out.size());
  ASSERT_FALSE(json.HasParseError());
  ASSERT_EQ(json["edges"].Size(), 1U);
  EXPECT_STREQ(json["edges"][0]["target"].GetString(), "RUS");
  EXPECT_STREQ(json["edges"][0]["evidence"][0]["text"].GetString(), "Kirill Dmitriev envoy of Russia.");
  EXPECT_STREQ(json["edges"][0]["evidence"][0]["document"]["source"].GetString(), "Reuters");
}

TEST_F(Kgexport, ShowsIsolatedActorsOnlyIfAsked) {
  EXPECT_THAT(write("json").out, Not(HasSubstr("\"name\":\"Miami\"")));
  EXPECT_THAT(write("json --isolated").out, HasSubstr("\"name\":\"Miami\""));
}

TEST_F(Kgexport, WritesAnEmptyGraphWithAMessage) {
  const Outcome outcome = write("json --since 2030");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, HasSubstr("\"edges\":[]"));
  EXPECT_THAT(outcome.err, HasSubstr("nothing in the graph passes the filters"));
}

TEST_F(Kgexport, DrawsALegendOnPicturesUnlessTold) {
  EXPECT_THAT(write("svg").out, HasSubstr("standing relation"));
  EXPECT_THAT(write("svg --no-legend").out, Not(HasSubstr("standing relation")));
  EXPECT_THAT(write("dot").out, Not(HasSubstr("standing relation")));
  EXPECT_THAT(write("dot --legend").out, HasSubstr("standing relation"));
}

TEST_F(Kgexport, EndsWithTwoOnWrongUseAndLeavesNoFile) {
  for (const char* wrong : {"doc", "-o graph.xyz", "-o graph", "--layout spiral -o a.svg", "--dpi 3",
                            "-o missing/folder/a.svg", "--db none.db", "--min-count 0"}) {
    const Outcome outcome = write(wrong);
    EXPECT_EQ(outcome.code, 2) << wrong;
    EXPECT_THAT(outcome.err, StartsWith("kgexport: ")) << wrong;
  }
  EXPECT_FALSE(std::filesystem::exists(place_.path("a.svg")));
  EXPECT_THAT(write("doc").err, HasSubstr("dot, svg, png, pdf, json, graphml, gexf and csv"));
}

TEST_F(Kgexport, HasHelpWithExamplesAndAVersion) {
  EXPECT_THAT(write("--help").out, AllOf(HasSubstr("graphml"), HasSubstr("kgexport -o graph.svg")));
  EXPECT_THAT(write("--version").out, MatchesRegex("kgexport [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

}  // namespace
}  // namespace kg
