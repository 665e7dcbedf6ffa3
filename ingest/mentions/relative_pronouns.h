// Whom "who", "which" and "whose" mean, through the tree. Internal to this room.
//
// "Steve Witkoff, a property developer, who met Putin"   Witkoff, not the developer
// "a columnist for the Post who wrote it"                the columnist
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/mentions/chains.h"

namespace kg::ingest {

class RelativePronouns {
 public:
  // All must outlive it. `at_head`: the candidate of each head token, or -1.
  RelativePronouns(const Reading& reading, const Chains& chains, const std::vector<std::int32_t>& at_head)
      : reading_(reading), chains_(chains), at_head_(at_head) {}

  // The earlier candidate that a relative pronoun means; -1 if none is found.
  std::int32_t antecedent(std::uint32_t pronoun) const;

 private:
  bool may_be_who(std::uint32_t candidate) const;
  std::int32_t just_before(std::uint32_t token) const;
  bool is_calling(std::uint32_t noun) const;
  std::int32_t told_of(std::uint32_t noun, bool person) const;

  const Reading& reading_;
  const Chains& chains_;
  const std::vector<std::int32_t>& at_head_;
};

}  // namespace kg::ingest
