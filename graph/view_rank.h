// What the whole graph says about its actors: who matters, and who hangs together.
//
//   const GraphView view = GraphView::load(store);
//   const std::vector<double> rank = ranks(view, drawn_claims());       // by vertex
//
// Both take the edges that have claims that pass the filter. Equal views give equal answers. Thread safe.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/filter.h"
#include "graph/view.h"

namespace kg {

// PageRank of each vertex (damping 0.85, 20 rounds; edges lead from doer to target, parallel ones count),
// summing to one: high for actors that many act on, and many of them acted on themselves.
std::vector<double> ranks(const GraphView& view, const ClaimFilter& filter);

// The component of each vertex, numbered from zero: the largest first, then by smallest vertex. Vertices
// without an edge that passes are components of one.
std::vector<std::uint32_t> components(const GraphView& view, const ClaimFilter& filter);

}  // namespace kg
