#include "export/gexf.h"

#include <fmt/format.h>

#include <span>

#include "export/xml.h"

namespace kg::exporters {
namespace {

struct Attribute {
  const char *name, *type;
};

std::string declaration(const char* owner, std::span<const Attribute> attributes) {
  std::string text = fmt::format("    <attributes class=\"{}\">\n", owner);
  for (const Attribute& one : attributes)
    text += fmt::format("      <attribute id=\"{0}\" title=\"{0}\" type=\"{1}\"/>\n", one.name, one.type);
  return text + "    </attributes>\n";
}

std::string value(const char* name, std::string_view text) {
  if (text.empty()) return {};
  return fmt::format("<attvalue for=\"{}\" value=\"{}\"/>", name, xml(text));
}

}  // namespace

std::string to_gexf(const Subgraph& graph) {
  static constexpr Attribute kNode[] = {
      {"type", "string"}, {"country", "string"}, {"role", "string"}, {"documents", "integer"}};
  static constexpr Attribute kEdge[] = {{"class", "string"},     {"polarity", "string"}, {"status", "string"},
                                        {"sources", "integer"},  {"first", "string"},    {"last", "string"},
                                        {"confidence", "double"}};
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n"
      "  <graph defaultedgetype=\"directed\">\n";
  text += declaration("node", kNode) + declaration("edge", kEdge) + "    <nodes>\n";
  for (const auto& [actor, aliases] : graph.nodes)
    text += fmt::format("      <node id=\"{}\" label=\"{}\"><attvalues>{}{}{}{}</attvalues></node>\n",
                        xml(actor.id.value), xml(actor.name), value("type", to_string(actor.type)),
                        value("country", actor.country), value("role", actor.role),
                        value("documents", std::to_string(actor.documents)));
  text += "    </nodes>\n    <edges>\n";
  std::size_t number = 0;
  for (const Edge& edge : graph.edges)
    text += fmt::format(
        "      <edge id=\"{}\" source=\"{}\" target=\"{}\" label=\"{}\" weight=\"{}\"><attvalues>"
        "{}{}{}{}{}{}{}</attvalues></edge>\n",
        number++, xml(graph.nodes[graph.node(edge.source)].actor.id.value),
        xml(graph.nodes[graph.node(edge.target)].actor.id.value), xml(edge.predicate), edge.count,
        value("class", edge.event_class), value("polarity", to_string(edge.polarity)),
        value("status", to_string(edge.status)), value("sources", std::to_string(edge.sources)),
        value("first", to_iso(edge.first)), value("last", to_iso(edge.last)),
        value("confidence", fmt::format("{}", edge.confidence)));
  return text + "    </edges>\n  </graph>\n</gexf>\n";
}

}  // namespace kg::exporters
