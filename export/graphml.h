// GraphML, as Gephi, yEd, Cytoscape, igraph and networkx read it.
#pragma once

#include <string>

#include "graph/view_subgraph.h"

namespace kg::exporters {

std::string to_graphml(const Subgraph& graph);

}  // namespace kg::exporters
