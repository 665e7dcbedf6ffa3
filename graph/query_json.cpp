#include "graph/query_json.h"

#include <cmath>

#include "graph/query_json_writer.h"

namespace kg {
namespace json {

void actor_fields(Writer& writer, const ActorRow& actor) {
  field(writer, "id", actor.id.value);
  field(writer, "name", actor.name);
  field(writer, "type", to_string(actor.type));
  optional_field(writer, "country", actor.country);
  optional_field(writer, "role", actor.role);
  field(writer, "documents", actor.documents);
}

void actor(Writer& writer, const ActorRow& actor) {
  writer.StartObject();
  actor_fields(writer, actor);
  writer.EndObject();
}

void edge_fields(Writer& writer, const Edge& edge) {
  field(writer, "predicate", edge.predicate);
  field(writer, "class", edge.event_class);
  field(writer, "count", edge.count);
  field(writer, "sources", edge.sources);
  optional_field(writer, "first", to_iso(edge.first));
  optional_field(writer, "last", to_iso(edge.last));
  field(writer, "confidence", edge.confidence);
  field(writer, "polarity", to_string(edge.polarity));
  field(writer, "status", to_string(edge.status));
}

std::string day(const ClaimRecord& claim) { return to_iso(days_of(claim).first); }

std::string_view source(const ClaimRecord& claim) {
  return claim.appearance.source.empty() ? claim.appearance.path : claim.appearance.source;
}

void document(Writer& writer, const ClaimRecord& claim) {
  writer.StartObject();
  field(writer, "id", to_hex(claim.document.value));
  field(writer, "path", claim.appearance.path);
  field(writer, "title", claim.appearance.title);
  field(writer, "source", claim.appearance.source);
  field(writer, "url", claim.appearance.url);
  optional_field(writer, "published", claim.appearance.published);
  writer.EndObject();
}

void evidence(Writer& writer, const ClaimRecord& claim) {
  writer.StartObject();
  field(writer, "text", claim.quote);
  field(writer, "begin", claim.evidence.begin);
  field(writer, "end", claim.evidence.end);
  writer.EndObject();
}

namespace {

void claim_actor(Writer& writer, const ClaimRecord::Actor& actor, bool has_side) {
  writer.StartObject();
  field(writer, "id", actor.id.value);
  field(writer, "name", actor.name);
  field(writer, "words", actor.words);
  if (has_side) {
    field(writer, "side", static_cast<std::uint32_t>(actor.side));
    field(writer, "role", actor.role);
  }
  writer.EndObject();
}

template <class Items, class Write>
void array(Writer& writer, std::string_view name, const Items& items, Write write) {
  key(writer, name);
  writer.StartArray();
  for (const auto& item : items) write(item);
  writer.EndArray();
}

}  // namespace

void claim_fields(Writer& writer, const ClaimRecord& claim) {
  field(writer, "id", to_hex(claim.id.value));
  field(writer, "predicate", claim.predicate);
  field(writer, "class", claim.event_class);
  optional_field(writer, "mode", claim.mode);
  optional_field(writer, "cameo", claim.cameo);
  array(writer, "participants", claim.participants,
        [&](const ClaimRecord::Actor& one) { claim_actor(writer, one, true); });
  field(writer, "polarity", to_string(claim.polarity));
  field(writer, "status", to_string(claim.status));
  array(writer, "speakers", claim.speakers,
        [&](const ClaimRecord::Actor& one) { claim_actor(writer, one, false); });
  optional_field(writer, "time", claim.time ? to_string(*claim.time) : "");
  optional_field(writer, "date", day(claim));
  key(writer, "place");
  if (claim.place)
    claim_actor(writer, *claim.place, false);
  else
    writer.Null();
  field(writer, "confidence", claim.confidence);
  field(writer, "source", source(claim));
  key(writer, "document");
  document(writer, claim);
  key(writer, "evidence");
  evidence(writer, claim);
  field(writer, "rule", claim.rule);
}

namespace {

template <class Fields>
std::string object(Fields fields) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  fields(writer);
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

void tying_claim(Writer& writer, const TyingClaim& tying) {
  writer.StartObject();
  key(writer, "forward");
  writer.Bool(tying.forward);
  claim_fields(writer, tying.claim);
  writer.EndObject();
}

void hop(Writer& writer, const Hop& hop) {
  writer.StartObject();
  key(writer, "from");
  actor(writer, hop.from);
  key(writer, "to");
  actor(writer, hop.to);
  key(writer, "forward");
  writer.Bool(hop.claims.front().forward);
  array(writer, "claims", hop.claims, [&](const TyingClaim& tying) { tying_claim(writer, tying); });
  writer.EndObject();
}

void neighbour(Writer& writer, const Neighbour& neighbour) {
  writer.StartObject();
  key(writer, "actor");
  actor(writer, neighbour.actor);
  array(writer, "edges", neighbour.edges, [&](const Edge& edge) {
    writer.StartObject();
    key(writer, "forward");
    writer.Bool(edge.target == neighbour.actor.key);
    edge_fields(writer, edge);
    array(writer, "claims", edge.claims, [&](ClaimId id) { text(writer, to_hex(id.value)); });
    writer.EndObject();
  });
  writer.EndObject();
}

void seen(Writer& writer, const Profile::Seen& seen) {
  writer.StartObject();
  field(writer, "document", to_hex(seen.document.id.value));
  field(writer, "path", seen.document.appearance.path);
  field(writer, "title", seen.document.appearance.title);
  optional_field(writer, "published", seen.document.appearance.published);
  field(writer, "name", seen.name);
  optional_field(writer, "role", seen.role);
  field(writer, "basis", seen.basis);
  writer.EndObject();
}

}  // namespace
}  // namespace json

using json::array;
using json::key;
using json::object;
using json::Writer;

std::string to_json(const std::vector<PathAnswer>& paths) {
  return object([&](Writer& writer) {
    array(writer, "paths", paths, [&](const PathAnswer& path) {
      writer.StartObject();
      array(writer, "hops", path.hops, [&](const Hop& hop) { json::hop(writer, hop); });
      json::field(writer, "confidence", path.confidence);
      writer.EndObject();
    });
  });
}

std::string to_json(const ActorRow& actor, const std::vector<Neighbour>& neighbours) {
  return object([&](Writer& writer) {
    key(writer, "actor");
    json::actor(writer, actor);
    array(writer, "neighbours", neighbours, [&](const Neighbour& one) { json::neighbour(writer, one); });
  });
}

std::string to_json(const ActorRow& one, const ActorRow& other, const std::vector<TyingClaim>& claims) {
  return object([&](Writer& writer) {
    key(writer, "from");
    json::actor(writer, one);
    key(writer, "to");
    json::actor(writer, other);
    array(writer, "claims", claims, [&](const TyingClaim& tying) { json::tying_claim(writer, tying); });
  });
}

std::string to_json(const Profile& profile) {
  return object([&](Writer& writer) {
    json::actor_fields(writer, profile.actor);
    array(writer, "aliases", profile.aliases, [&](const std::string& alias) { json::text(writer, alias); });
    json::field(writer, "claims", profile.claims);
    array(writer, "classes", profile.classes, [&](const Profile::Count& count) {
      writer.StartObject();
      json::field(writer, "class", count.event_class);
      json::field(writer, "as_source", count.as_source);
      json::field(writer, "as_target", count.as_target);
      writer.EndObject();
    });
    array(writer, "seen", profile.seen, [&](const Profile::Seen& seen) { json::seen(writer, seen); });
  });
}

std::string to_json(const ClaimRecord& claim, const std::optional<RuleRow>& row) {
  return object([&](Writer& writer) {
    json::claim_fields(writer, claim);
    key(writer, "row");
    if (!row) {
      writer.Null();
      return;
    }
    writer.StartObject();
    json::field(writer, "file", row->file);
    json::field(writer, "line", row->line);
    key(writer, "cells");
    writer.StartObject();
    for (const auto& [column, cell] : row->cells) json::field(writer, column, cell);
    writer.EndObject();
    writer.EndObject();
  });
}

std::string timeline_json(const ActorRow& actor, const ActorRow* other,
                          const std::vector<ClaimRecord>& claims) {
  return object([&](Writer& writer) {
    key(writer, "actor");
    json::actor(writer, actor);
    key(writer, "other");
    if (other)
      json::actor(writer, *other);
    else
      writer.Null();
    array(writer, "claims", claims, [&](const ClaimRecord& claim) {
      writer.StartObject();
      json::claim_fields(writer, claim);
      writer.EndObject();
    });
  });
}

std::string to_json(const std::vector<SearchHit>& hits) {
  return object([&](Writer& writer) {
    array(writer, "hits", hits, [&](const SearchHit& hit) {
      writer.StartObject();
      json::field(writer, "document", to_hex(hit.document.value));
      json::field(writer, "title", hit.title);
      json::optional_field(writer, "published", hit.published);
      json::field(writer, "snippet", hit.snippet);
      writer.EndObject();
    });
  });
}

std::string to_json(const std::vector<RankedActor>& actors) {
  return object([&](Writer& writer) {
    array(writer, "actors", actors, [&](const RankedActor& one) {
      writer.StartObject();
      json::actor_fields(writer, one.actor);
      json::field(writer, "rank", std::round(one.rank * 1e6) / 1e6);
      writer.EndObject();
    });
  });
}

std::string to_json(const std::vector<std::vector<ActorRow>>& groups) {
  return object([&](Writer& writer) {
    array(writer, "components", groups, [&](const std::vector<ActorRow>& group) {
      writer.StartArray();
      for (const ActorRow& actor : group) json::actor(writer, actor);
      writer.EndArray();
    });
  });
}

}  // namespace kg
