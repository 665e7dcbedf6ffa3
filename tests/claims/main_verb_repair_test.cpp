#include "ingest/claims/main_verb_repair.h"

#include <gtest/gtest.h>

#include "tests/claims/mentioned_rows.h"

namespace kg::ingest {
namespace {

TEST(MainVerbRepair, MakesAParticipleBehindAnInsetTheVerb) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Oman NNP root 0
, , punct 1
in IN case 4
response NN nmod 7
, , punct 4
curbed/curb VBN amod 7
imports NNS appos 1
)",
                                                             {0});
  const Tree tree = testing::repaired_by(repair_main_verbs, document);
  EXPECT_EQ(tree.head(5), kRoot);
  EXPECT_EQ(tree.head(0), 5);
  EXPECT_EQ(tree.relation(0), Relation::nsubj);
  EXPECT_EQ(tree.head(6), 5);
  EXPECT_EQ(tree.relation(6), Relation::obj);
}

TEST(MainVerbRepair, LeavesAParticipleWithoutAnObjectAlone) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Oman NNP root 0
, , punct 4
long RB advmod 4
besieged/besiege VBN acl 1
, , punct 6
praised/praise VBN acl 1
by IN case 8
all DT obl 6
)",
                                                             {0});
  const Tree tree = testing::repaired_by(repair_main_verbs, document);
  EXPECT_EQ(tree.head(0), kRoot);
  EXPECT_EQ(tree.head(5), 0);
}

TEST(MainVerbRepair, GivesAJoinedVerbTheNounBehindIt) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Oman NNP nsubj 2
welcomed/welcome VBD root 0
the DT det 4
news NN obj 2
and CC cc 6
scrambled/scramble VBD conj 2
jets NNS conj 4
)",
                                                             {0});
  const Tree tree = testing::repaired_by(repair_main_verbs, document);
  EXPECT_EQ(tree.head(6), 5);
  EXPECT_EQ(tree.relation(6), Relation::obj);
}

TEST(MainVerbRepair, TakesNoPropertyOfASecondObjectForAVerbWithoutAnArticleBefore) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Oman NNP nsubj 2
imposed/impose VBD root 0
tariffs NNS obj 2
and CC cc 6
limited/limit VBN amod 6
quotas NNS conj 3
)",
                                                             {0});
  const Tree tree = testing::repaired_by(repair_main_verbs, document);
  EXPECT_EQ(tree.head(4), 5);
  EXPECT_EQ(tree.head(5), 2);
}

TEST(MainVerbRepair, ReadsASentenceOfTwoNamesAroundAParticiple) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Oman NNP compound 3
armed JJ amod 3
Chad NNP root 0
in IN case 5
May NNP nmod 3
)",
                                                             {0, 2});
  const Tree tree = testing::repaired_by(repair_main_verbs, document);
  EXPECT_EQ(tree.head(1), kRoot);
  EXPECT_EQ(tree.relation(0), Relation::nsubj);
  EXPECT_EQ(tree.relation(2), Relation::obj);
  EXPECT_EQ(tree.head(4), 1);
}

TEST(MainVerbRepair, MakesAPluralWithAnAimTheVerbOfWhoWants) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Oman NNP nsubj 2
wants/want VBZ root 0
Chad NNP obj 2
to TO mark 5
survey/survey VB xcomp 2
roads/road NNS obj 5
and CC cc 8
plans/plan NNS conj 6
to TO mark 10
visit/visit VB xcomp 8
Peru NNP obj 10
)",
                                                             {0, 2, 10});
  const Tree tree = testing::repaired_by(repair_main_verbs, document);
  EXPECT_EQ(tree.head(7), 1);
  EXPECT_EQ(tree.relation(7), Relation::conj);
  EXPECT_TRUE(tree.verb(7));
  EXPECT_EQ(tree.head(9), 7);
}

TEST(MainVerbRepair, LeavesAPluralWhoseInfinitiveDescribesItAlone) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Oman NNP nsubj 2
has/have VBZ root 0
ships/ship NNS obj 2
and CC cc 5
plans/plan NNS conj 3
to TO mark 7
visit/visit VB acl 5
Peru NNP obj 7
)",
                                                             {0, 7});
  const Tree tree = testing::repaired_by(repair_main_verbs, document);
  EXPECT_EQ(tree.head(4), 2);
  EXPECT_FALSE(tree.verb(4));
}

}  // namespace
}  // namespace kg::ingest
