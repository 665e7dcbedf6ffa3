// Disks without room, and databases that may not be written: a clear message with the repair, exit code 2,
// and what was there stays as it was.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "tests/tools/newsroom.h"

namespace kg {
namespace {

namespace fs = std::filesystem;
using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  return names;
}

class NoRoom : public ::testing::Test {
 protected:
  NoRoom() {
    for (const std::string& file : room_.articles()) files_ += ' ' + file;
    EXPECT_EQ(room_.run("kgbuild ingest --quiet --db whole.db" + files_).code, 0);
    digest_ = room_.digest_of("whole.db");
  }

  const testing::Workplace& place() const { return room_.place(); }
  std::string path(const std::string& name) const { return place().path(name); }
  testing::Outcome shell(const std::string& script) const {
    return place().shell("export KG_DATA=data\n" + script);
  }

  testing::Newsroom room_;
  std::string files_, digest_;
};

TEST_F(NoRoom, UnderALimitOfFileSizesIsToldAndMadeGood) {
  const auto whole = fs::file_size(path("whole.db"));
  int refused = 0, with_documents = 0;  // the log beside the file may grow longer than the file
  std::vector<double> parts{0.0, 0.3, 0.7, 1.1, 3.0};
  if (!KG_SANITIZED) parts.insert(parts.end(), {0.1, 0.5, 0.9, 1.3, 1.6, 2.0});
  for (const double part : parts) {
    const fs::path folder = path("part");
    fs::remove_all(folder);
    fs::create_directory(folder);
    const auto blocks = static_cast<std::uintmax_t>(part * static_cast<double>(whole)) / 512;
    const auto outcome = shell("(ulimit -f " + std::to_string(blocks) +
                               "; exec kgbuild ingest --db part/kg.db" + files_ + ") 2>&1 | cat");
    const bool done = outcome.out.find("documents read;") != std::string::npos;
    if (!done) {
      ++refused;
      EXPECT_THAT(outcome.out, AnyOf(HasSubstr("part/kg.db: the disk refused to write"),
                                     HasSubstr("part/kg.db: there is no room left on the disk")))
          << part;
      EXPECT_THAT(outcome.out, HasSubstr("free some space and run it again")) << part;
    }
    if (fs::exists(folder / "kg.db")) {
      const auto check = room_.run("kgbuild check --db part/kg.db");
      EXPECT_EQ(check.code, 0) << part << check.out << check.err;
      with_documents += !done && room_.run("kgbuild documents --db part/kg.db").code == 0;
    }
    EXPECT_EQ(room_.run("kgbuild ingest --quiet --db part/kg.db" + files_).code, 0);
    EXPECT_EQ(room_.digest_of("part/kg.db"), digest_) << part;
    EXPECT_THAT(names_in(folder), ElementsAre("kg.db"));
  }
  EXPECT_GE(refused, KG_SANITIZED ? 2 : 5);
  EXPECT_GE(with_documents, 1);
}

TEST_F(NoRoom, UnderALimitOfFileSizesEndsWithCodeTwo) {
  const auto outcome = shell("ulimit -f 100; exec kgbuild ingest --db small.db" + files_ + " 2> /dev/null");
  EXPECT_EQ(outcome.code, 2);
}

TEST_F(NoRoom, OnASmallDiskIsToldAndMadeGood) {
  if (place().shell("unshare -m sh -c 'mkdir -p disk && mount -t tmpfs none disk'").code != 0)
    GTEST_SKIP() << "this machine lets nobody mount a disk";
  std::vector<std::string> sizes{"4k", "300k"};
  if (!KG_SANITIZED) sizes.insert(sizes.end(), {"64k", "200k", "500k", "700k"});
  for (const std::string& size : sizes) {
    place().write("script",
                  "mount -t tmpfs -o size=" + size +
                      " none disk || exit 9\n"
                      "kgbuild ingest --db disk/kg.db" +
                      files_ +
                      " 2> messages; echo $? > code\n"
                      "mount -o remount,size=64m disk\n"
                      "if test -e disk/kg.db; then kgbuild check --quiet --db disk/kg.db || exit 8; fi\n"
                      "kgbuild ingest --quiet --db disk/kg.db" +
                      files_ +
                      " || exit 7\n"
                      "kgbuild check --quiet --db disk/kg.db || exit 6\n"
                      "kgbuild stats --digest --db disk/kg.db\n"
                      "ls disk > left\n");
    const auto outcome = shell("unshare -m sh script");
    ASSERT_EQ(outcome.code, 0) << size << outcome.out << outcome.err;
    EXPECT_EQ(outcome.out, digest_) << size;
    EXPECT_EQ(place().read("left"), "kg.db\n") << size;
    EXPECT_EQ(place().read("code"), "2\n") << size;
    EXPECT_THAT(place().read("messages"), HasSubstr("free some space and run it again")) << size;
  }
}

// Runs programs as somebody who owns nothing, where the test runs as root, whom no permission stops.
class MayNotWrite : public NoRoom {
 protected:
  void SetUp() override {
    fs::permissions(path(""), fs::perms(0755));
    fs::create_directory(path("locked"));
    fs::copy_file(path("whole.db"), path("locked/kg.db"));
    as_nobody_ = place().shell("test $(id -u) = 0").code == 0
                     ? "setpriv --reuid=65534 --regid=65534 --clear-groups "
                     : "";
    if (shell(as_nobody_ + "kgbuild stats --db whole.db").code != 0)
      GTEST_SKIP() << "nobody may run the programs where they lie";
  }
  void TearDown() override { fs::permissions(path("locked"), fs::perms(0755)); }

  // The database's and its folder's permissions.
  void lock(int file, int folder) const {
    if (fs::exists(path("locked/kg.db"))) fs::permissions(path("locked/kg.db"), fs::perms(file));
    fs::permissions(path("locked"), fs::perms(folder));
  }

  testing::Outcome ask(const std::string& command) const { return shell(as_nobody_ + command); }

  std::string as_nobody_;
};

TEST_F(MayNotWrite, IsToldWithTheRepairAndNothingIsWritten) {
  const std::string whole = place().read("locked/kg.db");
  // The file, its folder, or both.
  for (const auto& [file, folder] : {std::pair(0444, 0777), std::pair(0666, 0555), std::pair(0444, 0555)}) {
    lock(file, folder);
    for (const std::string command :
         {"kgbuild ingest --db locked/kg.db articles", "kgbuild reread --db locked/kg.db",
          "kgbuild forget --db locked/kg.db articles/00.txt", "kgbuild same --db locked/kg.db Rubio Sybiha",
          "kgbuild check --db locked/kg.db"}) {
      const auto outcome = ask(command);
      EXPECT_EQ(outcome.code, 2) << command << ' ' << std::oct << file << ' ' << folder;
      EXPECT_THAT(
          outcome.err,
          HasSubstr("locked/kg.db: it may not be written. Nothing was changed; give yourself the right"))
          << command << ' ' << std::oct << file << ' ' << folder;
    }
    EXPECT_EQ(place().read("locked/kg.db"), whole);
    EXPECT_THAT(names_in(path("locked")), ElementsAre("kg.db"));
  }
}

TEST_F(MayNotWrite, IsReadAllTheSame) {
  lock(0444, 0555);
  for (const std::string command :
       {"kgquery neighbours Rubio --db locked/kg.db", "kgexport json --db locked/kg.db",
        "kgbuild documents --db locked/kg.db", "kgquery search talks --db locked/kg.db"}) {
    const auto outcome = ask(command);
    EXPECT_EQ(outcome.code, 0) << command << outcome.err;
  }
  EXPECT_EQ(ask("kgbuild stats --digest --db locked/kg.db").out, digest_);
}

TEST_F(MayNotWrite, IsToldOfAFolderWhereNoDatabaseCanBeMade) {
  fs::remove(path("locked/kg.db"));
  lock(0, 0555);
  const auto outcome = ask("kgbuild ingest --db locked/kg.db articles");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err,
              HasSubstr("locked/kg.db: it cannot be made, for the folder locked may not be written"));
  EXPECT_THAT(names_in(path("locked")), ElementsAre());
}

TEST_F(MayNotWrite, IsToldOfADatabaseThatMayNotEvenBeRead) {
  if (place().shell(as_nobody_ + "test -r whole.db").code != 0)
    GTEST_SKIP() << "nobody may not look into the folder of this test";
  lock(0, 0555);
  for (const std::string command :
       {"kgquery actor Rubio --db locked/kg.db", "kgbuild ingest --db locked/kg.db articles"}) {
    const auto outcome = ask(command);
    EXPECT_EQ(outcome.code, 2) << command;
    EXPECT_THAT(outcome.err, HasSubstr("locked/kg.db: it may not be read")) << command;
  }
}

}  // namespace
}  // namespace kg
