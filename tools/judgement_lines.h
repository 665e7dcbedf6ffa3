// Judgements as the lines that nomenklatura's resolver reads and writes: a JSON array each,
// [target, source, "positive" | "negative" | "unsure" | "no_judgement", score, user, timestamp].
//
//   print(judgement_line(judgement));              // ["person.marco-rubio", "@00c5...", "positive", null,
//   "jm", ...] read_judgement_line(line);                     // the same back; nullopt where nothing is
//   decided
#pragma once

#include <optional>
#include <string>

#include "graph/store.h"

namespace kg::tools {

// With a line break. The target is the id that comes later in the order of bytes.
std::string judgement_line(const Judgement& judgement);

// Sides as they stand in the line: ids of other collections too. nullopt for "unsure" and "no_judgement".
// Throws std::runtime_error that says what is wrong and what would be right, without file and line.
std::optional<Judgement> read_judgement_line(const std::string& line);

}  // namespace kg::tools
