#include "ingest/mentions/name_origins.h"

#include <algorithm>
#include <cmath>

#include "graph/fold.h"

namespace kg::ingest {
namespace {

constexpr double kSmoothing = 10;  // people by whom a state is taken to be like all others

// FNV-1a.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

// Each word and the letters of each word by threes, its ends marked; sorted, each once.
std::vector<std::uint64_t> pieces_of(std::string_view name) {
  std::vector<std::uint64_t> pieces;
  const std::string folded = fold_name(name);
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    const std::string word = '^' + folded.substr(begin, end - begin) + '$';
    pieces.push_back(hash_of(word));
    for (std::size_t at = 0; at + 3 <= word.size(); ++at)
      pieces.push_back(hash_of(std::string_view(word).substr(at, 3)));
    begin = end + 1;
  }
  std::sort(pieces.begin(), pieces.end());
  pieces.erase(std::unique(pieces.begin(), pieces.end()), pieces.end());
  return pieces;
}

}  // namespace

NameOrigins::NameOrigins(const Catalogue& catalogue) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> seen;
  for (const CatalogueEntry& entry : catalogue.entries()) {
    if (entry.type != ActorType::person || entry.country.empty()) continue;
    const auto [state, is_new] =
        states_.emplace(entry.country, static_cast<std::uint32_t>(people_of_.size()));
    if (is_new) people_of_.push_back(0);
    ++people_of_[state->second];
    ++people_;
    for (const std::uint64_t piece : pieces_of(entry.name)) seen.emplace_back(piece, state->second);
  }
  std::sort(seen.begin(), seen.end());
  for (const auto& [piece, state] : seen) {
    if (counts_.empty() || counts_.back().piece != piece || counts_.back().state != state)
      counts_.push_back({piece, state, 0});
    ++counts_.back().people;
  }
}

double NameOrigins::fit(std::string_view name, std::string_view country) const {
  const auto state = states_.find(country);
  if (state == states_.end()) return 0;
  const std::vector<std::uint64_t> pieces = pieces_of(name);
  if (pieces.empty()) return 0;
  double sum = 0;
  for (const std::uint64_t piece : pieces) {
    std::uint32_t all = 0, here = 0;
    for (auto count = std::ranges::lower_bound(counts_, piece, {}, &Count::piece);
         count != counts_.end() && count->piece == piece; ++count) {
      all += count->people;
      if (count->state == state->second) here = count->people;
    }
    const double usual = (all + 0.5) / (people_ + 1.0);
    sum += std::log((here + kSmoothing * usual) / ((people_of_[state->second] + kSmoothing) * usual));
  }
  return sum / std::sqrt(static_cast<double>(pieces.size()));
}

}  // namespace kg::ingest
