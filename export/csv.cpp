#include "export/csv.h"

#include <fmt/format.h>

namespace kg::exporters {

std::string csv_row(std::initializer_list<std::string_view> cells) {
  std::string line;
  for (const std::string_view& cell : cells) {
    if (&cell != cells.begin()) line += ',';
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
      line += cell;
      continue;
    }
    line += '"';
    for (const char c : cell) line += c == '"' ? std::string("\"\"") : std::string(1, c);
    line += '"';
  }
  return line + "\r\n";
}

std::string to_csv(const Subgraph& graph) {
  std::string text = csv_row({"source", "source_name", "target", "target_name", "predicate", "class",
                              "polarity", "status", "count", "sources", "first", "last", "confidence"});
  for (const Edge& edge : graph.edges) {
    const ActorRow& source = graph.nodes[graph.node(edge.source)].actor;
    const ActorRow& target = graph.nodes[graph.node(edge.target)].actor;
    text += csv_row({source.id.value, source.name, target.id.value, target.name, edge.predicate,
                     edge.event_class, to_string(edge.polarity), to_string(edge.status),
                     std::to_string(edge.count), std::to_string(edge.sources), to_iso(edge.first),
                     to_iso(edge.last), fmt::format("{}", edge.confidence)});
  }
  return text;
}

}  // namespace kg::exporters
