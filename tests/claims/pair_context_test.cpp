#include <gmock/gmock.h>

#include "ingest/claims/document_ties.h"
#include "ingest/claims/pair_features.h"
#include "ingest/claims/rules.h"
#include "tests/claims/mentioned_rows.h"

namespace kg::ingest {
namespace {

using ::testing::Contains;
using ::testing::IsSupersetOf;
using ::testing::Not;

// The names of the features of Iran and Chad, in this order or the other way round.
std::vector<std::string> names_of(bool forward) {
  const MentionedDocument document = testing::mentioned_rows(
      "Peru NNP nsubj 2\n"
      "denied/deny VBD root 0\n"
      "that IN mark 5\n"
      "Iran NNP nsubj 5\n"
      "sold/sell VBD ccomp 2\n"
      "old JJ amod 7\n"
      "tanks NNS obj 5\n"
      "to TO case 9\n"
      "Chad NNP obl 5\n"
      "in IN case 11\n"
      "secret NN obl 5\n",
      {0, 3, 8});
  const RuleReading reading(document, testing::shipped_lexicon());
  const std::vector<std::vector<ClaimCandidate>> none(1);
  const DocumentTies ties(reading.sources(), none);
  for (const ActorPair& pair :
       pairs_of(reading.sources(), document.analysis.sentences.front().tokens, {}, {}, ties, false, true))
    if (pair.subject.token == (forward ? 3U : 8U) && pair.object.token == (forward ? 8U : 3U))
      return pair.names;
  return {};
}

TEST(PairContext, SeesWhatEmbedsTheWordThatTiesTheTwo) {
  EXPECT_THAT(names_of(true), IsSupersetOf({"turn ccomp VBD", "above 0 ccomp deny", "above deny"}));
}

TEST(PairContext, SeesWhatHangsOnTheWayButNotTheWayItself) {
  const std::vector<std::string> names = names_of(true);
  EXPECT_THAT(names,
              IsSupersetOf({"hangs obj", "hangs obj tanks", "hangs mark that", "hangs obl_in secret"}));
  EXPECT_THAT(names, Not(Contains("hangs obl_to country")));
}

TEST(PairContext, SeesTheWordsBesideEither) {
  EXPECT_THAT(names_of(true), IsSupersetOf({"left of a that", "right of a sell", "left of b to",
                                            "right of b in", "governed b obl_to sell"}));
}

TEST(PairContext, TellsWordsBetweenByWhoStandsFirst) {
  EXPECT_THAT(names_of(true), IsSupersetOf({"amid sell", "amid old", "before deny", "behind secret"}));
  EXPECT_THAT(names_of(false), IsSupersetOf({"amid back sell", "before deny"}));
  EXPECT_THAT(names_of(false), Not(Contains("amid sell")));
}

}  // namespace
}  // namespace kg::ingest
