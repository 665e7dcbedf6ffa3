// Any bytes as a table of data/: rows that load, or a message that names the file and, for a row, its line.
//
// The first line of an input names the table ("en/titles.tsv"), the rest is what it holds. The other tables
// of its folder have their header alone, so that a message can only be about this one.

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <stdexcept>

#include "graph/catalogue.h"
#include "graph/identity_rules.h"
#include "graph/schema.h"
#include "ingest/claims/lexicon.h"
#include "ingest/language/tokeniser.h"
#include "ingest/mentions/lexicon.h"
#include "ingest/read/page_cues.h"
#include "tests/fuzz/target.h"

namespace {

namespace fs = std::filesystem;
using namespace kg;

constexpr const char* kCatalogueTable = "some.tsv";

// Tables that others refer to are there with all their rows.
bool is_whole(const std::string& name) {
  return name.starts_with("schema/") || name == "en/lexicon/sets.tsv" || name == "en/lexicon/labels.tsv";
}

std::string header_of(const fs::path& table) {
  std::ifstream in(table, std::ios::binary);
  for (std::string line; std::getline(in, line);)
    if (!line.empty() && line.front() != '#') return line + '\n';
  return {};
}

class Tables {
 public:
  Tables() {
    for (const char* room : {"en", "schema"})
      for (const auto& entry : fs::recursive_directory_iterator(fuzz::data_folder() / room)) {
        if (entry.path().extension() != ".tsv") continue;
        const std::string name = entry.path().lexically_relative(fuzz::data_folder()).generic_string();
        fs::create_directories(place(name).parent_path());
        std::ofstream(place(name), std::ios::binary)
            << (is_whole(name) ? fuzz::contents(entry.path()) : header_of(entry.path()));
      }
    fs::create_directories(folder_.path() / "actors");
    fs::create_symlink(file_.path(), folder_.path() / "actors" / kCatalogueTable);
  }

  // Loads with the table replaced; false if there is no such table.
  bool load(const std::string& name, const std::string& rows) {
    if (name.starts_with("actors/")) {
      file_.write(rows);
      Catalogue::load(folder_.path() / "actors");
      return true;
    }
    if (!fs::is_regular_file(place(name))) return false;
    const fs::path kept = folder_.path() / "kept";
    fs::rename(place(name), kept);
    file_.write(rows);
    fs::create_symlink(file_.path(), place(name));
    const auto put_back = [&] { fs::rename(kept, place(name)); };
    try {
      load_room(name);
    } catch (...) {
      put_back();
      throw;
    }
    put_back();
    return true;
  }

  std::string folder() const { return folder_.path().string(); }

 private:
  fs::path place(const std::string& name) const { return folder_.path() / name; }

  void load_room(const std::string& name) const {
    const fs::path language = folder_.path() / "en";
    if (name.starts_with("schema/"))
      Schema::load(folder_.path() / "schema");
    else if (name.starts_with("en/tokens/"))
      ingest::Tokeniser::load(language / "tokens");
    else if (name.starts_with("en/lexicon/"))
      ingest::ClaimLexicon::load(folder_.path());
    else if (name == "en/page_furniture.tsv")
      ingest::PageCues::load(place(name));
    else if (name == "en/identity.tsv")
      IdentityRules::load(place(name));
    else
      ingest::MentionLexicon::load(language);
  }

  fuzz::ScratchFolder folder_;
  fuzz::MemoryFile file_;
};

// "FOLDER/NAME.tsv:LINE: what", or "FOLDER/NAME.tsv: what" about the whole of it; the catalogue, whose tables
// need not be files, names them without their folder.
void check_message(const std::string& message, const std::string& folder, std::size_t longest_field) {
  // It may quote a field, as it stands.
  fuzz::promise(message.size() < longest_field + 1000 && message.find('\n') == std::string::npos,
                "the message is a line: " + message);
  const std::size_t ending = message.find(".tsv:");
  fuzz::promise(
      (message.starts_with(folder) || message.starts_with(kCatalogueTable)) && ending != std::string::npos,
      "the message names the file: " + message);
  const std::string file = message.substr(0, ending + 4);
  fuzz::promise(fuzz::names_line(message, file) || message.starts_with(file + ": "),
                "the message names the line: " + message);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Tables tables;
  const std::string input = fuzz::bytes(data, size);
  const std::size_t end = input.find('\n');
  if (end == std::string::npos || end > 100 || input.find("..") < end) return 0;
  try {
    tables.load(input.substr(0, end), input.substr(end + 1));
  } catch (const fs::filesystem_error&) {
    throw;  // the code under test asks before it opens
  } catch (const std::runtime_error& error) {
    check_message(error.what(), tables.folder(), size);
  }
  return 0;
}
