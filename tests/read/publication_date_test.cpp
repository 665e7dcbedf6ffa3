#include "ingest/read/publication_date.h"

#include <gtest/gtest.h>

#include "ingest/read/page_cues.h"

namespace kg::ingest {
namespace {

TEST(IsoDay, TakesDaysAndDaysWithTimes) {
  EXPECT_EQ(iso_day("2025-12-19"), "2025-12-19");
  EXPECT_EQ(iso_day("2025-12-19T23:10:00Z"), "2025-12-19");
  EXPECT_EQ(iso_day("2024-02-29 08:00"), "2024-02-29");
}

TEST(IsoDay, RefusesWhatTheCalendarHasNot) {
  for (const char* text :
       {"", "2025", "2025-12", "2025-02-29", "2025-13-01", "2025-00-10", "2025-12-32", "0999-01-01",
        "3000-01-01", "next week", "2025/12/19", "2025-12-191", "20a5-12-19", "-025-12-19"})
    EXPECT_EQ(iso_day(text), std::nullopt) << text;
}

TEST(FindDay, ReadsDaysAsNewsWritesThem) {
  const PageCues cues = PageCues::load(KG_SOURCE_DIR "/data/en/page_furniture.tsv");
  const MonthNames& months = cues.months();
  const std::vector<std::pair<std::string, std::string>> kDays = {
      {"Published On 19 Dec 2025", "2025-12-19"},
      {"December 19, 2025 10:41 AM GMT", "2025-12-19"},
      {"Dec. 19th, 2025", "2025-12-19"},
      {"Fri 19 Dec 2025 14.03 GMT", "2025-12-19"},
      {"the 3rd of September 2024", "2024-09-03"},
      {"WASHINGTON, 20 December 2017 —", "2017-12-20"},
      {"19-Dec-2025", "2025-12-19"},
      {"Issued on: 19/12/2025 - 10:00", "2025-12-19"},
      {"12/19/2025", "2025-12-19"},
      {"19.12.2025", "2025-12-19"},
      {"Updated 2025-12-19T10:00:00Z", "2025-12-19"},
      {"Fri, 19 Dec 2025 10:00:00 GMT", "2025-12-19"},
  };
  for (const auto& [text, day] : kDays) EXPECT_EQ(find_day(text, months), day) << text;
  for (const char* text :
       {"Dec 19", "December 2025", "03/04/2025", "30 February 2025", "10:41 GMT", "", "1,000 men"})
    EXPECT_EQ(find_day(text, months), std::nullopt) << text;
}

}  // namespace
}  // namespace kg::ingest
