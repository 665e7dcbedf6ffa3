// How drawings look.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "graph/schema.h"

namespace kg::exporters {

// What an edge's colour says about its class.
enum class Tone : std::uint8_t { cooperation, conflict, statement, standing };

using Tones = std::map<std::string, Tone, std::less<>>;  // by class; classes not in it are standing

// From the quad classes of the schema.
Tones tones_of(const Schema& schema);

struct Style {
  Tones tones;
  // A layout of Graphviz: "dot", "neato", "fdp", "sfdp", "circo", "twopi"; empty: "dot" up to 400 arrows,
  // "sfdp" above. Pictures of more than 1500 arrows have their labels in tool tips alone.
  std::string layout;
  bool legend = false;
  bool edge_labels = true;
  int dpi = 96;  // of bitmaps
};

}  // namespace kg::exporters
