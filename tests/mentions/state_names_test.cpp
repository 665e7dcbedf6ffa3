// States that no catalogue has, by what only states own, do and suffer.
#include <gtest/gtest.h>

#include "reading_fixture.h"

namespace kg::ingest {
namespace {

using testing::Read;

TEST(StateNames, AreThoseThatOwnAnAirspace) {
  const Read read(R"(
    Veshti NNP nmod:poss 3 B-PER
    +'s    POS case 1
    airspace NN nsubj:pass 5
    was    VBD aux:pass 5
    closed VBN root 0
    .      .   punct 5
  )");
  EXPECT_EQ(read.type("Veshti"), ActorType::country);
}

TEST(StateNames, AreThoseThatTreatiesAreMadeWith) {
  const Read read(R"(
    Norway NNP nsubj 2 B-LOC
    broke  VBD root 0
    its    PRP$ nmod:poss 4
    treaty NN  obj 2
    with   IN  case 6
    Orlan  NNP nmod 4 B-PER
    .      .   punct 2
  )");
  EXPECT_EQ(read.type("Orlan"), ActorType::country);
}

TEST(StateNames, HaveAdjectives) {
  const Read read(R"(
    Morland NNP nsubj 2 B-PER
    waited VBD root 0
    .      .   punct 2

    A      DT  det 3
    Morlandish JJ amod 3 B-MISC
    envoy  NN  nsubj 4
    left   VBD root 0
    .      .   punct 4
  )");
  EXPECT_EQ(read.type("Morland"), ActorType::country);
}

TEST(StateNames, StandBesideOtherStates) {
  const Read read(R"(
    Orlan  NNP nsubj 2 B-PER
    annexed/annex VBD root 0
    the    DT  det 4
    port   NN  obj 2
    .      .   punct 2

    Peru   NNP nsubj 2 B-LOC
    warned VBD root 0
    Ghana  NNP obj 2 B-LOC
    ,      ,   punct 5
    Galt   NNP conj 3 B-PER
    and    CC  cc 7
    Orlan  NNP conj 3 B-PER
    .      .   punct 2

    Galt   NNP nsubj 2 B-PER
    denied/deny VBD root 0
    it     PRP obj 2
    .      .   punct 2
  )");
  EXPECT_EQ(read.type("Orlan"), ActorType::country);
}

TEST(StateNames, AreNoSurnames) {
  const Read read(R"(
    Maren  NNP nsubj 3 B-PER
    Tolvik NNP flat 1 I-PER
    spoke  VBD root 0
    .      .   punct 3

    Tolvik NNP nmod:poss 3 B-PER
    +'s    POS case 1
    airspace NN nsubj 4
    shrank VBD root 0
    .      .   punct 4
  )");
  EXPECT_EQ(read.type("Tolvik"), ActorType::person);
}

TEST(StateNames, AreNotThoseOfPeopleWhoHaveSomethingOfTheirOwn) {
  const Read read(R"(
    Collins NNP nsubj 2 B-PER
    discussed VBD root 0
    his    PRP$ nmod:poss 4
    market NN  obj 2
    .      .   punct 2

    Collins NNP nmod:poss 3 B-PER
    +'s    POS case 1
    ally   NN  nsubj 4
    agreed VBD root 0
    .      .   punct 4
  )");
  EXPECT_EQ(read.type("Collins"), ActorType::person);
}

TEST(Names, AreFoundAgainWhereTheTaggerMissedThem) {
  const Read read(R"(
    Norway NNP nsubj 2 B-LOC
    left   VBD root 0
    Tessaly NNP obj 2 B-LOC
    .      .   punct 2

    Tessaly RB nmod:poss 4
    +'s    POS case 1
    coast  NN  compound 4
    guard  NN  nsubj 5
    denied/deny VBD root 0
    it     PRP obj 5
    .      .   punct 5
  )");
  EXPECT_TRUE(read.mention("Tessaly", 1) >= 0);
  EXPECT_TRUE(read.has("Tessaly's coast guard"));
}

}  // namespace
}  // namespace kg::ingest
