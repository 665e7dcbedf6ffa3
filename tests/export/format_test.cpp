#include "export/format.h"

#include <gmock/gmock.h>
#include <rapidjson/document.h>

#include <set>

#include "export/csv.h"
#include "export/gexf.h"
#include "export/graphml.h"
#include "export/json.h"
#include "export/xml.h"
#include "tests/export/part.h"

namespace kg::exporters {
namespace {

using ::testing::ElementsAre;
using testing::hard_names;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::part_of;
using testing::style;

rapidjson::Document parsed(const std::string& json) {
  rapidjson::Document document;
  document.Parse(json.data(), json.size());
  EXPECT_FALSE(document.HasParseError());
  return document;
}

std::vector<std::string> keys(const rapidjson::Value& object) {
  std::vector<std::string> keys;
  for (const auto& member : object.GetObject()) keys.emplace_back(member.name.GetString());
  return keys;
}

TEST(JsonWriter, IsNodeLinkWithTheDocumentedKeys) {
  const auto json = parsed(to_json(part_of({"Marco Rubio", "Ukraine"}, "speaks on")));
  EXPECT_THAT(keys(json), ElementsAre("directed", "multigraph", "graph", "nodes", "edges"));
  EXPECT_TRUE(json["directed"].GetBool());
  EXPECT_TRUE(json["multigraph"].GetBool());
  EXPECT_THAT(keys(json["nodes"][0]), ElementsAre("id", "name", "type", "country", "aliases", "documents"));
  EXPECT_TRUE(json["nodes"][1]["country"].IsNull());
  const auto& edge = json["edges"][0];
  EXPECT_THAT(keys(edge), ElementsAre("source", "target", "key", "predicate", "class", "count", "sources",
                                      "first", "last", "confidence", "polarity", "status", "evidence"));
  EXPECT_STREQ(edge["source"].GetString(), "a00");
  EXPECT_STREQ(edge["key"].GetString(), "CONSULT:speaks on");
  EXPECT_STREQ(edge["first"].GetString(), "2025-12-19");
  EXPECT_DOUBLE_EQ(edge["confidence"].GetDouble(), 0.905);
  const auto& evidence = edge["evidence"][0];
  EXPECT_STREQ(evidence["text"].GetString(), "Marco Rubio speaks on Ukraine");
  EXPECT_EQ(evidence["begin"].GetInt(), 10);
  EXPECT_EQ(evidence["end"].GetInt(), 39);
}

TEST(JsonWriter, KeepsEveryNameAsItIs) {
  std::vector<std::string> names = hard_names();
  std::erase_if(names, [](const std::string& name) { return name.find('\xff') != std::string::npos; });
  const auto json = parsed(to_json(part_of(names)));
  for (rapidjson::SizeType i = 0; i < names.size(); ++i)
    EXPECT_EQ(json["nodes"][i]["name"].GetString(), names[i]);
}

TEST(JsonWriter, GivesParallelEdgesDifferentKeys) {
  Subgraph part = part_of({"A", "B"});
  for (const Status status : {Status::planned, Status::possible}) {
    Edge edge = part.edges[0];
    edge.status = status;
    part.edges.push_back(edge);
    edge.polarity = Polarity::negative;
    part.edges.push_back(edge);
  }
  const auto json = parsed(to_json(part));
  std::set<std::string> found;
  for (const auto& edge : json["edges"].GetArray()) found.insert(edge["key"].GetString());
  EXPECT_EQ(found.size(), 5U);
}

TEST(Xml, EscapesMarkupAndReplacesWhatItCannotHold) {
  EXPECT_EQ(xml("<a href=\"x\">&amp;</a>\x01\n"),
            "&lt;a href=&quot;x&quot;&gt;&amp;amp;&lt;/a&gt;\xEF\xBF\xBD&#10;");
}

TEST(XmlWriters, HoldNoRawMarkupOfNames) {
  const Subgraph part = part_of(hard_names());
  for (const std::string& text : {to_graphml(part), to_gexf(part)}) {
    EXPECT_THAT(text, Not(HasSubstr("<b>")));
    EXPECT_THAT(text, HasSubstr("&lt;b&gt;bold&lt;/b&gt; &amp; &lt;i&gt;"));
    EXPECT_THAT(text, HasSubstr("בנימין נתניהו"));
    EXPECT_EQ(text.find('\x07'), std::string::npos);
    EXPECT_EQ(text.find('\xff'), std::string::npos);
  }
}

TEST(CsvWriter, QuotesCellsThatHoldCommasQuotesAndLineBreaks) {
  const std::string text = to_csv(part_of({"Rubio, \"Marco\"", "two\nlines"}));
  EXPECT_THAT(text, HasSubstr("\r\na00,\"Rubio, \"\"Marco\"\"\",a01,\"two\nlines\",meets,CONSULT,positive,"
                              "asserted,1,1,2025-12-19,2025-12-19,0.905\r\n"));
}

TEST(Formats, AreFoundByNameAndByTheEndingOfAFile) {
  EXPECT_EQ(format_named("SVG")->name, "svg");
  EXPECT_EQ(format_named("doc"), nullptr);
  EXPECT_EQ(format_of_file("some.dir/graph.PNG")->name, "png");
  EXPECT_EQ(format_of_file("graph.gv")->name, "dot");
  EXPECT_EQ(format_of_file("some.svg/graph"), nullptr);
  EXPECT_EQ(format_of_file("graph"), nullptr);
}

TEST(Formats, AllWriteEqualBytesForEqualGraphsAndTheEmptyGraph) {
  for (const Format& format : formats()) {
    EXPECT_EQ(format.write(part_of(hard_names()), style()), format.write(part_of(hard_names()), style()))
        << format.name;
    EXPECT_FALSE(format.write({}, style()).empty()) << format.name;
  }
}

}  // namespace
}  // namespace kg::exporters
