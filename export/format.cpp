#include "export/format.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "export/csv.h"
#include "export/dot.h"
#include "export/gexf.h"
#include "export/graphml.h"
#include "export/json.h"
#include "export/render.h"

namespace kg::exporters {
namespace {

template <std::string (*write)(const Subgraph&)>
std::string plain(const Subgraph& graph, const Style&) {
  return write(graph);
}

constexpr std::array<Format, 8> kFormats{{
    {"dot", "Graphviz source", true, true, to_dot},
    {"svg", "picture for browsers, with the quotes as tool tips", true, true, to_svg},
    {"png", "picture", false, true, to_png},
    {"pdf", "picture for print", false, true, to_pdf},
    {"json", "node-link, with the evidence of every edge", true, false, plain<to_json>},
    {"graphml", "for Gephi, yEd, Cytoscape, igraph, networkx", false, false, plain<to_graphml>},
    {"gexf", "for Gephi", false, false, plain<to_gexf>},
    {"csv", "the edges as a table", false, false, plain<to_csv>},
}};

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format* format_named(std::string_view name) {
  const auto same = [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); };
  for (const Format& format : kFormats)
    if (std::equal(format.name.begin(), format.name.end(), name.begin(), name.end(), same)) return &format;
  return nullptr;
}

const Format* format_of_file(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos || path.find('/', dot) != std::string_view::npos) return nullptr;
  const std::string_view ending = path.substr(dot + 1);
  return ending == "gv" ? format_named("dot") : format_named(ending);
}

}  // namespace kg::exporters
