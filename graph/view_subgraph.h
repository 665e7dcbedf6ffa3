// The part of the graph that is to be drawn or written out, as plain values.
//
//   const Subgraph part = subgraph(store, {.around = rubio, .hops = 2, .evidence = true});
//   for (const Edge& edge : part.edges) part.claim(edge.claims.front()).quote;
//
// Nodes are sorted by actor id, edges by (source id, target id, class, predicate, polarity, status), so that
// equal graphs are written alike. With `around`, only what lies within reach is read from the store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/filter.h"
#include "graph/store.h"
#include "graph/view.h"

namespace kg {

struct SubgraphOptions {
  ClaimFilter filter = drawn_claims();
  std::optional<ActorKey> around =
      std::nullopt;  // only actors at most `hops` edges away, and all edges among them
  int hops = 1;
  std::uint32_t min_count = 1;  // edges of fewer claims are left out
  bool isolated = false;        // also actors without an edge (that a document names)
  bool evidence = false;        // also the claims themselves
};

struct Subgraph {
  struct Node {
    ActorRow actor;
    std::vector<std::string> aliases;  // sorted
  };
  std::vector<Node> nodes;
  std::vector<Edge> edges;
  std::vector<ClaimRecord> claims;  // of the edges, by id; empty unless evidence was asked for

  // Place of an actor in `nodes`; throws std::out_of_range if it is not there.
  std::size_t node(ActorKey key) const;
  // Null if it is not there.
  const ClaimRecord* claim(ClaimId id) const;

  std::vector<std::pair<ActorKey, std::uint32_t>> places;  // of nodes, by key
};

Subgraph subgraph(const Store& store, const SubgraphOptions& options = {});

}  // namespace kg
