#include "graph/view.h"

#include <algorithm>
#include <cmath>

#include "graph/fold.h"

namespace kg {

GraphView GraphView::load(const Store& store) {
  Builder builder;
  for (const ActorRow& actor : store.actors())
    if (actor.documents > 0) builder.add_vertex(actor.key);
  store.for_each_tie([&](const TieRow& tie) { builder.add(tie); });
  return std::move(builder).build();
}

std::optional<GraphView::Vertex> GraphView::vertex(ActorKey key) const {
  const auto found = std::lower_bound(keys_.begin(), keys_.end(), key);
  if (found == keys_.end() || *found != key) return std::nullopt;
  return static_cast<Vertex>(found - keys_.begin());
}

std::span<const GraphView::Incidence> GraphView::incident(Vertex vertex) const {
  return {incident_.data() + incident_begin_[vertex], incident_.data() + incident_begin_[vertex + 1]};
}

std::pair<GraphView::EdgeIndex, GraphView::EdgeIndex> GraphView::leaving(Vertex vertex) const {
  return {leaving_begin_[vertex], leaving_begin_[vertex + 1]};
}

std::span<const GraphView::EdgeIndex> GraphView::entering(Vertex vertex) const {
  return {entering_.data() + entering_begin_[vertex], entering_.data() + entering_begin_[vertex + 1]};
}

std::span<const GraphView::ClaimColumn> GraphView::claims(EdgeIndex edge) const {
  return {claims_.data() + claim_begin_[edge], claims_.data() + claim_begin_[edge + 1]};
}

// Edge by edge and source by source, the filter is asked what it says of a claim that has nothing else
// that could be refused; what differs from claim to claim stays for passes().
GraphView::Sieve GraphView::sieve(const ClaimFilter& filter) const {
  Sieve sieve;
  sieve.since_ = filter.since;
  sieve.until_ = filter.until;
  sieve.per_mille_ = static_cast<int>(std::ceil(filter.min_confidence * 1000 - 1e-9));
  ClaimFilter by_kind = filter;
  by_kind.since = by_kind.until = std::nullopt;
  by_kind.min_confidence = 0;
  by_kind.sources.clear();
  for (const Kind& kind : kinds_) {
    TieRow tie;
    tie.event_class = kind.event_class;
    tie.predicate = kind.predicate;
    tie.polarity = kind.polarity;
    tie.status = kind.status;
    sieve.kinds_.push_back(accepts(by_kind, tie));
  }
  ClaimFilter by_source;
  by_source.sources = filter.sources;
  for (const std::string& source : source_names_) {
    TieRow tie;
    tie.source = source;
    sieve.sources_.push_back(accepts(by_source, tie));
  }
  return sieve;
}

bool GraphView::passes(const ClaimColumn& claim, const Sieve& sieve) const {
  if (claim.per_mille < sieve.per_mille_ || !sieve.sources_[claim.source]) return false;
  if (!sieve.since_ && !sieve.until_) return true;
  if (claim.days.first == 0) return false;
  return (!sieve.since_ || claim.days.last >= *sieve.since_) &&
         (!sieve.until_ || claim.days.first <= *sieve.until_);
}

int GraphView::best_claim(EdgeIndex edge, const Sieve& sieve) const {
  if (!sieve.kinds_[ends_[edge].kind]) return -1;
  int best = -1;
  for (const ClaimColumn& claim : claims(edge))
    if (claim.per_mille > best && passes(claim, sieve)) best = claim.per_mille;
  return best;
}

std::optional<Edge> GraphView::edge(EdgeIndex index, const Sieve& sieve) const {
  if (!sieve.kinds_[ends_[index].kind]) return std::nullopt;
  const Kind& kind = kinds_[ends_[index].kind];
  Edge edge{.source = keys_[ends_[index].source],
            .target = keys_[ends_[index].target],
            .event_class = kind.event_class,
            .predicate = kind.predicate,
            .polarity = kind.polarity,
            .status = kind.status,
            .claims = {}};
  std::vector<std::pair<std::uint32_t, int>> best_of_document;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> voices;  // source, and document where it is not named
  for (const ClaimColumn& claim : claims(index)) {
    if (!passes(claim, sieve)) continue;
    edge.claims.push_back(claim.id);
    best_of_document.emplace_back(claim.document, -static_cast<int>(claim.per_mille));
    voices.emplace_back(claim.source, claim.source == 0 ? claim.document : 0);
    if (claim.days.first == 0) continue;
    if (edge.first == 0 || claim.days.first < edge.first) edge.first = claim.days.first;
    edge.last = std::max(edge.last, claim.days.last);
  }
  if (edge.claims.empty()) return std::nullopt;
  edge.count = static_cast<std::uint32_t>(edge.claims.size());

  std::sort(best_of_document.begin(), best_of_document.end());
  double doubt = 1;
  for (std::size_t i = 0; i < best_of_document.size(); ++i)
    if (i == 0 || best_of_document[i].first != best_of_document[i - 1].first)
      doubt *= 1 + best_of_document[i].second / 1000.0;
  edge.confidence = std::round((1 - doubt) * 1000) / 1000;

  std::sort(voices.begin(), voices.end());
  edge.sources = static_cast<std::uint32_t>(std::unique(voices.begin(), voices.end()) - voices.begin());
  return edge;
}

std::vector<Edge> GraphView::edges(const ClaimFilter& filter) const {
  const Sieve ready = sieve(filter);
  std::vector<Edge> edges;
  for (EdgeIndex index = 0; index < size(); ++index)
    if (auto made = edge(index, ready)) edges.push_back(std::move(*made));
  return edges;
}

}  // namespace kg
