#include "ingest/claims/verb_repair.h"

#include <gtest/gtest.h>

#include "ingest/claims/tree_repair.h"
#include "tests/claims/mentioned_rows.h"

namespace kg::ingest {
namespace {

Tree repaired(const MentionedDocument& document) {
  return Tree(document.analysis, repairs(document, testing::shipped_lexicon()));
}

TEST(VerbRepair, LetGoIsOneVerbWithWhoIsLetGoForItsObject) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Iran NNP nsubj 2
let/let VBD root 0
go/go VB xcomp 2
Floderus NNP obj 3
)",
                                                             {0, 3}, ActorType::person);
  const Tree tree = repaired(document);
  EXPECT_EQ(tree.particle(1), "go");
  EXPECT_EQ(tree.child(1, Relation::obj), 3U);
}

TEST(VerbRepair, WhomIsNeverTheDoer) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Sane NNP nsubj 6
, , punct 5
whom WP nsubj 5
Kolo NNP nsubj 5
dismissed/dismiss VBD acl:relcl 1
spoke/speak VBD root 0
)",
                                                             {0, 3}, ActorType::person);
  const Tree tree = repaired(document);
  EXPECT_EQ(tree.relation(2), Relation::obj);
  EXPECT_EQ(tree.child(4, Relation::nsubj), 3U);
}

TEST(VerbRepair, WhoStandsBetweenWhomAndTheVerbDoesIt) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Tallis NNP nsubj 6
, , punct 5
whom WP nsubj:pass 5
Strand NNP appos 1
dismissed/dismiss VBD acl:relcl 1
spoke/speak VBD root 0
)",
                                                             {0, 3}, ActorType::person);
  const Tree tree = repaired(document);
  EXPECT_EQ(tree.child(4, Relation::nsubj), 3U);
}

TEST(VerbRepair, AParticleIsFoundBehindALongObject) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Kenya NNP nsubj 2
pushed/push VBD root 0
thousands NNS obj 2
of IN case 5
refugees NNS nmod 3
back RB advmod 2
)",
                                                             {0}, ActorType::person);
  EXPECT_EQ(repaired(document).particle(1), "back");
}

TEST(VerbRepair, OverBehindHandedCountsNothing) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Iran NNP nsubj 2
handed/hand VBD root 0
over RB advmod 4
four CD nummod 5
soldiers NNS obj 2
)",
                                                             {0}, ActorType::person);
  EXPECT_EQ(repaired(document).particle(1), "over");
}

TEST(VerbRepair, WhichIsTheStateBehindThePersonsName) {
  MentionedDocument document = testing::mentioned_rows(R"(
Nazarbayev NNP nsubj 8
of IN case 3
Kazakhstan NNP nmod 1
, , punct 6
which WDT nsubj 6
borders/border VBZ acl:relcl 1
China NNP obj 6
spoke/speak VBD root 0
)",
                                                       {0, 2, 6}, ActorType::person);
  document.chains[1].type = ActorType::country;
  const Tree tree = repaired(document);
  EXPECT_EQ(tree.head(5), 2);
}

TEST(VerbRepair, WhoIsThePersonBeforeTheState) {
  MentionedDocument document = testing::mentioned_rows(R"(
Traore NNP nsubj 8
of IN case 3
Mali NNP nmod 1
, , punct 6
who WP nsubj 6
met/meet VBD acl:relcl 3
Putin NNP obj 6
spoke/speak VBD root 0
)",
                                                       {0, 2, 6}, ActorType::person);
  document.chains[1].type = ActorType::country;
  const Tree tree = repaired(document);
  EXPECT_EQ(tree.head(5), 0);
}

TEST(VerbRepair, WhatWasArmedIsNoThingThatOneHas) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Egypt NNP nsubj 2
has/have VBZ root 0
also RB advmod 4
armed/arm VBN amod 5
Haftar NNP obj 2
)",
                                                             {0, 4}, ActorType::person);
  const Tree tree = repaired(document);
  EXPECT_EQ(tree.relation(3), Relation::root);
  EXPECT_TRUE(tree.verb(3));
  EXPECT_EQ(tree.child(3, Relation::obj), 4U);
  EXPECT_EQ(tree.child(3, Relation::nsubj), 0U);
}

TEST(VerbRepair, GuardsWithAnAdjectiveAreHad) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Egypt NNP nsubj 2
has/have VBZ root 0
armed/arm VBN amod 4
guards NNS obj 2
)",
                                                             {0}, ActorType::person);
  EXPECT_EQ(repaired(document).relation(1), Relation::root);
}

TEST(VerbRepair, GivesAVerbOfOneToWhatIsOne) {
  const auto rows = [](std::string_view verb) {
    return "Kenya NNP nsubj 2\n"
           "filed/file VBD root 0\n"
           "a DT det 4\n"
           "complaint NN obj 2\n"
           "with IN case 6\n"
           "judges/judge NNS obl 2\n"
           "that WDT nsubj 8\n" +
           std::string(verb) +
           " acl:relcl 6\n"
           "Chad NNP obj 8\n";
  };
  EXPECT_EQ(
      testing::repaired_by(repair_verbs, testing::mentioned_rows(rows("accuses/accuse VBZ"), {0, 8})).head(7),
      3);
  EXPECT_EQ(
      testing::repaired_by(repair_verbs, testing::mentioned_rows(rows("accuse/accuse VBP"), {0, 8})).head(7),
      5);
}

}  // namespace
}  // namespace kg::ingest
