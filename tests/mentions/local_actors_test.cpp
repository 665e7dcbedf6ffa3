#include <gmock/gmock.h>

#include "reading_fixture.h"

namespace kg::ingest {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::Read;

TEST(LocalActors, AreInTheOrderOfTheChains) {
  const Read read(R"(
    Norway NNP nsubj 2 B-LOC
    met    VBD root 0
    Ghana  NNP obj 2 B-LOC
    .      .   punct 2
  )");
  const std::vector<LocalActor> actors = local_actors(read.document());
  ASSERT_EQ(actors.size(), 2U);
  EXPECT_EQ(actors[0].name, "Norway");
  EXPECT_EQ(actors[0].country, "NOR");
  EXPECT_EQ(actors[0].recognised, "NOR");
  EXPECT_EQ(actors[1].name, "Ghana");
  EXPECT_NE(actors[0].id, actors[1].id);
}

TEST(LocalActors, HaveNamesWithAndWithoutTitleAsAliasesButNoBareTitleAndNoPronoun) {
  const Read read(R"(
    President NNP nmod:desc 2
    Osmo     NNP nsubj 4 B-PER
    Kallio   NNP flat 2 I-PER
    said     VBD root 0
    he       PRP nsubj 6
    agreed   VBD ccomp 4
    .        .   punct 4
  )");
  const std::vector<LocalActor> actors = local_actors(read.document());
  ASSERT_EQ(actors.size(), 1U);
  EXPECT_THAT(actors[0].aliases, Contains("Osmo Kallio"));
  EXPECT_THAT(actors[0].aliases, Contains("President Osmo Kallio"));
  EXPECT_THAT(actors[0].aliases, Not(Contains("President")));
  EXPECT_THAT(actors[0].aliases, Not(Contains("he")));
  EXPECT_EQ(actors[0].role, "President");
}

TEST(LocalActors, HaveSpansThatPointIntoTheText) {
  const Read read(R"(
    Ukraine NNP nmod:poss 4 B-LOC
    +'s     POS case 1
    chief   JJ amod 4
    negotiator NN nsubj 5
    spoke   VBD root 0
    .       .   punct 5
  )");
  for (const LocalActor& actor : local_actors(read.document())) {
    ASSERT_THAT(actor.mentions, Not(IsEmpty()));
    for (const MentionSpan& mention : actor.mentions)
      EXPECT_LE(mention.span.end, read.document().analysis.document.text.size());
  }
}

TEST(LocalActors, OfGroupsAreAlsoCalledWithoutTheirNumber) {
  const Read read(R"(
    Seven    CD  nummod 3
    Norwegian JJ amod 3 B-MISC
    soldiers NNS nsubj 4
    left     VBD root 0
    .        .   punct 4
  )");
  bool found = false;
  for (const LocalActor& actor : local_actors(read.document()))
    for (const std::string& alias : actor.aliases) found = found || alias == "Norwegian soldiers";
  EXPECT_TRUE(found);
}

}  // namespace
}  // namespace kg::ingest
