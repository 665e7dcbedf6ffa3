// CSV (RFC 4180): the edges as a table, one row each, for spreadsheets and statistics.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "graph/view_subgraph.h"

namespace kg::exporters {

// source, source_name, target, target_name, predicate, class, polarity, status, count, sources, first, last,
// confidence. Lines end in CR LF.
std::string to_csv(const Subgraph& graph);

// One row: cells parted by commas, in double quotes where they hold a comma, a quote or a line break.
std::string csv_row(std::initializer_list<std::string_view> cells);

}  // namespace kg::exporters
