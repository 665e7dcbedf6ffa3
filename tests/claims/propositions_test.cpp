#include "ingest/claims/propositions.h"

#include <gmock/gmock.h>

#include "tests/claims/lexicon_rows.h"
#include "tests/support/sentence_builder.h"

namespace kg::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The words in a slot of the word's predicate.
std::vector<std::string> in_slot(const AnalysedDocument& document, std::uint32_t word, SlotKind kind,
                                 std::vector<std::string> prepositions = {}) {
  const Tree tree(document);
  const PropositionReader reader(tree, testing::shipped_lexicon());
  std::vector<std::string> words;
  const Predicate* predicate = reader.predicate(word);
  if (predicate == nullptr) return words;
  for (const Argument& argument : reader.fillers(*predicate, Slot{kind, std::move(prepositions), nullptr}))
    words.push_back(document.tokens[argument.head].form);
  return words;
}

TEST(Propositions, UndoThePassive) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Umerov NNP nsubj:pass 3
was/be VBD:AUX aux:pass 3
greeted/greet VBN root 0
by IN case 5
Witkoff NNP obl:agent 3
)");
  EXPECT_THAT(in_slot(document, 2, SlotKind::nsubj), ElementsAre("Witkoff"));
  EXPECT_THAT(in_slot(document, 2, SlotKind::obj), ElementsAre("Umerov"));
}

TEST(Propositions, FindThePartyBehindTheSubjectOfAPassive) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Sanctions/sanction NNS nsubj:pass 5
on IN case 3
Mali NNP nmod 1
were/be VBD:AUX aux:pass 5
lifted/lift VBN root 0
by IN case 7
Paris NNP obl:agent 5
)");
  EXPECT_THAT(in_slot(document, 4, SlotKind::nsubj), ElementsAre("Paris"));
  EXPECT_THAT(in_slot(document, 4, SlotKind::obj), ElementsAre("Sanctions"));
  EXPECT_THAT(in_slot(document, 4, SlotKind::obl, {"on"}), ElementsAre("Mali"));
}

TEST(Propositions, PutAnEventWhereTheNounStandsThatMeasuresIt) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Burns NNP nsubj 2
left/leave VBD root 0
after IN case 5
two CD nummod 5
days/day NNS obl 2
of IN case 7
talks/talk NNS nmod 5
with IN case 9
Kamel NNP nmod 7
)");
  EXPECT_THAT(in_slot(document, 6, SlotKind::nsubj), ElementsAre("Burns"));
  EXPECT_THAT(in_slot(document, 6, SlotKind::nmod, {"with"}), ElementsAre("Kamel"));
}

TEST(Propositions, FindTheEventBehindTheNounThatMeasuresIt) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Sides/side NNS nsubj 2
held/hold VBD root 0
rounds/round NNS obj 2
of IN case 5
talks/talk NNS nmod 3
)");
  EXPECT_THAT(in_slot(document, 1, SlotKind::obj), ElementsAre("rounds", "talks"));
}

TEST(Propositions, LeaveWhatStandsBehindTheSubjectOfAnActiveVerbToIt) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Sanctions/sanction NNS nsubj 4
on IN case 3
Mali NNP nmod 1
angered/anger VBD root 0
Niger NNP obj 4
)");
  EXPECT_THAT(in_slot(document, 3, SlotKind::obl, {"on"}), IsEmpty());
}

TEST(Propositions, LendTheSubjectToConjoinedVerbs) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Paris NNP nsubj 2
condemned/condemn VBD root 0
Mali NNP obj 2
and CC cc 5
sanctioned/sanction VBD conj 2
Niger NNP obj 5
)");
  EXPECT_THAT(in_slot(document, 4, SlotKind::nsubj), ElementsAre("Paris"));
  EXPECT_THAT(in_slot(document, 4, SlotKind::obj), ElementsAre("Niger"));
}

TEST(Propositions, GiveTheObjectOfUrgingToWhatIsUrged) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Berlin NNP nsubj 2
urged/urge VBD root 0
Moscow NNP obj 2
to TO mark 5
free VB xcomp 2
Navalny NNP obj 5
)");
  EXPECT_THAT(in_slot(document, 4, SlotKind::nsubj), ElementsAre("Moscow"));
}

TEST(Propositions, PutTheAntecedentInPlaceOfTheRelativePronoun) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Umerov NNP nsubj 7
, , punct 5
whom WP obj 5
Witkoff NNP nsubj 5
met/meet VBD acl:relcl 1
, , punct 5
left/leave VBD root 0
)");
  EXPECT_THAT(in_slot(document, 4, SlotKind::obj), ElementsAre("Umerov"));
  EXPECT_THAT(in_slot(document, 6, SlotKind::nsubj), ElementsAre("Umerov"));
}

TEST(Propositions, FindTheOtherPartyWhereverThePrepositionHangs) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Iran NNP nsubj 2
held/hold VBD root 0
talks/talk NNS obj 2
with IN case 5
Oman NNP nmod 3
)");
  EXPECT_THAT(in_slot(document, 1, SlotKind::obl, {"with"}), ElementsAre("Oman"));
  EXPECT_THAT(in_slot(document, 1, SlotKind::obl, {"against"}), IsEmpty());
}

TEST(Propositions, KnowWhoOwnsANominalEvent) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Russia NNP nmod:poss 3
+'s POS case 1
invasion NN nsubj 6
of IN case 5
Ukraine NNP nmod 3
failed/fail VBD root 0
)");
  EXPECT_THAT(in_slot(document, 2, SlotKind::poss), ElementsAre("Russia"));
  EXPECT_THAT(in_slot(document, 2, SlotKind::nmod, {"of"}), ElementsAre("Ukraine"));
}

}  // namespace
}  // namespace kg::ingest
