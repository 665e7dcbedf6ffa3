#include "ingest/claims/tree_repair.h"

#include <gmock/gmock.h>

#include "ingest/claims/verb_forms.h"
#include "tests/claims/mentioned_rows.h"

namespace kg::ingest {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

std::vector<std::string> words_of(const MentionedDocument& document,
                                  const std::vector<std::uint32_t>& tokens) {
  std::vector<std::string> words;
  for (const std::uint32_t token : tokens) words.push_back(document.analysis.tokens[token].form);
  return words;
}

TEST(TreeRepair, TakesNamesOfOneListForEquals) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Qatar NNP nsubj 8
, , punct 3
Bahrain NNP appos 1
, , punct 5
Oman NNP conj 3
and CC cc 7
Egypt NNP conj 3
met/meet VBD root 0
Turkey NNP obj 8
)",
                                                             {0, 2, 4, 6, 8});
  const Tree plain(document.analysis);
  EXPECT_THAT(words_of(document, plain.conjuncts(0)), ElementsAre("Qatar"));
  const Tree tree(document.analysis, repairs(document, testing::shipped_lexicon()));
  EXPECT_THAT(words_of(document, tree.conjuncts(0)), ElementsAre("Qatar", "Bahrain", "Oman", "Egypt"));
}

TEST(TreeRepair, ReadsParticlesThatRowsKnow) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Serbia NNP nsubj 2
handed/hand VBD root 0
over IN case 4
Mladic NNP obl 2
)",
                                                             {0, 3});
  const Tree tree(document.analysis, repairs(document, testing::shipped_lexicon()));
  EXPECT_EQ(tree.relation(3), Relation::obj);
  EXPECT_EQ(tree.particle(1), "over");
}

TEST(TreeRepair, TellsReceiverFromGift) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Poland NNP nsubj 2
gave/give VBD root 0
Ukraine NNP obj 2
tanks/tank NNS obj 2
)",
                                                             {0, 2});
  const Tree tree(document.analysis, repairs(document, testing::shipped_lexicon()));
  EXPECT_EQ(tree.relation(2), Relation::iobj);
  EXPECT_EQ(tree.relation(3), Relation::obj);
}

TEST(TreeRepair, HangsGerundsOnTheAccusation) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Egypt NNP nsubj 2
accused/accuse VBD root 0
Qatar NNP obj 2
of IN case 6
financing NN compound 6
terrorism NN nmod 3
)",
                                                             {0, 2});
  const Tree tree(document.analysis, repairs(document, testing::shipped_lexicon()));
  EXPECT_EQ(tree.head(4), 1);
  EXPECT_EQ(tree.relation(4), Relation::advcl);
  EXPECT_EQ(tree.relation(5), Relation::obj);
  EXPECT_EQ(tree.preposition(4), "of");
}

TEST(TreeRepair, SeesWhatIsPermittedUnderTheVerb) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Egypt NNP nsubj 2
allowed/allow VBD root 0
refugees/refugee NNS obj 2
to TO mark 5
leave VB acl 3
)",
                                                             {0});
  const Tree tree(document.analysis, repairs(document, testing::shipped_lexicon()));
  EXPECT_EQ(tree.head(4), 1);
  EXPECT_EQ(tree.relation(4), Relation::xcomp);
}

TEST(TreeRepair, CorrectsLemmasThatNoRowKnows) {
  const MentionedDocument document = testing::mentioned_rows(R"(
India NNP nsubj 2
blamed/blam VBD root 0
Pakistan NNP obj 2
)",
                                                             {0, 2});
  const Tree tree(document.analysis, repairs(document, testing::shipped_lexicon()));
  EXPECT_EQ(tree.lemma(1), "blame");
}

TEST(TreeRepair, LeavesTwoPrepositionsAlone) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Russia NNP nsubj 2
pulled/pull VBD root 0
out IN case 5
of IN case 5
Kherson NNP obl 2
)",
                                                             {0, 4});
  const Tree tree(document.analysis, repairs(document, testing::shipped_lexicon()));
  EXPECT_EQ(tree.relation(4), Relation::obl);
}

TEST(TreeRepair, HangsWhatIsSaidOnTheVerbOfSaying) {
  const MentionedDocument document = testing::mentioned_rows(R"(
Israel NNP nsubj 2
said/say VBD root 0
in IN case 5
a DT det 5
statement NN obl 2
that IN:SCONJ mark 8
Egypt NNP nsubj 8
left/leave VBD acl 5
)",
                                                             {0, 6});
  const Tree tree(document.analysis, repairs(document, testing::shipped_lexicon()));
  EXPECT_EQ(tree.head(7), 1);
  EXPECT_EQ(tree.relation(7), Relation::ccomp);
}

TEST(VerbForms, ListsWhatTheSpellingAllows) {
  EXPECT_THAT(verb_stems("Stopping"), Contains("stop"));
  EXPECT_THAT(verb_stems("invaded"), Contains("invade"));
  EXPECT_THAT(verb_stems("denies"), Contains("deny"));
  EXPECT_THAT(verb_stems("met"), ElementsAre("met"));
}

}  // namespace
}  // namespace kg::ingest
