#include "graph/claim.h"

#include <date/date.h>

#include <array>
#include <sstream>

namespace kg {

const char* to_string(Polarity polarity) { return polarity == Polarity::positive ? "positive" : "negative"; }

const char* to_string(Status status) {
  constexpr std::array<const char*, 4> names{"asserted", "planned", "possible", "demanded"};
  return names[static_cast<std::size_t>(status)];
}

std::optional<Polarity> polarity(std::string_view name) {
  for (const auto value : {Polarity::positive, Polarity::negative})
    if (name == to_string(value)) return value;
  return std::nullopt;
}

std::optional<Status> status(std::string_view name) {
  for (const auto value : {Status::asserted, Status::planned, Status::possible, Status::demanded})
    if (name == to_string(value)) return value;
  return std::nullopt;
}

std::string to_string(const TimeInterval& time) {
  if (time.first == time.last) return time.first;
  date::year_month_day first{}, last{};
  std::istringstream(time.first) >> date::parse("%F", first);
  std::istringstream(time.last) >> date::parse("%F", last);
  const bool whole_months = first.ok() && last.ok() && first.day() == date::day{1} &&
                            last == date::year_month_day{last.year() / last.month() / date::last} &&
                            first.year() == last.year();
  if (whole_months && first.month() == last.month()) return time.first.substr(0, 7);
  if (whole_months && first.month() == date::January && last.month() == date::December)
    return time.first.substr(0, 4);
  return time.first + '/' + time.last;
}

ClaimId claim_id(DocumentId document, const Claim& claim, const std::vector<LocalActor>& actors) {
  std::string key = "claim " + to_hex(document.value) + ' ' + std::to_string(claim.trigger.begin) + ' ' +
                    std::to_string(claim.trigger.end) + ' ' + claim.event_class + ' ' + claim.predicate;
  for (const auto& participant : claim.participants)
    key += ' ' + std::to_string(participant.side) + ' ' + to_hex(actors.at(participant.actor).id.value);
  return {key_within(document, content_hash(key))};
}

}  // namespace kg
