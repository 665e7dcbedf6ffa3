// Tab-separated rows of the language data: UTF-8, a header line naming the columns, '#' comment lines and
// empty lines passed over.
//
//   for (const Row& row : read_rows("data/en/tokens/abbreviations.tsv", {"form", "kind"}))
//     add(row.fields[0], row.fields[1]);
//
// The header must be the columns asked for, each row must have as many fields, and be UTF-8. Throws
// std::runtime_error with file, line and what would be right.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace kg::ingest {

struct Row {
  std::size_t line = 0;
  std::vector<std::string> fields;
};

std::vector<Row> read_rows(const std::filesystem::path& file, const std::vector<std::string_view>& columns);

// For readers that find a field wrong: "FILE:LINE: WHAT".
[[noreturn]] void refuse_row(const std::filesystem::path& file, const Row& row, std::string_view what);

}  // namespace kg::ingest
