#include <gmock/gmock.h>

#include "reading_fixture.h"

namespace kg::ingest {
namespace {

using testing::Read;

TEST(DescribedPersons, AreNamedByTheSentenceAfterTheLead) {
  const Read read(R"(
    Norway    NNP nsubj 2 B-LOC
    jailed    VBD root 0
    a         DT  det 5
    naval     JJ  amod 5
    lieutenant NN obj 2
    .         .   punct 2

    Karl   NNP nsubj 3 B-PER
    Odell  NNP flat 1 I-PER
    had    VBD root 0
    met    VBN xcomp 3
    agents NNS obj 4
    .      .   punct 3
  )");
  EXPECT_EQ(read.actor("naval lieutenant"), "Karl Odell");
}

TEST(DescribedPersons, AreNotWhomTheNextSentenceNamesWithAnOfficeOfHisOwn) {
  const Read read(R"(
    Norway    NNP nsubj 2 B-LOC
    jailed    VBD root 0
    a         DT  det 5
    naval     JJ  amod 5
    lieutenant NN obj 2
    .         .   punct 2

    President/president NNP nmod:desc 2
    Karl   NNP nsubj 4 B-PER
    Odell  NNP flat 2 I-PER
    slept  VBD root 0
    .      .   punct 4
  )");
  EXPECT_NE(read.actor("naval lieutenant"), "Karl Odell");
}

TEST(DescribedPersons, BesideSomebodyAreTheOtherPersonThatTheTextIsAbout) {
  const Read read(R"(
    Karl   NNP nsubj 3 B-PER
    Odell  NNP flat 1 I-PER
    met    VBD root 0
    Maren  NNP obj 3 B-PER
    Tolvik NNP flat 4 I-PER
    .      .   punct 3

    Tolvik NNP nsubj 2 B-PER
    slept  VBD root 0
    .      .   punct 2

    Odell  NNP nsubj 2 B-PER
    thanked VBD root 0
    his    PRP$ nmod:poss 4
    guest  NN  obj 2
    .      .   punct 2
  )");
  EXPECT_EQ(read.actor("guest"), "Maren Tolvik");
}

TEST(DescribedPersons, OfAFormerOfficeAreTheLastWhomTheTextSaysNothingElseOf) {
  const Read read(R"(
    Judges NNS nsubj 2
    jailed VBD root 0
    Karl   NNP obj 2 B-PER
    Odell  NNP flat 3 I-PER
    .      .   punct 2

    The    DT det 3
    former JJ amod 3
    president NN nsubj 4
    slept  VBD root 0
    .      .  punct 4
  )");
  EXPECT_EQ(read.actor("former president"), "Karl Odell");
}

TEST(DescribedPersons, MayBeTwoThingsAtOnce) {
  const Read read(R"(
    Karl   NNP nsubj 14 B-PER
    Odell  NNP flat 1 I-PER
    ,      ,   punct 5
    the    DT  det 5
    president NN appos 1
    of     IN  case 7
    Norway NNP nmod 5 B-LOC
    and    CC  cc 10
    a      DT  det 10
    spokesman NN conj 5
    of     IN  case 12
    Ghana  NNP nmod 10 B-LOC
    ,      ,   punct 1
    slept  VBD root 0
    .      .   punct 14
  )");
  EXPECT_EQ(read.actor("spokesman"), "Karl Odell");
}

TEST(DescribedPersons, CrownedAreTheLastOfTheTitleAlsoWhereItIsPartOfTheName) {
  const Read read(R"(
    King   NNP compound 2 B-PER
    Faisal NNP nsubj 3 I-PER
    slept  VBD root 0
    .      .   punct 3

    King    NNP compound 2 B-PER
    Hussein NNP nsubj 3 I-PER
    slept   VBD root 0
    .       .   punct 3

    The  DT  det 2
    king NN  nsubj 3
    rose VBD root 0
    .    .   punct 3
  )");
  EXPECT_EQ(read.actor("king"), read.actor("King Hussein"));
}

TEST(DescribedPersons, WhoseMinisterItIsLeadsAState) {
  const Read read(R"(
    President NNP nmod:desc 2
    Karl   NNP nsubj 4 B-PER
    Odell  NNP flat 2 I-PER
    slept  VBD root 0
    .      .   punct 4

    Idris  NNP nsubj 3 B-PER
    Bello  NNP flat 1 I-PER
    rose   VBD root 0
    .      .   punct 3

    Maren  NNP nsubj 8 B-PER
    Tolvik NNP flat 1 I-PER
    ,      ,   punct 6
    his    PRP$ nmod:poss 6
    foreign JJ amod 6
    minister NN appos 1
    ,      ,   punct 1
    slept  VBD root 0
    .      .   punct 8
  )");
  EXPECT_EQ(read.actor("his"), "Karl Odell");
}

}  // namespace
}  // namespace kg::ingest
