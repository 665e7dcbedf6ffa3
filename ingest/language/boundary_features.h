// What the sentence splitter sees of a place between two tokens; shared by its training and its use.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ingest/language/tokeniser.h"

namespace kg::ingest {

inline constexpr std::size_t kBoundaryTemplates = 27;
inline constexpr std::size_t kBoundaryWeights = std::size_t{1} << 16;  // features are hashed into as many

using BoundaryFeatures = std::array<std::uint32_t, kBoundaryTemplates>;  // indices below kBoundaryWeights

// Kinds of token that matter to sentence ends.
enum class BoundaryClass : std::uint8_t {
  none,
  stop,
  question,
  ellipsis,
  colon,
  semicolon,
  comma,
  dash,
  open_quote,
  close_quote,
  open_bracket,
  close_bracket,
  initial,
  abbreviation,
  lower,
  capitalised,
  capitals,
  number,
  mixed,
  symbol,
  bullet,
  emoticon
};

// Reads one paragraph.
class BoundaryReader {
 public:
  BoundaryReader(std::string_view text, std::span<const Piece> pieces);

  // Could a sentence end behind piece i (not the last one)? Where false, it never does.
  bool possible(std::size_t i) const;
  // Is piece i a mark that sentences end with (or closes behind one)?
  bool marked(std::size_t i) const;
  // Features of the place behind piece i, in a sentence that began at piece `begin`.
  BoundaryFeatures features(std::size_t begin, std::size_t i) const;

 private:
  std::string_view text_;
  std::span<const Piece> pieces_;
  std::vector<BoundaryClass> classes_;
  std::vector<std::uint32_t> forms_;    // hash of the form in lower case
  std::vector<std::uint8_t> quotes_;    // is a quotation open behind the piece
  std::vector<std::uint8_t> brackets_;  // how many brackets are open behind the piece, at most 3

  unsigned gap(std::size_t i) const;  // 0 none, 1 a space, 2 several, 3 a line break
};

}  // namespace kg::ingest
