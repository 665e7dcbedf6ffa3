// Who is on whose side, by what a text has told so far: whom somebody serves, which state he is of.
//
//   const Sides sides(document, told);
//   if (!sides.sides_with(by, doer)) ...   // nobody answers his own minister
//
// Chains are indices into MentionedDocument::chains. Refers to both arguments, which must outlive it; each
// question costs time linear in what was told.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/claim.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

class Sides {
 public:
  Sides(const MentionedDocument& document, const std::vector<Claim>& told)
      : document_(document), told_(told) {}

  // Whether the one was told to hold an office in the other, or to belong to it.
  bool serves(std::uint32_t one, std::uint32_t other) const;

  // How near what is said of `chain` touches `by`: 3 himself, 2 whom he serves or his state, 1 another body
  // of his state, 0 not at all.
  int touches(std::uint32_t by, std::uint32_t chain) const;

  bool sides_with(std::uint32_t by, std::uint32_t chain) const;

 private:
  const MentionedDocument& document_;
  const std::vector<Claim>& told_;
};

}  // namespace kg::ingest
