// Who has done what a text only speaks of: "condemned the raid" after "Israel raided Jenin".
//
// Not whoever judges it, nor who stands at his side.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ingest/claims/makers.h"
#include "ingest/claims/sides.h"

namespace kg::ingest {

class ToldDoers {
 public:
  // All are kept by reference; `told` are the claims made so far, in the order of the text. Cost of a
  // question: linear in them.
  ToldDoers(const Sources& sources, const std::vector<Claim>& told, const Sides& sides)
      : sources_(sources),
        tree_(sources.reader.tree()),
        lexicon_(sources.reader.lexicon()),
        told_(told),
        sides_(sides) {}

  // `act` and `verb` are tokens, of the act and of what judges it, `by` the chain of who judges; chains of
  // the document.

  // Who does what "a move that Mali condemned" stands beside.
  std::optional<std::uint32_t> doer_in_sentence(std::uint32_t act, std::uint32_t verb,
                                                std::uint32_t by) const;
  // Who was last told to have done such a kindness: "freed them", and then "hailed the release".
  std::optional<std::uint32_t> benefactor(std::uint32_t act, std::uint32_t verb, std::uint32_t by) const;
  // Who was last told to have done such a thing, or to have done anything to the side of who blames.
  std::optional<std::uint32_t> doer_of(std::uint32_t act, std::uint32_t verb, std::uint32_t by) const;

 private:
  std::uint32_t token_at(const Claim& claim, std::uint32_t sentence) const;
  // Whether the text comes back to it: then it is praised itself.
  bool known_event(std::uint32_t act) const;

  const Sources& sources_;
  const Tree& tree_;
  const ClaimLexicon& lexicon_;
  const std::vector<Claim>& told_;
  const Sides& sides_;
};

}  // namespace kg::ingest
