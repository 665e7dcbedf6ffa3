// English verbs from their inflected forms, by spelling alone.
//
//   verb_stems("blamed")    // {"blam", "blame"}
//   verb_stems("stopping")  // {"stopping", "stop", "stoppe", ...}: the caller knows which is a verb
//
// Guesses in the order of trust, lower case; never empty: the form itself comes last.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kg::ingest {

std::vector<std::string> verb_stems(std::string_view form);

}  // namespace kg::ingest
