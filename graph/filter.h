// Which claims a question or a drawing is about. A filter looks at single claims, so that the edges and
// paths that remain are exactly those that the remaining claims draw.
//
//   ClaimFilter filter = drawn_claims();     // asserted and positive
//   filter.classes = {"CONSULT", "AGREE"};
//   filter.since = first_day("2025-12");     // 1 December
//   store.for_each_tie([&](const TieRow& tie) { if (accepts(filter, tie)) ... });
//
// A claim's days are those of its time, else the day its document was published; it passes `since` and
// `until` if one of its days does. A claim without any day passes only where neither is set.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/claim.h"
#include "graph/store.h"

namespace kg {

// A day as a number that sorts: 20251219. Zero where no day is known.
using Day = std::int32_t;

// "2025-12-19", or the first (last) day of "2025-12" or "2025". Nullopt if the text is no such date.
std::optional<Day> first_day(std::string_view iso);
std::optional<Day> last_day(std::string_view iso);
std::string to_iso(Day day);  // "2025-12-19"; empty for zero

struct ClaimDays {
  Day first = 0, last = 0;  // both zero: unknown
};
ClaimDays days_of(const TieRow& tie);
ClaimDays days_of(const ClaimRecord& claim);

// Within each list any of the values will do; an empty list lets everything pass.
struct ClaimFilter {
  std::optional<Day> since, until;      // both ends included
  std::vector<std::string> classes;     // "CONSULT"
  std::vector<std::string> predicates;  // "meets"; case and accents do not matter
  std::vector<std::string> sources;     // "Reuters"; case and accents do not matter
  std::vector<Status> statuses;
  std::vector<Polarity> polarities;
  double min_confidence = 0;
};

// The filter that drawings and paths start from: asserted and positive claims.
ClaimFilter drawn_claims();

bool accepts(const ClaimFilter& filter, const TieRow& tie);

}  // namespace kg
