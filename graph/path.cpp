#include "graph/path.h"

#include <cmath>
#include <cstdlib>
#include <deque>
#include <stdexcept>
#include <string>
#include <unordered_map>

#include "graph/path_search.h"
#include "graph/view.h"

namespace kg {
namespace {

using path_search::Arc;
using path_search::Vertex;

int per_mille(double confidence) { return static_cast<int>(std::lround(confidence * 1000)); }

// Reads the ties of an actor when the search first comes to it.
class StoreSource {
 public:
  StoreSource(const Store& store, const ClaimFilter& filter) : store_(store), filter_(filter) {}

  Vertex vertex(ActorKey actor) {
    const auto [place, is_new] = numbers_.emplace(actor, static_cast<Vertex>(keys_.size()));
    if (is_new) keys_.push_back(actor);
    return place->second;
  }
  ActorKey key(Vertex vertex) const { return keys_[vertex]; }

  std::span<const Arc> arcs(Vertex from) {
    if (from >= arcs_.size()) arcs_.resize(keys_.size());
    auto& known = arcs_[from];
    if (!known) known = read(from);
    return *known;
  }

 private:
  std::vector<Arc> read(Vertex from) {
    const ActorKey actor = keys_[from];
    std::vector<Arc> arcs;
    store_.for_each_tie(actor, [&](const TieRow& tie) {
      if (!accepts(filter_, tie)) return;
      const Vertex other = vertex(tie.from == actor ? tie.to : tie.from);
      arcs.push_back({other, static_cast<std::uint16_t>(per_mille(tie.confidence))});
    });
    std::sort(arcs.begin(), arcs.end(), [](const Arc& a, const Arc& b) {
      return std::tuple(a.to, b.per_mille) < std::tuple(b.to, a.per_mille);
    });
    const auto same = [](const Arc& a, const Arc& b) { return a.to == b.to; };
    arcs.erase(std::unique(arcs.begin(), arcs.end(), same), arcs.end());
    return arcs;
  }

  const Store& store_;
  const ClaimFilter& filter_;
  std::unordered_map<ActorKey, Vertex> numbers_;
  std::vector<ActorKey> keys_;
  std::deque<std::optional<std::vector<Arc>>> arcs_;  // a deque: growing moves no list that is in use
};

class ViewSource {
 public:
  ViewSource(const GraphView& view, const ClaimFilter& filter) : view_(view), sieve_(view.sieve(filter)) {}

  ActorKey key(Vertex vertex) const { return view_.key(vertex); }

  std::span<const Arc> arcs(Vertex from) {
    arcs_.clear();
    for (const auto& incidence : view_.incident(from)) {
      const int best = view_.best_claim(incidence.edge, sieve_);
      if (best < 0) continue;
      const auto confidence = static_cast<std::uint16_t>(best);
      if (arcs_.empty() || arcs_.back().to != incidence.neighbour)
        arcs_.push_back({incidence.neighbour, confidence});
      else
        arcs_.back().per_mille = std::max(arcs_.back().per_mille, confidence);
    }
    return arcs_;
  }

 private:
  const GraphView& view_;
  GraphView::Sieve sieve_;
  std::vector<Arc> arcs_;
};

void check(ActorKey from, ActorKey to, const PathOptions& options) {
  if (from == to) throw std::invalid_argument("A path needs two actors, and both ends are the same one.");
  if (options.count < 1 || options.count > 1000)
    throw std::invalid_argument("The number of paths has to be between 1 and 1000.");
  if (options.max_hops < 1 || options.max_hops > 100)
    throw std::invalid_argument("The number of hops has to be between 1 and 100.");
}

template <class Source>
std::vector<Path> search(Source& source, Vertex from, Vertex to, const PathOptions& options) {
  std::vector<Path> paths;
  path_search::Search<Source> search(source);
  const auto count = static_cast<std::size_t>(options.count);
  for (const auto& route : search.best(from, to, options.max_hops, count)) {
    Path& path = paths.emplace_back();
    for (const Vertex vertex : route.vertices) path.actors.push_back(source.key(vertex));
    path.confidence = 1;
    for (const std::uint16_t hop : route.per_mille) path.confidence *= hop / 1000.0;
    path.confidence = std::round(path.confidence * 1000) / 1000;
  }
  return paths;
}

}  // namespace

std::vector<Path> best_paths(const Store& store, ActorKey from, ActorKey to, const PathOptions& options) {
  check(from, to, options);
  StoreSource source(store, options.filter);
  const Vertex start = source.vertex(from), goal = source.vertex(to);
  return search(source, start, goal, options);
}

std::vector<Path> best_paths(const GraphView& view, ActorKey from, ActorKey to, const PathOptions& options) {
  check(from, to, options);
  const auto start = view.vertex(from), goal = view.vertex(to);
  if (!start || !goal) return {};
  ViewSource source(view, options.filter);
  return search(source, *start, *goal, options);
}

}  // namespace kg
