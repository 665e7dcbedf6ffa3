#include "export/graphml.h"

#include <fmt/format.h>

#include <array>

#include "export/xml.h"

namespace kg::exporters {
namespace {

struct Key {
  const char *owner, *name, *type;
};

constexpr std::array<Key, 15> kKeys{{{"node", "name", "string"},
                                     {"node", "type", "string"},
                                     {"node", "country", "string"},
                                     {"node", "role", "string"},
                                     {"node", "documents", "int"},
                                     {"edge", "predicate", "string"},
                                     {"edge", "class", "string"},
                                     {"edge", "polarity", "string"},
                                     {"edge", "status", "string"},
                                     {"edge", "count", "int"},
                                     {"edge", "sources", "int"},
                                     {"edge", "first", "string"},
                                     {"edge", "last", "string"},
                                     {"edge", "confidence", "double"},
                                     {"edge", "weight", "double"}}};

// Nothing where the value is not known.
std::string data(const char* name, std::string_view value) {
  if (value.empty()) return {};
  return fmt::format("      <data key=\"{}\">{}</data>\n", name, xml(value));
}

}  // namespace

std::string to_graphml(const Subgraph& graph) {
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  for (const Key& key : kKeys)
    text += fmt::format("  <key id=\"{0}\" for=\"{1}\" attr.name=\"{0}\" attr.type=\"{2}\"/>\n", key.name,
                        key.owner, key.type);
  text += "  <graph edgedefault=\"directed\">\n";
  for (const auto& [actor, aliases] : graph.nodes) {
    text += fmt::format("    <node id=\"{}\">\n", xml(actor.id.value));
    text += data("name", actor.name) + data("type", to_string(actor.type)) + data("country", actor.country) +
            data("role", actor.role) + data("documents", std::to_string(actor.documents)) + "    </node>\n";
  }
  for (const Edge& edge : graph.edges) {
    text += fmt::format("    <edge source=\"{}\" target=\"{}\">\n",
                        xml(graph.nodes[graph.node(edge.source)].actor.id.value),
                        xml(graph.nodes[graph.node(edge.target)].actor.id.value));
    text += data("predicate", edge.predicate) + data("class", edge.event_class) +
            data("polarity", to_string(edge.polarity)) + data("status", to_string(edge.status)) +
            data("count", std::to_string(edge.count)) + data("sources", std::to_string(edge.sources)) +
            data("first", to_iso(edge.first)) + data("last", to_iso(edge.last)) +
            data("confidence", fmt::format("{}", edge.confidence)) +
            data("weight", std::to_string(edge.count)) + "    </edge>\n";
  }
  return text + "  </graph>\n</graphml>\n";
}

}  // namespace kg::exporters
