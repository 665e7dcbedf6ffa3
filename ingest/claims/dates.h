// Time expressions of a sentence and the days they mean, counted from the day of publication.
//
//   for (const TimeExpression& when : time_expressions(analysis, sentence))
//     if (const auto days = resolve(when, published, Direction::past)) use(days->first, days->last);
//
// Knows days ("Friday", "yesterday", "12 March", "Sept. 30, 2022"), weeks, months, seasons of a month
// ("late August"), years, ranges ("from 1983 to 1985"), "since", "ago". Words of clock time are passed over.
// Pure functions of their arguments.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/claim.h"
#include "ingest/language/analysis.h"

namespace kg::ingest {

struct TimeExpression {
  enum class Kind : std::uint8_t {
    day_offset,  // days from publication: yesterday -1
    weekday,     // number 1 Monday to 7 Sunday; offset -1 "last", +1 "next", 0 none
    date,        // year (0: unknown), month, day (0: whole month)
    year,
    week,         // offset from the week of publication
    month,        // offset from the month of publication
    year_offset,  // offset from the year of publication
    weekend,      // offset as of weekday
    ago           // number units before publication; `unit` d w m y
  };
  Kind kind = Kind::date;
  int number = 0;
  int year = 0, month = 0, day = 0;
  int offset = 0;
  char unit = 'd';
  bool earlier = false;                             // "earlier this month": up to publication
  bool later = false;                               // "later this week": from publication on
  bool since = false;                               // from then to publication
  int last_year = 0, last_month = 0, last_day = 0;  // end of a range of years or days; 0: no range
  TokenRange tokens{};
};

enum class Direction : std::uint8_t { past, future };

std::vector<TimeExpression> time_expressions(const AnalysedDocument& document, const Sentence& sentence);

// "2025-12-19", also with a time behind it; nullopt if it is no day (ingest/read/publication_date.h).
std::optional<std::chrono::sys_days> parse_day(std::string_view iso);
std::string iso_day(std::chrono::sys_days day);

// Nullopt where the expression does not fix days ("12 November 30"). `source` is left empty.
std::optional<TimeInterval> resolve(const TimeExpression& when, std::chrono::sys_days published,
                                    Direction direction);

}  // namespace kg::ingest
