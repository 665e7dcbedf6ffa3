#include "graph/view_rank.h"

#include <algorithm>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <numeric>

#include "graph/view_boost.h"

namespace kg {
namespace {

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<GraphView>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<GraphView>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<GraphView>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<GraphView>));

}  // namespace

std::vector<double> ranks(const GraphView& view, const ClaimFilter& filter) {
  const GraphView::Sieve sieve = view.sieve(filter);
  const boost::filtered_graph<GraphView, EdgePasses> passing(view, EdgePasses{&view, &sieve});
  std::vector<double> rank(view.order());
  if (rank.empty()) return rank;
  const auto index = get(boost::vertex_index, view);
  boost::graph::page_rank(passing, boost::make_iterator_property_map(rank.begin(), index),
                          boost::graph::n_iterations(20), 0.85, static_cast<double>(view.order()));
  const double sum = std::accumulate(rank.begin(), rank.end(), 0.0);
  for (double& value : rank) value /= sum;
  return rank;
}

std::vector<std::uint32_t> components(const GraphView& view, const ClaimFilter& filter) {
  const GraphView::Sieve sieve = view.sieve(filter);
  const auto order = static_cast<GraphView::Vertex>(view.order());
  std::vector<GraphView::Vertex> parent(order), rank(order);
  boost::disjoint_sets sets(rank.data(), parent.data());
  for (GraphView::Vertex vertex = 0; vertex < order; ++vertex) sets.make_set(vertex);
  for (GraphView::EdgeIndex edge = 0; edge < view.size(); ++edge)
    if (view.best_claim(edge, sieve) >= 0) sets.union_set(view.ends(edge).source, view.ends(edge).target);

  struct Group {
    std::uint32_t size = 0;
    GraphView::Vertex first = 0;
  };
  std::vector<Group> groups(order);  // by representative
  for (GraphView::Vertex vertex = order; vertex-- > 0;) {
    Group& group = groups[sets.find_set(vertex)];
    ++group.size;
    group.first = vertex;
  }
  std::vector<GraphView::Vertex> roots;
  for (GraphView::Vertex vertex = 0; vertex < order; ++vertex)
    if (groups[vertex].size > 0) roots.push_back(vertex);
  std::sort(roots.begin(), roots.end(), [&](GraphView::Vertex a, GraphView::Vertex b) {
    if (groups[a].size != groups[b].size) return groups[a].size > groups[b].size;
    return groups[a].first < groups[b].first;
  });
  std::vector<std::uint32_t> number(order), component(order);
  for (std::uint32_t i = 0; i < roots.size(); ++i) number[roots[i]] = i;
  for (GraphView::Vertex vertex = 0; vertex < order; ++vertex)
    component[vertex] = number[sets.find_set(vertex)];
  return component;
}

}  // namespace kg
