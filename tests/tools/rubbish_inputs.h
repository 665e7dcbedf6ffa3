// What is given to kgbuild in place of articles, and what it has to say: the table of
// tests/tools/rubbish_test.cpp.
#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <vector>

namespace kg::testing {

struct RubbishInput {
  std::string file;                         // its ending says how it is read
  std::string how;                          // how it is made, for people
  std::function<void(std::ostream&)> make;  // writes its bytes
  std::string says;  // what the message holds: line or byte, what is wrong, what to do; empty: it is read
  std::size_t documents = 0;  // good ones in it
};

// Files that are one text.
std::vector<RubbishInput> rubbish_texts();
// JSON articles, JSON lines.
std::vector<RubbishInput> rubbish_json();
// What looks like rubbish and is a text: other encodings, odd names, marks of direction.
std::vector<RubbishInput> odd_texts();

}  // namespace kg::testing
