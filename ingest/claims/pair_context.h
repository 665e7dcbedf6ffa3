// What stands around two actors of a sentence, word by word: what embeds the place where the way from one to
// the other turns, what hangs on that way beside it, the words next to either of them, those between them,
// and the verbs and nouns of the rest.
//
//   PairContext context(sources, sentence, writer);
//   context.add(pair);
//
// On articles that had no part in the training these words are worth as much as a quarter more articles
// (docs/claims.md).
#pragma once

#include <array>
#include <vector>

#include "ingest/claims/feature_writer.h"
#include "ingest/claims/makers.h"

namespace kg::ingest {

class PairContext {
 public:
  // All must outlive it.
  PairContext(const Sources& sources, TokenRange sentence, FeatureWriter& writer);

  // Of a pair whose way through the tree is known and that the sentence names both of.
  void add(ActorPair& pair);

 private:
  enum Side : std::size_t { before, amid, behind, amid_backward, kSides };

  void add_above(ActorPair& pair) const;
  void add_hanging(ActorPair& pair) const;
  void add_beside(ActorPair& pair, std::uint32_t token, const char* which) const;
  void add_sentence(ActorPair& pair);
  void add_word(ActorPair& pair, std::uint32_t token, Side side);

  const Sources& sources_;
  const Tree& tree_;
  TokenRange sentence_;
  FeatureWriter& writer_;
  // By token and side: the words of a sentence stand for every pair, and are hashed once.
  std::vector<std::array<std::optional<FeatureId>, kSides>> known_;
};

}  // namespace kg::ingest
