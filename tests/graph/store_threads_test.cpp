// Stores in threads of one process: each thread has its own.
#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "tests/graph/world.h"

namespace kg {
namespace {

using testing::TemporaryFile;

DocumentReading day(int number) {
  return testing::reading("Day " + std::to_string(number))
      .published("2025-01-" + std::string(number < 9 ? "0" : "") + std::to_string(number + 1))
      .claim("Ann Lee", "meets", "Bo Ek " + std::to_string(number % 3), "CONSULT");
}

TEST(StoreThreads, ReadersBesideAWriterSeeWholeDocuments) {
  const TemporaryFile file;
  Store::open(file.path());
  std::atomic<bool> writing = true;
  std::vector<std::thread> readers;
  std::atomic<int> broken = 0;
  for (int i = 0; i < 3; ++i)
    readers.emplace_back([&] {
      do {
        const Store store = Store::open_read_only(file.path());
        const auto still = store.hold_still();
        for (const DocumentRow& row : store.documents())
          broken += store.claims_of(row.id).size() != row.claims;
        store.digest();
      } while (writing);
    });
  {
    Store store = Store::open(file.path());
    for (int i = 0; i < 12; ++i) {
      store.write(day(i));
      testing::identity().settle(store);
    }
  }
  writing = false;
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(broken, 0);
  EXPECT_EQ(Store::open_read_only(file.path()).documents().size(), 12U);
}

// One Identity for all of them, each with its own Store on one file.
TEST(StoreThreads, WritersTakeTurns) {
  const TemporaryFile file;
  Store::open(file.path());
  std::vector<std::thread> writers;
  for (int half = 0; half < 2; ++half)
    writers.emplace_back([&file, half] {
      Store store = Store::open(file.path());
      for (int i = half; i < 12; i += 2) {
        store.write(day(i));
        testing::identity().settle(store);
      }
    });
  for (std::thread& writer : writers) writer.join();
  Store store = Store::open(file.path());
  Store alone = Store::in_memory();
  for (int i = 0; i < 12; ++i) alone.write(day(i));
  EXPECT_EQ(store.digest(), testing::settled_digest(alone));
}

}  // namespace
}  // namespace kg
