#include "ingest/read/structure.h"

#include <gmock/gmock.h>

namespace kg::ingest {
namespace {

const PageCues& cues() {
  static const PageCues loaded = PageCues::load(KG_SOURCE_DIR "/data/en/page_furniture.tsv");
  return loaded;
}

// One line for each section: "kind: its first 30 bytes".
std::vector<std::string> sections_of(const std::string& text, Layout layout = Layout::page,
                                     const std::string& title = {}) {
  std::vector<std::string> lines;
  for (const Section& section : structure_of(text, cues(), layout, title).sections)
    lines.push_back(std::string(to_string(section.kind)) + ": " +
                    text.substr(section.span.begin, std::min(section.span.size(), 30U)));
  return lines;
}

const std::string kProse = "The envoys of both states met in Geneva on Friday, their ministries said.";
const std::string kMore = "The talks broke up after an hour and no date was set for others.";
const std::string kLast = "Norway said that it would try again.";
using ::testing::ElementsAre;

TEST(Structure, FindsTheArticleInAPage) {
  const std::string page =
      "CRBC News\nConflict\n\n"
      "Envoys Meet in Geneva As Fighting Goes On\n\n"
      "Envoys Meet in Geneva As Fighting Goes On\n"
      "The foreign minister of Norway arrives in Geneva on Friday morning (Jane Doe)(Jane Doe/AFP/AFP)\n\n" +
      kProse +
      "\n\nDiplomatic Round — The meeting was led by Norway and lasted two hours.\n\nRelated "
      "Articles\n\nTrending\n";
  EXPECT_THAT(
      sections_of(page),
      ElementsAre("furniture: CRBC News", "furniture: Conflict", "headline: Envoys Meet in Geneva As Fight",
                  "headline: Envoys Meet in Geneva As Fight", "caption: The foreign minister of Norway",
                  "body: The envoys of both states met ", "label: Diplomatic Round —",
                  "body: The meeting was led by Norway ", "furniture: Related Articles",
                  "furniture: Trending"));
  EXPECT_EQ(structure_of(page, cues(), Layout::page).headline, "Envoys Meet in Geneva As Fighting Goes On");
}

TEST(Structure, FindsTheArticleWhereEveryLineIsAParagraph) {
  EXPECT_THAT(
      sections_of("Skip to content\nBBC News\nTalks resume in Berlin as Zelensky warns of difficult weeks\n"
                  "3 hours ago\nShare\nSave\nPaul Adams\nDiplomatic correspondent\nReporting from Berlin\n" +
                  kProse +
                  "\n\"A lot of progress was made,\" the envoy said.\nRelated topics\nWar in Ukraine\n"
                  "More on this story\nPutin says Russia will take Donbas by force\nAround the BBC\n"),
      ElementsAre("furniture: Skip to content", "byline: BBC News",
                  "headline: Talks resume in Berlin as Zele", "dateline: 3 hours ago", "furniture: Share",
                  "furniture: Save", "byline: Paul Adams", "byline: Diplomatic correspondent",
                  "byline: Reporting from Berlin", "body: The envoys of both states met ",
                  "body: \"A lot of progress was made,\" ", "furniture: Related topics",
                  "furniture: War in Ukraine", "furniture: More on this story",
                  "furniture: Putin says Russia will take Do", "furniture: Around the BBC"));
}

TEST(Structure, KeepsASingleParagraphAsBodyWhateverItLooksLike) {
  EXPECT_THAT(sections_of("Rubio met Umerov in Miami on Friday"),
              ElementsAre("body: Rubio met Umerov in Miami on F"));
  EXPECT_THAT(sections_of("Rubio met Umerov."), ElementsAre("body: Rubio met Umerov."));
}

TEST(Structure, DoesNotLoseTheFirstSentenceOfATextWithoutHeadline) {
  EXPECT_THAT(sections_of(kProse + "\n\n" + kMore),
              ElementsAre("body: The envoys of both states met ", "body: The talks broke up after an ho"));
}

TEST(Structure, ReadsAListOfHeadlinesAsBody) {
  EXPECT_THAT(sections_of("Rubio meets Umerov in Miami\nPutin flies to Delhi for talks\n"),
              ElementsAre("body: Rubio meets Umerov in Miami", "body: Putin flies to Delhi for talks"));
}

TEST(Structure, TakesAQuestionBeforeTheProseForAHeadline) {
  EXPECT_THAT(sections_of("Who runs Sri Lanka now?\n\n" + kProse),
              ElementsAre("headline: Who runs Sri Lanka now?", "body: The envoys of both states met "));
}

TEST(Structure, JoinsWrappedLinesToParagraphs) {
  const std::string wrapped =
      "Envoys of the United States and Russia met in Abu Dhabi on Tuesday to\n"
      "discuss the latest version of a plan to end the war in Ukraine, said\n"
      "three officials who were briefed on the talks and asked not to be\n"
      "named. Dan Driscoll, the army secretary, led the American side.\n\n"
      "Kyrylo Budanov, the head of Ukraine's military intelligence, was in\n"
      "Abu Dhabi as well.\n";
  EXPECT_THAT(sections_of(wrapped),
              ElementsAre("body: Envoys of the United States an", "body: Kyrylo Budanov, the head of Uk"));
}

TEST(Structure, TellsHeadingsListsAndFurnitureInsideTheArticle) {
  EXPECT_THAT(
      sections_of("# Siege of Mariupol\n\n" + kProse + "\n\n== Background ==\n" + kMore +
                  "\n\nA long way to go\n\n" + kLast +
                  "\n\nRead more: Kremlin says it has seen no draft\n\nAdvertisement\n\n- " + kProse + "\n"),
      ElementsAre("headline: # Siege of Mariupol", "body: The envoys of both states met ",
                  "label: == Background ==", "body: The talks broke up after an ho",
                  "label: A long way to go", "body: Norway said that it would try ",
                  "furniture: Read more: Kremlin says it has", "furniture: Advertisement", "label: -",
                  "body: The envoys of both states met "));
}

TEST(Structure, GoesOnAfterALinkListInTheMiddle) {
  EXPECT_THAT(
      sections_of(kProse + "\n\nRelated Articles\n\nPutin flies to Delhi\n\n" + kMore + "\n\n" + kLast),
      ElementsAre("body: The envoys of both states met ", "furniture: Related Articles",
                  "furniture: Putin flies to Delhi", "body: The talks broke up after an ho",
                  "body: Norway said that it would try "));
}

TEST(Structure, KeepsTheTextOfJsonArticlesAsBody) {
  EXPECT_THAT(sections_of("Envoys meet in Geneva\n\nGENEVA — " + kProse, Layout::prose),
              ElementsAre("label: Envoys meet in Geneva", "dateline: GENEVA —",
                          "body: The envoys of both states met "));
  EXPECT_THAT(sections_of("Envoys meet in Geneva\n\n" + kProse, Layout::prose, "Envoys Meet in Geneva"),
              ElementsAre("headline: Envoys meet in Geneva", "body: The envoys of both states met "));
  EXPECT_THAT(sections_of(kProse, Layout::prose, "Envoys meet in Geneva"),
              ElementsAre("body: The envoys of both states met "));
}

TEST(Structure, ReadsDatelinesOfATickerButNotSpeakersOfATranscript) {
  EXPECT_THAT(sections_of("HAVANA: " + kProse + "\n\nBELGRADE: " + kProse, Layout::prose),
              ElementsAre("dateline: HAVANA:", "body: The envoys of both states met ",
                          "dateline: BELGRADE:", "body: The envoys of both states met "));
  EXPECT_THAT(sections_of("PUTIN: " + kProse + "\n\nXI: Yes.\n\nPUTIN: " + kProse, Layout::prose),
              ElementsAre("body: PUTIN: The envoys of both stat", "body: XI: Yes.",
                          "body: PUTIN: The envoys of both stat"));
}

TEST(Structure, TakesThePublicationDayFromDatelineBylineOrDateLine) {
  const auto published = [](const std::string& text) {
    return structure_of(text, cues(), Layout::page).published;
  };
  EXPECT_EQ(published("WASHINGTON, 20 December 2017 — " + kProse), "2017-12-20");
  EXPECT_EQ(published("Envoys meet in Geneva again\nBy Jane Doe\nDecember 19, 2025\n\n" + kProse),
            "2025-12-19");
  EXPECT_EQ(published("Envoys meet in Geneva again\nUpdated 20 December 2025\nPublished On 19 Dec 2025\n\n" +
                      kProse),
            "2025-12-19");
  EXPECT_EQ(published("Envoys meet in Geneva again\n\n" + kProse), "");
  EXPECT_EQ(published("ATHENS, Jan 30 - " + kProse), "");
  EXPECT_EQ(published("Ships off Odesa, December 1, 2025. REUTERS/Jane Doe\n\n" + kProse), "");
}

TEST(Structure, CoversEveryByteThatIsNoWhiteSpaceInOrderAndWithoutOverlap) {
  const std::string text = "\uFEFF\n CRBC News\r\n\r\nEnvoys meet in Geneva again \u00A0\r\n\r\nGENEVA — " +
                           kProse + "\r\n\r\n\u2022 " + kProse + "\n\n\nTrending\n   \n";
  for (const Layout layout : {Layout::page, Layout::prose, Layout::plain}) {
    std::string covered(text.size(), ' ');
    std::uint32_t end = 0;
    for (const Section& section : structure_of(text, cues(), layout).sections) {
      EXPECT_LE(end, section.span.begin);
      EXPECT_LT(section.span.begin, section.span.end);
      end = section.span.end;
      covered.replace(section.span.begin, section.span.size(), text, section.span.begin, section.span.size());
    }
    std::string left;
    for (std::size_t i = 0; i < text.size(); ++i)
      if (covered[i] != text[i]) left += text[i];
    EXPECT_EQ(left.find_first_not_of(" \r\n\xEF\xBB\xBF\xC2\xA0"), std::string::npos) << left;
  }
}

TEST(Structure, HasNoSectionWhereThereIsOnlyWhiteSpace) {
  EXPECT_TRUE(sections_of(std::string(100000, '\n')).empty());
  EXPECT_TRUE(sections_of("", Layout::plain).empty());
}

}  // namespace
}  // namespace kg::ingest
