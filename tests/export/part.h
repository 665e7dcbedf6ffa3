// Small subgraphs by hand, for tests of formats.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "export/style.h"
#include "graph/view_subgraph.h"

namespace kg::testing {

// Names that break careless writers.
inline const std::vector<std::string>& hard_names() {
  static const std::vector<std::string> names{
      "Marco \"the Senator\" Rubio",
      R"(back\slash, C:\new\temp\)",
      R"(\N and \G and \")",
      "<b>bold</b> & <i>",
      "<",
      "AT&T &amp; Sons &#65;",
      "two\nlines\r\nthree",
      "\ttabs and    blanks ",
      "bell\x07 and escape\x1b[31m",
      "בנימין נתניהו",
      "محمد بن سلمان",
      "习近平",
      "Zoë Ñandú Øster",
      "no UTF-8: \xff\xfe\xc3(",
      "",
      "{a|b} -> ;#//",
      "digraph",
      "\xe2\x80\xae backwards",
      std::string(300, 'x'),
      "100%s %n $HOME `id`",
  };
  return names;
}

// Actors "a00", "a01", ... of these names, each of the next type, tied one to the next by "meets".
inline Subgraph part_of(const std::vector<std::string>& names, const std::string& predicate = "meets") {
  Subgraph part;
  for (std::size_t i = 0; i < names.size(); ++i) {
    ActorRow actor;
    actor.id.value = "a" + std::string(i < 10 ? "0" : "") + std::to_string(i);
    actor.key = {1000 - i};
    actor.name = names[i];
    actor.type = static_cast<ActorType>(i % 8);
    actor.country = i % 2 ? "" : "USA";
    actor.role = names[i];
    actor.documents = static_cast<std::uint32_t>(i + 1);
    part.nodes.push_back({actor, {names[i], "the other one"}});
    part.places.emplace_back(actor.key, static_cast<std::uint32_t>(i));
  }
  std::sort(part.places.begin(), part.places.end());
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    ClaimRecord claim;
    claim.id = {i + 1};
    claim.predicate = predicate;
    claim.event_class = "CONSULT";
    claim.quote = names[i] + " " + predicate + " " + names[i + 1];
    claim.evidence = {10, static_cast<std::uint32_t>(10 + claim.quote.size())};
    claim.confidence = 0.905;
    claim.rule = "meet.v.1";
    claim.document = {77};
    claim.appearance.path = "a \"b\".txt";
    claim.appearance.published = "2025-12-19";
    part.claims.push_back(claim);
    Edge edge;
    edge.source = part.nodes[i].actor.key;
    edge.target = part.nodes[i + 1].actor.key;
    edge.event_class = "CONSULT";
    edge.predicate = predicate;
    edge.count = 1;
    edge.sources = 1;
    edge.first = edge.last = 20251219;
    edge.confidence = 0.905;
    edge.claims = {claim.id};
    part.edges.push_back(edge);
  }
  return part;
}

inline exporters::Style style() {
  exporters::Style style;
  style.tones = {{"CONSULT", exporters::Tone::cooperation}, {"ACCUSE", exporters::Tone::conflict}};
  return style;
}

}  // namespace kg::testing
