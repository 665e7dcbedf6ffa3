#include "ingest/claims/inset_repair.h"

#include <gtest/gtest.h>

#include "tests/claims/mentioned_rows.h"

namespace kg::ingest {
namespace {

// "Peru asked Chad , which chairs talks , to meet": what the verb, the comma and the word before "meet" are.
std::string rows(const std::string& verb, const std::string& comma, const std::string& mark) {
  return "Peru NNP nsubj 2\n" + verb +
         " VBD root 0\n"
         "Chad NNP iobj 2\n" +
         comma +
         " , punct 6\n"
         "which WDT nsubj 6\n"
         "chairs/chair VBZ acl:relcl 3\n"
         "talks NNS obj 6\n"
         ", , punct 9\n" +
         mark + " advcl 6\n";
}
constexpr const char* kToMeet = "to TO mark 10\nmeet VB";

std::string verb_above_act(const std::string& text) {
  const MentionedDocument document = testing::mentioned_rows(text);
  const Tree tree = testing::repaired_by(repair_insets, document);
  const auto act = static_cast<std::uint32_t>(document.analysis.tokens.size() - 1);
  return document.analysis.tokens[static_cast<std::size_t>(tree.head(act))].form;
}

TEST(InsetRepair, HangsAnInfinitiveBehindAClauseOnWhoAsks) {
  EXPECT_EQ(verb_above_act(rows("asked/ask", ",", kToMeet)), "asked");
}

TEST(InsetRepair, HangsAGerundBehindAClauseOnTheVerbThatTakesItsPreposition) {
  EXPECT_EQ(verb_above_act(rows("stopped/stop", ",", "from IN mark 10\nmeeting/meet VBG")), "stopped");
  EXPECT_EQ(verb_above_act(rows("stopped/stop", ",", "by IN mark 10\nmeeting/meet VBG")), "chairs");
}

TEST(InsetRepair, LeavesAPurposeToTheClauseWhereTheVerbTakesNone) {
  EXPECT_EQ(verb_above_act(rows("visited/visit", ",", kToMeet)), "chairs");
}

TEST(InsetRepair, LeavesAnInfinitiveInAClauseThatNoCommaBegins) {
  const std::string text =
      "Peru NNP nsubj 2\nasked/ask VBD root 0\nChad NNP iobj 2\nwhich WDT nsubj 5\nagreed/agree VBD "
      "acl:relcl 3\n"
      ", , punct 8\nto TO mark 8\nmeet VB xcomp 5\n";
  EXPECT_EQ(verb_above_act(text), "agreed");
}

}  // namespace
}  // namespace kg::ingest
