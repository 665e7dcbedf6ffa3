// Days as news writes them, for the publication date of a document.
//
//   iso_day("2025-12-19T10:00:00Z")                       "2025-12-19"
//   find_day("Published On 19 Dec 2025", months)          "2025-12-19"
//   find_day("ATHENS, Jan 30", months)                    nullopt: no year, no day
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace kg::ingest {

// Names of months as they are written, in lower case and without full stop, to 1..12: "dec", "december".
using MonthNames = std::map<std::string, int, std::less<>>;

inline constexpr int kFirstYear = 1000;
inline constexpr int kLastYear = 2999;

// The day of "2025-12-19", also where "T" or a space and a time follow; nullopt if the text is anything
// else, or the calendar has no such day, or its year is not kFirstYear to kLastYear.
std::optional<std::string> iso_day(std::string_view text);

// The first complete day in the text: ISO, "December 19, 2025", "Dec. 19th 2025", "19 December 2025",
// "19-Dec-2025", and "19/12/2025" or "12/19/2025" where only one reading is a date.
std::optional<std::string> find_day(std::string_view text, const MonthNames& months);

}  // namespace kg::ingest
