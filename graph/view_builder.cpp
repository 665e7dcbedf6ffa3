#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "graph/view.h"

namespace kg {
namespace {

// Gives out numbers in the order of first sight; ranks() maps them to the order of the values.
template <class Value>
class Numbering {
 public:
  template <class Like>
  std::uint32_t operator()(const Like& value) {
    const auto found = numbers_.find(value);
    if (found != numbers_.end()) return found->second;
    return numbers_.emplace(value, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }
  std::vector<std::uint32_t> ranks() const {
    std::vector<std::uint32_t> ranks(numbers_.size());
    std::uint32_t rank = 0;
    for (const auto& [value, number] : numbers_) ranks[number] = rank++;
    return ranks;
  }
  std::vector<Value> values() const {
    std::vector<Value> values;
    values.reserve(numbers_.size());
    for (const auto& [value, number] : numbers_) values.push_back(value);
    return values;
  }

 private:
  std::map<Value, std::uint32_t, std::less<>> numbers_;
};

template <class Value>
class HashedNumbering {
 public:
  std::uint32_t operator()(Value value) {
    const auto [place, is_new] = numbers_.emplace(value, static_cast<std::uint32_t>(values_.size()));
    if (is_new) values_.push_back(value);
    return place->second;
  }
  std::vector<std::uint32_t> ranks() const {
    std::vector<std::uint32_t> order(values_.size()), ranks(values_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return values_[a] < values_[b]; });
    for (std::uint32_t rank = 0; rank < order.size(); ++rank) ranks[order[rank]] = rank;
    return ranks;
  }
  std::vector<Value> values() const {
    std::vector<Value> sorted = values_;
    std::sort(sorted.begin(), sorted.end());
    return sorted;
  }

 private:
  std::unordered_map<Value, std::uint32_t> numbers_;
  std::vector<Value> values_;
};

struct KindName {
  std::string_view event_class, predicate;
  Polarity polarity;
  Status status;
};
auto tied(const KindName& kind) {
  return std::tuple(kind.event_class, kind.predicate, kind.polarity, kind.status);
}
auto tied(const GraphView::Kind& kind) {
  return std::tuple(std::string_view(kind.event_class), std::string_view(kind.predicate), kind.polarity,
                    kind.status);
}
struct KindOrder {
  using is_transparent = void;
  bool operator()(const auto& a, const auto& b) const { return tied(a) < tied(b); }
};

// First places of the runs of equal owners in a sorted sequence, and the end.
template <class OwnerOf>
std::vector<std::uint32_t> run_starts(std::size_t owners, std::size_t entries, OwnerOf owner_of) {
  std::vector<std::uint32_t> starts(owners + 1, 0);
  for (std::size_t i = 0; i < entries; ++i) ++starts[owner_of(i) + 1];
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  return starts;
}

}  // namespace

struct GraphView::Builder::Parts {
  struct Tie {
    std::uint32_t from, to, kind;
    ClaimColumn claim;
    auto order() const { return std::tuple(from, to, kind, claim.id); }
  };
  std::uint32_t kind(const TieRow& tie) {
    const KindName name{tie.event_class, tie.predicate, tie.polarity, tie.status};
    const auto found = kinds.find(name);
    if (found != kinds.end()) return found->second;
    Kind made{std::string(tie.event_class), std::string(tie.predicate), tie.polarity, tie.status};
    return kinds.emplace(std::move(made), static_cast<std::uint32_t>(kinds.size())).first->second;
  }

  std::vector<Tie> ties;
  HashedNumbering<ActorKey> actors;
  HashedNumbering<DocumentId> documents;
  Numbering<std::string> sources;
  std::map<Kind, std::uint32_t, KindOrder> kinds;
};

GraphView::Builder::Builder() : parts_(std::make_unique<Parts>()) {
  parts_->sources(std::string_view());  // number and rank 0: no source is named
}
GraphView::Builder::Builder(Builder&&) noexcept = default;
GraphView::Builder::~Builder() = default;

void GraphView::Builder::add_vertex(ActorKey actor) { parts_->actors(actor); }

void GraphView::Builder::add(const TieRow& tie) {
  ClaimColumn claim;
  claim.id = tie.claim;
  claim.days = days_of(tie);
  claim.document = parts_->documents(tie.document);
  claim.source = parts_->sources(tie.source);
  claim.per_mille = static_cast<std::uint16_t>(std::lround(std::clamp(tie.confidence, 0.0, 1.0) * 1000));
  parts_->ties.push_back({parts_->actors(tie.from), parts_->actors(tie.to), parts_->kind(tie), claim});
}

GraphView GraphView::Builder::build() && {
  GraphView view;
  const auto actor_ranks = parts_->actors.ranks();
  const auto document_ranks = parts_->documents.ranks();
  const auto source_ranks = parts_->sources.ranks();
  std::vector<std::uint32_t> kind_ranks(parts_->kinds.size());
  for (const auto& [kind, number] : parts_->kinds) {
    kind_ranks[number] = static_cast<std::uint32_t>(view.kinds_.size());
    view.kinds_.push_back(kind);
  }
  view.keys_ = parts_->actors.values();
  view.source_names_ = parts_->sources.values();

  auto& ties = parts_->ties;
  for (auto& tie : ties) {
    tie.from = actor_ranks[tie.from];
    tie.to = actor_ranks[tie.to];
    tie.kind = kind_ranks[tie.kind];
    tie.claim.document = document_ranks[tie.claim.document];
    tie.claim.source = source_ranks[tie.claim.source];
  }
  std::sort(ties.begin(), ties.end(), [](const auto& a, const auto& b) { return a.order() < b.order(); });
  const auto same = [](const auto& a, const auto& b) { return a.order() == b.order(); };
  ties.erase(std::unique(ties.begin(), ties.end(), same), ties.end());

  view.claims_.reserve(ties.size());
  for (const auto& tie : ties) {
    const bool goes_on = !view.ends_.empty() && view.ends_.back().source == tie.from &&
                         view.ends_.back().target == tie.to && view.ends_.back().kind == tie.kind;
    if (!goes_on) {
      view.claim_begin_.push_back(static_cast<std::uint32_t>(view.claims_.size()));
      view.ends_.push_back({tie.from, tie.to, tie.kind});
    }
    view.claims_.push_back(tie.claim);
  }
  view.claim_begin_.push_back(static_cast<std::uint32_t>(view.claims_.size()));
  parts_.reset();

  const std::size_t order = view.keys_.size(), size = view.ends_.size();
  view.leaving_begin_ = run_starts(order, size, [&](std::size_t edge) { return view.ends_[edge].source; });
  view.entering_begin_ = run_starts(order, size, [&](std::size_t edge) { return view.ends_[edge].target; });
  view.entering_.resize(size);
  std::vector<std::uint32_t> next(view.entering_begin_.begin(), view.entering_begin_.end() - 1);
  for (EdgeIndex edge = 0; edge < size; ++edge) view.entering_[next[view.ends_[edge].target]++] = edge;

  view.incident_begin_.assign(order + 1, 0);
  view.incident_.reserve(2 * size);
  for (Vertex vertex = 0; vertex < order; ++vertex) {
    const auto begin = static_cast<std::ptrdiff_t>(view.incident_.size());
    const auto [first, last] = view.leaving(vertex);
    for (EdgeIndex edge = first; edge < last; ++edge)
      view.incident_.push_back({view.ends_[edge].target, edge, true});
    for (const EdgeIndex edge : view.entering(vertex))
      view.incident_.push_back({view.ends_[edge].source, edge, false});
    std::sort(view.incident_.begin() + begin, view.incident_.end(), [](const auto& a, const auto& b) {
      return std::tuple(a.neighbour, a.edge) < std::tuple(b.neighbour, b.edge);
    });
    view.incident_begin_[vertex + 1] = static_cast<std::uint32_t>(view.incident_.size());
  }
  return view;
}

}  // namespace kg
