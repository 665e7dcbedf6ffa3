// Tab-separated rows of data/schema and of the graph's rules: UTF-8, a header line that names the columns,
// '#' comment lines and empty lines passed over.
//
//   for (const SchemaRow& row : schema_rows("data/schema/roles.tsv", {"role", "use"})) add(row.fields[0]);
//
// Fields come in the order asked for, whatever the order of the file's columns; columns not asked for are
// overlooked. Throws std::runtime_error "FILE:LINE: what is wrong; what would be right".
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace kg {

struct SchemaRow {
  std::size_t line = 0;
  std::vector<std::string> fields;
};

std::vector<SchemaRow> schema_rows(const std::filesystem::path& file,
                                   const std::vector<std::string_view>& columns);

// For those who find a field wrong.
[[noreturn]] void refuse_schema_row(const std::filesystem::path& file, const SchemaRow& row,
                                    std::string_view what);

}  // namespace kg
