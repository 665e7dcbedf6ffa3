#include "ingest/claims/auxiliary_repair.h"

#include <gmock/gmock.h>

#include <cstdint>
#include <string>

#include "ingest/claims/tree_repair.h"
#include "tests/claims/mentioned_rows.h"

namespace kg::ingest {
namespace {

constexpr std::string_view kHas = R"(
Iran NNP nsubj 2
has/have VBZ root 0
, , punct 6
according/accord VBG case 6
to IN fixed 4
Israel NNP obl 8
, , punct 6
armed JJ advcl 2
the DT det 10
Houthis NNPS obj 8
. . punct 2
)";

constexpr std::string_view kWill = R"(
Russia NNP nsubj 6
will MD aux 8
, , punct 2
the DT det 5
Kremlin NNP nsubj 6
said/say VBD parataxis 8
, , punct 8
free JJ root 0
sailors/sailor NNS obj 8
. . punct 8
)";

constexpr std::string_view kHasNone = R"(
Iran NNP nsubj 2
has/have VBZ root 0
, , punct 4
too RB advmod 2
, , punct 4
drones/drone NNS obj 2
. . punct 2
)";

class AuxiliaryRepair : public ::testing::Test {
 protected:
  static Tree tree(const MentionedDocument& document) {
    return Tree(document.analysis, repairs(document, testing::shipped_lexicon()));
  }
};

TEST_F(AuxiliaryRepair, FindsTheVerbBehindWhatIsSetIn) {
  const MentionedDocument document = testing::mentioned_rows(kHas, {0, 5, 9});
  const Tree repaired = tree(document);
  EXPECT_EQ(repaired.head(7), kRoot);
  EXPECT_TRUE(repaired.verb(7));
  EXPECT_EQ(repaired.lemma(7), "arm");
  EXPECT_EQ(repaired.head(0), 7);
  EXPECT_EQ(repaired.head(1), 7);
  EXPECT_EQ(repaired.relation(1), Relation::aux);
}

TEST_F(AuxiliaryRepair, TakesTheSubjectBackFromWhoSaysSo) {
  const MentionedDocument document = testing::mentioned_rows(kWill, {0, 4});
  const Tree repaired = tree(document);
  EXPECT_TRUE(repaired.verb(7));
  EXPECT_EQ(repaired.head(0), 7);
  EXPECT_EQ(repaired.head(4), 5);
}

TEST_F(AuxiliaryRepair, LeavesAVerbThatHasAnObjectAlone) {
  const MentionedDocument document = testing::mentioned_rows(kHasNone, {0});
  EXPECT_EQ(tree(document).head(1), kRoot);
}

}  // namespace
}  // namespace kg::ingest
