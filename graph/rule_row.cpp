#include "graph/rule_row.h"

#include <algorithm>
#include <fstream>

namespace kg {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find('\t', begin), line.size());
    cells.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return cells;
}

// The row whose first cell is `name`.
std::optional<RuleRow> row_in(const fs::path& data, const fs::path& file, std::string_view name) {
  std::ifstream in(data / file, std::ios::binary);
  std::vector<std::string> columns;
  std::uint32_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    if (columns.empty()) {
      columns = cells_of(line);
      continue;
    }
    if (!line.starts_with(name) || (line.size() > name.size() && line[name.size()] != '\t')) continue;
    RuleRow row{file.generic_string(), number, {}};
    const std::vector<std::string> cells = cells_of(line);
    for (std::size_t i = 0; i < std::min(cells.size(), columns.size()); ++i)
      if (!cells[i].empty()) row.cells.emplace_back(columns[i], cells[i]);
    return row;
  }
  return std::nullopt;
}

std::vector<fs::path> lexicon_files(const fs::path& data) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(data / "en" / "lexicon", error), end; !error && at != end;
       at.increment(error))
    if (at->path().extension() == ".tsv") files.push_back(at->path().lexically_relative(data));
  std::sort(files.begin(), files.end());
  return files;
}

// "title.prime-minister.n.1" -> "prime minister".
std::string title_of(std::string_view rule) {
  std::string title(rule.substr(rule.find('.') + 1));
  for (int i = 0; i < 2; ++i) title = title.substr(0, title.rfind('.'));
  return title;
}

}  // namespace

std::optional<RuleRow> rule_row(const fs::path& data_folder, std::string_view rule) {
  if (rule.empty()) return std::nullopt;
  for (const fs::path& file : lexicon_files(data_folder))
    if (auto row = row_in(data_folder, file, rule)) return row;
  if (rule.starts_with("title.")) {
    // Blanks of a title are hyphens in the id, and so are its hyphens.
    const std::string title = title_of(rule);
    std::string blank = title;
    std::replace(blank.begin(), blank.end(), '-', ' ');
    for (const std::string& name : {blank, title})
      if (auto row = row_in(data_folder, "en/titles.tsv", name)) return row;
  }
  return row_in(data_folder, "en/lexicon/patterns.tsv", rule.substr(0, rule.find('.')));
}

}  // namespace kg
