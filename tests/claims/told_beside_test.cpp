#include "ingest/claims/told_beside.h"

#include <gtest/gtest.h>

#include "tests/claims/mentioned_rows.h"

namespace kg::ingest {
namespace {

// A candidate of the model's between two tokens of the rows, the second of this type.
struct Seen {
  Seen(const std::string& rows, std::uint32_t from, std::uint32_t to, std::string event_class, ActorType type)
      : document(testing::mentioned_rows(rows, {from, to})), tree(document.analysis) {
    document.chains[1].type = type;
    candidate.by_model = true;
    candidate.event_class = std::move(event_class);
    candidate.subject = {0, from};
    candidate.object = {1, to};
  }
  bool told_beside() const {
    return ingest::told_beside(document, tree, testing::shipped_lexicon(), candidate);
  }
  Claim marked() const {
    Claim claim;
    mark_belonging(document, tree, candidate, claim);
    return claim;
  }

  MentionedDocument document;
  Tree tree;
  ClaimCandidate candidate;
};

const std::string kCourtInCity =
    "Peru NNP nsubj 2\n"
    "asked/ask VBD root 0\n"
    "court NN obj 2\n"
    "in IN case 5\n"
    "Haifa NNP nmod 3\n";

TEST(ToldBeside, HoldsWhoIsWhereInOnePhrase) {
  EXPECT_TRUE(Seen(kCourtInCity, 2, 4, "LOCATION", ActorType::place).told_beside());
  EXPECT_FALSE(Seen(kCourtInCity, 0, 4, "LOCATION", ActorType::place).told_beside());
}

TEST(ToldBeside, HoldsWhoIsInThePlaceThatOpensTheSentence) {
  const Seen seen(
      "In IN case 2\n"
      "Minsk NNP obl 5\n"
      "ministry NN nsubj 5\n"
      "not RB advmod 5\n"
      "comment/comment VB root 0\n",
      2, 1, "LOCATION", ActorType::place);
  EXPECT_TRUE(seen.told_beside());
}

TEST(ToldBeside, HoldsNobodyWhoIsNone) {
  const Seen seen(
      "No/no DT det 2\n"
      "troops/troop NNS root 0\n"
      "in IN case 4\n"
      "Minsk NNP nmod 2\n",
      1, 3, "LOCATION", ActorType::place);
  EXPECT_FALSE(seen.told_beside());
}

TEST(ToldBeside, LeavesWhatRulesMakeToTheirWords) {
  Seen seen(kCourtInCity, 2, 4, "LOCATION", ActorType::place);
  seen.candidate.by_model = false;
  seen.candidate.trigger = 1;
  EXPECT_FALSE(seen.told_beside());
}

TEST(ToldBeside, HoldsWhoseTextItIsButNotWhoseSummit) {
  const auto vote_on = [](const std::string& noun) {
    return Seen("Peru NNP nsubj 2\nvotes/vote VBZ root 0\non IN case 5\nKenya NNP compound 5\n" + noun +
                    " NN obl 2\n",
                3, 4, "PARTICIPATION", ActorType::event)
        .told_beside();
  };
  EXPECT_TRUE(vote_on("draft"));
  EXPECT_FALSE(vote_on("summit"));
}

std::string kenya(const std::string& noun, const std::string& preposition) {
  return "Kenya NNP nmod:poss 2\n" + noun + " NN root 0\n" + preposition + " IN case 4\nNATO NNP nmod 2\n";
}

TEST(MarkBelonging, SaysThatWhoIsOnTheWayIsNoMemberYet) {
  EXPECT_EQ(Seen(kenya("path", "to"), 0, 3, "MEMBERSHIP", ActorType::igo).marked().status, Status::possible);
  EXPECT_EQ(Seen(kenya("flag", "to"), 0, 3, "MEMBERSHIP", ActorType::igo).marked().status, Status::asserted);
}

TEST(MarkBelonging, DeniesWhatIsOutsideOrExcluded) {
  EXPECT_EQ(Seen(kenya("ally", "outside"), 0, 3, "MEMBERSHIP", ActorType::igo).marked().polarity,
            Polarity::negative);
  EXPECT_EQ(Seen(kenya("exclusion", "from"), 0, 3, "MEMBERSHIP", ActorType::igo).marked().polarity,
            Polarity::negative);
}

TEST(MarkBelonging, SaysNothingOfStates) {
  EXPECT_EQ(Seen(kenya("ship", "outside"), 0, 3, "MEMBERSHIP", ActorType::country).marked().polarity,
            Polarity::positive);
}

TEST(MarkBelonging, KeepsWhoKeepsOthersOutInside) {
  const Seen seen(
      "Kenya NNP nsubj 2\n"
      "kept/keep VBD root 0\n"
      "Peru NNP obj 2\n"
      "out_of IN case 5\n"
      "NATO NNP obl 2\n",
      0, 4, "MEMBERSHIP", ActorType::igo);
  EXPECT_EQ(seen.marked().polarity, Polarity::positive);
}

}  // namespace
}  // namespace kg::ingest
