#include "graph/schema_rows.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace kg {
namespace {

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t tab = std::min(line.find('\t', begin), line.size());
    fields.push_back(line.substr(begin, tab - begin));
    begin = tab + 1;
  }
  return fields;
}

}  // namespace

std::vector<SchemaRow> schema_rows(const std::filesystem::path& file,
                                   const std::vector<std::string_view>& columns) {
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw std::runtime_error(file.string() + ": cannot be opened; install the data again or set KG_DATA");
  std::vector<SchemaRow> rows;
  std::vector<std::size_t> places;  // of the columns in the file
  std::size_t width = 0;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line[0] == '#') continue;
    SchemaRow row{number, fields_of(line)};
    if (places.empty()) {
      width = row.fields.size();
      for (const std::string_view column : columns) {
        const auto at = std::ranges::find(row.fields, column);
        if (at == row.fields.end())
          refuse_schema_row(file, row, "the header has no column \"" + std::string(column) + "\"; add it");
        places.push_back(static_cast<std::size_t>(at - row.fields.begin()));
      }
      continue;
    }
    if (row.fields.size() != width)
      refuse_schema_row(file, row,
                        "has " + std::to_string(row.fields.size()) + " fields; the header has " +
                            std::to_string(width) + ", parted by tabs");
    std::vector<std::string> asked;
    for (const std::size_t place : places) asked.push_back(row.fields[place]);
    row.fields = std::move(asked);
    rows.push_back(std::move(row));
  }
  if (places.empty())
    throw std::runtime_error(file.string() + ": has no header line; install the data again or set KG_DATA");
  return rows;
}

void refuse_schema_row(const std::filesystem::path& file, const SchemaRow& row, std::string_view what) {
  throw std::runtime_error(file.string() + ':' + std::to_string(row.line) + ": " + std::string(what));
}

}  // namespace kg
