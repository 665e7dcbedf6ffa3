#include "ingest/claims/object_repair.h"

#include <gmock/gmock.h>

#include "ingest/claims/tree_repair.h"
#include "tests/claims/mentioned_rows.h"

namespace kg::ingest {
namespace {

// What a word hangs on after the repair, and as what.
std::string arc(std::string_view rows, std::uint32_t word) {
  const MentionedDocument document = testing::mentioned_rows(rows);
  const Tree tree(document.analysis, repairs(document, testing::shipped_lexicon()));
  const std::string above = tree.head(word) == kRoot
                                ? "root"
                                : document.analysis.tokens[static_cast<std::size_t>(tree.head(word))].form;
  const Relation relation = tree.relation(word);
  return above + (relation == Relation::obj        ? " obj"
                  : relation == Relation::xcomp    ? " xcomp"
                  : relation == Relation::particle ? " particle"
                  : relation == Relation::appos    ? " appos"
                                                   : " other");
}

constexpr std::string_view kRuled = R"(
Bonn NNP nsubj 2
ruled/rule VBD root 0
that IN mark 4
out RP advmod 2
. . punct 2
)";

TEST(ObjectRepair, TakesThePronounBeforeAParticleForTheObject) {
  EXPECT_EQ(arc(kRuled, 2), "ruled obj");
  EXPECT_EQ(arc(kRuled, 3), "ruled particle");
}

TEST(ObjectRepair, TakesTheSecondObjectOfANamingVerbForTheName) {
  constexpr std::string_view kCalled = R"(
Orban NNP nsubj 2
called/call VBD root 0
Fico NNP iobj 2
a DT det 5
friend NN obj 2
. . punct 2
)";
  EXPECT_EQ(arc(kCalled, 2), "called obj");
  EXPECT_EQ(arc(kCalled, 4), "called xcomp");
}

TEST(ObjectRepair, TakesAnAdjectiveBehindTheThingNamedForTheName) {
  EXPECT_EQ(arc(R"(
Orban NNP nsubj 2
called/call VBD root 0
the DT det 4
accord NN obj 2
historic JJ amod 4
. . punct 2
)",
                4),
            "called xcomp");
}

TEST(ObjectRepair, LeavesAnAppositionBehindACommaAlone) {
  EXPECT_EQ(arc(R"(
Orban NNP nsubj 2
called/call VBD root 0
Fico NNP obj 2
, , punct 6
his PRP$ nmod:poss 6
neighbour NN appos 3
. . punct 2
)",
                5),
            "Fico appos");
}

constexpr std::string_view kTaken = R"(
Rebels NNS nsubj 2
took/take VBD root 0
four CD nummod 7
employees/employee NNS compound 7
of IN case 6
Oxfam NNP nmod 4
hostage NN obj 2
. . punct 2
)";

TEST(ObjectRepair, TakesWhatPeopleAreTakenAsForNoPartOfThem) {
  EXPECT_EQ(arc(kTaken, 3), "took obj");
  EXPECT_EQ(arc(kTaken, 2), "employees other");
  EXPECT_EQ(arc(kTaken, 6), "took xcomp");
}

TEST(ObjectRepair, TakesWhatPeopleAreTakenAsForNoPartOfTheirBank) {
  constexpr std::string_view kOfABank = R"(
Rebels NNS nsubj 2
took/take VBD root 0
employees/employee NNS obj 2
of IN case 6
Oxfam NNP compound 6
hostage NN nmod 3
. . punct 2
)";
  EXPECT_EQ(arc(kOfABank, 2), "took obj");
  EXPECT_EQ(arc(kOfABank, 4), "employees other");
  EXPECT_EQ(arc(kOfABank, 5), "took xcomp");
}

TEST(ObjectRepair, LeavesAHostageWhoIsTakenAlone) {
  EXPECT_EQ(arc(R"(
Rebels NNS nsubj 2
took/take VBD root 0
a DT det 4
hostage NN obj 2
. . punct 2
)",
                3),
            "took obj");
}

}  // namespace
}  // namespace kg::ingest
