// GraphView as a graph of Boost.Graph: VertexListGraph, EdgeListGraph, BidirectionalGraph, AdjacencyGraph.
//
//   const auto rank = boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, view));
//   boost::graph::page_rank(view, rank, boost::graph::n_iterations(20));
//
// Filters are laid over it with boost::filtered_graph and an EdgePasses. Vertices are the view's, in order of
// actor keys; parallel edges are kept. degree() counts edges both ways. Heavy to compile: for sources only.
#pragma once

#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>
#include <cstdint>
#include <utility>

#include "graph/view.h"

namespace kg {

struct ViewEdge {
  GraphView::EdgeIndex index = 0;
  GraphView::Vertex source = 0, target = 0;
  friend auto operator<=>(const ViewEdge&, const ViewEdge&) = default;
};

struct ViewEdgeOf {  // an edge's number to the edge
  const GraphView* view = nullptr;
  ViewEdge operator()(GraphView::EdgeIndex index) const {
    const auto& ends = view->ends(index);
    return {index, ends.source, ends.target};
  }
};

struct ViewTargetOf {  // an edge's number to the vertex that it points at
  const GraphView* view = nullptr;
  GraphView::Vertex operator()(GraphView::EdgeIndex index) const { return view->ends(index).target; }
};

// Predicate for boost::filtered_graph: the edge has claims that pass.
struct EdgePasses {
  const GraphView* view = nullptr;
  const GraphView::Sieve* sieve = nullptr;
  bool operator()(const ViewEdge& edge) const { return view->best_claim(edge.index, *sieve) >= 0; }
};

}  // namespace kg

namespace boost {

template <>
struct graph_traits<kg::GraphView> {
  using vertex_descriptor = kg::GraphView::Vertex;
  using edge_descriptor = kg::ViewEdge;
  using directed_category = bidirectional_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  struct traversal_category : bidirectional_graph_tag,
                              vertex_list_graph_tag,
                              edge_list_graph_tag,
                              adjacency_graph_tag {};
  using vertices_size_type = std::uint32_t;
  using edges_size_type = std::uint32_t;
  using degree_size_type = std::uint32_t;
  using vertex_iterator = counting_iterator<std::uint32_t>;
  using edge_iterator = transform_iterator<kg::ViewEdgeOf, counting_iterator<std::uint32_t>>;
  using out_edge_iterator = edge_iterator;
  using in_edge_iterator = transform_iterator<kg::ViewEdgeOf, const std::uint32_t*>;
  using adjacency_iterator = transform_iterator<kg::ViewTargetOf, counting_iterator<std::uint32_t>>;
  static vertex_descriptor null_vertex() { return UINT32_MAX; }
};

template <>
struct property_map<kg::GraphView, vertex_index_t> {
  using type = typed_identity_property_map<std::uint32_t>;
  using const_type = type;
};

}  // namespace boost

namespace kg {

using ViewTraits = boost::graph_traits<GraphView>;

inline boost::typed_identity_property_map<std::uint32_t> get(boost::vertex_index_t, const GraphView&) {
  return {};
}
inline std::uint32_t get(boost::vertex_index_t, const GraphView&, std::uint32_t vertex) { return vertex; }

inline std::uint32_t num_vertices(const GraphView& view) { return static_cast<std::uint32_t>(view.order()); }
inline std::uint32_t num_edges(const GraphView& view) { return static_cast<std::uint32_t>(view.size()); }

inline std::pair<ViewTraits::vertex_iterator, ViewTraits::vertex_iterator> vertices(const GraphView& view) {
  return {ViewTraits::vertex_iterator(0), ViewTraits::vertex_iterator(num_vertices(view))};
}

template <class Iterator, class Of, class Place>
std::pair<Iterator, Iterator> view_range(Place first, Place last, Of of) {
  using Base = typename Iterator::base_type;
  return {Iterator(Base(first), of), Iterator(Base(last), of)};
}

inline std::pair<ViewTraits::edge_iterator, ViewTraits::edge_iterator> edges(const GraphView& view) {
  return view_range<ViewTraits::edge_iterator>(0U, num_edges(view), ViewEdgeOf{&view});
}

inline ViewTraits::vertex_descriptor source(const ViewEdge& edge, const GraphView&) { return edge.source; }
inline ViewTraits::vertex_descriptor target(const ViewEdge& edge, const GraphView&) { return edge.target; }

inline std::pair<ViewTraits::out_edge_iterator, ViewTraits::out_edge_iterator> out_edges(
    GraphView::Vertex vertex, const GraphView& view) {
  const auto [first, last] = view.leaving(vertex);
  return view_range<ViewTraits::out_edge_iterator>(first, last, ViewEdgeOf{&view});
}

inline std::pair<ViewTraits::in_edge_iterator, ViewTraits::in_edge_iterator> in_edges(
    GraphView::Vertex vertex, const GraphView& view) {
  const auto entering = view.entering(vertex);
  return view_range<ViewTraits::in_edge_iterator>(entering.data(), entering.data() + entering.size(),
                                                  ViewEdgeOf{&view});
}

inline std::pair<ViewTraits::adjacency_iterator, ViewTraits::adjacency_iterator> adjacent_vertices(
    GraphView::Vertex vertex, const GraphView& view) {
  const auto [first, last] = view.leaving(vertex);
  return view_range<ViewTraits::adjacency_iterator>(first, last, ViewTargetOf{&view});
}

inline std::uint32_t out_degree(GraphView::Vertex vertex, const GraphView& view) {
  const auto [first, last] = view.leaving(vertex);
  return last - first;
}
inline std::uint32_t in_degree(GraphView::Vertex vertex, const GraphView& view) {
  return static_cast<std::uint32_t>(view.entering(vertex).size());
}
inline std::uint32_t degree(GraphView::Vertex vertex, const GraphView& view) {
  return static_cast<std::uint32_t>(view.incident(vertex).size());
}

}  // namespace kg
