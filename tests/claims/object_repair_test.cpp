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

}  // namespace
}  // namespace kg::ingest
