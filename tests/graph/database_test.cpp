#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "graph/store_session.h"
#include "tests/graph/world.h"

namespace kg {
namespace {

// The blocks ```sql of docs/database.md.
std::vector<std::string> example_queries() {
  std::ifstream in(std::string(KG_SOURCE_DIR) + "/docs/database.md");
  std::vector<std::string> queries;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line == "```sql") {
      queries.emplace_back();
      inside = true;
    } else if (line == "```") {
      inside = false;
    } else if (inside) {
      queries.back() += line + '\n';
    }
  }
  return queries;
}

TEST(Database, AnswersTheTenQuestionsOfItsDocumentation) {
  Store store = Store::in_memory();
  store.write(testing::miami());
  store.write(testing::moscow());
  store.write(testing::tbilisi());
  testing::identity().settle(store);
  const std::vector<std::string> queries = example_queries();
  EXPECT_EQ(queries.size(), 10U);
  for (const std::string& query : queries) {
    SQLite::Statement statement(store.session().database(), query);
    EXPECT_TRUE(statement.executeStep()) << "nothing is found by\n" << query;
  }
}

TEST(Database, KeepsTheColumnsThatItsDocumentationPromises) {
  Store store = Store::in_memory();
  std::ifstream in(std::string(KG_SOURCE_DIR) + "/docs/database.md");
  int views = 0;
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("| `v_")) continue;
    ++views;
    const std::string view = line.substr(3, line.find('`', 3) - 3);
    const std::size_t columns_at = line.find('`', line.find('|', line.find('|', 1) + 1)) + 1;
    std::istringstream columns(line.substr(columns_at, line.find('`', columns_at) - columns_at));
    std::string list;
    for (std::string column; columns >> column;) list += (list.empty() ? "" : ", ") + ('"' + column + '"');
    SQLite::Statement statement(store.session().database(), "SELECT * FROM " + view);
    std::string found;
    for (int i = 0; i < statement.getColumnCount(); ++i)
      found += (i ? ", \"" : "\"") + std::string(statement.getColumnName(i)) + '"';
    EXPECT_EQ(found, list) << view;
  }
  EXPECT_EQ(views, 7);
}

TEST(Database, SaysInItsViewsWhatTheStoreSays) {
  Store store = Store::in_memory();
  store.write(testing::miami());
  testing::identity().settle(store);
  SQLite::Statement claim(
      store.session().database(),
      "SELECT subjects, objects, speaker, place, quote FROM v_claims WHERE predicate = 'meets'");
  ASSERT_TRUE(claim.executeStep());
  EXPECT_EQ(claim.getColumn(0).getString(), "Steve Witkoff, Jared Kushner");
  EXPECT_EQ(claim.getColumn(1).getString(), "Rustem Umerov");
  EXPECT_EQ(claim.getColumn(2).getString(), "Marco Rubio");
  EXPECT_EQ(claim.getColumn(3).getString(), "Miami");
  EXPECT_EQ(claim.getColumn(4).getString(), "Steve Witkoff, Jared Kushner meets Rustem Umerov.");
  EXPECT_EQ(store.session().ask_integer("SELECT count(*) FROM v_ties"), 5);
  EXPECT_EQ(
      store.session().ask_integer("SELECT count(*) FROM v_mentions WHERE name = 'Ukraine' AND text = 'Kyiv'"),
      1);
}

}  // namespace
}  // namespace kg
