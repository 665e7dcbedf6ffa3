#include "ingest/language/tag_pairs.h"

#include <algorithm>

#include "ingest/language/rows.h"

namespace kg::ingest {

TagPairs TagPairs::load(const std::filesystem::path& file, const std::vector<std::string>& xpos,
                        const std::vector<std::string>& upos) {
  TagPairs out;
  if (!std::filesystem::exists(file)) return out;
  out.width_ = upos.size();
  out.may_stand_.assign(xpos.size() * upos.size(), false);
  for (const Row& row : read_rows(file, {"xpos", "upos"})) {
    const auto x = std::find(xpos.begin(), xpos.end(), row.fields[0]) - xpos.begin();
    const auto u = std::find(upos.begin(), upos.end(), row.fields[1]) - upos.begin();
    const auto place = static_cast<std::size_t>(x) * upos.size() + static_cast<std::size_t>(u);
    if (static_cast<std::size_t>(x) == xpos.size() || static_cast<std::size_t>(u) == upos.size()) continue;
    if (out.may_stand_[place]) refuse_row(file, row, "this pair stands above already");
    out.may_stand_[place] = true;
    out.pairs_.emplace_back(static_cast<std::uint16_t>(x), static_cast<std::uint16_t>(u));
  }
  return out;
}

}  // namespace kg::ingest
