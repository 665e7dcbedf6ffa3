#include "graph/rule_row.h"

#include <gmock/gmock.h>

#include <fstream>

namespace kg {
namespace {

using ::testing::Contains;
using ::testing::Pair;

const std::filesystem::path kData = KG_SOURCE_DIR "/data";

std::string line_of(const RuleRow& row) {
  std::ifstream in(kData / row.file);
  std::string line;
  for (std::uint32_t i = 0; i < row.line; ++i) std::getline(in, line);
  return line;
}

TEST(RuleRow, IsTheRowOfTheLexiconWithThatId) {
  const auto row = rule_row(kData, "meet.v.1");
  ASSERT_TRUE(row.has_value());
  EXPECT_EQ(row->file, "en/lexicon/claims/consult.tsv");
  EXPECT_TRUE(line_of(*row).starts_with("meet.v.1\t"));
  EXPECT_THAT(row->cells, Contains(Pair("frame", "nsubj>obj")));
  for (const auto& [column, cell] : row->cells) EXPECT_FALSE(cell.empty()) << column;
}

TEST(RuleRow, OfATitleIsTheTitle) {
  const auto row = rule_row(kData, "title.prime-minister.n.1");
  ASSERT_TRUE(row.has_value());
  EXPECT_EQ(row->file, "en/titles.tsv");
  EXPECT_TRUE(line_of(*row).starts_with("prime minister\t"));
  EXPECT_TRUE(rule_row(kData, "title.president.n.2").has_value());
}

TEST(RuleRow, OfAPatternSaysWhatItDoes) {
  const auto statement = rule_row(kData, "statement.about");
  ASSERT_TRUE(statement.has_value());
  EXPECT_EQ(statement->file, "en/lexicon/patterns.tsv");
  const auto pair = rule_row(kData, "pair.CONSULT");
  ASSERT_TRUE(pair.has_value());
  EXPECT_THAT(pair->cells, Contains(Pair("id", "pair")));
}

TEST(RuleRow, IsNothingWhereNoRowHasTheId) {
  for (const char* rule : {"", "meet.v.9999", "meet.v", "title.x", "#", "id"})
    EXPECT_FALSE(rule_row(kData, rule).has_value()) << rule;
  EXPECT_FALSE(rule_row("/nowhere", "meet.v.1").has_value());
}

}  // namespace
}  // namespace kg
