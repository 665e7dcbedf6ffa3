// What the rules make of a whole document: a pair that is tied in one sentence is likelier tied in another.
//
//   const DocumentTies ties(rules.sources(), rules.all(nullptr).candidates);
//   for (const DocumentTies::Tie& tie : ties.between(russia, ukraine)) ...
//
// A constant value; about ten map entries a candidate.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "ingest/claims/makers.h"

namespace kg::ingest {

class DocumentTies {
 public:
  struct Tie {
    std::uint32_t event_class = 0;
    std::uint32_t sentence = 0;
    bool forward = true;
  };
  // `candidates` has one entry a sentence of the document, in its order.
  DocumentTies(const Sources& sources, const std::vector<std::vector<ClaimCandidate>>& candidates);

  // Of the two chains, either way; `forward` as asked for.
  std::vector<Tie> between(std::uint32_t subject, std::uint32_t object) const;
  // How many candidates a chain stands in; in how many sentences both are mentioned.
  std::uint32_t candidates_with(std::uint32_t chain) const { return degree_[chain]; }
  std::uint32_t sentences_with(std::uint32_t a, std::uint32_t b) const;
  // Whether the chain does so to anybody, or anybody does so to it.
  bool does(std::uint32_t chain, std::uint32_t event_class) const;
  bool suffers(std::uint32_t chain, std::uint32_t event_class) const;

 private:
  using Key = std::pair<std::uint32_t, std::uint32_t>;
  std::map<Key, std::vector<Tie>> ties_;
  std::map<Key, std::uint32_t> together_;
  std::vector<std::uint32_t> degree_;
  std::map<Key, std::uint32_t> doers_, targets_;  // chain, class
};

}  // namespace kg::ingest
