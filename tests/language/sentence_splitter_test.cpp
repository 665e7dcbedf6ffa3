#include "ingest/language/sentence_splitter.h"

#include <gtest/gtest.h>

#include "tests/language/tiny_model.h"

namespace kg::ingest {
namespace {

// The sentences of one paragraph by the shipped model.
std::vector<std::string> sentences_of(const std::string& text) {
  static const Tokeniser kTokeniser = Tokeniser::load(testing::token_rows_folder());
  static const SentenceSplitter kSplitter =
      SentenceSplitter::open(KG_SOURCE_DIR "/data/en/models/sentences.kgm");
  const std::vector<Piece> pieces = kTokeniser.pieces(text, {0, static_cast<std::uint32_t>(text.size())});
  std::vector<std::string> found;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : kSplitter.ends(text, pieces)) {
    const std::uint32_t from = pieces[begin].span.begin;
    found.push_back(text.substr(from, pieces[end - 1].span.end - from));
    begin = end;
  }
  return found;
}

using Sentences = std::vector<std::string>;

TEST(SentenceSplitter, EndsAtStopsAndNotAtAbbreviations) {
  EXPECT_EQ(sentences_of("Gen. Mark Milley met U.S. Sen. J. D. Vance. They talked."),
            (Sentences{"Gen. Mark Milley met U.S. Sen. J. D. Vance.", "They talked."}));
  EXPECT_EQ(sentences_of("Dr. Smith lives on Main St. in Washington, D.C. with his wife."),
            (Sentences{"Dr. Smith lives on Main St. in Washington, D.C. with his wife."}));
  EXPECT_EQ(sentences_of("The meeting began at 5 p.m. on Friday. It was short."),
            (Sentences{"The meeting began at 5 p.m. on Friday.", "It was short."}));
}

TEST(SentenceSplitter, LeavesClosingQuotesAndBracketsToTheSentenceBefore) {
  EXPECT_EQ(
      sentences_of("\"We can't force Ukraine to make a deal. They have to want it.\" Rubio left."),
      (Sentences{"\"We can't force Ukraine to make a deal.", "They have to want it.\"", "Rubio left."}));
  EXPECT_EQ(sentences_of("“It is over.” He sat down. (Nobody spoke.) Then they voted."),
            (Sentences{"“It is over.”", "He sat down.", "(Nobody spoke.)", "Then they voted."}));
}

TEST(SentenceSplitter, DoesNotEndAtAColonBeforeAQuote) {
  EXPECT_EQ(sentences_of("He told reporters: \"There is no deal.\""),
            (Sentences{"He told reporters: \"There is no deal.\""}));
}

TEST(SentenceSplitter, DoesNotEndInsideTitlesWithoutAMark) {
  EXPECT_EQ(sentences_of("US Secretary of State John Kerry met Zarif on Tuesday."),
            (Sentences{"US Secretary of State John Kerry met Zarif on Tuesday."}));
}

TEST(SentenceSplitter, TakesALineBreakForASpace) {
  EXPECT_EQ(sentences_of("The two leaders agreed to meet\nagain in May. Nobody\nobjected."),
            (Sentences{"The two leaders agreed to meet\nagain in May.", "Nobody\nobjected."}));
}

TEST(Paragraphs, ArePartedByBlankLinesOnly) {
  const std::string text = "\n One\ntwo é\n \t\n\nThree\r\n\r\nFour ";
  std::vector<std::string> found;
  for (const Span span : paragraphs(text, {0, static_cast<std::uint32_t>(text.size())}))
    found.push_back(text.substr(span.begin, span.size()));
  EXPECT_EQ(found, (std::vector<std::string>{"One\ntwo é", "Three", "Four"}));
  EXPECT_TRUE(paragraphs(" \n\n ", {0, 4}).empty());
}

}  // namespace
}  // namespace kg::ingest
