// Paths between two actors, for `kgquery path`.
//
//   const Store store = Store::open_read_only("kg.db");
//   for (const Path& path : best_paths(store, rubio, dmitriev, {.count = 5}))
//     for (ActorKey actor : path.actors) ...
//
// A path walks claims in either direction and meets no actor twice. Two actors are as close as the best
// claim between them that passes the filter. Fewest hops first, then highest confidence, then smallest
// actor keys, so that equal graphs give equal answers. Search goes from both ends: time O(b^(d/2)) for the
// first path, b the mean degree and d the hops; each further path costs about as many searches as it has
// hops.
//
// Over a store, only the actors that the search meets are read: right for one question in a fresh process.
// Over a view nothing is read: right for many questions, and safe in any number of threads.
#pragma once

#include <vector>

#include "graph/filter.h"
#include "graph/store.h"

namespace kg {

class GraphView;

struct PathOptions {
  int count = 1;     // how many paths, 1 to 1000
  int max_hops = 6;  // longer ones are not looked for; 1 to 100
  ClaimFilter filter = drawn_claims();
};

struct Path {
  std::vector<ActorKey> actors;  // from one end to the other, both included
  double confidence = 0;         // product over the hops of the best claim's, three decimals
  friend bool operator==(const Path&, const Path&) = default;
};

// Empty if none is within reach, or if an end is not in the graph. Throws std::invalid_argument if both ends
// are one actor or an option is out of its range.
std::vector<Path> best_paths(const Store& store, ActorKey from, ActorKey to, const PathOptions& options = {});
std::vector<Path> best_paths(const GraphView& view, ActorKey from, ActorKey to,
                             const PathOptions& options = {});

}  // namespace kg
