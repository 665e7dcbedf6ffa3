// Documents of rows with actors named in them, and one repair of theirs at a time, for tests of repairs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"
#include "ingest/mentions/mention.h"
#include "tests/claims/lexicon_rows.h"
#include "tests/support/sentence_builder.h"

namespace kg::ingest::testing {

// Rows as in sentence_builder.h. Each word at `names` (tokens, counted from 0) names an actor of its own.
inline MentionedDocument mentioned_rows(std::string_view rows, const std::vector<std::uint32_t>& names = {},
                                        ActorType type = ActorType::country) {
  MentionedDocument document;
  document.analysis = document_of_rows(rows);
  document.mention_at.assign(document.analysis.tokens.size(), -1);
  for (const std::uint32_t word : names) {
    const auto number = static_cast<std::uint32_t>(document.mentions.size());
    document.mention_at[word] = static_cast<std::int32_t>(number);
    Chain chain;
    chain.name = document.analysis.tokens[word].form;
    chain.type = type;
    chain.mentions = {number};
    Mention mention;
    mention.kind = MentionKind::name;
    mention.tokens = {word, word + 1};
    mention.head = word;
    mention.type = type;
    mention.chains = {number};
    document.mentions.push_back(std::move(mention));
    document.chains.push_back(std::move(chain));
  }
  return document;
}

using SentenceRepairer = void (*)(const MentionedDocument&, const ClaimLexicon&, TokenRange, Arcs&);

// The trees after this repair of every sentence, by the rows that are shipped. The document must outlive
// them.
inline Tree repaired_by(SentenceRepairer repair, const MentionedDocument& document) {
  return Tree(document.analysis, [repair, &document](Arcs& arcs) {
    for (const Sentence& sentence : document.analysis.sentences)
      repair(document, shipped_lexicon(), sentence.tokens, arcs);
  });
}

}  // namespace kg::ingest::testing
