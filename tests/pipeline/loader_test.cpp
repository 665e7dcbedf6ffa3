#include "ingest/loader.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

#include "graph/catalogue.h"
#include "graph/identity.h"
#include "tests/pipeline/shared_pipeline.h"

namespace kg::ingest {
namespace {

namespace fs = std::filesystem;
using testing::pipeline;

class Loader : public ::testing::Test {
 protected:
  Loader() : folder_(fs::path(::testing::TempDir()) / ("loader-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    article("a.txt", "Marco Rubio met Rustem Umerov in Miami on Friday. Rubio praised Ukraine.");
    article("b.txt", "Rustem Umerov met Kirill Dmitriev in Geneva on Monday, the Kremlin said.");
    article("c.txt", "The European Union imposed sanctions on Belarus. Marco Rubio welcomed the decision.");
    article("d.txt", "Russia attacked Odesa on Friday. Ukraine accused Russia of killing seven people.");
  }
  ~Loader() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  std::string article(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }

  std::vector<std::string> paths(const std::vector<std::string>& names) const {
    std::vector<std::string> all;
    for (const std::string& name : names) all.push_back((folder_ / name).string());
    return all;
  }

  LoadReport load_into(Store& store, const std::vector<std::string>& names, std::size_t jobs = 1,
                       const std::string& published = "2025-12-20") {
    ReadOptions read;
    read.published = published;
    DocumentStream documents(paths(names), read, pipeline().page_cues());
    LoadOptions options;
    options.jobs = jobs;
    options.on_bad = [&](const std::string& message) { bad_.push_back(message); };
    const LoadReport report = load(documents, pipeline(), store, options);
    identity_.settle(store);
    return report;
  }

  fs::path folder_;
  std::vector<std::string> bad_;
  Identity identity_{pipeline().catalogue(),
                     IdentityRules::load(testing::data_folder() + "/en/identity.tsv")};
};

TEST_F(Loader, GivesTheSameGraphInAnyOrderWithAnyNumberOfJobs) {
  std::vector<std::string> names = {"a.txt", "b.txt", "c.txt", "d.txt"};
  std::string digest;
  do {
    for (const std::size_t jobs : {1, 2}) {
      Store store = Store::in_memory();
      EXPECT_EQ(load_into(store, names, jobs).added, 4U);
      if (digest.empty()) digest = store.digest();
      EXPECT_EQ(store.digest(), digest)
          << names[0] << names[1] << names[2] << names[3] << " with jobs " << jobs;
    }
  } while (std::next_permutation(names.begin(), names.end()));
}

TEST_F(Loader, ReadsTheSameTextOnce) {
  Store store = Store::in_memory();
  load_into(store, {"a.txt"});
  const std::string digest = store.digest();
  const LoadReport again = load_into(store, {"a.txt"});
  EXPECT_EQ(again.unchanged, 1U);
  EXPECT_EQ(again.times.documents, 0U);
  fs::copy_file(folder_ / "a.txt", folder_ / "copy.txt");
  EXPECT_EQ(load_into(store, {"copy.txt"}).appearances, 1U);
  EXPECT_EQ(store.documents().size(), 1U);
  EXPECT_EQ(store.appearances(store.documents().front().id).size(), 2U);
  EXPECT_EQ(store.digest(), digest);
}

TEST_F(Loader, ReadsAgainWhatTurnsOutToBeOlder) {
  Store late_first = Store::in_memory();
  load_into(late_first, {"a.txt"}, 1, "2025-12-27");
  EXPECT_EQ(load_into(late_first, {"a.txt"}, 1, "2025-12-20").replaced, 1U);
  Store early_only = Store::in_memory();
  load_into(early_only, {"a.txt"}, 1, "2025-12-20");
  EXPECT_EQ(late_first.digest(), early_only.digest());
}

// Another program forgets a known text after it was found known, before it is its turn to be noted.
TEST_F(Loader, ReadsWhatIsForgottenBeforeItsTurn) {
  Store store = Store::in_memory();
  load_into(store, {"b.txt"});
  const DocumentId b = store.documents().front().id;
  ReadOptions read;
  read.published = "2025-12-20";
  DocumentStream documents(paths({"a.txt", "b.txt"}), read, pipeline().page_cues());
  LoadOptions options;
  options.jobs = 2;
  options.on_document = [&](const LoadedDocument& document) {
    if (document.reference.ends_with("a.txt")) store.forget(b);
  };
  const LoadReport report = load(documents, pipeline(), store, options);
  EXPECT_EQ(report.added, 2U);
  EXPECT_EQ(store.documents().size(), 2U);
  identity_.settle(store);
  Store undisturbed = Store::in_memory();
  load_into(undisturbed, {"a.txt", "b.txt"});
  EXPECT_EQ(store.digest(), undisturbed.digest());
}

// The same while it is read again: another program finds that it was met on an earlier day.
TEST_F(Loader, ReadsAgainAsOfADayThatTurnsUpMeanwhile) {
  Store store = Store::in_memory();
  load_into(store, {"a.txt", "b.txt"});
  const DocumentId second = store.documents().back().id;
  Document early = store.reading(second)->document;
  early.appearance.published = "2025-12-13";
  LoadOptions options;
  options.jobs = 2;
  bool met = false;
  options.on_document = [&](const LoadedDocument&) {
    if (!std::exchange(met, true)) store.write(pipeline().read(early));
  };
  EXPECT_EQ(reread(pipeline(), store, false, options).documents(), 2U);
  EXPECT_EQ(store.document(second)->read_as_of, "2025-12-13");
  EXPECT_TRUE(store.stale(pipeline().fingerprint()).empty());
  identity_.settle(store);
  EXPECT_TRUE(identity_.check(store).empty());
}

TEST_F(Loader, TellsWhatIsBadAndReadsTheRest) {
  article("bad.txt", std::string("x\0y", 3));
  Store store = Store::in_memory();
  const LoadReport report = load_into(store, {"a.txt", "bad.txt", "absent.txt", "b.txt"}, 2);
  EXPECT_EQ(report.added, 2U);
  EXPECT_EQ(report.bad, 2U);
  EXPECT_THAT(bad_, ::testing::ElementsAre(::testing::HasSubstr("bad.txt: byte 1 is NUL"),
                                           ::testing::HasSubstr("absent.txt: there is no such file")));
}

TEST_F(Loader, LeavesNothingOfWhatIsForgotten) {
  Store store = Store::in_memory();
  load_into(store, {"a.txt", "b.txt", "d.txt"});
  const std::string without = store.digest();
  load_into(store, {"c.txt"});
  EXPECT_NE(store.digest(), without);
  store.forget(
      {content_hash("The European Union imposed sanctions on Belarus. Marco Rubio welcomed the decision.")});
  identity_.settle(store);
  EXPECT_EQ(store.digest(), without);
}

TEST_F(Loader, ChangesNothingByReadingAgainWithTheSameModels) {
  Store store = Store::in_memory();
  load_into(store, {"a.txt", "b.txt", "c.txt"});
  const std::string digest = store.digest();
  EXPECT_EQ(reread(pipeline(), store, true, {}).documents(), 0U);
  reread(pipeline(), store, false, {});
  identity_.settle(store);
  EXPECT_EQ(store.digest(), digest);
  EXPECT_TRUE(identity_.check(store).empty());
}

}  // namespace
}  // namespace kg::ingest
