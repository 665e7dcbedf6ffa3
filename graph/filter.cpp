#include "graph/filter.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "graph/fold.h"

namespace kg {
namespace {

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size() || value < 0) return std::nullopt;
  return value;
}

int days_in(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

Day day(int year, int month, int day_of_month) { return year * 10000 + month * 100 + day_of_month; }

struct Range {
  Day first, last;
};

// Of a year, month or day.
std::optional<Range> range(std::string_view iso) {
  if (iso.size() != 4 && iso.size() != 7 && iso.size() != 10) return std::nullopt;
  const auto year = number(iso.substr(0, 4));
  if (!year || *year == 0) return std::nullopt;
  if (iso.size() == 4) return Range{day(*year, 1, 1), day(*year, 12, 31)};
  const auto month = number(iso.substr(5, 2));
  if (iso[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
  if (iso.size() == 7) return Range{day(*year, *month, 1), day(*year, *month, days_in(*year, *month))};
  const auto of_month = number(iso.substr(8, 2));
  if (iso[7] != '-' || !of_month || *of_month < 1 || *of_month > days_in(*year, *month)) return std::nullopt;
  return Range{day(*year, *month, *of_month), day(*year, *month, *of_month)};
}

ClaimDays days(std::string_view first, std::string_view last, std::string_view published) {
  const auto begin = range(first.empty() ? published : first);
  if (!begin) return {};
  const auto end = first.empty() ? begin : range(last);
  return {begin->first, end ? end->last : begin->last};
}

template <class T>
bool wanted(const std::vector<T>& list, const T& value) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

bool named(const std::vector<std::string>& list, std::string_view value) {
  const auto is_value = [value](const std::string& one) { return one == value; };
  if (list.empty() || std::any_of(list.begin(), list.end(), is_value)) return true;
  const std::string folded = fold_name(value);
  return std::any_of(list.begin(), list.end(), [&](const auto& one) { return fold_name(one) == folded; });
}

}  // namespace

std::optional<Day> first_day(std::string_view iso) {
  const auto days = range(iso);
  return days ? std::optional(days->first) : std::nullopt;
}

std::optional<Day> last_day(std::string_view iso) {
  const auto days = range(iso);
  return days ? std::optional(days->last) : std::nullopt;
}

std::string to_iso(Day day) {
  if (day == 0) return {};
  std::string text = std::to_string(day);
  text.insert(0, 8 - std::min<std::size_t>(8, text.size()), '0');
  return text.substr(0, 4) + '-' + text.substr(4, 2) + '-' + text.substr(6, 2);
}

ClaimDays days_of(const TieRow& tie) { return days(tie.first, tie.last, tie.published); }

ClaimDays days_of(const ClaimRecord& claim) {
  if (!claim.time) return days("", "", claim.appearance.published);
  return days(claim.time->first, claim.time->last, claim.appearance.published);
}

ClaimFilter drawn_claims() {
  ClaimFilter filter;
  filter.statuses = {Status::asserted};
  filter.polarities = {Polarity::positive};
  return filter;
}

bool accepts(const ClaimFilter& filter, const TieRow& tie) {
  if (!wanted(filter.statuses, tie.status) || !wanted(filter.polarities, tie.polarity)) return false;
  if (tie.confidence < filter.min_confidence) return false;
  if (!filter.classes.empty() &&
      std::find(filter.classes.begin(), filter.classes.end(), tie.event_class) == filter.classes.end())
    return false;
  if (filter.since || filter.until) {
    const ClaimDays days = days_of(tie);
    if (days.first == 0) return false;
    if (filter.since && days.last < *filter.since) return false;
    if (filter.until && days.first > *filter.until) return false;
  }
  return named(filter.predicates, tie.predicate) && named(filter.sources, tie.source);
}

}  // namespace kg
