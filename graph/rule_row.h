// From the rule that a claim records to the row of the data folder that it is.
//
//   const auto row = rule_row(data_folder, "meet.v.1");
//   row->file;   // "en/lexicon/claims/consult.tsv"
//   row->line;   // 2, counted from 1
//   row->cells;  // {"id", "meet.v.1"}, {"head", "meet"}, {"frame", "nsubj>obj"}, ...
//
// Frames and attitudes stand under en/lexicon by their id; "title.prime-minister.n.1" is the row "prime
// minister" of en/titles.tsv; what no single row makes is told in en/lexicon/patterns.tsv, "pair.CONSULT" by
// its row "pair". Reads about half a megabyte; nothing if no row has the id (the claim may be of other data).
// Files that cannot be read are passed over.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kg {

struct RuleRow {
  std::string file;  // from the data folder
  std::uint32_t line = 0;
  std::vector<std::pair<std::string, std::string>>
      cells;  // column and what stands there, empty ones left out
};

std::optional<RuleRow> rule_row(const std::filesystem::path& data_folder, std::string_view rule);

}  // namespace kg
