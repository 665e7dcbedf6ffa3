#include "ingest/claims/conjunct_repair.h"

#include <gmock/gmock.h>

#include "ingest/claims/tree_repair.h"
#include "tests/claims/mentioned_rows.h"

namespace kg::ingest {
namespace {

// The word that another is joined to after the repair.
std::string joined_to(std::string_view rows, std::uint32_t word) {
  const MentionedDocument document = testing::mentioned_rows(rows);
  const Tree tree(document.analysis, repairs(document, testing::shipped_lexicon()));
  if (tree.relation(word) != Relation::conj) return "none";
  return document.analysis.tokens[static_cast<std::size_t>(tree.head(word))].form;
}

TEST(ConjunctRepair, JoinsAFiniteVerbToTheFiniteOneAboveAnInfinitive) {
  EXPECT_EQ(joined_to(R"(
Berlin NNP nsubj 2
urged/urge VBD root 0
Iran NNP obj 2
to TO mark 5
leave VB xcomp 2
and CC cc 7
accused/accuse VBD conj 5
it PRP obj 7
. . punct 2
)",
                      6),
            "urged");
}

TEST(ConjunctRepair, JoinsAFiniteVerbToTheFiniteOneAboveAGerund) {
  EXPECT_EQ(joined_to(R"(
Barak NNP nsubj 2
accused/accuse VBD root 0
him PRP obj 2
of IN mark 5
lying/lie VBG advcl 2
and CC cc 7
called/call VBD conj 5
for IN case 9
votes/vote NNS obl 7
. . punct 2
)",
                      6),
            "accused");
}

TEST(ConjunctRepair, LeavesTwoInfinitivesTogether) {
  EXPECT_EQ(joined_to(R"(
Berlin NNP nsubj 2
urged/urge VBD root 0
Iran NNP obj 2
to TO mark 5
leave VB xcomp 2
and CC cc 7
sign VB conj 5
. . punct 2
)",
                      6),
            "leave");
}

}  // namespace
}  // namespace kg::ingest
