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

}  // namespace
}  // namespace kg::ingest
