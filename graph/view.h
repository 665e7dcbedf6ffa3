// The graph in memory: actors as vertices, claims added up to edges, every claim still in reach of filters.
//
//   const GraphView view = GraphView::load(store);
//   for (const Edge& edge : view.edges(drawn_claims())) draw(edge);
//   best_paths(view, rubio, dmitriev);                        // graph/path.h
//   boost::page_rank(view, ...);                              // graph/view_boost.h: Boost's concepts
//
// A compressed sparse row graph over what the store holds when it is loaded; immutable, so any number of
// threads may ask. Vertices are numbered by actor key, edges by (source, target, class, predicate,
// polarity, status), the claims of an edge by id: equal stores give equal views. A claim that ties two
// actors more than once (two of its participants are one actor) counts once. Loading costs about a
// microsecond a tie and 40 bytes; questions about one actor or one pair need no view, see graph/query.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "graph/filter.h"
#include "graph/store.h"

namespace kg {

// The claims that tie two actors one way by one predicate, added up.
struct Edge {
  ActorKey source, target;
  std::string event_class, predicate;
  Polarity polarity = Polarity::positive;
  Status status = Status::asserted;
  std::uint32_t count = 0;    // claims
  std::uint32_t sources = 0;  // that say so: named ones once each, documents without a source one each
  Day first = 0, last = 0;    // of the claims' days; zero if none has any
  // That the edge holds at all: 1 - product over documents of (1 - best claim), three decimals.
  double confidence = 0;
  std::vector<ClaimId> claims;  // ascending
};

class GraphView {
 public:
  using Vertex = std::uint32_t;
  using EdgeIndex = std::uint32_t;

  struct Kind {  // what the claims of an edge have in common
    std::string event_class, predicate;
    Polarity polarity = Polarity::positive;
    Status status = Status::asserted;
    friend auto operator<=>(const Kind&, const Kind&) = default;
  };
  struct Ends {
    Vertex source, target;
    std::uint32_t kind;  // index into kinds()
  };
  // An edge as seen from one of its ends.
  struct Incidence {
    Vertex neighbour;
    EdgeIndex edge;
    bool forward;  // the edge points from this end to the neighbour
  };

  // Makes a view of ties in any order.
  class Builder {
   public:
    Builder();
    Builder(Builder&&) noexcept;
    ~Builder();
    void add(const TieRow& tie);
    void add_vertex(ActorKey actor);  // one that may have no edge
    GraphView build() &&;

   private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
  };

  static GraphView load(const Store& store);  // every tie and every actor that a document names

  std::size_t order() const { return keys_.size(); }  // vertices
  std::size_t size() const { return ends_.size(); }   // edges
  ActorKey key(Vertex vertex) const { return keys_[vertex]; }
  std::optional<Vertex> vertex(ActorKey key) const;
  const Ends& ends(EdgeIndex edge) const { return ends_[edge]; }
  const std::vector<Kind>& kinds() const { return kinds_; }
  // Edges both ways, by neighbour, then by edge.
  std::span<const Incidence> incident(Vertex vertex) const;
  // Edges that leave the vertex are [first, second).
  std::pair<EdgeIndex, EdgeIndex> leaving(Vertex vertex) const;
  // Edges that enter it, ascending.
  std::span<const EdgeIndex> entering(Vertex vertex) const;

  // A filter made ready for this view; valid while the view lives.
  class Sieve;
  Sieve sieve(const ClaimFilter& filter) const;

  // The edge's claims that pass, added up; nullopt if none does.
  std::optional<Edge> edge(EdgeIndex edge, const Sieve& sieve) const;
  // Confidence of the best claim that passes, in thousandths; -1 if none does.
  int best_claim(EdgeIndex edge, const Sieve& sieve) const;
  // All edges that have claims that pass, in the order of the view.
  std::vector<Edge> edges(const ClaimFilter& filter) const;

 private:
  struct ClaimColumn {
    ClaimId id;
    ClaimDays days;
    std::uint32_t document, source;
    std::uint16_t per_mille;
  };
  bool passes(const ClaimColumn& claim, const Sieve& sieve) const;
  std::span<const ClaimColumn> claims(EdgeIndex edge) const;

  std::vector<ActorKey> keys_;
  std::vector<Kind> kinds_;
  std::vector<std::string> source_names_;
  std::vector<Ends> ends_;
  std::vector<std::uint32_t> claim_begin_;  // size() + 1
  std::vector<ClaimColumn> claims_;
  std::vector<EdgeIndex> leaving_begin_;  // order() + 1
  std::vector<std::uint32_t> entering_begin_;
  std::vector<EdgeIndex> entering_;
  std::vector<std::uint32_t> incident_begin_;
  std::vector<Incidence> incident_;
};

class GraphView::Sieve {
 private:
  friend class GraphView;
  std::vector<char> kinds_, sources_;
  std::optional<Day> since_, until_;
  int per_mille_ = 0;
};

}  // namespace kg
