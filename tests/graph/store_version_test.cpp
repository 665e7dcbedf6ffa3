// Databases of older programs: tests/graph/first_version.sql is one of the first schema.
#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>

#include "graph/store_session.h"
#include "tests/graph/world.h"

namespace kg {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::message_of;
using testing::settled_digest;
using ::testing::SizeIs;
using testing::TemporaryFile;

void write_first_version(const std::filesystem::path& file) {
  std::ifstream in(KG_SOURCE_DIR "/tests/graph/first_version.sql");
  const std::string sql{std::istreambuf_iterator<char>(in), {}};
  std::filesystem::remove(file);
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

// What the store holds, read into a store that today's program makes.
Store made_today(const Store& store) {
  Store fresh = Store::in_memory();
  for (const DocumentRow& row : store.documents()) {
    DocumentReading reading = *store.reading(row.id);
    for (const Appearance& appearance : store.appearances(row.id)) {
      reading.document.appearance = appearance;
      fresh.write(reading);
    }
  }
  for (const Judgement& judgement : store.judgements()) judge(fresh, judgement);
  testing::identity().settle(fresh);
  return fresh;
}

std::vector<std::string> schema_of(const Store& store) {
  std::vector<std::string> all;
  for (Query rows = store.session().query("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM "
                                          "sqlite_schema ORDER BY type, name");
       rows.step();)
    all.push_back(rows.string(0));
  return all;
}

TEST(Versions, ADatabaseOfTheFirstSchemaAnswersLikeAFreshOne) {
  const TemporaryFile file;
  write_first_version(file.path());
  Store store = Store::open(file.path());
  EXPECT_EQ(store.stats().schema, kSchemaVersion);
  const std::string digest = settled_digest(store);
  EXPECT_THAT(testing::identity().check(store), IsEmpty());

  Store fresh = made_today(store);
  EXPECT_EQ(fresh.digest(), digest);
  EXPECT_EQ(fresh.stats().documents, 4U);
  EXPECT_EQ(fresh.stats().appearances, store.stats().appearances);
  EXPECT_EQ(schema_of(fresh), schema_of(store));
  const std::vector<SearchHit> hits = store.search("belarus"), fresh_hits = fresh.search("belarus");
  ASSERT_THAT(hits, SizeIs(1));
  EXPECT_EQ(hits[0].snippet, fresh_hits.at(0).snippet);
  const auto names = [](const Store& asked) {
    std::vector<std::string> all;
    for (const ActorRow& actor : asked.actors())
      all.push_back(actor.id.value + ' ' + actor.name + ' ' + actor.role);
    return all;
  };
  EXPECT_EQ(names(store), names(fresh));
  EXPECT_THAT(store.judgements(), SizeIs(1));
}

TEST(Versions, ATextOfTheFirstSchemaIsKnownWhenItIsMetAgain) {
  const TemporaryFile file;
  write_first_version(file.path());
  Store store = Store::open(file.path());
  std::vector<Layout> layouts;
  for (const DocumentRow& row : store.documents()) {
    layouts.push_back(row.appearance.layout);
    EXPECT_EQ(row.appearance.title_found, row.appearance.layout == Layout::page);
    const Document met = store.reading(row.id)->document;
    EXPECT_FALSE(store.needs_reading(met, row.fingerprint));
    EXPECT_EQ(store.add_appearance(met, row.fingerprint), Written::unchanged);
  }
  EXPECT_THAT(layouts, ElementsAre(Layout::page, Layout::prose, Layout::prose, Layout::prose));
  Appearance met = store.appearances(store.documents()[1].id).back();
  EXPECT_THAT(met.attributes, IsEmpty());
  met = store.appearances(store.documents()[1].id).front();
  EXPECT_THAT(met.attributes, ElementsAre(std::pair("desk", "\"Brussels\""), std::pair("priority", "3")));
}

TEST(Versions, AReaderOfAnOlderSchemaIsToldHowToBringItUp) {
  const TemporaryFile file;
  write_first_version(file.path());
  const std::string told = message_of([&] { Store::open_read_only(file.path()); });
  EXPECT_THAT(told, HasSubstr("was written by an older kgbuild (schema 1)"));
  EXPECT_THAT(told, HasSubstr("by running once: kgbuild check --db "));
  Store::open(file.path());
  EXPECT_EQ(message_of([&] { Store::open_read_only(file.path()); }), "no exception");
}

// Opens the file, which migrates it, in a process that is killed when SQLite begins its nth statement.
bool killed_at_statement(int nth, const std::filesystem::path& file) {
  static int left = 0;
  const pid_t child = fork();
  if (child == 0) {
    left = nth;
    using Extension = int (*)(sqlite3*, char**, const struct sqlite3_api_routines*);
    const Extension count = [](sqlite3* opened, char**, const struct sqlite3_api_routines*) {
      return sqlite3_trace_v2(
          opened, SQLITE_TRACE_STMT,
          [](unsigned, void*, void*, void*) {
            if (--left < 0) raise(SIGKILL);
            return 0;
          },
          nullptr);
    };
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(count));
    Store::open(file);
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status);
}

TEST(Versions, AKillWhileMigratingLeavesOneSchemaOrTheNext) {
  const TemporaryFile file;
  write_first_version(file.path());
  const std::string whole = [&] {
    Store store = Store::open(file.path());
    return settled_digest(store);
  }();
  constexpr int kStep = KG_SANITIZED ? 4 : 1;
  int killed = 0;
  for (int nth = 0; nth < 200; nth += kStep) {
    write_first_version(file.path());
    if (!killed_at_statement(nth, file.path())) break;
    ++killed;
    Store store = Store::open(file.path());
    ASSERT_EQ(settled_digest(store), whole) << nth;
    if (nth % 5 == 0) {
      ASSERT_THAT(testing::identity().check(store), IsEmpty()) << nth;
    }
  }
  EXPECT_GT(killed * kStep, 8);
  EXPECT_LT(killed * kStep, 200);
}

TEST(Versions, TwoProgramsMayMigrateOneFile) {
  const TemporaryFile file;
  write_first_version(file.path());
  std::vector<pid_t> children;
  for (int i = 0; i < 3; ++i) {
    children.push_back(fork());
    if (children.back() != 0) continue;
    _exit(message_of([&] { Store::open(file.path()); }) == "no exception" ? 0 : 1);
  }
  for (const pid_t child : children) {
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  }
  EXPECT_EQ(Store::open_read_only(file.path()).documents().size(), 4U);
}

}  // namespace
}  // namespace kg
