#include <gmock/gmock.h>
#include <graphviz/cgraph.h>

#include <memory>

#include "export/dot.h"
#include "export/label.h"
#include "export/render.h"
#include "tests/export/part.h"

namespace kg::exporters {
namespace {

using testing::hard_names;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::part_of;
using ::testing::StartsWith;
using testing::style;

struct Close {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};
using Read = std::unique_ptr<Agraph_t, Close>;

Read read_again(const std::string& dot) { return Read(agmemread(dot.c_str())); }

std::string attribute(void* object, const char* name) {
  const char* value = agget(object, const_cast<char*>(name));
  return value ? value : "";
}

Agnode_t* node(const Read& graph, const std::string& id) {
  return agnode(graph.get(), const_cast<char*>(id.c_str()), 0);
}

// What Graphviz shows for a label: its escapes undone.
std::string shown(const std::string& label) {
  std::string text;
  for (std::size_t i = 0; i < label.size(); ++i) {
    if (label[i] != '\\') {
      text += label[i];
      continue;
    }
    ++i;
    text += label[i] == 'n' ? '\n' : label[i];
  }
  for (std::size_t at; (at = text.find("&amp;")) != std::string::npos;) text.replace(at, 5, "&");
  return text;
}

std::string without_blanks(const std::string& text) {
  std::string made;
  for (const char c : text)
    if (c != ' ' && c != '\n') made += c;
  return made;
}

TEST(Label, ShowsTheTextAndNothingElse) {
  for (const std::string& name : hard_names()) {
    if (name.find("&amp;") != std::string::npos) continue;
    EXPECT_EQ(without_blanks(shown(label(name))), without_blanks(showable(name))) << name;
  }
  EXPECT_EQ(label("AT&T &amp; Sons"), "AT&T &amp;amp; Sons");
}

TEST(Label, BreaksLongNamesAtBlanksAndLeavesNoWordTooShortAlone) {
  EXPECT_EQ(label("International Atomic Energy Agency", 18), "International\\nAtomic Energy\\nAgency");
  EXPECT_EQ(label("supreme leader of", 15), "supreme leader of");
  EXPECT_EQ(label("one\ntwo", 18), "one\\ntwo");
  EXPECT_EQ(label("Rindfleischetikettierungsüberwachung", 8), "Rindfleischetikettierungsüberwachung");
  EXPECT_EQ(label(std::string(50, 'x'), 8), std::string(40, 'x') + "\\n" + std::string(10, 'x'));
}

TEST(Label, ReplacesWhatFontsAndXmlCannotHold) {
  EXPECT_EQ(showable("bell\x07"), "bell\xEF\xBF\xBD");
  EXPECT_EQ(showable("\xff"), "\xEF\xBF\xBD");
  EXPECT_EQ(showable(std::string("nul\0", 4)), "nul\xEF\xBF\xBD");
  EXPECT_EQ(showable("\xed\xa0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");  // a surrogate
  EXPECT_EQ(showable("שלום 习近平 🕊"), "שלום 习近平 🕊");
}

TEST(DotWriter, QuotesLabelsThatHoldQuotesBackslashesAndNewlines) {
  const Subgraph part = part_of(hard_names());
  const Read graph = read_again(to_dot(part, style()));
  ASSERT_NE(graph, nullptr);
  EXPECT_EQ(agnnodes(graph.get()), static_cast<int>(part.nodes.size()));
  for (const auto& [actor, aliases] : part.nodes) {
    Agnode_t* drawn = node(graph, actor.id.value);
    ASSERT_NE(drawn, nullptr) << actor.name;
    EXPECT_EQ(attribute(drawn, "label"), label(actor.name, 18)) << actor.name;
    EXPECT_FALSE(aghtmlstr(agget(drawn, const_cast<char*>("label")))) << actor.name;
  }
}

TEST(DotWriter, TakesHardNamesAsPredicatesToo) {
  for (const std::string& name : hard_names()) {
    const Read graph = read_again(to_dot(part_of({"A", "B"}, name), style()));
    ASSERT_NE(graph, nullptr) << name;
    Agedge_t* edge = agfstout(graph.get(), node(graph, "a00"));
    ASSERT_NE(edge, nullptr) << name;
    EXPECT_EQ(attribute(edge, "label"), label(name, 15)) << name;
    EXPECT_THAT(attribute(edge, "tooltip"), HasSubstr(tooltip(name)));
  }
}

TEST(DotWriter, StacksTheLabelsOfParallelEdgesOfOneTone) {
  Subgraph part = part_of({"A", "B"});
  Edge other = part.edges[0];
  other.predicate = "calls";
  other.count = 3;
  part.edges.push_back(other);
  Edge against = part.edges[0];
  against.event_class = "ACCUSE";
  against.predicate = "accuses";
  part.edges.push_back(against);
  Edge planned = part.edges[0];
  planned.status = Status::planned;
  part.edges.push_back(planned);
  const Read graph = read_again(to_dot(part, style()));
  std::vector<std::string> labels;
  for (Agedge_t* edge = agfstout(graph.get(), node(graph, "a00")); edge; edge = agnxtout(graph.get(), edge))
    labels.push_back(attribute(edge, "label"));
  EXPECT_THAT(labels, ::testing::UnorderedElementsAre("calls ×3,\\nmeets", "accuses", "planned: meets"));
}

TEST(DotWriter, GivesEqualBytesForEqualGraphs) {
  const Subgraph part = part_of(hard_names());
  EXPECT_EQ(to_dot(part, style()), to_dot(part_of(hard_names()), style()));
}

TEST(DotWriter, WritesAnEmptyGraph) { EXPECT_NE(read_again(to_dot({}, style())), nullptr); }

TEST(Picture, OfHardNamesIsMadeByEveryLayout) {
  const Subgraph part = part_of(hard_names());
  for (const char* layout : {"dot", "neato", "fdp", "sfdp", "circo", "twopi"}) {
    Style one = style();
    one.layout = layout;
    EXPECT_THAT(to_svg(part, one), HasSubstr("</svg>")) << layout;
  }
}

TEST(Picture, EscapesMarkupInSvg) {
  const std::string svg = to_svg(part_of({"<b>bold</b> & \"co\"", "B"}), style());
  EXPECT_THAT(svg, HasSubstr("&lt;b&gt;bold&lt;/b&gt;"));
  EXPECT_THAT(svg, Not(HasSubstr("<b>")));
}

TEST(Picture, ShowsTheQuoteWhereThePointerRests) {
  EXPECT_THAT(to_svg(part_of({"Rubio", "Umerov"}), style()), HasSubstr("“Rubio meets Umerov”"));
}

TEST(Picture, ShowsBackslashesInToolTips) {
  EXPECT_THAT(to_svg(part_of({"\\G", "\\L"}), style()), HasSubstr("\\\u2060G → \\\u2060L"));
}

TEST(Picture, HasTheMarksOfItsFormat) {
  const Subgraph part = part_of({"A", "B"});
  EXPECT_THAT(to_png(part, style()), StartsWith("\x89PNG"));
  EXPECT_THAT(to_pdf(part, style()), StartsWith("%PDF"));
}

TEST(Picture, HoldsNoClockAndIsTheSameEachTime) {
  const Subgraph part = part_of(hard_names());
  Style one = style();
  one.legend = true;
  const std::string pdf = to_pdf(part, one);
  EXPECT_THAT(pdf, HasSubstr("/CreationDate (D:20000101000000"));
  EXPECT_EQ(pdf, to_pdf(part, one));
  EXPECT_EQ(to_svg(part, one), to_svg(part, one));
  EXPECT_EQ(to_png(part, one), to_png(part, one));
}

TEST(Picture, RefusesALayoutThatGraphvizDoesNotHave) {
  Style one = style();
  one.layout = "spiral";
  EXPECT_THROW(to_svg(part_of({"A", "B"}), one), std::runtime_error);
}

}  // namespace
}  // namespace kg::exporters
