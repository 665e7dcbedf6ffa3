#include "ingest/language/tokeniser.h"

#include <gtest/gtest.h>

#include <random>

namespace kg::ingest {
namespace {

const Tokeniser& tokeniser() {
  static const Tokeniser kTokeniser = Tokeniser::load(KG_SOURCE_DIR "/data/en/tokens");
  return kTokeniser;
}

std::vector<Piece> pieces_of(const std::string& text) {
  return tokeniser().pieces(text, {0, static_cast<std::uint32_t>(text.size())});
}

// The pieces, parted by spaces; a piece that is joined to the one before begins with '+'.
std::string cut(const std::string& text) {
  std::string out;
  for (const Piece& piece : pieces_of(text)) {
    if (!out.empty()) out += ' ';
    if (piece.joined) out += '+';
    out += text.substr(piece.span.begin, piece.span.size());
  }
  return out;
}

TEST(Tokeniser, PartsHyphenatedWordsButForPrefixesAndNumbers) {
  EXPECT_EQ(cut("US-Russia contacts"), "US - Russia contacts");
  EXPECT_EQ(cut("a 28-point plan"), "a 28 - point plan");
  EXPECT_EQ(cut("the U.S.-led talks"), "the U.S. - led talks");
  EXPECT_EQ(cut("Abdel Fattah al-Sisi"), "Abdel Fattah al - Sisi");
  EXPECT_EQ(cut("anti-American, co-operation, non-NATO"), "anti-American , co-operation , non-NATO");
  EXPECT_EQ(cut("an e-mail in mid-2019"), "an e-mail in mid-2019");
  EXPECT_EQ(cut("UN-backed"), "UN - backed");
  EXPECT_EQ(cut("call 713-853-3989 on 2025-12-19"), "call 713-853-3989 on 2025-12-19");
  EXPECT_EQ(cut("2019-20 and 3-1"), "2019 - 20 and 3 - 1");
  EXPECT_EQ(cut("a SS-N-22 missile"), "a SS-N-22 missile");
}

TEST(Tokeniser, PartsCliticsWithStraightAndCurlyApostrophes) {
  EXPECT_EQ(cut("Ukraine's"), "Ukraine +'s");
  EXPECT_EQ(cut("Ukraine’s"), "Ukraine +’s");
  EXPECT_EQ(cut("don't won’t can't"), "do +n't wo +n’t ca +n't");
  EXPECT_EQ(cut("they're I've he'll she'd I'm"), "they +'re I +'ve he +'ll she +'d I +'m");
  EXPECT_EQ(cut("shouldn't've"), "should +n't +'ve");
  EXPECT_EQ(cut("the ministers' talks"), "the ministers +' talks");
  EXPECT_EQ(cut("the 'Yes' camp"), "the ' Yes ' camp");
  EXPECT_EQ(cut("U.S.'s"), "U.S. +'s");
  EXPECT_EQ(cut("cannot"), "can +not");
  EXPECT_EQ(cut("We're gonna"), "We +'re gon +na");
}

TEST(Tokeniser, KeepsNamesWithInnerApostrophes) {
  EXPECT_EQ(cut("O'Reilly"), "O'Reilly");
  EXPECT_EQ(cut("coup d'état"), "coup d'état");
  EXPECT_EQ(cut("Sana'a's"), "Sana'a +'s");
  EXPECT_EQ(cut("six o'clock in the '90s"), "six o'clock in the '90s");
}

TEST(Tokeniser, KeepsTheStopOfAbbreviationsAndInitials) {
  EXPECT_EQ(cut("Gen. Milley and Dr. J. K. Rowling"), "Gen. Milley and Dr. J. K. Rowling");
  EXPECT_EQ(cut("George W. Bush left."), "George W. Bush left .");
  EXPECT_EQ(cut("at 5 p.m. on Jan. 3"), "at 5 p.m. on Jan. 3");
  EXPECT_EQ(cut("Resolution No. 1701"), "Resolution No. 1701");
  EXPECT_EQ(cut("He said no. Then"), "He said no . Then");
  EXPECT_EQ(cut("Apple Inc. and St. Petersburg"), "Apple Inc. and St. Petersburg");
  EXPECT_EQ(cut("in the U.S."), "in the U.S.");
  EXPECT_EQ(cut("plan B."), "plan B .");
  EXPECT_EQ(cut("you and I. We"), "you and I . We");
}

TEST(Tokeniser, TakesXBehindAPrepositionForTheSite) {
  EXPECT_EQ(cut("He wrote on X. M23 replied"), "He wrote on X . M23 replied");
  EXPECT_EQ(cut("Malcolm X. Smith"), "Malcolm X. Smith");
}

TEST(Tokeniser, PartsMoneyPercentAndUnits) {
  EXPECT_EQ(cut("$105 billion (€90bn)"), "$ 105 billion ( € 90 bn )");
  EXPECT_EQ(cut("US$3.5m, A$2"), "US$ 3.5 m , A$ 2");
  EXPECT_EQ(cut("50.2% of 1,000"), "50.2 % of 1,000");
  EXPECT_EQ(cut("5km at 7:30PM in the 1980s, 20th"), "5 km at 7:30 PM in the 1980s , 20th");
  EXPECT_EQ(cut("Rs1000"), "Rs 1000");
}

TEST(Tokeniser, KnowsDashesEllipsesAndQuotes) {
  EXPECT_EQ(cut("talks—if any—fail"), "talks — if any — fail");
  EXPECT_EQ(cut("talks--if any"), "talks -- if any");
  EXPECT_EQ(cut("pages 3–5"), "pages 3 – 5");
  EXPECT_EQ(cut("well... \"no\""), "well ... \" no \"");
  EXPECT_EQ(cut("“Yes,” he said…"), "“ Yes , ” he said …");
  EXPECT_EQ(cut("«Non»"), "« Non »");
  EXPECT_EQ(cut("(see [1])"), "( see [ 1 ] )");
  EXPECT_EQ(cut("What?! No!!!"), "What ?! No !!!");
  EXPECT_EQ(cut("and/or"), "and / or");
}

TEST(Tokeniser, KeepsAddressesHandlesAndHashtagsWhole) {
  EXPECT_EQ(cut("see https://www.un.org/en/a?b=1."), "see https://www.un.org/en/a?b=1 .");
  EXPECT_EQ(cut("(http://en.wikipedia.org/wiki/A_(b))"), "( http://en.wikipedia.org/wiki/A_(b) )");
  EXPECT_EQ(cut("mail press.office@state.gov, please"), "mail press.office@state.gov , please");
  EXPECT_EQ(cut("@POTUS wrote #StandWithUkraine!"), "@POTUS wrote #StandWithUkraine !");
  EXPECT_EQ(cut("the site Axios.com."), "the site Axios.com .");
}

TEST(Tokeniser, ReadsLettersOfAllScripts) {
  EXPECT_EQ(cut("Володимир Зеленський прибув."), "Володимир Зеленський прибув .");
  EXPECT_EQ(cut("Erdoğan, Ōe, Dvořák's"), "Erdoğan , Ōe , Dvořák +'s");
  EXPECT_EQ(cut("e\xCC\x81lan"), "e\xCC\x81lan");  // combining acute
  EXPECT_EQ(cut("great 👍🏽!"), "great 👍🏽 !");
  EXPECT_EQ(cut("习近平"), "习近平");
}

TEST(Tokeniser, PartsAtASentenceEndWithoutASpace) {
  EXPECT_EQ(cut("It failed.They left."), "It failed . They left .");
}

TEST(TokeniserProperty, CoversEveryVisibleByteOfAnyInputOnceAndInOrder) {
  std::mt19937 random(5);
  const std::string alphabet = "ab Z9.,'-\"$%@#/:()\n\xE2\x80\x99\xC3\xA9\xFF\xF0\x9F\x91\x8D";
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += alphabet[random() % alphabet.size()];
    std::uint32_t at = 0;
    for (const Piece& piece : pieces_of(text)) {
      ASSERT_GE(piece.span.begin, at);
      ASSERT_GT(piece.span.end, piece.span.begin);
      for (; at < piece.span.begin; ++at) ASSERT_TRUE(text[at] == ' ' || text[at] == '\n') << text;
      at = piece.span.end;
    }
    for (; at < text.size(); ++at) ASSERT_TRUE(text[at] == ' ' || text[at] == '\n') << text;
  }
}

// Each of these made some look ahead start again and again; quadratic time would not end here.
TEST(TokeniserProperty, TakesLinearTimeForAnyRunWithoutSpaces) {
  for (const char* part :
       {"a-", "'s", "1-", "a.b1.", "n't", "(", "'a", "a/", "$", "a&", "1,", "http://", "@a", "U.", "😀"}) {
    std::string text;
    while (text.size() < 300000) text += part;
    text += "@";
    EXPECT_EQ(pieces_of(text).back().span.end, text.size());
  }
}

TEST(Tokeniser, CutsAMillionCharactersWithoutASpaceWithoutLosingOne) {
  for (const char* piece :
       {"a", "a-", "a.", "A.", "1,", "1-", "\u00DC'", "a'", "@", "a@", "://", "(", "\"", "\u2026"}) {
    std::string text;
    while (text.size() < 1000000) text += piece;
    std::size_t bytes = 0;
    for (const Piece& one : tokeniser().pieces(text, {0, static_cast<std::uint32_t>(text.size())})) {
      EXPECT_EQ(one.span.begin, bytes) << piece;
      bytes = one.span.end;
    }
    EXPECT_EQ(bytes, text.size()) << piece;
  }
}

TEST(Tokeniser, KnowsNamesOfFilesAndNewsGroupsFromAddresses) {
  for (const char* thing : {"report.pdf", "Annex_2.DOCX", "alt.animals.cat", "comp.sources.d", "a.b.zip"})
    EXPECT_TRUE(tokeniser().is_name_of_thing(thing)) << thing;
  for (const char* other :
       {"www.un.org", "un.org", "press.un.org", "envoy@state.gov", "http://un.org/report.pdf",
        "un.org/report.pdf", "U.S.", "Reuters", "", ".", "...", "3.5.2", ".pdf"})
    EXPECT_FALSE(tokeniser().is_name_of_thing(other)) << other;
}

}  // namespace
}  // namespace kg::ingest
