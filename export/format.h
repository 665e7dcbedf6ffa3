// The formats that a graph can be written in: one row each, one file each.
//
//   const Format* format = format_of_file("graph.svg");
//   const Subgraph part = subgraph(store, {.evidence = format->evidence});
//   const std::string bytes = format->write(part, style);
//
// Equal subgraphs and styles give equal bytes; no format writes clocks. Any name is written as it is (XML
// and drawings show U+FFFD for the few characters that they cannot hold). write() throws
// std::runtime_error if Graphviz fails. Threads: drawings are made one after the other, whoever asks.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "export/style.h"
#include "graph/view_subgraph.h"

namespace kg::exporters {

struct Format {
  std::string_view name;  // "svg": also the ending of files
  std::string_view what;  // one line for --help
  bool evidence = false;  // uses Subgraph::claims
  bool graphviz = false;  // heeds the style
  std::string (*write)(const Subgraph& graph, const Style& style) = nullptr;
};

std::span<const Format> formats();  // in the order of --help
// Null if there is none. Case does not matter.
const Format* format_named(std::string_view name);
const Format* format_of_file(std::string_view path);  // by its ending

}  // namespace kg::exporters
