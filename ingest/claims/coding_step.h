// What the coder tried, for `kgbuild explain`.
#pragma once

#include <cstdint>
#include <string>

namespace kg::ingest {

// What became of one row, or of one candidate, at one word: for `kgbuild explain`.
struct CodingStep {
  std::uint32_t sentence = 0;
  std::uint32_t token = 0;  // the predicate
  std::string row;          // id
  std::string outcome;      // "fired", "object: nobody stands there", "obj is not one of ..."
};

}  // namespace kg::ingest
