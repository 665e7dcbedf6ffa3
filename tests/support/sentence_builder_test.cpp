#include "tests/support/sentence_builder.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace kg::ingest::testing {
namespace {

TEST(SentenceBuilder, LaysOutTextSoThatEverySpanSpellsItsForm) {
  const AnalysedDocument document = document_of_rows(R"(
    # headline
    Talks     NNS  root   0
    end       VBP  dep    1

    # body
    Rubio     NNP  nsubj  2  B-PER
    met/meet  VBD  root   0
    Rustem    NNP  obj    2  B-PER
    Umerov    NNP  flat   3  I-PER
    's        POS  case   3
    .         .    punct  2

    They      PRP  nsubj  2
    talked    VBD  root   0
  )");
  EXPECT_EQ(document.document.text, "Talks end\n\nRubio met Rustem Umerov's. They talked");
  for (const Token& token : document.tokens)
    EXPECT_EQ(document.document.text.substr(token.span.begin, token.span.size()), token.form);
  ASSERT_EQ(document.sentences.size(), 3U);
  EXPECT_EQ(document.sentences[0].section, SectionKind::headline);
  EXPECT_EQ(document.sentences[1].paragraph, document.sentences[2].paragraph);
  EXPECT_EQ(document.tokens[3].lemma, "meet");
  EXPECT_EQ(document.tokens[2].head, 3);
  EXPECT_TRUE(document.tokens[6].joined);
  ASSERT_EQ(document.entities.size(), 2U);
  EXPECT_EQ(document.text(document.entities[1].tokens), "Rustem Umerov");
}

TEST(SentenceBuilder, HangsTokensWithoutAHeadOnTheRoot) {
  const AnalysedDocument document = document_of(
      {sentence("Rubio met Umerov .").tags("NNP VBD NNP .").head(0, 2, "root").head(2, 1, "nsubj")});
  EXPECT_EQ(document.tokens[1].head, kRoot);
  EXPECT_EQ(document.tokens[0].deprel, "nsubj");
  EXPECT_EQ(document.tokens[3].head, 1);
}

TEST(SentenceBuilder, RefusesAHeadOutsideTheSentence) {
  EXPECT_THROW(sentence("Rubio met").head(3, 1, "nsubj"), std::invalid_argument);
}

}  // namespace
}  // namespace kg::ingest::testing
