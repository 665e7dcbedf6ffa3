#include "ingest/claims/due_repair.h"

#include <gtest/gtest.h>

#include "tests/claims/mentioned_rows.h"

namespace kg::ingest {
namespace {

TEST(DueRepair, MakesDueThePredicateOfAPlace) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Oman NNP nsubj 5
is/be VBZ cop 5
due JJ case 5
in IN case 5
Chad NNP root 0
)");
  const Tree tree = testing::repaired_by(repair_due, document);
  EXPECT_EQ(tree.head(2), kRoot);
  EXPECT_EQ(tree.head(0), 2);
  EXPECT_EQ(tree.head(4), 2);
  EXPECT_EQ(tree.relation(4), Relation::obl);
}

TEST(DueRepair, TakesTheCopulaFromThePlaceBesideIt) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Oman NNP nsubj 2
left VBD root 0
and CC cc 7
is/be VBZ cop 7
due JJ conj 2
in IN case 7
Chad NNP conj 2
)");
  const Tree tree = testing::repaired_by(repair_due, document);
  EXPECT_EQ(tree.head(3), 4);
  EXPECT_EQ(tree.head(2), 4);
  EXPECT_EQ(tree.head(6), 4);
  EXPECT_EQ(tree.relation(6), Relation::obl);
}

TEST(DueRepair, LeavesAloneWhatIsDueToACause) {
  const MentionedDocument document = testing::mentioned_rows(R"(
flights NNS nsubj 2
stopped VBD root 0
due IN case 5
to IN fixed 3
storms NNS obl 2
)");
  const Tree tree = testing::repaired_by(repair_due, document);
  EXPECT_EQ(tree.head(4), 1);
  EXPECT_EQ(tree.head(2), 4);
}

}  // namespace
}  // namespace kg::ingest
