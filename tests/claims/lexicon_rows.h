// A lexicon of a few rows in a folder of its own, for tests that do not want the shipped one.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "ingest/claims/lexicon.h"

namespace kg::ingest::testing {

class LexiconFolder {
 public:
  explicit LexiconFolder(const std::string& name)
      : folder_(std::filesystem::path(::testing::TempDir()) / ("claims-" + name)) {
    namespace fs = std::filesystem;
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "en" / "lexicon" / "claims");
    fs::create_directories(folder_ / "schema");
    const fs::path shipped = fs::path(KG_SOURCE_DIR) / "data";
    fs::copy_file(shipped / "schema" / "classes.tsv", folder_ / "schema" / "classes.tsv");
    for (const char* file : {"sets.tsv", "labels.tsv", "attitudes.tsv", "implied.tsv"})
      fs::copy_file(shipped / "en" / "lexicon" / file, folder_ / "en" / "lexicon" / file);
    for (const char* file : {"titles.tsv", "title_ranks.tsv"})
      fs::copy_file(shipped / "en" / file, folder_ / "en" / file);
  }
  ~LexiconFolder() { std::filesystem::remove_all(folder_); }
  LexiconFolder(const LexiconFolder&) = delete;
  LexiconFolder& operator=(const LexiconFolder&) = delete;

  // These rows, fields parted by tabs, under the right header.
  ClaimLexicon with(const std::string& rows) const {
    std::ofstream out(folder_ / "en" / "lexicon" / "claims" / "rows.tsv");
    out << "id\thead\tframe\tclass\tmode\tcameo\tlabel\texample\tclaims\n" << rows;
    out.close();
    return ClaimLexicon::load(folder_);
  }

 private:
  std::filesystem::path folder_;
};

// The rows that are shipped.
inline const ClaimLexicon& shipped_lexicon() {
  static const ClaimLexicon loaded = ClaimLexicon::load(std::filesystem::path(KG_SOURCE_DIR) / "data");
  return loaded;
}

}  // namespace kg::ingest::testing
