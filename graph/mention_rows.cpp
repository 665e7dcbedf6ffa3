#include "graph/mention_rows.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kg {
namespace {

using ActorOf =
    std::unordered_map<std::uint64_t, const ActorRow*>;  // by local actor; looked into, never walked

ActorOf actors_of_chains(const Store& store, const std::vector<ActorRow>& actors) {
  ActorOf actor_of;
  for (const ActorRow& actor : actors)
    for (const LocalActorRecord& local : store.local_actors(actor.key))
      actor_of[local.actor.id.value] = &actor;
  return actor_of;
}

std::vector<std::pair<std::string, DocumentId>> documents_by_name(const Store& store) {
  std::vector<std::pair<std::string, DocumentId>> names;
  for (const DocumentRow& row : store.documents())
    for (const Appearance& appearance : store.appearances(row.id))
      names.emplace_back(appearance.reference, row.id);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

struct Found {
  Span span;
  const ActorRow* actor;
  DocumentId document;
  MentionKind kind;
  std::string text;
};

void add_mentions(const Store& store, DocumentId id, const ActorOf& actor_of, std::vector<Found>& found) {
  const std::optional<DocumentReading> reading = store.reading(id);
  if (!reading) return;
  for (const LocalActor& local : reading->actors) {
    const auto actor = actor_of.find(local.id.value);
    if (actor == actor_of.end()) continue;
    for (const MentionSpan& mention : local.mentions)
      found.push_back({mention.span, actor->second, id, mention.kind,
                       reading->document.text.substr(mention.span.begin, mention.span.size())});
  }
}

}  // namespace

void for_each_mention(const Store& store, const std::function<void(const MentionRow&)>& visit) {
  const auto still = store.hold_still();
  const std::vector<ActorRow> actors = store.actors();
  const ActorOf actor_of = actors_of_chains(store, actors);
  const auto names = documents_by_name(store);
  for (std::size_t i = 0; i < names.size();) {
    const std::string& doc = names[i].first;
    std::vector<Found> found;  // of all texts that bear this name
    for (; i < names.size() && names[i].first == doc; ++i)
      add_mentions(store, names[i].second, actor_of, found);
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
      return std::tie(a.span.begin, a.span.end, a.actor->id.value, a.document.value) <
             std::tie(b.span.begin, b.span.end, b.actor->id.value, b.document.value);
    });
    const auto same = [](const Found& a, const Found& b) {
      return a.span == b.span && a.actor == b.actor && a.document == b.document;
    };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());  // two chains of one actor
    for (const Found& one : found) visit({doc, one.document, one.span, one.text, one.kind, one.actor});
  }
}

}  // namespace kg
