#include "ingest/language/tree_decoder.h"

#include <algorithm>

namespace kg::ingest {
namespace {

constexpr std::int32_t kNone = -1;

std::vector<std::int32_t> best_heads(std::span<const float> scores, std::size_t size) {
  std::vector<std::int32_t> heads(size, 0);
  for (std::size_t d = 1; d < size; ++d) {
    std::size_t best = 0;
    for (std::size_t h = 1; h < size; ++h)
      if (h != d && scores[d * size + h] > scores[d * size + best]) best = h;
    heads[d] = static_cast<std::int32_t>(best);
  }
  return heads;
}

bool is_tree(const std::vector<std::int32_t>& heads) {
  if (std::count(heads.begin() + 1, heads.end(), 0) != 1) return false;
  std::vector<std::int32_t> seen(heads.size(), 0);  // the word whose way to the root passed here
  seen[0] = kNone;
  for (std::size_t d = 1; d < heads.size(); ++d) {
    auto at = static_cast<std::int32_t>(d);
    const std::int32_t mark = at;
    while (at != 0 && seen[static_cast<std::size_t>(at)] == 0) {
      seen[static_cast<std::size_t>(at)] = mark;
      at = heads[static_cast<std::size_t>(at)];
    }
    if (at != 0 && seen[static_cast<std::size_t>(at)] == mark) return false;
  }
  return true;
}

struct Arc {
  double score = 0;
  std::int32_t head = kNone, dependent = kNone;  // as given, before contraction
};

// Edmonds' algorithm by growing paths backwards: each node takes its best incoming arc; a path that bites its
// tail is contracted to one node, whose incoming arcs lose what the cycle's own arcs gave.
class Contraction {
 public:
  Contraction(std::span<const float> scores, std::size_t size)
      : size_(size),
        nodes_(size),
        arcs_(4 * size * size),
        chosen_(2 * size),
        parent_(2 * size, kNone),
        state_(2 * size, State::fresh),
        active_(size) {
    double low = 0;
    double high = 0;
    for (const float score : scores) {
      low = std::min(low, static_cast<double>(score));
      high = std::max(high, static_cast<double>(score));
    }
    const double toll = (high - low + 1) * static_cast<double>(size);
    for (std::size_t d = 1; d < size; ++d)
      for (std::size_t h = 0; h < size; ++h)
        arc(h, d) = {static_cast<double>(scores[d * size + h]) - (h == 0 ? toll : 0),
                     static_cast<std::int32_t>(h), static_cast<std::int32_t>(d)};
    for (std::size_t i = 0; i < size; ++i) active_[i] = i;
  }

  std::vector<std::int32_t> heads() {
    state_[0] = State::done;
    for (std::size_t start = 1; start < size_; ++start)
      if (parent_[start] == kNone && state_[start] != State::done) grow(start);
    return expanded();
  }

 private:
  enum class State : std::uint8_t { fresh, on_path, done };

  std::size_t size_;
  std::size_t nodes_;  // given ones and contracted ones
  std::vector<Arc> arcs_;
  std::vector<Arc> chosen_;
  std::vector<std::int32_t> parent_;  // the contracted node that a node lies in
  std::vector<State> state_;
  std::vector<std::size_t> active_;  // nodes that lie in no other, ascending

  Arc& arc(std::size_t head, std::size_t dependent) { return arcs_[head * 2 * size_ + dependent]; }

  void grow(std::size_t start) {
    std::vector<std::size_t> path;
    for (std::size_t at = start;;) {
      state_[at] = State::on_path;
      path.push_back(at);
      const std::size_t from = best_source(at);
      chosen_[at] = arc(from, at);
      if (state_[from] == State::done) break;
      at = state_[from] == State::fresh ? from : contract(path, from);
    }
    for (const std::size_t node : path) state_[node] = State::done;
  }

  std::size_t best_source(std::size_t node) {
    std::size_t best = nodes_;
    for (const std::size_t from : active_)
      if (from != node && (best == nodes_ || arc(from, node).score > arc(best, node).score)) best = from;
    return best;
  }

  // Makes one node of the path's end from `first` on; the caller goes on from it.
  std::size_t contract(std::vector<std::size_t>& path, std::size_t first) {
    const auto begin = std::find(path.begin(), path.end(), first);
    const std::vector<std::size_t> cycle(begin, path.end());
    path.erase(begin, path.end());
    const std::size_t made = nodes_++;
    for (const std::size_t node : cycle) parent_[node] = static_cast<std::int32_t>(made);
    std::erase_if(active_, [&](std::size_t node) { return parent_[node] != kNone; });
    for (const std::size_t other : active_) {
      bool have = false;
      for (const std::size_t node : cycle) {
        Arc in = arc(other, node);
        in.score -= chosen_[node].score;
        if (!have || in.score > arc(other, made).score) arc(other, made) = in;
        if (other != 0 && (!have || arc(node, other).score > arc(made, other).score))
          arc(made, other) = arc(node, other);
        have = true;
      }
    }
    active_.push_back(made);
    return made;
  }

  // Opens the contracted nodes, last made first: the arc that enters one replaces its dependent's own.
  std::vector<std::int32_t> expanded() {
    for (std::size_t node = nodes_; node-- > size_;) {
      auto inside = static_cast<std::size_t>(chosen_[node].dependent);
      while (parent_[inside] != static_cast<std::int32_t>(node))
        inside = static_cast<std::size_t>(parent_[inside]);
      chosen_[inside] = chosen_[node];
    }
    std::vector<std::int32_t> heads(size_, 0);
    for (std::size_t d = 1; d < size_; ++d) heads[d] = chosen_[d].head;
    return heads;
  }
};

}  // namespace

std::vector<std::int32_t> best_tree(std::span<const float> scores, std::size_t size) {
  if (size < 2) return std::vector<std::int32_t>(size, 0);
  std::vector<std::int32_t> heads = best_heads(scores, size);
  if (is_tree(heads)) return heads;
  return Contraction(scores, size).heads();
}

}  // namespace kg::ingest
