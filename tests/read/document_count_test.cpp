#include "ingest/read/document_count.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string_view>

namespace kg::ingest {
namespace {

namespace fs = std::filesystem;

class DocumentCount : public ::testing::Test {
 protected:
  DocumentCount() : folder_(fs::temp_directory_path() / ("kg_count_" + std::to_string(::getpid()))) {
    fs::create_directories(folder_ / "news");
  }
  ~DocumentCount() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  std::string write(const std::string& name, std::string_view bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return (folder_ / name).string();
  }

  fs::path folder_;
};

TEST_F(DocumentCount, CountsTheLinesOfJsonLinesThatHoldSomething) {
  EXPECT_EQ(document_count({write("a.jsonl", "{}\n\n \t\r\n{}\n{}")}, InputFormat::automatic), 3U);
  EXPECT_EQ(document_count({write("b.NDJSON", "{}\r\n{}\r\n")}, InputFormat::automatic), 2U);
  EXPECT_EQ(document_count({write("c.jsonl", "")}, InputFormat::automatic), 0U);
  EXPECT_EQ(
      document_count({write("long.jsonl", std::string(200'000, 'x') + "\n{}\n")}, InputFormat::automatic),
      2U);
}

TEST_F(DocumentCount, TakesFilesAsTheyAreSaidToBe) {
  const std::string file = write("a.txt", "{}\n{}\n");
  EXPECT_EQ(document_count({file}, InputFormat::automatic), 1U);
  EXPECT_EQ(document_count({file}, InputFormat::jsonl), 2U);
  EXPECT_EQ(document_count({write("b.jsonl", "{}\n{}\n")}, InputFormat::text), 1U);
}

TEST_F(DocumentCount, AddsUpFilesAndFolders) {
  write("news/one.txt", "Text.");
  write("news/two.jsonl", "{}\n{}\n");
  write("news/photo.png", "");
  EXPECT_EQ(document_count({(folder_ / "news").string(), write("three.md", "Text.")}, InputFormat::automatic),
            4U);
}

TEST_F(DocumentCount, CountsWhatWillBeReported) {
  EXPECT_EQ(document_count({(folder_ / "nowhere.txt").string(), (folder_ / "news").string()},
                           InputFormat::automatic),
            2U);
}

TEST_F(DocumentCount, DoesNotKnowHowMuchStandardInputHolds) {
  EXPECT_EQ(document_count({"-"}, InputFormat::automatic), std::nullopt);
}

}  // namespace
}  // namespace kg::ingest
