// CSV (RFC 4180): the edges as a table, one row each, for spreadsheets and statistics.
#pragma once

#include <string>

#include "graph/view_subgraph.h"

namespace kg::exporters {

// source, source_name, target, target_name, predicate, class, polarity, status, count, sources, first, last,
// confidence. Lines end in CR LF.
std::string to_csv(const Subgraph& graph);

}  // namespace kg::exporters
