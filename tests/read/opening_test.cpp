#include "ingest/read/opening.h"

#include <gtest/gtest.h>

namespace kg::ingest {
namespace {

const PageCues& cues() {
  static const PageCues loaded = PageCues::load(KG_SOURCE_DIR "/data/en/page_furniture.tsv");
  return loaded;
}

// "kind|what stands before the paragraph proper", or "" for none.
std::string opening(const std::string& text, const OpeningRules& rules = {}) {
  const auto found = opening_of(text, cues(), rules);
  return found ? std::string(to_string(found->kind)) + "|" + text.substr(0, found->length) : "";
}

TEST(Opening, FindsDatelinesOfAllShapes) {
  const std::string rest = "The minister said no.";
  for (const char* dateline : {"MIAMI (AP) — ",
                               "VIENNA — ",
                               "KYIV, Dec 19 (Reuters) - ",
                               "BOGOTÁ — ",
                               "WINDSOR, England — ",
                               "CARACAS/WASHINGTON — ",
                               "NEW YORK, 4 February — ",
                               "BUCKINGHAM PALACE, July 13. — ",
                               "UNITED NATIONS, Nov 30 - ",
                               "RIYADH/WASHINGTON, Oct 13 — ",
                               "WASHINGTON, 20 December 2017 — ",
                               "(Cox's Bazar) – ",
                               "Mexico City (AFP) – ",
                               "MOSCOW. July 5 (Interfax) - ",
                               "Dec 19 (Reuters) - ",
                               "RIO DE JANEIRO — ",
                               "WASHINGTON, D.C. — ",
                               "TÉNÉLA, Bankouré — ",
                               "KYIV—",
                               "Washington (CNN) — ",
                               "ABOARD AIR FORCE ONE (AP) — ",
                               "ANKARA, Türkiye (AP) — ",
                               "BEIJING, Dec. 19 (Xinhua) -- ",
                               "BAMAKO — 17 June 2023 — ",
                               "MANILA, August 12, 2024 (Samples) — ",
                               "THE HAGUE, October 24, 2024 (own report) - "})
    EXPECT_EQ(opening(dateline + rest), std::string("dateline|") + dateline);
}

TEST(Opening, TakesWordsInBracketsForAnAgencyOnlyBesideADayAndCapitals) {
  EXPECT_EQ(opening("DILI, October 27 (own) - The minister said no."), "dateline|DILI, October 27 (own) - ");
  EXPECT_EQ(opening("DILI (on time) - The minister said no."), "");
  EXPECT_EQ(opening("Dili, October 27 (on time) - The minister said no."), "");
  EXPECT_EQ(opening("DILI, October 27 (he had no other day) - The minister said no."), "");
}

TEST(Opening, TakesAMixedCasePlaceOnlyAtTheBeginningOfTheArticle) {
  EXPECT_EQ(opening("Kyiv — The minister said that he would go.", {true, false}), "dateline|Kyiv — ");
  EXPECT_EQ(opening("Kyiv — The minister said that he would go."), "label|Kyiv — ");
}

TEST(Opening, TakesAColonOnlyWhereItIsNoSpeaker) {
  EXPECT_EQ(opening("DHAKA: Muhammad Yunus was sworn in on Thursday.", {true, true}), "dateline|DHAKA: ");
  EXPECT_EQ(opening("PUTIN: We shall see about that."), "");
  EXPECT_EQ(opening("NATO: Who needs it?", {true, true}), "dateline|NATO: ");
  EXPECT_EQ(opening("MR. CARNEY: Good afternoon.", {true, true}), "");
}

TEST(Opening, FindsLabelsOfSections) {
  EXPECT_EQ(opening("Diplomatic Round — The meetings in Miami are being led by envoys."),
            "label|Diplomatic Round — ");
  EXPECT_EQ(opening("Plan And Pushback — Envoys close to Trump have promoted a plan."),
            "label|Plan And Pushback — ");
  EXPECT_EQ(opening("European Support and Finance — While talks proceed, the EU agreed."),
            "label|European Support and Finance — ");
  EXPECT_EQ(opening("Why it matters: Kyiv depends on the loan."), "label|Why it matters: ");
  EXPECT_EQ(opening("06:40 Good morning from Addis Ababa."), "label|06:40 ");
  EXPECT_EQ(opening("19.20 GMT – New York has put off the vote."), "label|19.20 GMT – ");
  EXPECT_EQ(opening("• Russia said it had seen no draft."), "label|• ");
}

TEST(Opening, LeavesSentencesWhole) {
  for (const char* sentence :
       {"Rubio — a former senator — said he would go.", "Kyiv — Ukraine's capital — was hit on Friday.",
        "The plan — Washington's own — was revised.", "NATO — the alliance — met in Vilnius.",
        "He said: \"No deal.\"", "Trump-backed envoys met.", "28 points - no more - are in the plan.",
        "Putin said Russia would - if needed - fight.",
        "US Senator Marco Rubio said Friday — After a day of talks — no.", "It was over.", ""})
    EXPECT_EQ(opening(sentence), "") << sentence;
}

}  // namespace
}  // namespace kg::ingest
