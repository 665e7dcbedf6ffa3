#include "ingest/language/rows.h"

#include <fstream>
#include <stdexcept>

#include "ingest/read/text_encoding.h"

namespace kg::ingest {
namespace {

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields;
  for (std::size_t begin = 0;;) {
    const std::size_t tab = line.find('\t', begin);
    fields.emplace_back(line.substr(begin, tab == std::string_view::npos ? tab : tab - begin));
    if (tab == std::string_view::npos) return fields;
    begin = tab + 1;
  }
}

std::string joined(const std::vector<std::string_view>& columns) {
  std::string text;
  for (std::string_view column : columns) text += (text.empty() ? "" : "<tab>") + std::string(column);
  return text;
}

}  // namespace

void refuse_row(const std::filesystem::path& file, const Row& row, std::string_view what) {
  throw std::runtime_error(file.string() + ":" + std::to_string(row.line) + ": " + std::string(what));
}

std::vector<Row> read_rows(const std::filesystem::path& file, const std::vector<std::string_view>& columns) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(file.string() + ": cannot be read; it is part of the language data");
  std::vector<Row> rows;
  bool header = false;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    if (const auto byte = first_ill_formed(line))
      refuse_row(file, {number, {}},
                 "byte " + std::to_string(*byte) + " of the line is no valid UTF-8; save the file as UTF-8");
    Row row{number, fields_of(line)};
    if (!header) {
      header = true;
      bool same = row.fields.size() == columns.size();
      for (std::size_t i = 0; same && i < columns.size(); ++i) same = row.fields[i] == columns[i];
      if (!same) refuse_row(file, row, "the first line must name the columns " + joined(columns));
      continue;
    }
    if (row.fields.size() != columns.size())
      refuse_row(file, row,
                 std::to_string(row.fields.size()) + " fields, but the columns are " + joined(columns));
    rows.push_back(std::move(row));
  }
  if (!header) throw std::runtime_error(file.string() + ":1: empty; the columns are " + joined(columns));
  return rows;
}

}  // namespace kg::ingest
