#include "tests/language/sound_analysis.h"

#include <gtest/gtest.h>

namespace kg::ingest::testing {

void expect_sound(const AnalysedDocument& document) {
  std::uint32_t at = 0;
  std::uint32_t byte = 0;
  for (const Sentence& sentence : document.sentences) {
    ASSERT_EQ(sentence.tokens.begin, at);
    ASSERT_LT(sentence.tokens.begin, sentence.tokens.end);
    int roots = 0;
    for (; at < sentence.tokens.end; ++at) {
      const Token& token = document.tokens[at];
      ASSERT_GE(token.span.begin, byte);
      byte = token.span.end;
      ASSERT_EQ(document.document.text.substr(token.span.begin, token.span.size()), token.form);
      ASSERT_FALSE(token.lemma.empty() || token.upos.empty() || token.xpos.empty() || token.deprel.empty());
      if (token.head == kRoot) {
        ++roots;
      } else {
        ASSERT_GE(token.head, static_cast<std::int32_t>(sentence.tokens.begin));
        ASSERT_LT(token.head, static_cast<std::int32_t>(sentence.tokens.end));
      }
    }
    ASSERT_EQ(roots, 1);
    ASSERT_FALSE(document.tokens[sentence.tokens.begin].joined);
  }
  ASSERT_EQ(at, document.tokens.size());
  std::uint32_t end = 0;
  std::size_t sentence = 0;
  for (const EntitySpan& entity : document.entities) {
    ASSERT_GE(entity.tokens.begin, end);
    ASSERT_GT(entity.tokens.end, entity.tokens.begin);
    end = entity.tokens.end;
    while (sentence < document.sentences.size() &&
           document.sentences[sentence].tokens.end <= entity.tokens.begin)
      ++sentence;
    ASSERT_LT(sentence, document.sentences.size());
    ASSERT_LE(end, document.sentences[sentence].tokens.end);
  }
}

}  // namespace kg::ingest::testing
