#include "ingest/claims/infinitive_repair.h"

#include <gtest/gtest.h>

#include "tests/claims/mentioned_rows.h"

namespace kg::ingest {
namespace {

TEST(InfinitiveRepair, HangsWhatIsRefusedOnTheRefusalAcrossAnAdjunct) {
  const auto rows = [](std::string_view verb) {
    return "Oman NNP nsubj 2\n" + std::string(verb) +
           " VBD root 0\n"
           "on IN case 4\n"
           "Tuesday NNP obl 2\n"
           "to TO mark 6\n"
           "receive VB advcl 2\n"
           "Chad NNP obj 6\n";
  };
  EXPECT_EQ(testing::repaired_by(repair_infinitives, testing::mentioned_rows(rows("refused/refuse"), {0, 6}))
                .relation(5),
            Relation::xcomp);
  EXPECT_EQ(testing::repaired_by(repair_infinitives, testing::mentioned_rows(rows("stopped/stop"), {0, 6}))
                .relation(5),
            Relation::advcl);
}

TEST(InfinitiveRepair, MakesWhoStandsBehindForTheDoer) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Kenya NNP nsubj 2
paved/pave VBD root 0
the DT det 4
way NN obj 2
for IN case 6
Chad NNP obl 2
to TO mark 8
attack VB advcl 2
Sudan NNP obj 8
)",
                                                             {0, 5, 8});
  const Tree tree = testing::repaired_by(repair_infinitives, document);
  EXPECT_EQ(tree.head(5), 7);
  EXPECT_EQ(tree.relation(5), Relation::nsubj);
  EXPECT_EQ(tree.relation(4), Relation::mark);
}

TEST(InfinitiveRepair, LeavesAForOfWhichRowsOfTheVerbTell) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Kenya NNP nsubj 2
pushed/push VBD root 0
for IN case 4
Chad NNP obl 2
to TO mark 6
attack VB advcl 2
Sudan NNP obj 6
)",
                                                             {0, 3, 6});
  EXPECT_EQ(testing::repaired_by(repair_infinitives, document).relation(3), Relation::obl);
}

}  // namespace
}  // namespace kg::ingest
