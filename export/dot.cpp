#include "export/dot.h"

#include "export/drawing.h"

namespace kg::exporters {

std::string to_dot(const Subgraph& graph, const Style& style) {
  const std::lock_guard lock(graphviz_mutex());
  const Drawing drawing = draw(graph, style);
  return dot_text(drawing.get());
}

}  // namespace kg::exporters
