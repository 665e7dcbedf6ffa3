// From an edge back to the bytes, the tree and the row of data that it came from.
#include <gmock/gmock.h>
#include <rapidjson/document.h>

#include <fstream>
#include <regex>
#include <set>

#include "graph/rule_row.h"
#include "tests/tools/program.h"

namespace kg {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class Trace : public ::testing::Test {
 protected:
  Trace() {
    place_.write("news/miami.txt", kText);
    const auto read = place_.run("kgbuild ingest news --published 2025-12-19 --source CRBC");
    EXPECT_EQ(read.code, 0) << read.err;
  }

  rapidjson::Document json(const std::string& command) const {
    const auto outcome = place_.run(command + " --json");
    rapidjson::Document document;
    document.Parse(outcome.out.data(), outcome.out.size());
    EXPECT_FALSE(document.HasParseError()) << outcome.out << outcome.err;
    return document;
  }

  // The row of the data folder at "FILE:LINE".
  static std::string line_at(const std::string& file, unsigned number) {
    std::ifstream in(std::string(KG_SOURCE_DIR "/data/") + file);
    std::string line;
    for (unsigned i = 0; i < number; ++i) std::getline(in, line);
    return line;
  }

  const std::string kText = "MIAMI — Envoys gathered on Friday.\n\nMarco Rubio met Rustem Umerov in Miami.\n";
  testing::Workplace place_;
};

TEST_F(Trace, LeadsFromAnEdgeToTheBytesOfItsSentence) {
  const auto path = json("kgquery path Rubio Umerov");
  const auto& claim = path["paths"][0]["hops"][0]["claims"][0];
  EXPECT_STREQ(claim["document"]["path"].GetString(), "news/miami.txt");
  const auto& evidence = claim["evidence"];
  const std::string quote = evidence["text"].GetString();
  EXPECT_EQ(quote, "Marco Rubio met Rustem Umerov in Miami.");
  EXPECT_EQ(place_.read("news/miami.txt").substr(evidence["begin"].GetUint(), quote.size()), quote);
  EXPECT_EQ(evidence["end"].GetUint() - evidence["begin"].GetUint(), quote.size());
}

TEST_F(Trace, LeadsFromAClaimToTheRowThatMadeIt) {
  const auto path = json("kgquery path Rubio Umerov");
  const std::string id = path["paths"][0]["hops"][0]["claims"][0]["id"].GetString();
  const auto why = json("kgquery why " + id);
  const std::string rule = why["rule"].GetString();
  const auto& row = why["row"];
  ASSERT_TRUE(row.IsObject());
  EXPECT_THAT(line_at(row["file"].GetString(), row["line"].GetUint()), StartsWith(rule + '\t'));
  EXPECT_EQ(row["cells"]["id"].GetString(), rule);
  const auto text = place_.run("kgquery why " + id);
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_THAT(text.out, AllOf(HasSubstr("news/miami.txt, bytes "),
                              HasSubstr("“Marco Rubio met Rustem Umerov in Miami.”"), HasSubstr(rule),
                              HasSubstr(std::string(row["file"].GetString()) + ':' +
                                        std::to_string(row["line"].GetUint())),
                              HasSubstr("kgbuild explain --claim " + id)));
}

TEST_F(Trace, LeadsFromAClaimToItsTreeAlsoWhenTheFileIsGone) {
  const auto path = json("kgquery path Rubio Umerov");
  const std::string id = path["paths"][0]["hops"][0]["claims"][0]["id"].GetString();
  EXPECT_EQ(place_.shell("rm -r news").code, 0);
  const auto tree = place_.run("kgbuild explain --claim " + id + " --tried");
  EXPECT_EQ(tree.code, 0) << tree.err;
  EXPECT_EQ(tree.err, "");
  EXPECT_THAT(tree.out, AllOf(StartsWith("news/miami.txt, document "), HasSubstr("published 2025-12-19"),
                              HasSubstr("nsubj"), HasSubstr("claim " + id), HasSubstr("rows tried"),
                              HasSubstr("en/lexicon/claims/consult.tsv:")));
  // The sentence of the claim alone.
  EXPECT_THAT(tree.out, ::testing::Not(HasSubstr("gathered")));
}

TEST_F(Trace, FindsARowForEveryRuleOfTheSamples) {
  ASSERT_EQ(place_.run("kgbuild ingest " KG_SOURCE_DIR "/samples --quiet").code, 0);
  const std::string graph = place_.run("kgexport json --status all --polarity all").out;
  static const std::regex rule("\"rule\":\"([^\"]*)\"");
  std::set<std::string> rules;
  for (auto at = std::sregex_iterator(graph.begin(), graph.end(), rule); at != std::sregex_iterator(); ++at)
    rules.insert((*at)[1]);
  EXPECT_GT(rules.size(), 10U);
  for (const std::string& one : rules) EXPECT_TRUE(rule_row(KG_SOURCE_DIR "/data", one).has_value()) << one;
}

TEST_F(Trace, SaysWhatIsNoClaim) {
  EXPECT_EQ(place_.run("kgbuild explain --claim 0000000000000000").code, 1);
  const auto wrong = place_.run("kgbuild explain --claim rubio");
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("an id has 16 digits"));
  EXPECT_EQ(place_.run("kgbuild explain").code, 2);
  EXPECT_EQ(place_.run("kgbuild explain a.txt --claim 0000000000000000").code, 2);
}

}  // namespace
}  // namespace kg
