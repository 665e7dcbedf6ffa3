#include "export/json.h"

#include "graph/query_json_writer.h"

namespace kg::exporters {
namespace {

using json::field;
using json::key;
using json::optional_field;
using json::Writer;

void node(Writer& writer, const Subgraph::Node& node) {
  writer.StartObject();
  field(writer, "id", node.actor.id.value);
  field(writer, "name", node.actor.name);
  field(writer, "type", to_string(node.actor.type));
  optional_field(writer, "country", node.actor.country);
  key(writer, "aliases");
  writer.StartArray();
  for (const std::string& alias : node.aliases) json::text(writer, alias);
  writer.EndArray();
  field(writer, "documents", node.actor.documents);
  writer.EndObject();
}

void evidence(Writer& writer, const ClaimRecord& claim) {
  writer.StartObject();
  field(writer, "claim", to_hex(claim.id.value));
  field(writer, "text", claim.quote);
  field(writer, "begin", claim.evidence.begin);
  field(writer, "end", claim.evidence.end);
  optional_field(writer, "time", claim.time ? to_string(*claim.time) : "");
  optional_field(writer, "date", json::day(claim));
  key(writer, "speakers");
  writer.StartArray();
  for (const auto& speaker : claim.speakers) json::text(writer, speaker.name);
  writer.EndArray();
  field(writer, "confidence", claim.confidence);
  field(writer, "source", json::source(claim));
  key(writer, "document");
  json::document(writer, claim);
  field(writer, "rule", claim.rule);
  writer.EndObject();
}

// Parts the parallel edges of a pair.
std::string edge_key(const Edge& edge) {
  std::string text = edge.event_class + ':' + edge.predicate;
  if (edge.polarity != Polarity::positive) text += std::string(":") + to_string(edge.polarity);
  if (edge.status != Status::asserted) text += std::string(":") + to_string(edge.status);
  return text;
}

void edge(Writer& writer, const Subgraph& graph, const Edge& edge) {
  writer.StartObject();
  field(writer, "source", graph.nodes[graph.node(edge.source)].actor.id.value);
  field(writer, "target", graph.nodes[graph.node(edge.target)].actor.id.value);
  field(writer, "key", edge_key(edge));
  json::edge_fields(writer, edge);
  key(writer, "evidence");
  writer.StartArray();
  for (const ClaimId id : edge.claims)
    if (const ClaimRecord* claim = graph.claim(id)) evidence(writer, *claim);
  writer.EndArray();
  writer.EndObject();
}

}  // namespace

std::string to_json(const Subgraph& graph) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  key(writer, "directed");
  writer.Bool(true);
  key(writer, "multigraph");
  writer.Bool(true);
  key(writer, "graph");
  writer.StartObject();
  writer.EndObject();
  key(writer, "nodes");
  writer.StartArray();
  for (const auto& one : graph.nodes) node(writer, one);
  writer.EndArray();
  key(writer, "edges");
  writer.StartArray();
  for (const Edge& one : graph.edges) edge(writer, graph, one);
  writer.EndArray();
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + '\n';
}

}  // namespace kg::exporters
