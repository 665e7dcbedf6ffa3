#include "ingest/claims/dates.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

#include "ingest/read/publication_date.h"

namespace kg::ingest {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int kLongestAgo = 10'000;  // of any unit

struct Days {
  sys_days first, last;
};

sys_days day_of(int year, int month, int day) { return sys_days{std::chrono::year{year} / month / day}; }

sys_days last_of_month(int year, int month) {
  return sys_days{std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} /
                  std::chrono::last};
}

Days month_of(int year, int month) { return {day_of(year, month, 1), last_of_month(year, month)}; }
Days year_of(int year) { return {day_of(year, 1, 1), day_of(year, 12, 31)}; }

int iso_weekday(sys_days day) { return static_cast<int>(std::chrono::weekday{day}.iso_encoding()); }

// The month or day without a year that lies nearest in the direction.
int year_near(const TimeExpression& when, sys_days published, Direction direction) {
  const year_month_day today{published};
  const int year = static_cast<int>(today.year());
  const int month = static_cast<int>(static_cast<unsigned>(today.month()));
  const int day = static_cast<int>(static_cast<unsigned>(today.day()));
  const bool ahead = when.month > month || (when.month == month && when.day > day);
  const bool behind = when.month < month || (when.month == month && when.day != 0 && when.day < day);
  if (direction == Direction::past) return ahead ? year - 1 : year;
  return behind ? year + 1 : year;
}

std::optional<Days> days_of(const TimeExpression& when, sys_days published, Direction direction) {
  const year_month_day today{published};
  const int this_year = static_cast<int>(today.year());
  switch (when.kind) {
    case TimeExpression::Kind::day_offset:
      return Days{published + days{when.offset}, published + days{when.offset}};
    case TimeExpression::Kind::weekday: {
      int back = (iso_weekday(published) - when.number + 7) % 7;
      if (when.offset < 0 && back == 0) back = 7;
      int ahead = (when.number - iso_weekday(published) + 7) % 7;
      if (ahead == 0 && when.offset > 0) ahead = 7;
      const bool future = when.offset > 0 || (when.offset == 0 && direction == Direction::future);
      const sys_days day = future ? published + days{ahead} : published - days{back};
      return Days{day, day};
    }
    case TimeExpression::Kind::weekend: {
      const int back = (iso_weekday(published) - 6 + 7) % 7;
      sys_days saturday = published - days{back};
      if (when.offset > 0 || (when.offset == 0 && direction == Direction::future)) {
        if (back > 1) saturday += days{7};
      } else if (when.offset < 0 && back <= 1) {
        saturday -= days{7};
      }
      return Days{saturday, saturday + days{1}};
    }
    case TimeExpression::Kind::date: {
      const int year = when.year != 0 ? when.year : year_near(when, published, direction);
      if (when.day == 0) return month_of(year, when.month);
      const int last_month = when.last_month != 0 ? when.last_month : when.month;
      const int last_day = when.last_day != 0 ? when.last_day : when.day;
      // "from 20 December to 5 January 2026" begins the year before; without a year it ends the year after.
      const bool over_new_year = last_month < when.month;
      const auto first =
          std::chrono::year{over_new_year && when.year != 0 ? year - 1 : year} / when.month / when.day;
      const auto last =
          std::chrono::year{over_new_year && when.year == 0 ? year + 1 : year} / last_month / last_day;
      if (!first.ok() || !last.ok()) return std::nullopt;
      return Days{sys_days{first}, sys_days{last}};
    }
    case TimeExpression::Kind::year: {
      Days span = year_of(when.year);
      if (when.last_year != 0) span.last = year_of(when.last_year).last;
      return span;
    }
    case TimeExpression::Kind::week: {
      const sys_days monday = published - days{iso_weekday(published) - 1} + days{7 * when.offset};
      return Days{monday, monday + days{6}};
    }
    case TimeExpression::Kind::month: {
      const auto shifted = today.year() / today.month() + months{when.offset};
      return month_of(static_cast<int>(shifted.year()),
                      static_cast<int>(static_cast<unsigned>(shifted.month())));
    }
    case TimeExpression::Kind::year_offset: return year_of(this_year + when.offset);
    case TimeExpression::Kind::ago: {
      if (when.number > kLongestAgo) return std::nullopt;
      if (when.unit == 'd') return Days{published - days{when.number}, published - days{when.number}};
      if (when.unit == 'w') {
        const sys_days monday = published - days{iso_weekday(published) - 1} - days{7 * when.number};
        return Days{monday, monday + days{6}};
      }
      if (when.unit == 'm') {
        const auto shifted = today.year() / today.month() - months{when.number};
        return month_of(static_cast<int>(shifted.year()),
                        static_cast<int>(static_cast<unsigned>(shifted.month())));
      }
      return year_of(this_year - when.number);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<sys_days> parse_day(std::string_view iso) {
  const std::optional<std::string> text = iso_day(iso);
  if (!text) return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t count) {
    return std::stoi(text->substr(from, count));
  };
  return sys_days{std::chrono::year{number(0, 4)} / number(5, 2) / number(8, 2)};
}

std::string iso_day(sys_days day) {
  const year_month_day date{day};
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

std::optional<TimeInterval> resolve(const TimeExpression& when, sys_days published, Direction direction) {
  std::optional<Days> span = days_of(when, published, direction);
  if (!span || span->last < span->first) return std::nullopt;  // "between 24 and 15 March"
  if (when.since || when.earlier) span->last = std::max(span->first, published);
  if (when.later) span->first = std::min(span->last, published);
  // Before and after these years nothing is a day (ingest/read/publication_date.h).
  if (year_month_day{span->first}.year() < std::chrono::year{kFirstYear} ||
      year_month_day{span->last}.year() > std::chrono::year{kLastYear})
    return std::nullopt;
  return TimeInterval{iso_day(span->first), iso_day(span->last), {}};
}

}  // namespace kg::ingest
