// Unknown people and bodies are the normal case: names of tests/cases/invented_names.tsv, which no catalogue
// has, are read as well as known ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "graph/catalogue.h"
#include "ingest/language/language_model.h"
#include "ingest/mentions/finder.h"
#include "reading_fixture.h"

namespace kg::ingest {
namespace {

struct Row {
  int line;
  std::string culture, name, type, text;
  std::vector<std::string> mentions;
};

std::vector<std::string> split(const std::string& text, const std::string& by) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t at; (at = text.find(by, begin)) != std::string::npos; begin = at + by.size())
    parts.push_back(text.substr(begin, at - begin));
  parts.push_back(text.substr(begin));
  return parts;
}

std::vector<Row> rows() {
  std::vector<Row> all;
  std::ifstream in(KG_SOURCE_DIR "/tests/cases/invented_names.tsv");
  int line = 0;
  bool header = true;
  for (std::string text; std::getline(in, text);) {
    ++line;
    if (text.empty() || text[0] == '#') continue;
    if (std::exchange(header, false)) continue;
    const std::vector<std::string> cells = split(text, "\t");
    EXPECT_EQ(cells.size(), 5U) << "line " << line;
    if (cells.size() != 5) continue;
    all.push_back({line, cells[0], cells[1], cells[2], cells[4].empty() ? all.back().text : cells[4],
                   split(cells[3], " | ")});
  }
  return all;
}

Document document_of_text(std::string text) {
  Document document;
  document.sections.push_back({SectionKind::body, {0, static_cast<std::uint32_t>(text.size())}});
  document.text = std::move(text);
  return document;
}

const Chain* chain_named(const MentionedDocument& read, const std::string& name) {
  for (const Chain& chain : read.chains)
    if (chain.name == name) return &chain;
  return nullptr;
}

// What is wrong with the reading of the row's actor; nothing if all is right.
std::string fault_of(const Row& row, const MentionedDocument& read) {
  const Chain* chain = chain_named(read, row.name);
  if (!chain) {
    std::string names;
    for (const Chain& other : read.chains) names += " [" + other.name + "]";
    return "no actor of that name, but" + names;
  }
  if (to_string(chain->type) != row.type) return std::string("is taken for ") + to_string(chain->type);
  for (const std::string& text : row.mentions)
    if (std::none_of(chain->mentions.begin(), chain->mentions.end(),
                     [&](std::uint32_t m) { return read.analysis.text(read.mentions[m].tokens) == text; }))
      return "is not meant by \"" + text + "\"";
  return {};
}

TEST(InventedNames, AreReadAsWellAsKnownOnes) {
  const std::string data = KG_SOURCE_DIR "/data/en";
  const LanguageModel language = LanguageModel::load(data + "/models");
  const std::vector<Row> all = rows();
  ASSERT_GE(all.size(), 55U);
  std::string faults;
  for (const Row& row : all) {
    const MentionedDocument read =
        testing::shipped_finder().find(language.analyse(document_of_text(row.text)));
    if (const std::string fault = fault_of(row, read); !fault.empty())
      faults += "line " + std::to_string(row.line) + ": " + row.name + " " + fault + "\n";
  }
  EXPECT_EQ(faults, "");
}

TEST(InventedNames, AreInNoCatalogue) {
  for (const Row& row : rows())
    EXPECT_TRUE(testing::shipped_catalogue().find(row.name).empty())
        << "line " << row.line << ": " << row.name;
}

}  // namespace
}  // namespace kg::ingest
