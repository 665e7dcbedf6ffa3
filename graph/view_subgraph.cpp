#include "graph/view_subgraph.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace kg {
namespace {

// Edges count as ways only if they would be drawn.
std::vector<Edge> drawn(const GraphView& view, const SubgraphOptions& options) {
  std::vector<Edge> edges = view.edges({});
  std::erase_if(edges, [&](const Edge& edge) { return edge.count < options.min_count; });
  return edges;
}

GraphView ties_of(const Store& store, ActorKey actor, const ClaimFilter& filter) {
  GraphView::Builder builder;
  store.for_each_tie(actor, [&](const TieRow& tie) {
    if (accepts(filter, tie)) builder.add(tie);
  });
  return std::move(builder).build();
}

// All edges of the actors at most hops - 1 away, and of those at hops that stay inside.
std::vector<Edge> edges_around(const Store& store, const SubgraphOptions& options) {
  std::set<ActorKey> reached{*options.around};
  std::vector<ActorKey> frontier{*options.around};
  std::vector<Edge> edges;
  for (int depth = 0; !frontier.empty(); ++depth) {
    std::vector<ActorKey> next;
    for (const ActorKey actor : frontier)
      for (Edge& edge : drawn(ties_of(store, actor, options.filter), options)) {
        const ActorKey other = edge.source == actor ? edge.target : edge.source;
        if (depth < options.hops && reached.insert(other).second) next.push_back(other);
        if (edge.source == actor) edges.push_back(std::move(edge));
      }
    frontier = std::move(next);
  }
  std::erase_if(edges, [&](const Edge& edge) { return !reached.contains(edge.target); });
  return edges;
}

std::vector<Edge> all_edges(const Store& store, const SubgraphOptions& options) {
  GraphView::Builder builder;
  store.for_each_tie([&](const TieRow& tie) {
    if (accepts(options.filter, tie)) builder.add(tie);
  });
  return drawn(std::move(builder).build(), options);
}

std::vector<Subgraph::Node> nodes_of(const Store& store, const std::vector<Edge>& edges,
                                     const SubgraphOptions& options) {
  std::set<ActorKey> wanted;
  for (const Edge& edge : edges) wanted.insert({edge.source, edge.target});
  if (options.around) wanted.insert(*options.around);
  std::vector<Subgraph::Node> nodes;
  if (options.isolated && !options.around) {
    for (ActorRow& actor : store.actors())
      if (actor.documents > 0 || wanted.contains(actor.key)) nodes.push_back({std::move(actor), {}});
  } else {
    for (const ActorKey key : wanted)
      if (auto actor = store.actor(key)) nodes.push_back({std::move(*actor), {}});
  }
  std::sort(nodes.begin(), nodes.end(), [](const auto& a, const auto& b) { return a.actor.id < b.actor.id; });
  for (auto& node : nodes) node.aliases = store.aliases(node.actor.key);
  return nodes;
}

}  // namespace

std::size_t Subgraph::node(ActorKey key) const {
  const auto found = std::lower_bound(places.begin(), places.end(), std::pair(key, std::uint32_t{0}));
  if (found == places.end() || found->first != key)
    throw std::out_of_range("No actor of the subgraph has the key " + to_hex(key.value) + '.');
  return found->second;
}

const ClaimRecord* Subgraph::claim(ClaimId id) const {
  const auto by_id = [](const ClaimRecord& claim, ClaimId wanted) { return claim.id < wanted; };
  const auto found = std::lower_bound(claims.begin(), claims.end(), id, by_id);
  return found == claims.end() || found->id != id ? nullptr : &*found;
}

Subgraph subgraph(const Store& store, const SubgraphOptions& options) {
  Subgraph part;
  part.edges = options.around ? edges_around(store, options) : all_edges(store, options);
  part.nodes = nodes_of(store, part.edges, options);
  for (std::size_t i = 0; i < part.nodes.size(); ++i)
    part.places.emplace_back(part.nodes[i].actor.key, static_cast<std::uint32_t>(i));
  std::sort(part.places.begin(), part.places.end());
  const auto order = [&](const Edge& edge) {
    return std::tuple(part.node(edge.source), part.node(edge.target), std::string_view(edge.event_class),
                      std::string_view(edge.predicate), edge.polarity, edge.status);
  };
  std::sort(part.edges.begin(), part.edges.end(),
            [&](const Edge& a, const Edge& b) { return order(a) < order(b); });
  if (options.evidence) {
    std::set<ClaimId> ids;
    for (const Edge& edge : part.edges) ids.insert(edge.claims.begin(), edge.claims.end());
    for (const ClaimId id : ids)
      if (auto claim = store.claim(id)) part.claims.push_back(std::move(*claim));
  }
  return part;
}

}  // namespace kg
