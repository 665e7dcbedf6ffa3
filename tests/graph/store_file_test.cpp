// The store as a file: opening, kills, several processes, a disk without room.
#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "graph/store_session.h"
#include "tests/graph/world.h"

namespace kg {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::message_of;
using testing::miami;
using testing::moscow;
using testing::settled_digest;
using testing::TemporaryFile;

// --- opening ---

TEST(Open, CreatesAFileThatIsReadBack) {
  const TemporaryFile file;
  std::string digest;
  {
    Store store = Store::open(file.path());
    store.write(miami());
    digest = settled_digest(store);
  }
  const Store store = Store::open_read_only(file.path());
  EXPECT_EQ(store.digest(), digest);
  EXPECT_EQ(store.stats().schema, kSchemaVersion);
  EXPECT_THAT(store.check(), IsEmpty());
  const auto beside = std::filesystem::directory_iterator(file.folder());
  EXPECT_EQ(std::distance(begin(beside), end(beside)), 1);  // one file at rest
}

TEST(Open, ReadsBesideAWriterFromOneState) {
  const TemporaryFile file;
  Store writer = Store::open(file.path());
  writer.write(miami());
  const Store reader = Store::open_read_only(file.path());
  {
    const auto still = reader.hold_still();
    EXPECT_EQ(reader.documents().size(), 1U);
    writer.write(moscow());
    EXPECT_EQ(reader.documents().size(), 1U);
  }
  EXPECT_EQ(reader.documents().size(), 2U);
}

TEST(Open, WaitsForAnotherWriterNoLongerThanItIsTold) {
  const TemporaryFile file;
  Store first = Store::open(file.path());
  Store second = Store::open(file.path(), {.busy_timeout = std::chrono::milliseconds(20)});
  const WriteTransaction held(first.session());
  EXPECT_THAT(message_of([&] { second.write(miami()); }), HasSubstr("another program has been writing"));
}

TEST(Open, ReadsAStoreInAFolderThatMayNotBeWritten) {
  const TemporaryFile file;
  {
    Store store = Store::open(file.path());
    store.write(miami());
  }
  std::filesystem::permissions(file.folder(),
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  const Store store = Store::open_read_only(file.path());
  EXPECT_EQ(store.documents().size(), 1U);
}

TEST(Open, SaysWhatIsWrongAndWhatToDo) {
  const TemporaryFile file;
  const auto read = [&] { Store::open_read_only(file.path()); };
  const auto write = [&] { Store::open(file.path()); };
  EXPECT_THAT(message_of(read), HasSubstr("read articles into it first: kgbuild ingest"));
  EXPECT_FALSE(std::filesystem::exists(file.path()));
  EXPECT_THAT(message_of([&] { Store::open(file.folder() / "no" / "kg.db"); }),
              HasSubstr("does not exist; make it"));
  EXPECT_THAT(message_of([&] { Store::open(file.folder()); }), HasSubstr("is a folder"));

  std::ofstream(file.path()) << "This is a letter to my aunt, not a database.";
  EXPECT_THAT(message_of(read), HasSubstr("no database of kgbuild"));
  EXPECT_THAT(message_of(write), HasSubstr("Nothing was changed"));
  EXPECT_EQ(std::filesystem::file_size(file.path()), 44U);

  std::filesystem::remove(file.path());
  SQLite::Database(file.path().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE recipes (name)");
  EXPECT_THAT(message_of(read), HasSubstr("database of another program"));
  EXPECT_THAT(message_of(write), HasSubstr("database of another program"));

  std::ofstream(file.path(), std::ios::trunc).close();  // an empty file is a database without anything
  EXPECT_THAT(message_of(read), HasSubstr("nothing was read into it yet"));
  EXPECT_EQ(message_of(write), "no exception");
}

TEST(Open, RefusesANewerSchemaAndLeavesItAlone) {
  const TemporaryFile file;
  Store::open(file.path()).session().execute("PRAGMA user_version = 99");
  for (const std::string& message : {message_of([&] { Store::open(file.path()); }),
                                     message_of([&] { Store::open_read_only(file.path()); })}) {
    EXPECT_THAT(message, HasSubstr("was written by a newer kgbuild (schema 99)"));
    EXPECT_THAT(message, HasSubstr("Use the newer program, or another --db."));
  }
}

TEST(Open, TellsADamagedFile) {
  const TemporaryFile file;
  {
    Store store = Store::open(file.path());
    store.write(miami());
  }
  {
    std::fstream bytes(file.path(), std::ios::in | std::ios::out | std::ios::binary);
    const auto size = static_cast<long>(std::filesystem::file_size(file.path()));
    for (long page = 2; page * 4096 < size; ++page) {
      bytes.seekp(page * 4096);
      bytes << std::string(64, 'x');
    }
  }
  EXPECT_THAT(message_of([&] { Store::open(file.path()).write(moscow()); }),
              HasSubstr("the file is damaged"));
}

// Reads moscow() in a process that is killed when SQLite begins its nth statement, without a chance to
// tidy up. False if it got through.
bool killed_at_statement(int nth, const std::filesystem::path& file) {
  const pid_t child = fork();
  if (child == 0) {
    Store store = Store::open(file);
    sqlite3_trace_v2(
        store.session().database().getHandle(), SQLITE_TRACE_STMT,
        [](unsigned, void* left, void*, void*) {
          if (--*static_cast<int*>(left) < 0) raise(SIGKILL);
          return 0;
        },
        &nth);
    store.write(moscow());
    testing::identity().settle(store);
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status);
}

TEST(Kill, AtAnyStatementLeavesASoundStoreThatIsCompletedByTheNextRun) {
  Store undisturbed = Store::in_memory();
  undisturbed.write(moscow());
  undisturbed.write(miami());
  const std::string whole = settled_digest(undisturbed);
  const TemporaryFile file;
  const std::filesystem::path before = file.folder() / "before.db";
  {
    Store store = Store::open(before);
    store.write(miami());
    testing::identity().settle(store);
  }
  int killed = 0, without_document = 0;
  for (int nth = 0; nth < 1000; nth += 13) {
    std::filesystem::copy_file(before, file.path(), std::filesystem::copy_options::overwrite_existing);
    if (!killed_at_statement(nth, file.path())) break;
    ++killed;
    Store store = Store::open(file.path());
    without_document += store.documents().size() == 1;
    ASSERT_THAT(testing::identity().check(store), IsEmpty()) << nth;
    store.write(moscow());
    ASSERT_EQ(settled_digest(store), whole) << nth;
  }
  EXPECT_GT(killed, 10);
  EXPECT_GT(without_document, 2);
  EXPECT_LT(without_document, killed);
}

TEST(Kill, BetweenWritingAndSettlingIsMadeGoodByTheNextSettling) {
  const TemporaryFile file;
  {
    Store store = Store::open(file.path());
    store.write(miami());
    testing::identity().settle(store);
    store.write(moscow());
    store.forget(miami().document.id);
    EXPECT_GT(store.stats().pending, 0U);
  }
  Store store = Store::open(file.path());
  Store undisturbed = Store::in_memory();
  undisturbed.write(moscow());
  EXPECT_EQ(settled_digest(store), settled_digest(undisturbed));
  EXPECT_EQ(store.stats().pending, 0U);
}

TEST(Concurrency, TwoWritersAndAReaderLeaveWhatOneWriterWould) {
  const TemporaryFile file;
  std::vector<DocumentReading> readings;
  for (int i = 0; i < 12; ++i)
    readings.push_back(testing::reading("Day " + std::to_string(i))
                           .claim("Ann Lee", "meets", "Bo Ek " + std::to_string(i % 3), "CONSULT"));
  std::vector<pid_t> children;
  for (const std::size_t half : {0, 1}) {
    children.push_back(fork());
    if (children.back() != 0) continue;
    try {
      Store store = Store::open(file.path());  // both may be the first
      for (std::size_t i = half; i < readings.size(); i += 2) {
        store.write(readings[i]);
        testing::identity().settle(store);
      }
    } catch (const std::exception&) {
      _exit(1);
    }
    _exit(0);
  }
  for (int reads = 0; reads < 50; ++reads) {
    if (!std::filesystem::exists(file.path())) continue;
    const std::string message = message_of([&] { Store::open_read_only(file.path()).digest(); });
    if (message != "no exception") {
      EXPECT_THAT(message, HasSubstr("nothing was read into it yet"));
    }
  }
  for (const pid_t child : children) {
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  }
  Store store = Store::open(file.path());
  EXPECT_THAT(testing::identity().check(store), IsEmpty());
  Store alone = Store::in_memory();
  for (const DocumentReading& reading : readings) alone.write(reading);
  EXPECT_EQ(store.digest(), settled_digest(alone));
}

TEST(FullDisk, IsToldAndLeavesWhatWasThere) {
  const TemporaryFile file;
  {
    Store store = Store::open(file.path());
    store.write(miami());
    testing::identity().settle(store);
  }
  const auto room = std::filesystem::file_size(file.path());
  const std::filesystem::path message_file = file.folder() / "message";
  const pid_t child = fork();
  if (child == 0) {
    std::string message;
    {
      Store store = Store::open(file.path());
      // A limit of file sizes stands in for a disk without room.
      signal(SIGXFSZ, SIG_IGN);
      const rlimit limit{room / 2, room / 2};
      setrlimit(RLIMIT_FSIZE, &limit);
      message = message_of([&] {
        for (int i = 0; i < 100; ++i)
          store.write(
              testing::reading("Day " + std::to_string(i)).claim("Ann Lee", "meets", "Bo Ek", "CONSULT"));
      });
    }
    std::ofstream(message_file) << message;
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  std::string message;
  std::getline(std::ifstream(message_file), message);
  EXPECT_THAT(message, HasSubstr("Nothing of the last step was kept; free some space and run it again"));
  Store store = Store::open(file.path());
  EXPECT_THAT(testing::identity().check(store), IsEmpty());
  EXPECT_TRUE(store.document(miami().document.id));
}

}  // namespace
}  // namespace kg
