// Which two actors of a sentence may be tied: what the features of pair_features.h are then seen of. Internal
// to this room.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ingest/claims/pair_features.h"

namespace kg::ingest {

using PairKey = std::pair<std::uint32_t, std::uint32_t>;  // chains of subject and object

// An actor that the sentence mentions.
struct SeenActor {
  std::uint32_t chain = 0;
  std::uint32_t token = 0;
  std::uint32_t mention = 0;
};

// A mention of whom the sentences before spoke of.
struct SpokenActor {
  std::uint32_t chain = 0;
  std::uint32_t mention = 0;
  std::uint32_t back = 0;  // sentences
};

// How one of a pair would complete a row.
struct Completion {
  const HalfClaim* half = nullptr;
  std::uint32_t event_class = 0;
  std::uint32_t token = 0;  // of the other here; unused where `spoken`
  std::optional<SpokenActor> spoken;
  std::size_t rank = 0;  // among those who would
};

struct FoundPairs {
  std::map<PairKey, ActorPair> pairs;  // with subject, object, halves and `apart`
  std::vector<std::pair<PairKey, Completion>> completions;
  std::set<PairKey> unseen;  // those that a rule ties though the sentence does not mention both
  std::vector<SeenActor> seen;
};

// As pairs_of() takes them.
FoundPairs find_pairs(const Sources& sources, TokenRange sentence,
                      const std::vector<ClaimCandidate>& candidates, const std::vector<HalfClaim>& halves,
                      bool tied_alone);

// A word's relation, with the preposition of an adjunct: "obl_with"; "conj" of all that are joined.
std::string relation_name(const Tree& tree, std::uint32_t token);

// Tokens from `from` up to the common ancestor and down to `to`, both ends included.
std::vector<std::uint32_t> path_between(const Tree& tree, std::uint32_t from, std::uint32_t to);

}  // namespace kg::ingest
