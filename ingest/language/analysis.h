// A document with its tokens, sentences, tags, trees and entity spans: what every later stage reads.
//
// Tokens are the words of Universal Dependencies (clitics are words of their own: "Ukraine" "'s",
// "do" "n't"), in the order of the text; each is a span of the text, so that nothing is lost. Heads are
// indices of tokens inside the same sentence's range of `tokens`. Plain values: tests build them by hand
// (tests/support/sentence_builder.h), models fill them in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/document.h"

namespace kg::ingest {

inline constexpr std::int32_t kRoot = -1;  // head of a sentence's root

struct Token {
  Span span;
  std::string form;           // the bytes of the span
  std::string lemma;          // lower case but for names
  std::string upos;           // UD universal tag: NOUN, PROPN, VERB ...
  std::string xpos;           // Penn tag: NN, NNP, VBD ...
  std::string deprel;         // UD relation with subtype: nsubj, nsubj:pass, obl, nmod:poss ...
  std::int32_t head = kRoot;  // index into AnalysedDocument::tokens, or kRoot
  bool joined = false;        // part of the multi-word token that the token before began ("n't" in "don't")
};

// Half-open range of indices into AnalysedDocument::tokens.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

struct Sentence {
  TokenRange tokens;
  Span span;  // first token's begin to last token's end
  SectionKind section = SectionKind::body;
  std::uint32_t paragraph = 0;  // counted over the document; sentences of one paragraph share it
};

enum class EntityKind : std::uint8_t { per, org, loc, misc };

const char* to_string(EntityKind kind);  // "PER" "ORG" "LOC" "MISC"

// A named entity as the models see it. Spans of one document do not overlap and lie in one sentence each.
struct EntitySpan {
  TokenRange tokens;
  EntityKind kind = EntityKind::misc;
};

struct AnalysedDocument {
  Document document;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<EntitySpan> entities;

  // The bytes from the first to the last token of a range; empty for an empty range.
  std::string_view text(TokenRange range) const {
    if (range.begin >= range.end) return {};
    const std::uint32_t from = tokens[range.begin].span.begin;
    return std::string_view(document.text).substr(from, tokens[range.end - 1].span.end - from);
  }
};

// Which networks read: parser.kgm alone, or with it all of the models' sub-folder "accurate", which decide
// together (sentence_network.h) at the cost of each.
enum class Accuracy : std::uint8_t { fast, accurate };

}  // namespace kg::ingest
