// Tokens with dots in them that are no addresses: names of files ("report.pdf") and of news groups
// ("alt.animals.cat"), which the English treebanks call nouns.
#pragma once

#include <string_view>

#include "ingest/language/tokeniser.h"

namespace kg::ingest {

// By the ending that the rows know of files, or by three labels and more of which the last is no domain.
bool names_a_thing(const TokenRows& rows, std::string_view token);

}  // namespace kg::ingest
