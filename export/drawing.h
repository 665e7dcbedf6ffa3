// The graph as Graphviz sees it: what to_dot writes and render() lays out. Includes cgraph: for sources only.
#pragma once

#include <graphviz/cgraph.h>

#include <memory>
#include <mutex>
#include <string>

#include "export/style.h"
#include "graph/view_subgraph.h"

namespace kg::exporters {

struct CloseDrawing {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};
using Drawing = std::unique_ptr<Agraph_t, CloseDrawing>;

// Graphviz keeps its state in globals: whoever touches it holds this.
std::mutex& graphviz_mutex();

// Nodes by id; edges of one tone, polarity and status between two actors are one arrow with their labels
// stacked. Whatever Graphviz has to say is collected in messages(), not printed.
Drawing draw(const Subgraph& graph, const Style& style);

std::size_t arrows(const Subgraph& graph, const Style& style);  // that draw() would draw

std::string dot_text(Agraph_t* drawing);

std::string& messages();

}  // namespace kg::exporters
