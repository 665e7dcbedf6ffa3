// kgbuild check names what somebody else broke in the database; tests/graph/store_check_test.cpp has every
// way.
#include <gmock/gmock.h>

#include <filesystem>

#include "graph/store_session.h"
#include "tests/tools/newsroom.h"

namespace kg {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class Check : public ::testing::Test {
 protected:
  Check() {
    EXPECT_EQ(
        room_.run("kgbuild ingest --quiet --db sound.db " + room_.articles()[0] + ' ' + room_.articles()[1])
            .code,
        0);
  }

  testing::Outcome check_after(const std::string& sql) const {
    const fs::path harmed = room_.place().path("harmed.db");
    fs::copy_file(room_.place().path("sound.db"), harmed, fs::copy_options::overwrite_existing);
    SQLite::Database(harmed.string(), SQLite::OPEN_READWRITE).exec(sql);
    return room_.run("kgbuild check --db harmed.db");
  }

  testing::Newsroom room_;
};

TEST_F(Check, FindsNothingInASoundDatabase) {
  const auto sound = check_after("SELECT 1");
  EXPECT_EQ(sound.code, 0) << sound.out;
  EXPECT_EQ(sound.out, "");
  EXPECT_THAT(sound.err, HasSubstr("harmed.db is sound"));
}

TEST_F(Check, NamesForeignKeysSpansCountsClustersAndTheSearchIndex) {
  const std::pair<const char*, const char*> harms[] = {
      {"INSERT INTO sections VALUES (7, 0, 0, 'body')", "a row of sections points to a row of documents"},
      {"UPDATE mentions SET end = 100000 WHERE ordinal = 0", "mentions lie outside of their texts"},
      {"UPDATE documents SET claims = claims + 1", "documents count their claims wrong"},
      {"UPDATE local_actors SET actor = (SELECT max(key) FROM actors)", "belong to other actors than"},
      {"UPDATE names SET folded = 'x'", "described otherwise than a computation from nothing says"},
      {"UPDATE texts SET title = 'X'", "the search index does not say what the texts say"},
  };
  for (const auto& [sql, finding] : harms) {
    const auto outcome = check_after(sql);
    EXPECT_EQ(outcome.code, 2) << sql;
    EXPECT_THAT(outcome.out, HasSubstr(finding)) << sql;
  }
}

TEST_F(Check, LeavesTheDatabaseAsItWas) {
  const auto outcome = check_after("UPDATE actors SET name = 'X' WHERE catalogued = 0");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(room_.run("kgbuild check --db harmed.db").out, outcome.out);
}

}  // namespace
}  // namespace kg
