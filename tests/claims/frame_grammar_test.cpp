#include "ingest/claims/frame_grammar.h"

#include <gmock/gmock.h>

#include <stdexcept>

namespace kg::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Frame frame_of(std::string_view text, const WordSets& sets = {}) {
  Frame frame;
  frame.id = "x.v.1";
  frame.head = "x";
  parse_head(frame);
  parse_frame(text, sets, frame);
  return frame;
}

std::string refusal(std::string_view text) {
  try {
    frame_of(text);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "accepted";
}

TEST(FrameGrammar, ReadsSlotsPrepositionsAndTypes) {
  const Frame frame = frame_of("nsubj>obl:on/against@country/igo");
  EXPECT_EQ(frame.subject.slots.front().kind, SlotKind::nsubj);
  EXPECT_THAT(frame.object.slots.front().prepositions, ElementsAre("against", "on"));
  EXPECT_TRUE(holds(frame.object.types, ActorType::country));
  EXPECT_FALSE(holds(frame.object.types, ActorType::person));
  EXPECT_FALSE(frame.subject.own_types);
}

TEST(FrameGrammar, TakesTwoSpellingsOfAPrepositionForOne) {
  EXPECT_THAT(frame_of("nsubj>obl:upon/towards").object.slots.front().prepositions,
              ElementsAre("on", "toward"));
}

TEST(FrameGrammar, ReadsStepsBehindTheDot) {
  const Frame frame = frame_of("nsubj>ccomp.nsubj");
  ASSERT_TRUE(frame.object.slots.front().next);
  EXPECT_EQ(frame.object.slots.front().next->kind, SlotKind::nsubj);
}

TEST(FrameGrammar, ExpandsSetsOfWords) {
  const Frame frame = frame_of("nsubj>obl:on,obj=$penalty|fine", {{"penalty", {"embargo", "tariff"}}});
  ASSERT_EQ(frame.constraints.size(), 1u);
  EXPECT_THAT(frame.constraints.front().words, ElementsAre("embargo", "fine", "tariff"));
}

TEST(FrameGrammar, PrefersFramesThatFixWords) {
  EXPECT_GT(frame_of("nsubj>obj,obl:as=spy").specificity, frame_of("nsubj>obj").specificity);
  EXPECT_GT(frame_of("nsubj>obj@person").specificity, frame_of("nsubj>obj").specificity);
}

TEST(FrameGrammar, RefusesWithWhatWouldBeRight) {
  EXPECT_THAT(refusal("nsubj-obj"), HasSubstr("has no '>'"));
  EXPECT_THAT(refusal("nsubj>dobj"), HasSubstr("\"dobj\" is no slot; write one of"));
  EXPECT_THAT(refusal("nsubj>obj@state"), HasSubstr("no type of actor; write one of"));
  EXPECT_THAT(refusal("nsubj><obj"), HasSubstr("must be the same slot"));
  EXPECT_THAT(refusal("nsubj>obj,obj=$nothing"), HasSubstr("no set"));
  EXPECT_THAT(refusal("nsubj>poss:of"), HasSubstr("takes no preposition"));
}

TEST(FrameGrammar, ReadsWhatTheHeadBringsFromTheClass) {
  const Effects effects = parse_class("CONSULT [negative planned]");
  EXPECT_EQ(effects.event_class, "CONSULT");
  EXPECT_EQ(effects.polarity, Polarity::negative);
  EXPECT_EQ(effects.status, Status::planned);
  EXPECT_THROW(parse_class("CONSULT [maybe]"), std::invalid_argument);
}

TEST(FrameGrammar, FindsTheNounThatAPhraseHangsOn) {
  const auto hangs_on = [](std::string head) {
    Frame frame;
    frame.part = PartOfSpeech::noun;
    frame.head = std::move(head);
    parse_head(frame);
    return frame.words[frame.head_word];
  };
  EXPECT_EQ(hangs_on("foreign minister"), "minister");
  EXPECT_EQ(hangs_on("head of state"), "head");
}

}  // namespace
}  // namespace kg::ingest
