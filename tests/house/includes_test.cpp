// The directions of the house: who may include whom (docs/architecture.md, "The house").
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

// Values that every room may hold; inside graph they include only one another.
const std::set<std::string> kValues = {"graph/actor.h",      "graph/claim.h", "graph/document.h",
                                       "graph/file_bytes.h", "graph/fold.h",  "graph/id.h"};
const std::string kSchema = "graph/schema.h";
const std::string kCatalogue = "graph/catalogue.h";

// The room of a file: its folder, but ingest/pipeline and ingest/loader are rooms of one file each.
std::string room_of(const fs::path& path) {
  const std::string text = path.generic_string();
  for (const char* stage :
       {"ingest/read", "ingest/language", "ingest/mentions", "ingest/claims", "ingest/evaluation"})
    if (text.starts_with(stage)) return stage;
  if (text.starts_with("ingest/loader")) return "ingest/loader";
  if (text.starts_with("ingest/")) return "ingest/pipeline";
  return text.substr(0, text.find('/'));
}

// What each room may include beside itself and graph's values and schema.
const std::map<std::string, std::set<std::string>> kAllowed = {
    {"graph", {}},
    {"ingest/read", {}},
    {"ingest/language", {"ingest/read"}},
    {"ingest/mentions", {"ingest/read", "ingest/language"}},
    {"ingest/claims", {"ingest/read", "ingest/language", "ingest/mentions"}},
    {"ingest/evaluation", {"ingest/claims"}},
    {"ingest/pipeline", {"ingest/read", "ingest/language", "ingest/mentions", "ingest/claims"}},
    {"ingest/loader", {"graph", "ingest/read", "ingest/pipeline"}},
    {"export", {"graph"}},
};

bool allowed(const std::string& room, const std::string& header) {
  const std::string target = room_of(header);
  if (room == "graph") return target == "graph";
  if (target == room || kValues.contains(header) || header == kSchema) return true;
  if (header == kCatalogue && (room == "ingest/mentions" || room == "ingest/pipeline")) return true;
  return kAllowed.at(room).contains(target);
}

struct Include {
  std::string file;
  int line;
  std::string header;
};

// The includes of ours, given from the root of the source tree: #include "room/file.h".
std::vector<Include> includes_under(const fs::path& root, const std::string& folder) {
  std::vector<Include> found;
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
    const auto ending = entry.path().extension();
    if (ending == ".h" || ending == ".cpp") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& path : files) {
    std::ifstream in(path);
    int line = 0;
    for (std::string text; std::getline(in, text);) {
      ++line;
      const std::string start = "#include \"";
      if (!text.starts_with(start)) continue;
      const std::string header = text.substr(start.size(), text.find('"', start.size()) - start.size());
      found.push_back({fs::relative(path, root).generic_string(), line, header});
    }
  }
  return found;
}

const fs::path kRoot = KG_SOURCE_DIR;

TEST(House, IncludesFollowTheDirectionsOfTheDesign) {
  int seen = 0;
  for (const char* folder : {"graph", "ingest", "export"}) {
    for (const auto& include : includes_under(kRoot, folder)) {
      ++seen;
      const std::string room = room_of(include.file);
      ASSERT_TRUE(kAllowed.contains(room)) << include.file;
      EXPECT_TRUE(allowed(room, include.header))
          << include.file << ":" << include.line << ": " << room << " may not include " << include.header;
    }
  }
  EXPECT_GT(seen, 50);
}

TEST(House, ValueHeadersIncludeOnlyValues) {
  for (const auto& include : includes_under(kRoot, "graph")) {
    if (kValues.contains(include.file)) {
      EXPECT_TRUE(kValues.contains(include.header))
          << include.file << ":" << include.line << ": includes " << include.header;
    }
    if (include.file == kSchema || include.file == kCatalogue) {
      EXPECT_TRUE(kValues.contains(include.header))
          << include.file << ":" << include.line << ": includes " << include.header;
    }
  }
}

TEST(House, NothingIncludesToolsButToolsAndTheirTests) {
  for (const char* folder : {"graph", "ingest", "export"})
    for (const auto& include : includes_under(kRoot, folder))
      EXPECT_FALSE(include.header.starts_with("tools/")) << include.file << ":" << include.line;
}

TEST(House, QueriesLinkNeitherIngestNorExport) {
  for (const auto& include : includes_under(kRoot, "tools")) {
    if (include.file.find("kgquery") == std::string::npos) continue;
    EXPECT_FALSE(include.header.starts_with("ingest/")) << include.file << ":" << include.line;
    EXPECT_FALSE(include.header.starts_with("export/")) << include.file << ":" << include.line;
  }
}

TEST(House, EveryHeaderIsGuardedAndSaysWhatItIsFor) {
  for (const char* folder : {"graph", "ingest", "export", "tools"}) {
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / folder)) {
      if (entry.path().extension() != ".h") continue;
      std::ifstream in(entry.path());
      std::string first;
      std::getline(in, first);
      EXPECT_TRUE(first.starts_with("// ")) << entry.path() << ": begins without saying what it is for";
      const std::string text((std::istreambuf_iterator<char>(in)), {});
      EXPECT_NE(text.find("#pragma once"), std::string::npos) << entry.path();
    }
  }
}

}  // namespace
