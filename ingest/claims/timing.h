// Which time expression dates which predicate.
//
// "Russia, which annexed Crimea in 2014, met Turkey on Friday": annexed 2014, met the Friday.
//
//   const Timing timing(reader, document.analysis);
//   if (auto time = timing.of(token, status)) claim.time = time;
//
// An expression dates the predicate that it hangs on, itself or through nouns; a predicate without one
// borrows from the light verb above it ("held talks on Friday") or from the verb that it is joined to. What
// was done "hours after" or "two days before" something else that is dated is counted from that. Nothing is
// dated without a date of publication, except by expressions that name their year.
#pragma once

#include <optional>
#include <vector>

#include "ingest/claims/dates.h"
#include "ingest/claims/propositions.h"

namespace kg::ingest {

class Timing {
 public:
  explicit Timing(const PropositionReader& reader);

  std::optional<TimeInterval> of(std::uint32_t predicate, Status status) const;

 private:
  struct Anchored {
    TimeExpression when;
    std::uint32_t head = 0;
  };
  // Steps from the predicate to the expression; -1 if it does not date it.
  int distance(const Anchored& expression, std::uint32_t predicate) const;
  int own_distance(const Anchored& expression, std::uint32_t predicate) const;

  // Whether the expression dates a past verb other than the predicate.
  bool of_past_above(std::uint32_t expression, std::uint32_t predicate) const;
  bool first_since(std::uint32_t when) const;

  // Of the expression nearest to the predicate; nullopt if none dates it.
  std::optional<TimeInterval> dated(std::uint32_t predicate, Status status) const;
  // Counted from what it hangs on, or from what hangs on it: "a day after they had marched".
  std::optional<TimeInterval> counted(std::uint32_t predicate) const;

  const PropositionReader& reader_;
  std::optional<std::chrono::sys_days> published_;
  std::vector<std::vector<Anchored>> by_sentence_;
};

}  // namespace kg::ingest
