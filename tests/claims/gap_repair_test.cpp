#include "ingest/claims/gap_repair.h"

#include <gtest/gtest.h>

#include "tests/claims/mentioned_rows.h"

namespace kg::ingest {
namespace {

using testing::mentioned_rows;
using testing::repaired_by;

// Of the verb at the end of "... <noun> that he will convene".
Relation relation_behind(const std::string& noun) {
  const MentionedDocument document = mentioned_rows(
      "Peru NNP nsubj 2\n"
      "welcomed/welcome VBD root 0\n" +
      noun +
      " NN obj 2\n"
      "that IN mark 7\n"
      "he PRP nsubj 7\n"
      "will MD aux 7\n"
      "convene VB acl 3\n");
  return repaired_by(repair_gaps, document).relation(6);
}

TEST(GapRepair, TakesAClauseWithoutAnObjectForARelativeOne) {
  EXPECT_EQ(relation_behind("summit"), Relation::relcl);
}

TEST(GapRepair, LeavesAClauseToANounThatTellsIt) { EXPECT_EQ(relation_behind("claim"), Relation::acl); }

// The word above "whom" in "the group whom Iran <verb> <act>".
std::string above_whom(const std::string& verb, const std::string& act) {
  const MentionedDocument document = mentioned_rows(
      "Peru NNP nsubj 2\n"
      "met/meet VBD root 0\n"
      "rebels NNS obj 2\n"
      "whom WP obj 6\n"
      "Iran NNP nsubj 6\n" +
      verb + " VBZ acl:relcl 3\n" + act);
  const Tree tree = repaired_by(repair_gaps, document);
  return tree.token(static_cast<std::uint32_t>(tree.head(3))).form;
}

TEST(GapRepair, GivesARelativeWordToTheEmbeddedVerb) {
  EXPECT_EQ(above_whom("denies/deny", "arming/arm VBG xcomp 6\n"), "arming");
  EXPECT_EQ(above_whom("plans/plan", "to TO mark 8\narm VB xcomp 6\n"), "arm");
}

TEST(GapRepair, LeavesARelativeWordToTheVerbThatAsksHim) {
  EXPECT_EQ(above_whom("wants/want", "to TO mark 8\nleave VB xcomp 6\n"), "wants");
}

// What the envoy in "Peru, whose envoy Chad <verb> <rest>" is to the verb.
Relation of_envoy(const std::string& verb, const std::string& rest) {
  const MentionedDocument document = mentioned_rows(
      "Peru NNP nsubj 6\n"
      "whose WP$ nmod:poss 3\n"
      "envoy NN nsubj 5\n"
      "Chad NNP nsubj 5\n" +
      verb + " VBD acl:relcl 1\nleft/leave VBD root 0\n" + rest);
  return repaired_by(repair_gaps, document).relation(2);
}

TEST(GapRepair, TakesWhoseOfTwoSubjectsForTheObject) {
  EXPECT_EQ(of_envoy("expelled/expel", ""), Relation::obj);
}

TEST(GapRepair, LeavesASubjectWhoseVerbHasItsObject) {
  EXPECT_EQ(of_envoy("expelled/expel", "rebels NNS obj 5\n"), Relation::nsubj);
}

TEST(GapRepair, LeavesARelativeWordWhereTheEmbeddedVerbHasAnObject) {
  EXPECT_EQ(above_whom("plans/plan", "to TO mark 8\narm VB xcomp 6\nChad NNP obj 8\n"), "plans");
}

}  // namespace
}  // namespace kg::ingest
