#include "ingest/claims/pair_telling.h"

#include <gtest/gtest.h>

#include "ingest/claims/document_ties.h"
#include "ingest/claims/pair_features.h"
#include "ingest/claims/rules.h"
#include "tests/claims/mentioned_rows.h"

namespace kg::ingest {
namespace {

// Where the rows tell of the two actors at these tokens, as the class.
PairTelling telling(const std::string& rows, const std::vector<std::uint32_t>& actors,
                    std::string_view event_class) {
  const MentionedDocument document = testing::mentioned_rows(rows, actors);
  const ClaimLexicon& lexicon = testing::shipped_lexicon();
  const RuleReading reading(document, lexicon);
  const std::vector<std::vector<ClaimCandidate>> none(1);
  const DocumentTies ties(reading.sources(), none);
  for (const ActorPair& pair :
       pairs_of(reading.sources(), document.analysis.sentences.front().tokens, {}, {}, ties, false, true))
    if (pair.subject.token == actors[0] && pair.object.token == actors[1])
      return telling_of(reading.sources(), *lexicon.event_class(event_class), pair);
  ADD_FAILURE() << "no such pair";
  return {};
}

// "Iran ... to sort it out with Chad", under this verb.
std::string to_sort_out(const std::string& verb) {
  return "Iran NNP nsubj 2\n" + verb +
         " root 0\n"
         "to TO mark 4\n"
         "sort/sort VB xcomp 2\n"
         "it PRP obj 4\n"
         "out RP compound:prt 4\n"
         "with IN case 8\n"
         "Chad NNP obl 4\n";
}

TEST(PairTelling, ReadsWhetherItIsSoAtTheWordThatAPlanEmbeds) {
  const PairTelling found = telling(to_sort_out("plans/plan VBZ"), {0, 7}, "COOPERATE");
  EXPECT_EQ(found.trigger, 1U);
  EXPECT_EQ(found.told, 3U);
  EXPECT_EQ(found.row, nullptr);
}

TEST(PairTelling, ReadsAnActOfSpeechAtTheWordThatUttersIt) {
  const std::string promises = to_sort_out("promised/promise VBD");
  EXPECT_EQ(telling(promises, {0, 7}, "SUPPORT").told, 1U);
  EXPECT_EQ(telling(promises, {0, 7}, "COOPERATE").told, 3U);
}

TEST(PairTelling, ReadsAnActOfSpeechOfWhoIsAskedForItWhereHeIsAsked) {
  const std::string asks =
      "Iran NNP nsubj 2\n"
      "asked/ask VBD root 0\n"
      "Peru NNP obj 2\n"
      "to TO mark 5\n"
      "turn/turn VB xcomp 2\n"
      "to TO case 7\n"
      "Chad NNP obl 5\n";
  EXPECT_EQ(telling(asks, {2, 6}, "SUPPORT").told, 4U);
  EXPECT_EQ(telling(asks, {0, 6}, "SUPPORT").told, 1U);
}

TEST(PairTelling, DoesNotTakeWhoSendsForWhoDoes) {
  const PairTelling found = telling(
      "Iran NNP nsubj 2\n"
      "urged/urge VBD root 0\n"
      "Peru NNP obj 2\n"
      "to TO mark 5\n"
      "deal/deal VB xcomp 2\n"
      "with IN case 7\n"
      "Chad NNP obl 5\n",
      {0, 6}, "COOPERATE");
  EXPECT_EQ(found.told, found.trigger);
}

TEST(PairTelling, ReadsTheSecondOfTwoVerbsWhereItTellsOfTheObject) {
  const PairTelling found = telling(
      "Iran NNP nsubj 2\n"
      "rested/rest VBD root 0\n"
      "and CC cc 5\n"
      "may MD aux 5\n"
      "fuss/fuss VB conj 2\n"
      "over IN case 7\n"
      "Chad NNP obl 5\n",
      {0, 6}, "COOPERATE");
  EXPECT_EQ(found.trigger, 1U);
  EXPECT_EQ(found.told, 4U);
}

TEST(PairTelling, ReadsADeedAtWhatIsPromised) {
  const std::string promises =
      "Iran NNP nsubj 2\n"
      "promised/promise VBD root 0\n"
      "Chad NNP iobj 2\n"
      "sheds/shed NNS obj 2\n";
  EXPECT_EQ(telling(promises, {0, 2}, "AID").told, 3U);
  EXPECT_EQ(telling(promises, {0, 2}, "ACCUSE").told, 1U);
}

TEST(PairTelling, ReadsWhatSomebodySaysOfOthersWhereHeSaysIt) {
  const PairTelling found = telling(
      "Peru NNP nsubj 3\n"
      "will MD aux 3\n"
      "doze/doze VB root 0\n"
      "unless IN mark 6\n"
      "Chad NNP nsubj 6\n"
      "hums/hum VBZ advcl 3\n"
      ", , punct 9\n"
      "Iran NNP nsubj 9\n"
      "said/say VBD parataxis 3\n",
      {7, 4}, "THREATEN");
  EXPECT_EQ(found.told, 8U);
}

TEST(PairTelling, DoesNotReadAnOfficeAsThePartTakenInSomething) {
  const PairTelling found = telling(
      "President/president NNP nmod:desc 2\n"
      "Sall NNP nsubj 6\n"
      "who WP nsubj 4\n"
      "dozed/doze VBD acl:relcl 2\n"
      "summit NN obl 4\n"
      "left/leave VBD root 0\n",
      {0, 4}, "PARTICIPATION");
  EXPECT_EQ(found.told, 3U);
}

TEST(PairTelling, KeepsToTheWordThatHasARowOfTheClass) {
  const PairTelling found = telling(
      "Iran NNP nsubj 2\n"
      "plans/plan VBZ root 0\n"
      "to TO mark 4\n"
      "attack/attack VB xcomp 2\n"
      "Chad NNP obj 4\n",
      {0, 4}, "ASSAULT");
  EXPECT_EQ(found.trigger, 3U);
  ASSERT_NE(found.row, nullptr);
  EXPECT_EQ(found.row->head, "attack");
}

}  // namespace
}  // namespace kg::ingest
