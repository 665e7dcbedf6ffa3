// How many documents are to be read, for those who say how far the reading is.
//
//   document_count({"brief.jsonl", "articles"}, InputFormat::automatic);  // 1200
//
// Lines of JSON lines, files of folders as DocumentStream takes them. An array of articles in a .json file
// counts as one, so more may come. Nothing for standard input, which nobody can count beforehand; what cannot
// be opened counts as one, as it will be reported. Reads JSON lines once through, at about the disk's speed;
// never throws.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ingest/read/document_stream.h"

namespace kg::ingest {

std::optional<std::size_t> document_count(const std::vector<std::string>& paths, InputFormat format);

}  // namespace kg::ingest
