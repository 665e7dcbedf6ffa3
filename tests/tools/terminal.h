// A program on a terminal of its own, for what it draws there.
//
//   const Shown shown = on_terminal(place, "kgbuild ingest a.txt 2>&1", 100);
//   EXPECT_THAT(shown.text, HasSubstr("documents/s"));
#pragma once

#include <string>

#include "tests/tools/program.h"

namespace kg::testing {

struct Shown {
  int code = -1;
  std::string text;  // all that was written to the terminal, with its control sequences
};

// Standard input, output and error of the script are a terminal of `columns`.
Shown on_terminal(const Workplace& place, const std::string& script, int columns);

}  // namespace kg::testing
