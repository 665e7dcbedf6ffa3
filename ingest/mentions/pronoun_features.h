// What speaks for and against what a pronoun of the third person may mean, as features of a network that
// articles have taught (pronoun_training.h). Internal to this room.
//
// Beside what tells of any link (LinkSides::pair): each sign of AntecedentScores, how far the points of the
// rules lie behind the best, how the one clause hangs in the other and by which verbs, whose the thing is
// that a possessive owns, how much of the text the chain takes up.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/mentions/antecedent_scores.h"
#include "ingest/mentions/chains.h"
#include "ingest/mentions/link_features.h"

namespace kg::ingest {

// One of the earlier mentions, or a list of them, that a pronoun may mean.
struct PronounOption {
  std::uint32_t candidate = 0;  // of a list the first member
  std::int32_t list = -1;       // index into the coordinations, or -1
  int points = 0;               // of rules
  bool ruled_out = false;  // a rule of structure, which few texts teach, speaks for what rules hold it for
};

class PronounFeatures {
 public:
  // All are kept by reference. `at_head`: by token the candidate that it heads, or -1.
  PronounFeatures(const Reading& reading, const Chains& chains, const std::vector<std::int32_t>& at_head,
                  const AntecedentScores& scores, const std::vector<Coordination>& lists);

  // `rank` of the option among all by points, which go up to `best`. Replaces what the list held. Cost: the
  // members of the option's chain, and the way up the tree.
  void write(std::uint32_t pronoun, const PronounOption& option, std::uint32_t rank, int best,
             LinkFeatures& out) const;

 private:
  std::uint32_t lemma(std::int64_t token) const;
  std::uint32_t role(std::uint32_t token) const;
  std::uint32_t group(const Candidate& pronoun) const;
  void clause(std::uint32_t pronoun, std::uint32_t earlier, std::uint32_t group, LinkFeatures& out) const;
  void owned(std::uint32_t pronoun, std::uint32_t earlier, std::uint32_t group, LinkFeatures& out) const;
  void chain(std::uint32_t pronoun, std::uint32_t earlier, std::uint32_t group, LinkFeatures& out) const;

  const Reading& reading_;
  const Chains& chains_;
  const std::vector<std::int32_t>& at_head_;
  const AntecedentScores& scores_;
  const std::vector<Coordination>& lists_;
  LinkSides sides_;
};

}  // namespace kg::ingest
