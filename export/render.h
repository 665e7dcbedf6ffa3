// Pictures of the graph by Graphviz's layouts and renderers: SVG, PNG, PDF.
#pragma once

#include <string>

#include "export/style.h"
#include "graph/view_subgraph.h"

namespace kg::exporters {

// Bytes of a picture; without a clock inside. Seconds for a thousand edges. Throws std::runtime_error with
// what Graphviz says if the layout is unknown or fails.
std::string to_svg(const Subgraph& graph, const Style& style);
std::string to_png(const Subgraph& graph, const Style& style);
std::string to_pdf(const Subgraph& graph, const Style& style);

}  // namespace kg::exporters
