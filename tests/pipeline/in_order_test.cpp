#include "ingest/in_order.h"

#include <gmock/gmock.h>

#include <atomic>
#include <stdexcept>
#include <string>

namespace kg::ingest {
namespace {

// The squares of 0..count-1 as they come out.
std::vector<int> squares(std::size_t jobs, int count, int failing = -1) {
  std::vector<int> out;
  int at = 0;
  in_order<int, int>(
      jobs, [&]() -> std::optional<int> { return at < count ? std::optional(at++) : std::nullopt; },
      [&](int value) {
        if (value == failing) throw std::runtime_error("no square of " + std::to_string(value));
        for (int spin = 0; spin < (value % 3) * 1000; ++spin)
          std::atomic_signal_fence(std::memory_order_seq_cst);
        return value * value;
      },
      [&](int square) { out.push_back(square); });
  return out;
}

TEST(InOrder, GivesTheSameWithAnyNumberOfJobs) {
  const std::vector<int> one = squares(1, 500);
  EXPECT_EQ(one.size(), 500U);
  EXPECT_EQ(one[20], 400);
  for (const std::size_t jobs : {2, 3, 8}) EXPECT_EQ(squares(jobs, 500), one);
}

TEST(InOrder, TakesNothingFromNothing) { EXPECT_TRUE(squares(4, 0).empty()); }

TEST(InOrder, ThrowsWhatTheWorkThrowsAndEnds) {
  for (const std::size_t jobs : {1, 4}) EXPECT_THROW(squares(jobs, 1000, 7), std::runtime_error) << jobs;
}

TEST(InOrder, EndsCleanlyWhenSourceOrSinkThrow) {
  for (const std::size_t jobs : {1, 4}) {
    int at = 0;
    EXPECT_THROW((in_order<int, int>(
                     jobs,
                     [&]() -> std::optional<int> {
                       if (++at == 50) throw std::runtime_error("source");
                       return at;
                     },
                     [](int value) { return value; }, [](int) {})),
                 std::runtime_error);
    EXPECT_THROW((in_order<int, int>(
                     jobs, [] { return std::optional(1); }, [](int value) { return value; },
                     [](int) { throw std::runtime_error("sink"); })),
                 std::runtime_error);
  }
}

TEST(InOrder, HoldsNoMoreThanTwoThingsForEachJob) {
  std::atomic<int> in_flight = 0;
  int most = 0;
  int at = 0;
  in_order<int, int>(
      3,
      [&]() -> std::optional<int> {
        most = std::max(most, ++in_flight);
        return at < 200 ? std::optional(at++) : std::nullopt;
      },
      [](int value) { return value; }, [&](int) { --in_flight; });
  EXPECT_LE(most, 7);
}

}  // namespace
}  // namespace kg::ingest
