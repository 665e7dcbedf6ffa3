#include "ingest/claims/lexicon.h"

#include <gmock/gmock.h>

#include <stdexcept>

#include "tests/claims/lexicon_rows.h"

namespace kg::ingest {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr const char* kMeet = "meet.v.1\tmeet\tnsubj>obj\tCONSULT\t\t\tmeets\tA met B.\t-\n";

std::string refusal(const std::string& rows) {
  const testing::LexiconFolder folder("refused");
  try {
    folder.with(rows);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Lexicon, FindsFramesByTheWordThatTheirHeadHangsOn) {
  const testing::LexiconFolder folder("found");
  const ClaimLexicon lexicon = folder.with(
      std::string(kMeet) + "rule-out.v.1\trule out\tnsubj>obj\tREJECT\t\t\trules out\tA ruled out B.\t-\n");
  ASSERT_EQ(lexicon.frames("meet", PartOfSpeech::verb).size(), 1u);
  EXPECT_EQ(lexicon.frames("rule", PartOfSpeech::verb).front()->id, "rule-out.v.1");
  EXPECT_TRUE(lexicon.frames("meet", PartOfSpeech::noun).empty());
}

TEST(Lexicon, TellsWhatTheRowsOfAWordMakeEachClassOnceWithEachParticle) {
  const testing::LexiconFolder folder("made");
  const ClaimLexicon lexicon = folder.with(
      "rule.v.1\trule\tnsubj>obj\tCOERCE\t\t\trules\tA ruled B.\t-\n"
      "rule.v.2\trule\tnsubj>obj@person\tCOERCE\t\t\trules\tA ruled B.\t-\n"
      "rule-out.v.1\trule out\tnsubj>obj\tREJECT\t\t\trules out\tA ruled out B.\t-\n");
  const std::vector<HeadClass>& made = lexicon.classes_of("rule", PartOfSpeech::verb);
  ASSERT_EQ(made.size(), 2u);
  EXPECT_EQ(lexicon.classes()[made[0].event_class].name, "COERCE");
  EXPECT_EQ(made[0].particle, "");
  EXPECT_EQ(lexicon.classes()[made[1].event_class].name, "REJECT");
  EXPECT_EQ(made[1].particle, "out");
  EXPECT_TRUE(lexicon.classes_of("rule", PartOfSpeech::noun).empty());
}

TEST(Lexicon, TakesTypesOfTheClassWhereARowNamesNone) {
  const testing::LexiconFolder folder("types");
  const ClaimLexicon lexicon = folder.with(kMeet);
  const Frame& frame = *lexicon.frames("meet", PartOfSpeech::verb).front();
  EXPECT_TRUE(holds(frame.object.types, ActorType::person));
  EXPECT_FALSE(holds(frame.object.types, ActorType::place));
}

TEST(Lexicon, NamesFileLineAndRepairOfABadRow) {
  EXPECT_THAT(refusal(std::string(kMeet) + "x.v.1\tx\tnsubj>obj\tMEET\t\t\tmeets\tA met B.\t-\n"),
              AllOf(HasSubstr("rows.tsv:3"), HasSubstr("class \"MEET\"")));
  EXPECT_THAT(refusal("meet\tmeet\tnsubj>obj\tCONSULT\t\t\tmeets\tA met B.\t-\n"),
              AllOf(HasSubstr("rows.tsv:2"), HasSubstr("part of speech")));
  EXPECT_THAT(refusal(std::string(kMeet) + kMeet), HasSubstr("give another number"));
  EXPECT_THAT(refusal("meet.v.1\tmeet\tnsubj>obj\tCONSULT\t\t\t\tA met B.\t-\n"),
              HasSubstr("label is empty"));
}

TEST(Lexicon, ChangesItsFingerprintWithItsRows) {
  const testing::LexiconFolder folder("print");
  const std::string before = folder.with(kMeet).fingerprint();
  EXPECT_EQ(folder.with(kMeet).fingerprint(), before);
  EXPECT_NE(folder.with("see.v.1\tsee\tnsubj>obj\tCONSULT\t\t\tsees\tA saw B.\t-\n").fingerprint(), before);
}

TEST(Lexicon, LabelsWhatVerbsTellInTheThirdPerson) {
  for (const auto& frame : testing::shipped_lexicon().all_frames()) {
    if (frame->part != PartOfSpeech::verb) continue;
    const std::string& label = frame->label;
    const std::size_t first = label.find(' ');
    EXPECT_NE(label.substr(0, first), frame->words.front()) << frame->id;
    if (frame->words.size() < 2 || first == std::string::npos) continue;
    const std::string second = label.substr(first + 1, label.find(' ', first + 1) - first - 1);
    EXPECT_NE(second, frame->words[1] + 's') << frame->id;
  }
}

}  // namespace
}  // namespace kg::ingest
