// The phrase of a noun that may describe somebody: "the [Ukrainian president]", "his seven soldiers".
// Internal to this room.
#pragma once

#include <cstdint>

#include "ingest/mentions/reading.h"

namespace kg::ingest {

// What stands before the noun in its phrase.
struct Phrase {
  TokenRange core;    // modifiers, possessor and head: without article, "his"
  TokenRange extent;  // with them
  std::int32_t determiner = -1;
  std::int32_t possessive = -1;  // token of "his"
  bool definite = false, indefinite = false, demonstrative = false, refused = false;
  bool each = false;   // "each side", "neither side"
  bool named = false;  // a name or adjective of a state stands in it
};

// Of the noun at `head`, whose own words ("foreign minister") are `noun`. Cost: the words before it that hang
// on it.
Phrase phrase_of(const Reading& reading, std::uint32_t head, TokenRange noun);

bool is_plural(const Token& token);

// "The [defence] minister".
bool modifies_noun(const Token& token);

}  // namespace kg::ingest
