// The rows of data/actors as read, before they are indexed: the inside of graph/catalogue.
#pragma once

#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "graph/catalogue.h"

namespace kg {

// A title as text has it and the offices that it may mean: "chief diplomat" -> foreign_minister.
struct OfficeTitle {
  std::string folded;                   // fold_name of the title
  std::vector<std::string_view> roles;  // of which an office may be
  std::string office_word;              // folded word that the office's own title has; empty if any will do
  std::vector<std::string_view> only;   // states that use the title so; empty for all
};

struct GivenName {
  std::string folded;
  char gender = 0;  // 'm', 'f', or 0 where borne by both
};

struct CatalogueTables {
  std::deque<std::string> files;        // their names, as errors give them
  std::deque<std::string> bytes;        // of the files; all views point into them
  std::vector<CatalogueEntry> entries;  // in the order of files and rows; CatalogueEntry::names into `names`
  std::vector<CatalogueName> names;
  std::vector<OfficeTerm> terms;
  std::vector<OfficeTitle> titles;
  std::vector<GivenName> given_names;          // sorted by `folded`, each once
  std::vector<std::string_view> family_first;  // states, sorted
};

// Every *.tsv of the folder, in the order of file names; which table it is, its first column says. Throws
// std::runtime_error with "FILE:LINE: ..." on the first bad row.
CatalogueTables read_catalogue_tables(const std::filesystem::path& folder);

// The same of tables at hand: names and bytes, in their order.
struct CatalogueText {
  std::string file, bytes;
};
CatalogueTables read_catalogue_tables(std::vector<CatalogueText> tables);

}  // namespace kg
