// JSON node-link, as networkx and D3 read it; the keys are in docs/json.md.
#pragma once

#include <string>

#include "graph/view_subgraph.h"

namespace kg::exporters {

// One line, ended by a line break. Evidence is written where the subgraph holds the claims.
std::string to_json(const Subgraph& graph);

}  // namespace kg::exporters
