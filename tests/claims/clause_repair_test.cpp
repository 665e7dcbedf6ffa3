#include "ingest/claims/clause_repair.h"

#include <gmock/gmock.h>

#include "tests/claims/mentioned_rows.h"

namespace kg::ingest {
namespace {

using ::testing::ElementsAre;

TEST(ClauseRepair, GivesTheSubjectBeforeWhatIsToldToIt) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Talks NNS nsubj 6
are/be VBP aux:pass 3
planned/plan VBN ccomp 6
, , punct 3
Oman NNP nsubj 6
said/say VBD root 0
)",
                                                             {4});
  const Tree tree = testing::repaired_by(repair_clauses, document);
  EXPECT_EQ(tree.head(0), 2);
  EXPECT_EQ(tree.relation(0), Relation::nsubj_pass);
  EXPECT_EQ(tree.head(4), 5);
}

TEST(ClauseRepair, ReadsAParticipleBetweenHaveAndANameAsTheVerb) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Chad NNP nsubj 2
denied/deny VBD root 0
having/have VBG xcomp 2
armed JJ amod 5
Sudan NNP obj 3
)",
                                                             {0, 4});
  const Tree tree = testing::repaired_by(repair_clauses, document);
  EXPECT_TRUE(tree.verb(3));
  EXPECT_EQ(tree.lemma(3), "arm");
  EXPECT_EQ(tree.relation(3), Relation::xcomp);
  EXPECT_EQ(tree.head(4), 3);
  EXPECT_EQ(tree.relation(2), Relation::aux);
}

TEST(ClauseRepair, LeavesAParticipleBeforeACommonNounToIt) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Chad NNP nsubj 2
has/have VBZ root 0
armed JJ amod 4
guards/guard NNS obj 2
)",
                                                             {0});
  EXPECT_EQ(testing::repaired_by(repair_clauses, document).relation(2), Relation::amod);
}

TEST(ClauseRepair, HangsWhatTimeIsGivenForOnTheVerb) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Oman NNP nsubj 2
gave/give VBD root 0
Iran NNP iobj 2
two CD nummod 5
weeks/week NNS obj 2
to TO mark 7
leave VB acl 5
Yemen NNP obj 7
)",
                                                             {0, 2, 7});
  const Tree tree = testing::repaired_by(repair_clauses, document);
  EXPECT_EQ(tree.head(6), 1);
  EXPECT_EQ(tree.relation(6), Relation::xcomp);
}

TEST(ClauseRepair, JoinsTheSecondOfEachToTheNameAndNotToTheDay) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Oman NNP nsubj 2
receives/receive VBZ root 0
Chad NNP obj 2
on IN case 5
Monday NNP obl 2
and CC cc 7
Togo NNP conj 5
on IN case 9
Friday NNP obl 2
)",
                                                             {0, 2, 6});
  const Tree tree = testing::repaired_by(repair_clauses, document);
  EXPECT_THAT(tree.conjuncts(2), ElementsAre(2, 6));
}

TEST(ClauseRepair, ReadsAGerundAfterAVerbThatEmbedsActs) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Oman NNP nsubj 2
denied/deny VBD root 0
arming NN compound 4
Yemen NNP obj 2
)",
                                                             {0, 3});
  const Tree tree = testing::repaired_by(repair_clauses, document);
  EXPECT_TRUE(tree.verb(2));
  EXPECT_EQ(tree.lemma(2), "arm");
  EXPECT_EQ(tree.head(3), 2);
}

TEST(ClauseRepair, JoinsPartiesOfAHeadlineButNotAClosedApposition) {
  const MentionedDocument headline = testing::mentioned_rows(R"(
Turkey NNP nsubj 4
, , punct 3
Iraq NNP appos 1
sign VBP root 0
deal NN obj 4
)",
                                                             {0, 2});
  EXPECT_THAT(testing::repaired_by(repair_clauses, headline).conjuncts(0), ElementsAre(0, 2));
  const MentionedDocument closed = testing::mentioned_rows(R"(
Turkey NNP nsubj 5
, , punct 3
Iraq NNP appos 1
, , punct 1
signs/sign VBZ root 0
)",
                                                           {0, 2});
  EXPECT_THAT(testing::repaired_by(repair_clauses, closed).conjuncts(0), ElementsAre(0));
}

TEST(ClauseRepair, JoinsAPastToThePastAboveAndNotToAnInfinitive) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Oman NNP nsubj 2
said/say VBD root 0
Chad NNP nsubj 5
would MD aux 5
come VB ccomp 2
and CC cc 7
thanked/thank VBD conj 5
Togo NNP obj 7
)",
                                                             {0, 2, 7});
  const Tree tree = testing::repaired_by(repair_clauses, document);
  EXPECT_EQ(tree.head(6), 1);
  EXPECT_EQ(tree.relation(6), Relation::conj);
}

}  // namespace
}  // namespace kg::ingest
