#include <gmock/gmock.h>

#include "reading_fixture.h"

namespace kg::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Read;

TEST(Plurals, LeaveOutWhoeverSpeaksToBoth) {
  const Read read(R"(
    Norway  NNP nsubj 2 B-LOC
    fought  VBD root 0
    Ghana   NNP obj 2 B-LOC
    .       .   punct 2

    Peru  NNP nsubj 4 B-LOC
    and   CC  cc 3
    Chile NNP conj 1 B-LOC
    urged VBD root 0
    both  DT  det 6
    sides/side NNS obj 4
    .     .   punct 4
  )");
  EXPECT_THAT(read.actors("sides"), ElementsAre("Norway", "Ghana"));
}

TEST(Plurals, MeanTheTwoThatTheTextIsAboutWhereNothingNearNamesTwo) {
  const Read read(R"(
    Norway  NNP nsubj 2 B-LOC
    fought  VBD root 0
    Ghana   NNP obj 2 B-LOC
    .       .   punct 2

    Norway  NNP nsubj 2 B-LOC
    accused VBD root 0
    Ghana   NNP obj 2 B-LOC
    .       .   punct 2

    Norway  NNP nsubj 2 B-LOC
    sued    VBD root 0
    Ghana   NNP obj 2 B-LOC
    .       .   punct 2

    Prices NNS nsubj 2
    rose   VBD root 0
    .      .   punct 2

    Prices NNS nsubj 2
    fell   VBD root 0
    .      .   punct 2

    Peru  NNP nsubj 2 B-LOC
    noted VBD root 0
    the   DT  det 4
    rise  NN  obj 2
    .     .   punct 2

    Both DT det 2
    capitals/capital NNS nsubj 3
    agreed VBD root 0
    .    .  punct 3
  )");
  EXPECT_THAT(read.actors("capitals"), ElementsAre("Norway", "Ghana"));
}

TEST(Plurals, OfThreeStatesDweltOnAlikeMeanNobody) {
  const Read read(R"(
    Norway  NNP nsubj 2 B-LOC
    fought  VBD root 0
    Ghana   NNP obj 2 B-LOC
    .       .   punct 2

    Peru  NNP nsubj 2 B-LOC
    spoke VBD root 0
    .     .   punct 2

    Both DT det 2
    capitals/capital NNS nsubj 3
    agreed VBD root 0
    .    .  punct 3
  )");
  EXPECT_THAT(read.actors("capitals"), IsEmpty());
}

TEST(Plurals, CountEachSideAsBoth) {
  const Read read(R"(
    Norway  NNP nsubj 4 B-LOC
    and     CC  cc 3
    Ghana   NNP conj 1 B-LOC
    met     VBD root 0
    .       .   punct 4

    Each    DT  det 2
    side    NN  nsubj 3
    accused VBD root 0
    Peru    NNP obj 3 B-LOC
    .       .   punct 3
  )");
  EXPECT_THAT(read.actors("side"), ElementsAre("Norway", "Ghana"));
}

// As "both sides", but the tagger took "both" for a conjunction, and a third person acts in between.
TEST(Plurals, MeanTheLastTwoPersonsOfOneListHoweverFarBack) {
  const Read read(R"(
    Maren  NNP nsubj 6 B-PER
    Tolvik NNP flat 1 I-PER
    and    CC  cc 4
    Karl   NNP conj 1 B-PER
    Odell  NNP flat 4 I-PER
    argued VBD root 0
    .      .   punct 6

    Prices NNS nsubj 2
    rose   VBD root 0
    .      .   punct 2

    Prices NNS nsubj 2
    fell   VBD root 0
    .      .   punct 2

    Prices NNS nsubj 2
    rose   VBD root 0
    .      .   punct 2

    Idris NNP nsubj 3 B-PER
    Bello NNP flat 1 I-PER
    urged VBD root 0
    both  CC  det 5
    men/man NNS obj 3
    .     .   punct 3
  )");
  EXPECT_THAT(read.actors("men"), ElementsAre("Maren Tolvik", "Karl Odell"));
}

TEST(Plurals, OfAnOfficeMeanItsHolders) {
  const Read read(R"(
    Prime/prime    NNP compound 2
    Minister/minister NNP nmod:desc 3
    Maren  NNP nsubj 5 B-PER
    Tolvik NNP flat 3 I-PER
    met    VBD root 0
    Karl   NNP obj 5 B-PER
    Odell  NNP flat 6 I-PER
    .      .   punct 5

    Premier/premier NNP nmod:desc 2
    Idris NNP nsubj 4 B-PER
    Bello NNP flat 2 I-PER
    slept VBD root 0
    .     .   punct 4

    Envoys/envoy NNS nsubj 2
    called VBD root 0
    both   DT  det 4
    premiers/premier NNS obj 2
    .      .   punct 2
  )");
  EXPECT_THAT(read.actors("premiers"), ElementsAre("Maren Tolvik", "Idris Bello"));
}

TEST(Plurals, OfMenMeanThoseWhoMetJustBefore) {
  const Read read(R"(
    Maren  NNP nsubj 4 B-PER
    Tolvik NNP flat 1 I-PER
    will   MD  aux 4
    meet   VB  root 0
    Karl   NNP obj 4 B-PER
    Odell  NNP flat 5 I-PER
    ,      ,   punct 9
    an     DT  det 9
    adviser NN appos 5
    to     IN  case 11
    Idris  NNP nmod 9 B-PER
    Bello  NNP flat 11 I-PER
    .      .   punct 4

    Envoys/envoy NNS nsubj 2
    called VBD root 0
    both   DT  det 4
    men/man NNS obj 2
    .      .   punct 2
  )");
  EXPECT_THAT(read.actors("men"), ElementsAre("Maren Tolvik", "Karl Odell"));
}

TEST(Plurals, OfSidesMeanTheTwoThatAreNamedTogether) {
  const Read read(R"(
    Norway  NNP nsubj 4 B-LOC
    and     CC  cc 3
    Ghana   NNP conj 1 B-LOC
    fought  VBD root 0
    .       .   punct 4

    Norway  NNP nsubj 4 B-LOC
    and     CC  cc 3
    Ghana   NNP conj 1 B-LOC
    rested/rest VBD root 0
    .       .   punct 4

    Peru  NNP nsubj 2 B-LOC
    told VBD root 0
    Ghana NNP obj 2 B-LOC
    .     .   punct 2

    It/it PRP nsubj 2
    rained/rain VBD root 0
    . . punct 2

    Envoys/envoy NNS nsubj 2
    urged VBD root 0
    both  DT  det 4
    sides/side NNS obj 2
    .     .   punct 2
  )");
  EXPECT_THAT(read.actors("sides"), ElementsAre("Norway", "Ghana"));
}

TEST(Plurals, MayBeANumberAlone) {
  const Read read(R"(
    Maren  NNP nsubj 6 B-PER
    Tolvik NNP flat 1 I-PER
    and    CC  cc 4
    Karl   NNP conj 1 B-PER
    Odell  NNP flat 4 I-PER
    argued VBD root 0
    .      .   punct 6

    The   DT  det 2
    two   CD  nsubj 4
    never RB  advmod 4
    met   VBD root 0
    .     .   punct 4
  )");
  EXPECT_THAT(read.actors("two"), ElementsAre("Maren Tolvik", "Karl Odell"));
}

}  // namespace
}  // namespace kg::ingest
