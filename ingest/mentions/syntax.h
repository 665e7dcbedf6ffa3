// Questions that the reader of mentions asks of a document's trees and quotation marks. Internal to this
// room.
//
// Built once a document in linear time; holds a reference to it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ingest/language/analysis.h"

namespace kg::ingest {

// "nsubj:pass" is a "nsubj".
bool is_relation(const Token& token, std::string_view relation);
bool is_noun(const Token& token);  // NOUN or PROPN
bool is_capitalised(std::string_view form);
bool is_all_capitals(std::string_view form);  // two letters or more, none of them small
bool is_number(std::string_view form);        // digits alone

class Syntax {
 public:
  explicit Syntax(const AnalysedDocument& document);

  const AnalysedDocument& document() const { return document_; }
  const Token& token(std::uint32_t at) const { return document_.tokens[at]; }
  std::span<const std::uint32_t> children(std::uint32_t token) const;  // in the order of the text
  std::uint32_t sentence_of(std::uint32_t token) const { return sentence_of_[token]; }
  TokenRange subtree(std::uint32_t token) const { return subtree_[token]; }  // first to last descendant

  // The first child with this relation.
  std::optional<std::uint32_t> child(std::uint32_t token, std::string_view relation) const;
  // The preposition of a phrase: its first `case` child before it; empty if there is none.
  std::string_view preposition(std::uint32_t token) const;
  // Whether `ancestor` is the token or one of those that it hangs on.
  bool hangs_on(std::uint32_t token, std::uint32_t ancestor) const;
  // A conjunct's relation is that of the first one: the token to ask for subject, object and so on.
  std::uint32_t first_conjunct(std::uint32_t token) const;

  // The token of a range that hangs on a token outside of it (or on none); the first, should the tree have
  // several.
  std::uint32_t head_of(TokenRange range) const;

 private:
  const AnalysedDocument& document_;
  std::vector<std::uint32_t> child_begin_, children_, sentence_of_;
  std::vector<TokenRange> subtree_;
};

// Quotations by their marks, closed at the end of a paragraph if nothing closes them.
struct Quote {
  TokenRange tokens;  // with the marks
};

class Quotes {
 public:
  explicit Quotes(const Syntax& syntax);
  // Index into `all`, or -1 outside.
  std::int32_t at(std::uint32_t token) const { return at_[token]; }
  const std::vector<Quote>& all() const { return quotes_; }

 private:
  std::vector<std::int32_t> at_;
  std::vector<Quote> quotes_;
};

}  // namespace kg::ingest
