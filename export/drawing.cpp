#include "export/drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>
#include <vector>

#include "export/label.h"

namespace kg::exporters {
namespace {

// Characters a line: narrow labels make narrow layers, and drawings that fit a page.
constexpr std::size_t kNodeLabelWidth = 18, kArrowLabelWidth = 15;

struct Look {
  const char *fill, *line, *shape, *style, *peripheries, *margin;
  const char* name;  // in the legend
};

const Look& look(ActorType type) {
  static constexpr std::array<Look, 8> kLooks{{
      {"#E8F0FB", "#3B6FB6", "box", "filled,rounded", "1", "0.13,0.05", "person"},
      {"#FDF0D5", "#B8860B", "box", "filled", "1", "0.13,0.05", "country"},
      {"#EAF5E6", "#5B8C4A", "ellipse", "filled", "1", "0.06,0.03", "place"},
      {"#F0EAF7", "#7A5AA6", "box", "filled", "1", "0.13,0.05", "organization"},
      {"#E2F3F3", "#2F8A8A", "box", "filled", "2", "0.13,0.05", "international body"},
      {"#FBE5E1", "#B0483A", "octagon", "filled", "1", "0.06,0.03", "armed group"},
      {"#F4F4F4", "#777777", "box", "filled,rounded,dashed", "1", "0.13,0.05", "people"},
      {"#FFF4EA", "#C77833", "hexagon", "filled", "1", "0.02,0.01", "event"},
  }};
  return kLooks[static_cast<std::size_t>(type)];
}

const char* colour(Tone tone) {
  static constexpr std::array<const char*, 4> kColours{"#1E7B4B", "#BF3325", "#2F66B0", "#666E7A"};
  return kColours[static_cast<std::size_t>(tone)];
}

struct Arrow {
  std::size_t source, target;  // places in Subgraph::nodes
  std::vector<const Edge*> edges;
  std::uint32_t count = 0;
};

using ArrowKey = std::tuple<std::size_t, std::size_t, Tone, Polarity, Status>;

Tone tone(const Style& style, const Edge& edge) {
  const auto found = style.tones.find(edge.event_class);
  return found == style.tones.end() ? Tone::standing : found->second;
}

std::map<ArrowKey, Arrow> stacked(const Subgraph& graph, const Style& style) {
  std::map<ArrowKey, Arrow> arrows;
  for (const Edge& edge : graph.edges) {
    const std::size_t source = graph.node(edge.source), target = graph.node(edge.target);
    Arrow& arrow = arrows[{source, target, tone(style, edge), edge.polarity, edge.status}];
    arrow.source = source;
    arrow.target = target;
    arrow.edges.push_back(&edge);
    arrow.count += edge.count;
  }
  for (auto& [key, arrow] : arrows)
    std::stable_sort(arrow.edges.begin(), arrow.edges.end(),
                     [](const Edge* a, const Edge* b) { return a->count > b->count; });
  return arrows;
}

// "meets", "planned: travels to", "denied: supplies".
std::string predicate(const Edge& edge) {
  std::string text;
  if (edge.polarity == Polarity::negative) text += "not: ";
  if (edge.status != Status::asserted) text += std::string(to_string(edge.status)) + ": ";
  return text + edge.predicate;
}

std::string arrow_label(const Arrow& arrow) {
  constexpr std::size_t kShown = 4;
  std::string text;
  const std::size_t shown = arrow.edges.size() > kShown + 1 ? kShown : arrow.edges.size();
  for (std::size_t i = 0; i < shown; ++i) {
    const Edge& edge = *arrow.edges[i];
    text += (i ? ",\\n" : "") + label(predicate(edge), kArrowLabelWidth);
    if (edge.count > 1) text += fmt::format(" ×{}", edge.count);
  }
  if (shown < arrow.edges.size()) text += fmt::format(",\\n+{} more", arrow.edges.size() - shown);
  return text;
}

std::string days(const Edge& edge) {
  if (edge.first == 0) return {};
  return edge.first == edge.last ? to_iso(edge.first) : to_iso(edge.first) + " to " + to_iso(edge.last);
}

std::string arrow_tooltip(const Subgraph& graph, const Arrow& arrow) {
  constexpr std::size_t kShown = 8;
  std::string text =
      tooltip(graph.nodes[arrow.source].actor.name) + " → " + tooltip(graph.nodes[arrow.target].actor.name);
  for (std::size_t i = 0; i < std::min(kShown, arrow.edges.size()); ++i) {
    const Edge& edge = *arrow.edges[i];
    text += fmt::format("\\n{} ({}): {} claim{}, {}{}confidence {}", tooltip(predicate(edge)),
                        tooltip(edge.event_class), edge.count, edge.count == 1 ? "" : "s", days(edge),
                        edge.first ? ", " : "", edge.confidence);
    if (const ClaimRecord* claim = graph.claim(edge.claims.front()))
      text += "\\n“" + tooltip(claim->quote) + "”";
  }
  return text;
}

std::string node_tooltip(const Subgraph::Node& node) {
  std::string text = tooltip(node.actor.name);
  if (!node.actor.role.empty()) text += ", " + tooltip(node.actor.role);
  text += std::string("\\n") + to_string(node.actor.type);
  if (!node.actor.country.empty()) text += ", " + tooltip(node.actor.country);
  return text + fmt::format(", {} document{}", node.actor.documents, node.actor.documents == 1 ? "" : "s");
}

// Of the kinds of actors and arrows that the drawing has.
std::string legend(const Subgraph& graph, const Style& style) {
  std::set<ActorType> types;
  for (const auto& node : graph.nodes) types.insert(node.actor.type);
  std::set<Tone> tones;
  for (const Edge& edge : graph.edges) tones.insert(tone(style, edge));
  static constexpr std::array<const char*, 4> kToneNames{"cooperation", "conflict", "statement",
                                                         "standing relation"};
  std::string cells;
  for (const ActorType type : types)
    cells += fmt::format("<TD BGCOLOR=\"{}\" COLOR=\"{}\" BORDER=\"1\">{}</TD>", look(type).fill,
                         look(type).line, look(type).name);
  for (const Tone one : tones)
    cells += fmt::format("<TD><FONT COLOR=\"{}\">→ {}</FONT></TD>", colour(one),
                         kToneNames[static_cast<std::size_t>(one)]);
  return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"6\" CELLPADDING=\"3\"><TR>" + cells +
         "</TR></TABLE>";
}

int collect(char* text) {
  messages() += text;
  return 0;
}

// cgraph takes char* and copies what it is given.
char* chars(const std::string& text) { return const_cast<char*>(text.c_str()); }

void set(void* object, const char* name, const std::string& value) {
  agsafeset(object, const_cast<char*>(name), chars(value), const_cast<char*>(""));
}

using Settings = std::vector<std::pair<const char*, std::string>>;

void defaults(Agraph_t* graph, int kind, const Settings& settings) {
  for (const auto& [name, value] : settings) agattr(graph, kind, const_cast<char*>(name), chars(value));
}

struct Output {
  static int put(void* text, const char* piece) {
    *static_cast<std::string*>(text) += piece;
    return 0;
  }
  static int flush(void*) { return 0; }
};

Agdisc_t* discipline() {
  static Agiodisc_t io{AgIoDisc.afread, Output::put, Output::flush};
  static Agdisc_t all{&AgMemDisc, &AgIdDisc, &io};
  return &all;
}

void set_defaults(Agraph_t* graph) {
  const std::string font = "DejaVu Sans";
  defaults(graph, AGRAPH,
           {{"bgcolor", "white"},
            {"charset", "UTF-8"},
            {"fontname", font},
            {"fontsize", "11"},
            {"labelloc", "b"},
            {"outputorder", "edgesfirst"},
            {"pad", "0.25"},
            {"rankdir", "LR"},
            {"nodesep", "0.18"},
            {"ranksep", "0.3"},
            {"overlap", "prism"},
            {"splines", "true"},
            {"sep", "+12"},
            {"label", ""},
            {"linelength", "0"}});
  defaults(graph, AGNODE,
           {{"fontname", font},
            {"fontsize", "13"},
            {"fontcolor", "#1B1F24"},
            {"height", "0.32"},
            {"width", "0.4"},
            {"margin", "0.13,0.05"},
            {"penwidth", "1.3"},
            {"label", ""},
            {"tooltip", ""},
            {"shape", "box"},
            {"style", "filled"},
            {"fillcolor", "white"},
            {"color", "black"},
            {"peripheries", "1"},
            {"class", ""}});
  defaults(graph, AGEDGE,
           {{"fontname", font},
            {"fontsize", "10"},
            {"arrowsize", "0.7"},
            {"label", ""},
            {"tooltip", ""},
            {"labeltooltip", ""},
            {"color", "black"},
            {"fontcolor", "black"},
            {"style", "solid"},
            {"penwidth", "1.2"},
            {"arrowhead", "normal"},
            {"class", ""}});
}

}  // namespace

std::mutex& graphviz_mutex() {
  static std::mutex mutex;
  return mutex;
}

std::string& messages() {
  static std::string text;
  return text;
}

std::size_t arrows(const Subgraph& graph, const Style& style) { return stacked(graph, style).size(); }

Drawing draw(const Subgraph& graph, const Style& style) {
  messages().clear();
  agseterrf(collect);
  std::string name = "kgbuild";
  Drawing drawing(agopen(chars(name), Agdirected, discipline()));
  if (!drawing) throw std::runtime_error("Graphviz could not open a graph: " + messages());
  set_defaults(drawing.get());
  if (style.legend && !graph.nodes.empty()) {
    char* html = agstrdup_html(drawing.get(), chars(legend(graph, style)));
    agxset(drawing.get(), agattr(drawing.get(), AGRAPH, const_cast<char*>("label"), nullptr), html);
    agstrfree(drawing.get(), html);
  }

  std::vector<Agnode_t*> nodes;
  for (const Subgraph::Node& node : graph.nodes) {
    Agnode_t* drawn = agnode(drawing.get(), chars(escaped(node.actor.id.value)), 1);
    const Look& seen = look(node.actor.type);
    set(drawn, "label", label(node.actor.name, kNodeLabelWidth));
    set(drawn, "tooltip", node_tooltip(node));
    set(drawn, "shape", seen.shape);
    set(drawn, "style", seen.style);
    set(drawn, "fillcolor", seen.fill);
    set(drawn, "color", seen.line);
    set(drawn, "peripheries", seen.peripheries);
    set(drawn, "margin", seen.margin);
    set(drawn, "class", to_string(node.actor.type));
    nodes.push_back(drawn);
  }
  for (const auto& [key, arrow] : stacked(graph, style)) {
    Agedge_t* drawn = agedge(drawing.get(), nodes[arrow.source], nodes[arrow.target], nullptr, 1);
    const Edge& first = *arrow.edges.front();
    const char* ink = colour(std::get<Tone>(key));
    int doublings = 0;
    while (doublings < 5 && arrow.count >> (doublings + 1)) ++doublings;
    const std::string tip = arrow_tooltip(graph, arrow);
    if (style.edge_labels) set(drawn, "label", arrow_label(arrow));
    set(drawn, "tooltip", tip);
    set(drawn, "labeltooltip", tip);
    set(drawn, "color", ink);
    set(drawn, "fontcolor", ink);
    set(drawn, "penwidth", fmt::format("{:.1f}", 1.2 + 0.6 * doublings));
    if (first.status != Status::asserted) set(drawn, "style", "dashed");
    if (first.polarity == Polarity::negative) set(drawn, "arrowhead", "tee");
    set(drawn, "class", first.event_class);
  }
  return drawing;
}

std::string dot_text(Agraph_t* drawing) {
  std::string text;
  if (agwrite(drawing, &text) != 0) throw std::runtime_error("Graphviz could not write DOT: " + messages());
  return text;
}

}  // namespace kg::exporters
