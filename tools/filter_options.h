// The filter flags that kgquery and kgexport share: --since --until --class --predicate --status --polarity
// --min-confidence --source.
#pragma once

#include <string>
#include <vector>

#include "graph/filter.h"

namespace CLI {
class App;
}

namespace kg::tools {

struct FilterOptions {
  std::string since, until;
  std::vector<std::string> classes, predicates, statuses, polarities, sources;
  double min_confidence = 0;
};

// The options refer to `options`, which has to live until the command line is parsed.
void add_filter_options(CLI::App& app, FilterOptions& options);

// Whether any of them was given.
bool given(const FilterOptions& options);

// `start` with what was given laid over it; "all" for status or polarity lets everything pass. Throws
// std::runtime_error on a date, class, status or polarity that is none. Classes are checked against the
// schema of data_folder().
ClaimFilter filter_of(const FilterOptions& options, ClaimFilter start);

}  // namespace kg::tools
