// What the pages of news sites are recognised by: rows of data/en/page_furniture.tsv.
//
//   const PageCues cues = PageCues::load(data_folder / "en" / "page_furniture.tsv");
//   if (const PageCue* cue = cues.line("Related Articles")) ...    // furniture, and what follows it too
//
// A pattern is matched without regard to ASCII case, curly quotes count as straight ones; '*' stands for
// any text, also none, '#' for one or more digits. Immutable once loaded, so that any thread may ask.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/document.h"
#include "ingest/read/publication_date.h"

namespace kg::ingest {

// How far a cue reaches.
enum class CueReach : std::uint8_t {
  line,    // the line that it matches
  list,    // and the lines after it that are no prose: a list of links
  rest,    // and, near the end of the page, everything after it
  prefix,  // the words at the beginning of a line; the rest of the line stays what it is
};

struct PageCue {
  SectionKind kind = SectionKind::furniture;
  CueReach reach = CueReach::line;
  std::string pattern;         // lower case
  int words = 0;               // lines of more words are not matched; 0: no limit
  std::string example;         // a line that it matches
  std::string counterexample;  // a line that it must not match, may be empty
  std::size_t row = 0;         // line of the file, for messages
};

class PageCues {
 public:
  // Throws std::runtime_error "FILE:LINE: what is wrong and what would be right".
  static PageCues load(const std::filesystem::path& file);

  // The first row whose pattern is the whole line; nullptr if none is.
  const PageCue* line(std::string_view line) const;

  // Length in bytes of the label that the paragraph begins with ("Background: "), or 0.
  std::size_t label_length(std::string_view paragraph) const;

  bool is_agency(std::string_view name) const;  // "Reuters", "AP"
  const MonthNames& months() const { return months_; }
  const std::vector<PageCue>& rows() const { return cues_; }

 private:
  std::vector<PageCue> cues_;
  std::set<std::string, std::less<>> agencies_;
  MonthNames months_;
};

// Whether the whole text is an instance of the pattern. Linear in their lengths but for many '*'.
bool matches_pattern(std::string_view pattern, std::string_view lower_text);

// ASCII letters in lower case, curly quotes straight, runs of white space as one space.
std::string plain_line(std::string_view line);

}  // namespace kg::ingest
