// Reads hand-built sentences with the shipped catalogue and lexicon, and asks by text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/mentions/finder.h"

namespace kg::ingest::testing {

const Catalogue& shipped_catalogue();
const MentionLexicon& shipped_lexicon();
const MentionFinder& shipped_finder();

class Read {
 public:
  // Rows as tests/support/sentence_builder.h has them.
  explicit Read(std::string_view rows, std::string published = {});

  const MentionedDocument& document() const { return document_; }
  // The n-th mention, from 0, with exactly this text; -1 if there is none.
  int mention(std::string_view text, int nth = 0) const;
  // Names of the chains that the mention stands for, in order; {"?"} if there is no such mention.
  std::vector<std::string> actors(std::string_view text, int nth = 0) const;
  // The name of its one chain, "" if it has none or several.
  std::string actor(std::string_view text, int nth = 0) const;
  ActorType type(std::string_view text, int nth = 0) const;
  MentionKind kind(std::string_view text, int nth = 0) const;
  bool has(std::string_view text) const { return mention(text) >= 0; }

 private:
  MentionedDocument document_;
};

}  // namespace kg::ingest::testing
