// What tests of store and identity share: a small catalogue, articles that name its actors, a folder of
// their own.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "graph/identity.h"
#include "tests/support/reading_builder.h"

namespace kg::testing {

inline const Catalogue& small_catalogue() {
  static const Catalogue catalogue =
      Catalogue::load(std::filesystem::path(KG_SOURCE_DIR) / "tests/graph/catalogue");
  return catalogue;
}

inline const Identity& identity() {
  static const Identity made(
      small_catalogue(), IdentityRules::load(std::filesystem::path(KG_SOURCE_DIR) / "data/en/identity.tsv"));
  return made;
}

// A file of this test alone, gone when the test is over.
class TemporaryFile {
 public:
  TemporaryFile() {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() / (std::string("kg_") + test->test_suite_name() + '_' +
                                                        test->name() + '_' + std::to_string(getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all, ignored);
    std::filesystem::remove_all(folder_, ignored);
  }
  std::filesystem::path path() const { return folder_ / "kg.db"; }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

// What the exception says; "no exception" if there is none.
template <class Act>
std::string message_of(Act act) {
  try {
    act();
  } catch (const std::exception& error) {
    return error.what();
  }
  return "no exception";
}

// The store settled, so that its digest says who is who.
inline std::string settled_digest(Store& store) {
  identity().settle(store);
  return store.digest();
}

inline DocumentReading miami() {
  return reading("Talks in Miami")
      .published("2025-12-20")
      .source("Axios")
      .actor("Marco Rubio", ActorType::person, "USA", "person.marco-rubio",
             "secretary of state of the United States")
      .alias("Rubio")
      .actor("Ukraine", ActorType::country, "UKR", "UKR")
      .alias("Kyiv")
      .actor("Rustem Umerov", ActorType::person, "UKR", "", "chief negotiator of Ukraine")
      .actor("Steve Witkoff", ActorType::person, "USA", "", "envoy of the United States")
      .actor("Miami", ActorType::place, "USA", "place.usa.miami")
      .claim("Marco Rubio", "speaks on", "Ukraine", "STATEMENT")
      .claim("Steve Witkoff, Jared Kushner", "meets", "Rustem Umerov", "CONSULT")
      .time("2025-12-19")
      .place("Miami")
      .speaker("Marco Rubio")
      .confidence(0.8765)
      .claim("Rustem Umerov", "negotiator for", "Ukraine", "ROLE")
      .claim("United States", "compels", "Ukraine", "COERCE")
      .actor("United States", ActorType::country, "USA", "USA")
      .negative()
      .status(Status::planned)
      .done();
}

inline DocumentReading moscow() {
  return reading("Envoys fly to Moscow")
      .published("2025-12-22")
      .source("Reuters")
      .actor("Russia", ActorType::country, "RUS", "RUS")
      .alias("Kremlin")
      .actor("Kirill Dmitriev", ActorType::person, "RUS", "", "envoy of Russia")
      .actor("Steve Witkoff", ActorType::person, "USA", "", "envoy of the United States")
      .claim("Steve Witkoff", "meets", "Kirill Dmitriev", "CONSULT")
      .claim("Kirill Dmitriev", "envoy of", "Russia", "ROLE")
      .done();
}

inline DocumentReading tbilisi() {
  return reading("Georgia protests")
      .published("2024-12-01")
      .source("Civil")
      .actor("Georgia", ActorType::country, "GEO", "GEO")
      .actor("Salome Zourabichvili", ActorType::person, "GEO", "", "president of Georgia")
      .claim("Salome Zourabichvili", "criticises", "Georgia", "ACCUSE")
      .done();
}

}  // namespace kg::testing
