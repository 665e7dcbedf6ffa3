// Which universal tag goes with which Penn tag: what a network decides one by one is made one decision where
// the two could not stand together.
//
//   const TagPairs pairs = TagPairs::load("data/en/tokens/tag_pairs.tsv", model.xpos, model.upos);
//   pairs.settle(xpos, upos, [&](std::size_t x, std::size_t u) { return scores_x[x] + scores_u[u]; });
//
// "VBD" with "NOUN" is no pair of the treebanks; of all pairs that are, the one with the best joint score
// wins. Immutable once made; thread safe.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace kg::ingest {

class TagPairs {
 public:
  TagPairs() = default;  // every pair may stand

  // Rows of `xpos`, `upos`; those with a tag that the lists lack are passed over, and a language without the
  // file has no pairs to keep to. Throws std::runtime_error with file and line.
  static TagPairs load(const std::filesystem::path& file, const std::vector<std::string>& xpos,
                       const std::vector<std::string>& upos);

  // Leaves a pair that may stand as it is. `score(x, u)` is larger for what is likelier; the first of equals
  // wins.
  template <typename Score>
  void settle(std::uint16_t& xpos, std::uint16_t& upos, const Score& score) const {
    if (pairs_.empty() || may_stand_[xpos * width_ + upos]) return;
    auto best = pairs_.front();
    for (const auto& pair : pairs_)
      if (score(pair.first, pair.second) > score(best.first, best.second)) best = pair;
    xpos = best.first;
    upos = best.second;
  }

 private:
  std::vector<std::pair<std::uint16_t, std::uint16_t>> pairs_;
  std::vector<bool> may_stand_;  // [xpos, upos]
  std::size_t width_ = 0;
};

}  // namespace kg::ingest
