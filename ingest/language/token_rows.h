// Reads the rows that the tokeniser works by from a folder of TSV files.
#pragma once

#include <filesystem>

#include "ingest/language/tokeniser.h"

namespace kg::ingest {

// abbreviations.tsv, contractions.tsv, pieces.tsv. Throws std::runtime_error with file and line.
TokenRows read_token_rows(const std::filesystem::path& folder);

}  // namespace kg::ingest
