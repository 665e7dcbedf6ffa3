// GEXF 1.2, for Gephi.
#pragma once

#include <string>

#include "graph/view_subgraph.h"

namespace kg::exporters {

std::string to_gexf(const Subgraph& graph);

}  // namespace kg::exporters
