#include "ingest/claims/dates.h"

#include <gtest/gtest.h>

#include "tests/support/sentence_builder.h"

namespace kg::ingest {
namespace {

// What the first time expression of the words means in an article of Thursday, 12 February 2015.
std::string meaning(const std::string& words, Direction direction = Direction::past) {
  const AnalysedDocument document = testing::document_of({testing::sentence(words)});
  const auto found = time_expressions(document, document.sentences.front());
  if (found.empty()) return "nothing";
  const auto days = resolve(found.front(), *parse_day("2015-02-12"), direction);
  return days ? to_string(*days) : "no days";
}

TEST(Dates, CountsWeekdaysBackFromPublicationAndForwardInPlans) {
  EXPECT_EQ(meaning("They met on Tuesday"), "2015-02-10");
  EXPECT_EQ(meaning("They met on Thursday"), "2015-02-12");
  EXPECT_EQ(meaning("They meet on Tuesday", Direction::future), "2015-02-17");
}

TEST(Dates, KnowsDaysBesideToday) {
  EXPECT_EQ(meaning("He left yesterday"), "2015-02-11");
  EXPECT_EQ(meaning("He leaves tomorrow"), "2015-02-13");
  EXPECT_EQ(meaning("He left this morning"), "2015-02-12");
}

TEST(Dates, KnowsRangesOverNewYearAndNoneThatRunBackwards) {
  const auto days = [](TimeExpression when) {
    const auto found = resolve(when, *parse_day("2015-02-12"), Direction::past);
    return found ? to_string(*found) : "no days";
  };
  TimeExpression range{.number = 0, .month = 12, .day = 28, .last_month = 1, .last_day = 5};
  EXPECT_EQ(days(range), "2014-12-28/2015-01-05");
  range.year = 2012;
  EXPECT_EQ(days(range), "2011-12-28/2012-01-05");
  EXPECT_EQ(days({.month = 3, .day = 24, .last_day = 15}), "no days");
  EXPECT_EQ(days({.kind = TimeExpression::Kind::year, .year = 1985, .last_year = 1983}), "no days");
  EXPECT_EQ(days({.kind = TimeExpression::Kind::ago, .number = 3000, .unit = 'y'}), "no days");
  EXPECT_EQ(meaning("They met between 24 and 15 March"), "no days");
  EXPECT_EQ(meaning("They met on 99999999999 March"), "2014-03");
}

TEST(Dates, TakesForADayWhatTheReaderTakes) {
  EXPECT_EQ(iso_day(*parse_day("2015-02-12T08:00:00Z")), "2015-02-12");
  for (const char* text : {"2015-02-30", "2015- 2-12", "+015-02-12", "12 Feb 2015", "", "9999-02-12"})
    EXPECT_FALSE(parse_day(text)) << text;
}

TEST(Dates, KnowsWeeksMonthsAndYearsBesideThisOne) {
  EXPECT_EQ(meaning("They flew to Kiev last week"), "2015-02-02/2015-02-08");
  EXPECT_EQ(meaning("They met last month"), "2015-01");
  EXPECT_EQ(meaning("They met last year"), "2014");
  EXPECT_EQ(meaning("They met earlier this month"), "2015-02-01/2015-02-12");
}

TEST(Dates, ReadsDatesInEitherOrder) {
  EXPECT_EQ(meaning("It began on 12 March 2014"), "2014-03-12");
  EXPECT_EQ(meaning("It began on March 12 , 2014"), "2014-03-12");
  EXPECT_EQ(meaning("It began on Sept. 30"), "2014-09-30");
  EXPECT_EQ(meaning("It began in November"), "2014-11");
}

TEST(Dates, ReadsYearsRangesAndSince) {
  EXPECT_EQ(meaning("It ended in 1994"), "1994");
  EXPECT_EQ(meaning("He ruled from 1983 to 1985"), "1983-01-01/1985-12-31");
  EXPECT_EQ(meaning("They have talked since January"), "2015-01-01/2015-02-12");
}

TEST(Dates, PassesOverWordsThatOnlyLookLikeTime) {
  EXPECT_EQ(meaning("Sixty members may march"), "nothing");
  EXPECT_EQ(meaning("He paid 2015 dollars"), "nothing");
  EXPECT_EQ(meaning("It fell on 31 February"), "no days");
}

}  // namespace
}  // namespace kg::ingest
