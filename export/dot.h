// DOT, the language of Graphviz: the drawing as text, for `dot`, editors and other programs.
#pragma once

#include <string>

#include "export/style.h"
#include "graph/view_subgraph.h"

namespace kg::exporters {

// Written by cgraph, so that what it reads again is what was drawn. Node names are actor ids.
std::string to_dot(const Subgraph& graph, const Style& style);

}  // namespace kg::exporters
