#include "ingest/claims/factuality.h"

#include <gmock/gmock.h>

#include "tests/claims/lexicon_rows.h"
#include "tests/support/sentence_builder.h"

namespace kg::ingest {
namespace {

// "negative planned by Moscow, Kyiv" of the word at an index.
std::string fact(const AnalysedDocument& document, std::uint32_t word) {
  const Tree tree(document);
  const PropositionReader reader(tree, testing::shipped_lexicon());
  const QuoteReader quotes(reader);
  const Factuality found = FactualityReader(reader, quotes).of(word);
  std::string text = std::string(to_string(found.polarity)) + ' ' + to_string(found.status);
  for (const std::uint32_t speaker : found.speakers) text += ' ' + document.tokens[speaker].form;
  return text;
}

TEST(Factuality, TakesPlainPastAsHappened) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Iran NNP nsubj 2
attacked/attack VBD root 0
Israel NNP obj 2
)");
  EXPECT_EQ(fact(document, 1), "positive asserted");
}

TEST(Factuality, ReadsModalsAndNegation) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Iran NNP nsubj 4
may MD aux 4
not RB advmod 4
attack VB root 0
Israel NNP obj 4
)");
  EXPECT_EQ(fact(document, 3), "negative possible");
}

TEST(Factuality, ComposesSayingDenyingAndPlanning) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Kyiv NNP nsubj 2
says/say VBZ root 0
Moscow NNP nsubj 4
denied/deny VBD ccomp 2
that IN:SCONJ mark 7
it PRP nsubj 7
plans/plan VBZ ccomp 4
to TO mark 9
attack VB xcomp 7
Poland NNP obj 9
)");
  EXPECT_EQ(fact(document, 8), "negative planned Moscow Kyiv");
}

TEST(Factuality, TakesWhatIsUrgedAsDemanded) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Berlin NNP nsubj 2
urged/urge VBD root 0
Moscow NNP obj 2
to TO mark 5
free VB xcomp 2
Navalny NNP obj 5
)");
  EXPECT_EQ(fact(document, 4), "positive demanded Berlin");
  EXPECT_EQ(fact(document, 1), "positive asserted");
}

TEST(Factuality, NamesWhoeverThingsAreAccordingTo) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Iran NNP nsubj 2
attacked/attack VBD root 0
Israel NNP obj 2
, , punct 2
according/accord VBG:VERB case 7
to IN fixed 5
Reuters NNP obl 2
)");
  EXPECT_EQ(fact(document, 1), "positive asserted Reuters");
}

TEST(Factuality, ReportsNothingAcrossASemicolon) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Iran NNP nsubj 2
attacked/attack VBD ccomp 9
Israel NNP obj 2
; : punct 6
Iraq NNP nsubj 6
fled/flee VBD parataxis 2
, , punct 6
Oman NNP nsubj 9
said/say VBD root 0
)");
  EXPECT_EQ(fact(document, 1), "positive asserted");
}

TEST(Factuality, TakesWarningsAsGivenThoughTheyAreAPurpose) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Oman NNP nsubj 2
called/call VBD root 0
to TO mark 4
warn VB advcl 2
Iran NNP obj 4
)");
  EXPECT_EQ(fact(document, 3), "positive asserted");
}

TEST(Factuality, LetsThePossiblePrevailOverThePlanned) {
  EXPECT_EQ(combine(Status::planned, Status::possible), Status::possible);
  EXPECT_EQ(combine(Status::asserted, Status::demanded), Status::demanded);
  EXPECT_EQ(combine(Status::planned, Status::asserted), Status::planned);
}

TEST(Factuality, TakesWhatHasYetToComeForUndone) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Oman NNP nsubj 2
has/have VBZ root 0
yet RB advmod 2
to TO mark 5
thank VB xcomp 2
Chad NNP obj 5
)");
  EXPECT_EQ(fact(document, 4), "negative asserted");
}

TEST(Factuality, KeepsOneDenialOfANounFromBeingCountedTwice) {
  const AnalysedDocument document = testing::document_of_rows(R"(
No DT det 2
talks NNS nsubj:pass 4
are/be VBP aux:pass 4
planned/plan VBN root 0
)");
  EXPECT_EQ(fact(document, 1), "negative planned");
}

TEST(Factuality, TakesAnEventThatWouldHaveEffectsForOneThatHasNotBeen) {
  const AnalysedDocument would = testing::document_of_rows(R"(
An DT det 2
attack NN nsubj 4
would MD aux 4
anger VB root 0
Oman NNP obj 4
)");
  EXPECT_EQ(fact(would, 1), "positive possible");
  const AnalysedDocument did = testing::document_of_rows(R"(
An DT det 2
attack NN nsubj 3
angered/anger VBD root 0
Oman NNP obj 3
)");
  EXPECT_EQ(fact(did, 1), "positive asserted");
}

TEST(Factuality, TakesWhatWasNotAllowedForUndone) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Oman NNP nsubj:pass 4
was/be VBD aux:pass 4
not RB advmod 4
allowed/allow VBN root 0
to TO mark 6
leave VB xcomp 4
)");
  EXPECT_EQ(fact(document, 5), "negative asserted");
}

TEST(Factuality, TellsCouldNotOfAFailureFromCouldNotOfAChance) {
  const AnalysedDocument failure = testing::document_of_rows(R"(
Oman NNP nsubj 2
met/meet VBD root 0
Chad NNP obj 2
but CC cc 7
could MD aux 7
not RB advmod 7
persuade VB conj 2
Togo NNP obj 7
)");
  EXPECT_EQ(fact(failure, 6), "negative asserted");
  const AnalysedDocument chance = testing::document_of_rows(R"(
Oman NNP nsubj 4
could MD aux 4
not RB advmod 4
persuade VB root 0
Togo NNP obj 4
)");
  EXPECT_EQ(fact(chance, 3), "negative possible");
}

TEST(Factuality, DeniesWhatADeniedClaimSaysWithoutPuttingItIntoTheFuture) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Chad NNP nsubj 2
rejected/reject VBD root 0
claims/claim NNS obj 2
that IN mark 6
it PRP nsubj 6
armed/arm VBD acl 3
Togo NNP obj 6
)");
  EXPECT_EQ(fact(document, 5), "negative asserted Chad");
}

TEST(Factuality, ReadsAPresentWithADayToComeAsAPlan) {
  const AnalysedDocument tomorrow = testing::document_of_rows(R"(
Oman NNP nsubj 2
meets/meet VBZ root 0
Chad NNP obj 2
tomorrow NN obl:unmarked 2
)");
  EXPECT_EQ(fact(tomorrow, 1), "positive planned");
  const AnalysedDocument plain = testing::document_of_rows(R"(
Oman NNP nsubj 2
meets/meet VBZ root 0
Chad NNP obj 2
)");
  EXPECT_EQ(fact(plain, 1), "positive asserted");
}

TEST(Factuality, TakesWhatIsToEndForWhatThereIs) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Oman NNP nsubj 2
urged/urge VBD root 0
Chad NNP obj 2
to TO mark 5
end VB xcomp 2
its PRP$ nmod:poss 7
blockade NN obj 5
)");
  EXPECT_EQ(fact(document, 6), "positive asserted");
}

TEST(Factuality, CarriesAPlanOverToWhatItIsFor) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Oman NNP nsubj 3
will MD aux 3
fly VB root 0
home RB advmod 3
for IN case 6
talks NNS obl 3
)");
  EXPECT_EQ(fact(document, 5), "positive planned");
}

}  // namespace
}  // namespace kg::ingest
