#include "ingest/claims/gerund_repair.h"

#include <gmock/gmock.h>

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/claims/tree_repair.h"
#include "tests/claims/mentioned_rows.h"

namespace kg::ingest {
namespace {

// The form of what a word hangs on after the repair.
std::string above(std::string_view rows, const std::vector<std::uint32_t>& names, std::uint32_t word) {
  const MentionedDocument document = testing::mentioned_rows(rows, names);
  const Tree tree(document.analysis, repairs(document, testing::shipped_lexicon()));
  const std::int32_t head = tree.head(word);
  return head == kRoot ? "root" : document.analysis.tokens[static_cast<std::size_t>(head)].form;
}

TEST(GerundRepair, MakesWhoStandsBeforeAGerundItsDoer) {
  constexpr std::string_view kWarned = R"(
Russia NNP nsubj 2
warned/warn VBD root 0
against IN case 4
Finland NNP obl 2
joining/join VBG advcl 2
NATO NNP obj 5
. . punct 2
)";
  EXPECT_EQ(above(kWarned, {0, 3}, 3), "joining");
  EXPECT_EQ(above(kWarned, {0, 3}, 2), "joining");
  EXPECT_EQ(above(kWarned, {0, 3}, 4), "warned");
}

TEST(GerundRepair, TakesThePrepositionBeforeItsDoerForTheGerunds) {
  constexpr std::string_view kAfraid = R"(
Latvia NNP nsubj 3
is/be VBZ cop 3
afraid JJ root 0
of IN case 5
Hungary NNP nsubj 6
leaving/leave VBG advcl 3
NATO NNP obj 6
. . punct 3
)";
  EXPECT_EQ(above(kAfraid, {0, 4}, 3), "leaving");
}

TEST(GerundRepair, LeavesAnAccompanyingDeedToTheSubjectOfAVerbThatTakesNoGerund) {
  constexpr std::string_view kFlew = R"(
Oman NNP nsubj 2
flew/fly VBD root 0
to IN case 4
Chad NNP obl 2
carrying/carry VBG advcl 2
letters/letter NNS obj 5
. . punct 2
)";
  EXPECT_EQ(above(kFlew, {0, 3}, 3), "flew");
  EXPECT_EQ(above(kFlew, {0, 3}, 4), "flew");
}

TEST(GerundRepair, LeavesWhatANounOfSpeechSaysToTheNoun) {
  constexpr std::string_view kStatement = R"(
Statements/statement NNS nsubj 5
of IN case 3
Amnesty NNP nmod 1
accusing/accuse VBG acl 1
angered/anger VBD root 0
Iran NNP obj 5
. . punct 5
)";
  EXPECT_EQ(above(kStatement, {2, 5}, 2), "Statements");
}

}  // namespace
}  // namespace kg::ingest
