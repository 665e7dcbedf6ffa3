#include "graph/query.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <stdexcept>
#include <tuple>

#include "graph/view_rank.h"

namespace kg {
namespace {

Day day_of(const ClaimRecord& claim) { return days_of(claim).first; }

ActorRow row(const Store& store, ActorKey key) {
  if (auto actor = store.actor(key)) return std::move(*actor);
  throw std::out_of_range("No actor of the graph has the key " + to_hex(key.value) + '.');
}

std::uint32_t documents_of(const Store& store, ActorKey key) {
  const auto actor = store.actor(key);
  return actor ? actor->documents : 0;
}

// Claims with their direction as seen from `one`; a claim that ties the two both ways is taken as forward.
std::map<ClaimId, bool> tying(const Store& store, ActorKey one, ActorKey other, const ClaimFilter& filter) {
  std::map<ClaimId, bool> forward;
  const ActorKey rarer = documents_of(store, one) <= documents_of(store, other) ? one : other;
  store.for_each_tie(rarer, [&](const TieRow& tie) {
    const bool along = tie.from == one && tie.to == other;
    const bool against = tie.from == other && tie.to == one;
    if ((along || against) && accepts(filter, tie)) forward[tie.claim] |= along;
  });
  return forward;
}

std::vector<TyingClaim> records(const Store& store, const std::map<ClaimId, bool>& forward) {
  std::vector<TyingClaim> claims;
  for (const auto& [id, along] : forward)
    if (auto claim = store.claim(id)) claims.push_back({std::move(*claim), along});
  return claims;
}

std::vector<ActorRow> rows_of(const Store& store, const GraphView& view) {
  std::vector<ActorRow> rows(view.order());
  for (ActorRow& actor : store.actors())
    if (const auto vertex = view.vertex(actor.key)) rows[*vertex] = std::move(actor);
  return rows;
}

}  // namespace

std::vector<TyingClaim> claims_between(const Store& store, ActorKey one, ActorKey other,
                                       const ClaimFilter& filter) {
  std::vector<TyingClaim> claims = records(store, tying(store, one, other, filter));
  std::stable_sort(claims.begin(), claims.end(),
                   [](const auto& a, const auto& b) { return day_of(a.claim) < day_of(b.claim); });
  return claims;
}

std::vector<ClaimRecord> timeline(const Store& store, ActorKey actor, std::optional<ActorKey> other,
                                  const ClaimFilter& filter) {
  std::vector<ClaimRecord> claims;
  if (other) {
    for (auto& tying : claims_between(store, actor, *other, filter)) claims.push_back(std::move(tying.claim));
    return claims;
  }
  std::set<ClaimId> ids;
  store.for_each_tie(actor, [&](const TieRow& tie) {
    if (accepts(filter, tie)) ids.insert(tie.claim);
  });
  for (const ClaimId id : ids)
    if (auto claim = store.claim(id)) claims.push_back(std::move(*claim));
  std::stable_sort(claims.begin(), claims.end(),
                   [](const auto& a, const auto& b) { return day_of(a) < day_of(b); });
  return claims;
}

std::vector<PathAnswer> paths(const Store& store, ActorKey from, ActorKey to, const PathOptions& options) {
  std::vector<PathAnswer> answers;
  std::map<std::pair<ActorKey, ActorKey>, Hop> hops;  // ways overlap
  const auto hop = [&](ActorKey one, ActorKey other) -> const Hop& {
    const auto [place, is_new] = hops.try_emplace({one, other});
    if (is_new) {
      place->second = {row(store, one), row(store, other),
                       records(store, tying(store, one, other, options.filter))};
      auto& claims = place->second.claims;
      std::stable_sort(claims.begin(), claims.end(), [](const TyingClaim& a, const TyingClaim& b) {
        return std::tuple(-a.claim.confidence, day_of(a.claim)) <
               std::tuple(-b.claim.confidence, day_of(b.claim));
      });
    }
    return place->second;
  };
  for (const Path& path : best_paths(store, from, to, options)) {
    PathAnswer& answer = answers.emplace_back();
    answer.confidence = path.confidence;
    for (std::size_t i = 0; i + 1 < path.actors.size(); ++i)
      answer.hops.push_back(hop(path.actors[i], path.actors[i + 1]));
  }
  return answers;
}

std::vector<Neighbour> neighbours(const Store& store, ActorKey actor, const ClaimFilter& filter) {
  GraphView::Builder builder;
  store.for_each_tie(actor, [&](const TieRow& tie) {
    if (accepts(filter, tie)) builder.add(tie);
  });
  const GraphView around = std::move(builder).build();
  std::map<ActorKey, std::vector<Edge>> edges;
  for (Edge& edge : around.edges({}))
    edges[edge.source == actor ? edge.target : edge.source].push_back(std::move(edge));

  struct Counted {
    Neighbour neighbour;
    std::uint32_t claims = 0;
  };
  std::vector<Counted> counted;
  for (auto& [key, between] : edges) {
    std::uint32_t claims = 0;
    for (const Edge& edge : between) claims += edge.count;
    std::stable_sort(between.begin(), between.end(),
                     [](const Edge& a, const Edge& b) { return a.count > b.count; });
    counted.push_back({{row(store, key), std::move(between)}, claims});
  }
  std::sort(counted.begin(), counted.end(), [](const Counted& a, const Counted& b) {
    return a.claims != b.claims ? a.claims > b.claims : a.neighbour.actor.id < b.neighbour.actor.id;
  });
  std::vector<Neighbour> answer;
  answer.reserve(counted.size());
  for (Counted& one : counted) answer.push_back(std::move(one.neighbour));
  return answer;
}

Profile profile(const Store& store, ActorKey actor, const ClaimFilter& filter) {
  Profile profile;
  profile.actor = row(store, actor);
  profile.aliases = store.aliases(actor);

  struct Sides {
    std::set<ClaimId> source, target;
  };
  std::map<std::string, Sides, std::less<>> classes;
  std::set<ClaimId> all;
  store.for_each_tie(actor, [&](const TieRow& tie) {
    if (!accepts(filter, tie)) return;
    all.insert(tie.claim);
    auto found = classes.find(tie.event_class);
    if (found == classes.end()) found = classes.emplace(std::string(tie.event_class), Sides{}).first;
    (tie.from == actor ? found->second.source : found->second.target).insert(tie.claim);
  });
  profile.claims = static_cast<std::uint32_t>(all.size());
  for (const auto& [event_class, sides] : classes)
    profile.classes.push_back({event_class, static_cast<std::uint32_t>(sides.source.size()),
                               static_cast<std::uint32_t>(sides.target.size())});

  for (const LocalActorRecord& local : store.local_actors(actor))
    if (auto document = store.document(local.document))
      profile.seen.push_back({std::move(*document), local.actor.name, local.actor.role, local.basis});
  return profile;
}

std::vector<RankedActor> highest_ranked(const Store& store, std::size_t limit, const ClaimFilter& filter) {
  const GraphView view = GraphView::load(store);
  const std::vector<double> rank = ranks(view, filter);
  std::vector<RankedActor> ranked;
  std::vector<ActorRow> rows = rows_of(store, view);
  for (GraphView::Vertex vertex = 0; vertex < view.order(); ++vertex)
    ranked.push_back({std::move(rows[vertex]), rank[vertex]});
  std::sort(ranked.begin(), ranked.end(), [](const RankedActor& a, const RankedActor& b) {
    return a.rank != b.rank ? a.rank > b.rank : a.actor.id < b.actor.id;
  });
  if (ranked.size() > limit) ranked.resize(limit);
  return ranked;
}

std::vector<std::vector<ActorRow>> tied_groups(const Store& store, const ClaimFilter& filter) {
  const GraphView view = GraphView::load(store);
  const std::vector<std::uint32_t> component = components(view, filter);
  std::vector<ActorRow> rows = rows_of(store, view);
  std::vector<std::vector<ActorRow>> groups;
  for (GraphView::Vertex vertex = 0; vertex < view.order(); ++vertex) {
    if (component[vertex] >= groups.size()) groups.resize(component[vertex] + 1);
    groups[component[vertex]].push_back(std::move(rows[vertex]));
  }
  std::erase_if(groups, [](const auto& group) { return group.size() < 2; });
  for (auto& group : groups)
    std::sort(group.begin(), group.end(), [](const ActorRow& a, const ActorRow& b) {
      return a.documents != b.documents ? a.documents > b.documents : a.id < b.id;
    });
  return groups;
}

}  // namespace kg
