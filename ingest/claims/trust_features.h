// What can be seen of a claim beside its words: whom it names, how the text speaks of them, and what else
// rules make of them. Of ten claims that nobody would sign five are about what is no actor of the news ("a
// stormy meeting", "two hundred people"), so most features are of the two actors.
//
//   const TrustReader reader(sources, candidates, ties);
//   const std::vector<FeatureId> features = reader.features(candidates[7].front());
//
// Features are hashes of their names. One that holds of both actors stands twice.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "ingest/claims/document_ties.h"
#include "ingest/claims/makers.h"
#include "ingest/claims/pair_features.h"

namespace kg::ingest {

class TrustReader {
 public:
  // What `sources` names and the others must outlive the reader; `candidates` are the rules', one entry a
  // sentence of the document. Features of an actor are made when a claim first names it.
  TrustReader(const Sources& sources, const std::vector<std::vector<ClaimCandidate>>& candidates,
              const DocumentTies& ties);

  std::vector<FeatureId> features(const ClaimCandidate& candidate) const;

 private:
  const std::vector<FeatureId>& of_actor(std::uint32_t chain) const;
  void add_mention(const Party& party, const char* side, std::vector<FeatureId>& features) const;
  void add_pronoun(std::uint32_t mention, std::uint32_t antecedent, std::vector<FeatureId>& features) const;
  void add_deed(const ClaimCandidate& candidate, std::vector<FeatureId>& features) const;
  void add_elsewhere(const ClaimCandidate& candidate, std::vector<FeatureId>& features) const;

  Sources sources_;
  const std::vector<std::vector<ClaimCandidate>>& candidates_;
  const DocumentTies& ties_;
  std::vector<std::string> names_;                // of the chains, folded
  std::unordered_set<std::string> within_;        // runs of words inside longer ones of them
  std::map<std::uint32_t, std::size_t> link_of_;  // of a mention: index into MentionedDocument::links
  mutable std::map<std::uint32_t, std::vector<FeatureId>> actors_;
};

}  // namespace kg::ingest
