#include "ingest/read/page_cues.h"

#include <gmock/gmock.h>

#include <fstream>

namespace kg::ingest {
namespace {

const PageCues& cues() {
  static const PageCues loaded = PageCues::load(KG_SOURCE_DIR "/data/en/page_furniture.tsv");
  return loaded;
}

TEST(PageCues, MatchTheirExamplesAsTheKindThatTheySay) {
  for (const PageCue& row : cues().rows()) {
    ASSERT_FALSE(row.example.empty()) << "line " << row.row;
    if (row.reach == CueReach::prefix) {
      EXPECT_GT(cues().label_length(row.example), 0U) << "line " << row.row << ": " << row.example;
      continue;
    }
    const PageCue* found = cues().line(row.example);
    ASSERT_NE(found, nullptr) << "line " << row.row << ": " << row.example;
    EXPECT_EQ(found->kind, row.kind) << "line " << row.row << ": " << row.example << " is line "
                                     << found->row;
  }
}

TEST(PageCues, DoNotMatchTheirCounterexamples) {
  for (const PageCue& row : cues().rows()) {
    if (row.counterexample.empty()) continue;
    EXPECT_EQ(cues().line(row.counterexample), nullptr) << "line " << row.row << ": " << row.counterexample;
  }
}

TEST(PageCues, LeaveProseAlone) {
  for (const char* prose : {
           "Share prices fell in Moscow after the announcement.",
           "Related talks were held in Geneva.",
           "By the time the ministers met, the truce had collapsed.",
           "More than 200 people were killed, the ministry said.",
           "Sources said the deal was close.",
           "Home to two million people, Gaza has been under blockade since 2007.",
           "Photo evidence was given to the court.",
           "Reuters could not verify the report.",
           "The AP reported that talks were under way.",
           "Follow-up talks are planned in Doha.",
           "See no reason to wait, he told the council.",
       })
    EXPECT_EQ(cues().line(prose), nullptr) << prose;
}

TEST(PageCues, KnowAgenciesAndMonths) {
  EXPECT_TRUE(cues().is_agency("Reuters"));
  EXPECT_TRUE(cues().is_agency("AFP"));
  EXPECT_FALSE(cues().is_agency("Kremlin"));
  EXPECT_EQ(cues().months().at("sept"), 9);
  EXPECT_EQ(cues().months().at("december"), 12);
}

TEST(Pattern, StandsForTextNumbersAndUnfinishedLines) {
  EXPECT_TRUE(matches_pattern("# min read", "15 min read"));
  EXPECT_FALSE(matches_pattern("# min read", "min read"));
  EXPECT_TRUE(matches_pattern("*/afp)", "a man (jane/afp)"));
  EXPECT_FALSE(matches_pattern("*/afp)", "a man (jane/afp) left"));
  EXPECT_TRUE(matches_pattern("a*b*c", "a-b-b-c"));
  EXPECT_FALSE(matches_pattern("a*b*c", "a-b-b"));
  EXPECT_TRUE(matches_pattern("by *~", "by jane doe"));
  EXPECT_FALSE(matches_pattern("by *~", "by friday they had met."));
  EXPECT_TRUE(matches_pattern("*", ""));
}

TEST(PageCues, RefuseABadRowWithFileAndLine) {
  const std::string file = ::testing::TempDir() + "cues.tsv";
  const auto refusal = [&](const std::string& row) {
    std::ofstream(file) << "kind\treach\tpattern\twords\texample\tcounterexample\n" << row << "\n";
    try {
      PageCues::load(file);
    } catch (const std::runtime_error& error) {
      return std::string(error.what());
    }
    return std::string("accepted");
  };
  EXPECT_THAT(refusal("advert\tline\tad\t0\tAd\t"),
              ::testing::HasSubstr("cues.tsv:2: \"advert\" is no kind"));
  EXPECT_THAT(refusal("furniture\teverything\tad\t0\tAd\t"), ::testing::HasSubstr("is no reach"));
  EXPECT_THAT(refusal("furniture\tline\tad\tmany\tAd\t"), ::testing::HasSubstr("number of words"));
  EXPECT_THAT(refusal("furniture\tline\tad"), ::testing::HasSubstr("3 fields"));
  EXPECT_THAT(refusal("month\t\tBrumaire\t13\t\t"), ::testing::HasSubstr("1 to 12"));
  EXPECT_EQ(refusal("furniture\tline\tad\t0\tAd\t"), "accepted");
}

}  // namespace
}  // namespace kg::ingest
