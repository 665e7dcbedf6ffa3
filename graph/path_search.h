// The search behind graph/path.h, over anything that can name an actor's neighbours.
//
// A Source has
//   std::span<const Arc> arcs(Vertex)   neighbours that the filter leaves, each once, without the vertex;
//                                       valid until the next call
//   ActorKey key(Vertex)                for ties
// and numbers its vertices from zero, in any order, as they are met.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <vector>

#include "graph/id.h"
#include "graph/store.h"

namespace kg::path_search {

using Vertex = std::uint32_t;

struct Arc {
  Vertex to;
  std::uint16_t per_mille;  // confidence of the best claim
};

// What a hop adds to the length of a path: -ln of its confidence in millionths, so that sums of whole numbers
// order paths as products of confidences do.
inline std::int64_t cost(std::uint16_t per_mille) {
  static const auto costs = [] {
    std::array<std::int64_t, 1001> table{};
    for (std::size_t i = 1; i < table.size(); ++i)
      table[i] = std::llround(-std::log(static_cast<double>(i) / 1000) * 1e6);
    table[0] = 2 * table[1];
    return table;
  }();
  return costs[std::min<std::size_t>(per_mille, 1000)];
}

struct Route {
  std::vector<Vertex> vertices;
  std::vector<std::uint16_t> per_mille;  // of each hop
  std::int64_t cost = 0;
};

template <class Source>
class Search {
 public:
  explicit Search(Source& source) : source_(source) {}

  // The best route of at most max_hops hops that avoids the barred vertices and does not begin with a barred
  // first step.
  std::optional<Route> best(Vertex from, Vertex to, int max_hops, const std::vector<Vertex>& barred,
                            const std::vector<Vertex>& barred_first) {
    start(from, to, barred, barred_first);
    for (;;) {
      const int hops = static_cast<int>(ahead_.links.size() + back_.links.size());
      if (hops >= max_hops || ahead_.frontier.empty() || back_.frontier.empty()) break;
      const bool forward = ahead_.frontier.size() <= back_.frontier.size();
      if (expand(forward ? ahead_ : back_, forward ? back_ : ahead_, forward)) return join();
    }
    return std::nullopt;
  }

  // Yen's algorithm: each further route leaves an earlier one at some vertex.
  std::vector<Route> best(Vertex from, Vertex to, int max_hops, std::size_t count) {
    std::vector<Route> found;
    const auto earlier = [this](const Route& a, const Route& b) { return before(a, b); };
    std::set<Route, decltype(earlier)> candidates(earlier);
    if (auto first = best(from, to, max_hops, {}, {})) candidates.insert(std::move(*first));
    while (found.size() < count && !candidates.empty()) {
      found.push_back(std::move(candidates.extract(candidates.begin()).value()));
      if (found.size() == count) break;
      add_deviations(found, max_hops, candidates);
      while (candidates.size() > count - found.size()) candidates.erase(std::prev(candidates.end()));
    }
    return found;
  }

 private:
  static constexpr int kUnseen = -1, kBarred = -2;

  struct Link {
    Vertex nearer, farther;  // as seen from the side's own end
    std::uint16_t per_mille;
  };
  struct Side {
    std::vector<int> level;                // of each vertex
    std::vector<Vertex> frontier, seen;    // seen: what to reset in level
    std::vector<std::vector<Link>> links;  // of each expansion, between a level and the next
  };
  struct Onward {  // best way from a vertex to the goal
    std::int64_t cost = -1;
    Vertex next = 0;
    std::uint16_t per_mille = 0;
  };

  int& level(Side& side, Vertex vertex) {
    if (vertex >= side.level.size()) side.level.resize(vertex + vertex / 2 + 16, kUnseen);
    return side.level[vertex];
  }

  void mark(Side& side, Vertex vertex, int value) {
    level(side, vertex) = value;
    side.seen.push_back(vertex);
  }

  void start(Vertex from, Vertex to, const std::vector<Vertex>& barred, const std::vector<Vertex>& first) {
    for (Side* side : {&ahead_, &back_}) {
      for (const Vertex vertex : side->seen) side->level[vertex] = kUnseen;
      side->seen.clear();
      side->links.clear();
      for (const Vertex vertex : barred) mark(*side, vertex, kBarred);
    }
    mark(ahead_, from, 0);
    mark(back_, to, 0);
    ahead_.frontier = {from};
    back_.frontier = {to};
    from_ = from;
    to_ = to;
    barred_first_ = first;
  }

  bool bars(Vertex one, Vertex other) const {
    const auto& first = barred_first_;
    return one == from_ && std::find(first.begin(), first.end(), other) != first.end();
  }

  // One level further. True if the sides have met.
  bool expand(Side& side, Side& other, bool forward) {
    const int next_level = static_cast<int>(side.links.size()) + 1;
    auto& links = side.links.emplace_back();
    std::vector<Vertex> next;
    bool met = false;
    for (const Vertex vertex : side.frontier)
      for (const Arc& arc : source_.arcs(vertex)) {
        if (forward ? bars(vertex, arc.to) : bars(arc.to, vertex)) continue;
        const int known = level(side, arc.to);
        if (known != kUnseen && known != next_level) continue;
        links.push_back({vertex, arc.to, arc.per_mille});
        if (known == next_level) continue;
        mark(side, arc.to, next_level);
        next.push_back(arc.to);
        met = met || level(other, arc.to) >= 0;
      }
    side.frontier = std::move(next);
    return met;
  }

  void offer(Vertex vertex, Vertex next, std::uint16_t per_mille) {
    const Onward& beyond = onward_[next];
    if (beyond.cost < 0) return;
    const std::int64_t total = beyond.cost + cost(per_mille);
    Onward& here = onward_[vertex];
    const bool better = here.cost < 0 || total < here.cost ||
                        (total == here.cost && source_.key(next) < source_.key(here.next));
    if (better) here = {total, next, per_mille};
  }

  // The sides have just met: every shortest route runs through vertices on the last level of both. From the
  // goal outwards, each vertex keeps its best way on.
  Route join() {
    onward_.resize(std::max(ahead_.level.size(), back_.level.size()));
    for (const Side* side : {&ahead_, &back_})
      for (const Vertex vertex : side->seen) onward_[vertex] = {};
    onward_[to_].cost = 0;
    for (const auto& links : back_.links)
      for (const Link& link : links) offer(link.farther, link.nearer, link.per_mille);
    for (std::size_t i = ahead_.links.size(); i-- > 0;)
      for (const Link& link : ahead_.links[i]) offer(link.nearer, link.farther, link.per_mille);

    Route route{{from_}, {}, onward_[from_].cost};
    for (Vertex vertex = from_; vertex != to_; vertex = route.vertices.back()) {
      route.vertices.push_back(onward_[vertex].next);
      route.per_mille.push_back(onward_[vertex].per_mille);
    }
    return route;
  }

  // The best routes that part from the route found last at each of its vertices, and from all found before.
  template <class Routes>
  void add_deviations(const std::vector<Route>& found, int max_hops, Routes& candidates) {
    const Route& last = found.back();
    const Vertex goal = last.vertices.back();
    for (std::size_t i = 0; i + 1 < last.vertices.size(); ++i) {
      const auto root_end = last.vertices.begin() + static_cast<std::ptrdiff_t>(i);
      const std::vector<Vertex> barred(last.vertices.begin(), root_end);
      std::vector<Vertex> taken;
      for (const Route& route : found)
        if (route.vertices.size() > i + 1 &&
            std::equal(last.vertices.begin(), root_end + 1, route.vertices.begin()))
          taken.push_back(route.vertices[i + 1]);
      auto spur = best(last.vertices[i], goal, max_hops - static_cast<int>(i), barred, taken);
      if (!spur) continue;
      Route whole{barred, {}, spur->cost};
      whole.per_mille.assign(last.per_mille.begin(), last.per_mille.begin() + static_cast<std::ptrdiff_t>(i));
      for (const std::uint16_t hop : whole.per_mille) whole.cost += cost(hop);
      whole.vertices.insert(whole.vertices.end(), spur->vertices.begin(), spur->vertices.end());
      whole.per_mille.insert(whole.per_mille.end(), spur->per_mille.begin(), spur->per_mille.end());
      candidates.insert(std::move(whole));
    }
  }

  bool before(const Route& a, const Route& b) const {
    if (a.vertices.size() != b.vertices.size()) return a.vertices.size() < b.vertices.size();
    if (a.cost != b.cost) return a.cost < b.cost;
    const auto smaller = [this](Vertex x, Vertex y) { return source_.key(x) < source_.key(y); };
    return std::lexicographical_compare(a.vertices.begin(), a.vertices.end(), b.vertices.begin(),
                                        b.vertices.end(), smaller);
  }

  Source& source_;
  Side ahead_, back_;
  std::vector<Onward> onward_;
  Vertex from_ = 0, to_ = 0;
  std::vector<Vertex> barred_first_;
};

}  // namespace kg::path_search
