// Which state a person, an army, a counterpart or "the other side" belongs to.
#include <gmock/gmock.h>

#include <array>

#include "reading_fixture.h"

namespace kg::ingest {
namespace {

using testing::Read;

const Chain& chain_named(const Read& read, std::string_view name) {
  for (const Chain& chain : read.document().chains)
    if (chain.name == name) return chain;
  throw std::out_of_range("no chain \"" + std::string(name) + "\"");
}

std::string state_of(const Read& read, std::string_view person) {
  const std::int32_t state = chain_named(read, person).state;
  return state < 0 ? std::string() : read.document().chains[static_cast<std::size_t>(state)].name;
}

TEST(Homes, OfAMinisterIsTheStateOfHisPrimeMinister) {
  const Read read(R"(
    Norway NNP nmod:poss 4 B-LOC
    +'s    POS case 1
    prime  JJ  amod 4
    minister NN nsubj 9
    ,      ,   punct 4
    Maren  NNP appos 4 B-PER
    Tolvik NNP flat 6 I-PER
    ,      ,   punct 4
    spoke  VBD root 0
    .      .   punct 9

    Her     PRP$ nmod:poss 3
    foreign JJ   amod 3
    minister NN  nsubj 8
    ,       ,    punct 3
    Karl    NNP  appos 3 B-PER
    Odell   NNP  flat 5 I-PER
    ,       ,    punct 3
    left    VBD  root 0
    .       .    punct 8
  )");
  EXPECT_EQ(state_of(read, "Karl Odell"), "Norway");
  EXPECT_FALSE(chain_named(read, "Karl Odell").state_guessed);
}

TEST(Homes, AreGuessedFromTheStateThatHasNoOtherHolderOfTheOffice) {
  const Read read(R"(
    Ghana   NNP nmod:poss 4 B-LOC
    +'s     POS case 1
    defence NN  compound 4
    minister NN nsubj 9
    ,       ,   punct 4
    Karl    NNP appos 4 B-PER
    Odell   NNP flat 6 I-PER
    ,       ,   punct 4
    warned  VBD root 0
    Norway  NNP obj 9 B-LOC
    .       .   punct 9

    Norway  NNP nsubj 2 B-LOC
    replied VBD root 0
    .       .   punct 2

    Defence NNP compound 2
    Minister NNP nmod:desc 3
    Maren   NNP nsubj 5 B-PER
    Tolvik  NNP flat 3 I-PER
    spoke   VBD root 0
    .       .   punct 5
  )");
  EXPECT_EQ(state_of(read, "Maren Tolvik"), "Norway");
  EXPECT_TRUE(chain_named(read, "Maren Tolvik").state_guessed);
}

TEST(Homes, AreWhereTheHolderIsMet) {
  const Read read(R"(
    Bolivia NNP nsubj 2 B-LOC
    thanked VBD root 0
    Chile   NNP obj 2 B-LOC
    .       .   punct 2

    In      IN  case 2
    Peru    NNP obl 4 B-LOC
    she     PRP nsubj 4
    met     VBD root 0
    Prime   NNP amod 6
    Minister NNP nmod:desc 7
    Elena   NNP obj 4 B-PER
    Vargas  NNP flat 7 I-PER
    .       .   punct 4
  )");
  EXPECT_EQ(state_of(read, "Elena Vargas"), "Peru");
}

TEST(Homes, AreNotTheStateThatTheHolderDealsWith) {
  const Read read(R"(
    Norway  NNP nsubj 2 B-LOC
    recalled VBD root 0
    its     PRP$ nmod:poss 4
    fleet   NN  obj 2
    .       .   punct 2

    Prime   NNP amod 2
    Minister NNP nmod:desc 3
    Maren   NNP nsubj 5 B-PER
    Tolvik  NNP flat 3 I-PER
    warned  VBD root 0
    Ghana   NNP obj 5 B-LOC
    .       .   punct 5

    Ghana   NNP nsubj 2 B-LOC
    laughed VBD root 0
    .       .   punct 2
  )");
  EXPECT_EQ(state_of(read, "Maren Tolvik"), "Norway");
}

TEST(Homes, AreGuessedFromWhoActsInWhatTheHolderSays) {
  const Read read(R"(
    Bolivia NNP nsubj 2 B-LOC
    laughed VBD root 0
    .       .   punct 2

    Bolivia NNP nsubj 2 B-LOC
    left    VBD root 0
    .       .   punct 2

    Peru    NNP nsubj 3 B-LOC
    may     MD  aux 3
    warn    VB  ccomp 10
    Bolivia NNP obj 3 B-LOC
    ,       ,   punct 3
    Prime   NNP amod 7
    Minister NNP nmod:desc 8
    Carlos  NNP nsubj 10 B-PER
    Mendoza NNP flat 8 I-PER
    said    VBD root 0
    .       .   punct 10
  )");
  EXPECT_EQ(state_of(read, "Carlos Mendoza"), "Peru");
}

TEST(Homes, AreGuessedFromWhatTheHolderIsCalled) {
  for (const auto& [given, family, state] :
       {std::array{"Kwame", "Asante", "Ghana"}, std::array{"Lars", "Hagen", "Norway"}}) {
    const std::string rows = std::string(R"(
    Ghana   NNP nsubj 2 B-LOC
    warned  VBD root 0
    Norway  NNP obj 2 B-LOC
    .       .   punct 2

    Norway  NNP nsubj 2 B-LOC
    warned  VBD root 0
    Ghana   NNP obj 2 B-LOC
    .       .   punct 2

    Defence NNP compound 2
    Minister NNP nmod:desc 3
    )") + given + " NNP nsubj 5 B-PER\n" +
                             family + " NNP flat 3 I-PER\nspoke VBD root 0\n. . punct 5\n";
    EXPECT_EQ(state_of(Read(rows), std::string(given) + ' ' + family), state);
  }
}

TEST(Homes, OfTwoHoldersOfOneOfficeAreTwo) {
  const Read read(R"(
    Norway  NNP nsubj 4 B-LOC
    and     CC  cc 3
    Ghana   NNP conj 1 B-LOC
    signed  VBD root 0
    .       .   punct 4

    Prime   NNP amod 2
    Minister NNP nmod:desc 3
    Maren   NNP nsubj 5 B-PER
    Tolvik  NNP flat 3 I-PER
    met     VBD root 0
    Premier NNP nmod:desc 7
    Karl    NNP obj 5 B-PER
    Odell   NNP flat 7 I-PER
    .       .   punct 5

    Norway  NNP nsubj 2 B-LOC
    paid    VBD root 0
    .       .   punct 2
  )");
  EXPECT_EQ(state_of(read, "Maren Tolvik"), "Norway");
  EXPECT_EQ(state_of(read, "Karl Odell"), "Ghana");
}

TEST(Homes, StandBehindTheNameWithOf) {
  const Read read(R"(
    President NNP nmod:desc 2
    Osmo    NNP nsubj 6 B-PER
    Kallio  NNP flat 2 I-PER
    of      IN  case 5
    Torvia  NNP nmod 2 B-LOC
    spoke   VBD root 0
    .       .   punct 6
  )");
  EXPECT_EQ(state_of(read, "Osmo Kallio"), "Torvia");
  EXPECT_FALSE(chain_named(read, "Osmo Kallio").state_guessed);
}

TEST(Homes, AreNotThePostAbroadOfAnAmbassador) {
  const Read read(R"(
    Karl   NNP nsubj 8 B-PER
    Odell  NNP flat 1 I-PER
    ,      ,   punct 1
    ambassador NN appos 1
    to     IN  case 6
    Ghana  NNP nmod 4 B-LOC
    ,      ,   punct 1
    spoke  VBD root 0
    .      .   punct 8
  )");
  EXPECT_EQ(state_of(read, "Karl Odell"), "");
}

TEST(Homes, LetAMinisterSayWeForHisState) {
  const Read read(R"(
    Norway NNP nmod:poss 4 B-LOC
    +'s    POS case 1
    prime  JJ  amod 4
    minister NN nsubj 9
    ,      ,   punct 4
    Maren  NNP appos 4 B-PER
    Tolvik NNP flat 6 I-PER
    ,      ,   punct 4
    spoke  VBD root 0
    .      .   punct 9

    `` `` punct 3
    We   PRP nsubj 3
    agree VBP ccomp 6
    +,   ,   punct 3
    +''  ''  punct 3
    said/say VBD root 0
    her  PRP$ nmod:poss 9
    foreign JJ amod 9
    minister NN nsubj 6
    ,    ,   punct 9
    Karl NNP appos 9 B-PER
    Odell NNP flat 11 I-PER
    .    .   punct 6
  )");
  EXPECT_EQ(read.actor("We"), "Norway");
}

TEST(Forces, OfOneStateAreOneBody) {
  const Read read(R"(
    Norway NNP nmod:poss 3 B-LOC
    +'s    POS case 1
    army   NN  nsubj 4
    shelled VBD root 0
    Ghana  NNP obj 4 B-LOC
    .      .   punct 4

    Norwegian JJ amod 2 B-MISC
    troops NNS nsubj 3
    left   VBD root 0
    .      .   punct 3

    Ghanaian JJ amod 2 B-MISC
    troops NNS nsubj 3
    stayed VBD root 0
    .      .   punct 3
  )");
  EXPECT_EQ(read.actor("Norwegian troops"), read.actor("Norway's army"));
  EXPECT_NE(read.actor("Ghanaian troops"), read.actor("Norwegian troops"));
}

TEST(OtherSide, IsTheOneOfTheTwoThatDoesNotSpeak) {
  const Read read(R"(
    Norway  NNP nsubj 2 B-LOC
    fought  VBD root 0
    Ghana   NNP obj 2 B-LOC
    .       .   punct 2

    Norway  NNP nsubj 2 B-LOC
    accused VBD root 0
    its     PRP$ nmod:poss 4
    neighbour NN obj 2
    .       .   punct 2

    Ghana   NNP nsubj 2 B-LOC
    blamed  VBD root 0
    the     DT  det 5
    other   JJ  amod 5
    side    NN  obj 2
    .       .   punct 2
  )");
  EXPECT_EQ(read.actor("neighbour"), "Ghana");
  EXPECT_EQ(read.actor("other side"), "Norway");
}

TEST(Directions, AreHalvesOfStates) {
  const Read read(R"(
    North  NNP compound 2 B-LOC
    Korea  NNP nsubj 3 I-LOC
    fired  VBD root 0
    .      .   punct 3

    The    DT  det 2
    North  NNP nsubj 3 B-LOC
    denied VBD root 0
    it     PRP obj 3
    .      .   punct 3
  )");
  EXPECT_EQ(read.actor("North"), "North Korea");
}

TEST(Directions, OfAStateThatIsNotNamedAreToldByTheOtherHalf) {
  const Read read(R"(
    North  NNP compound 2 B-LOC
    Korea  NNP nsubj 3 I-LOC
    fired  VBD root 0
    .      .   punct 3

    The    DT  det 2
    South  NNP nsubj 3 B-LOC
    denied VBD root 0
    it     PRP obj 3
    .      .   punct 3
  )");
  EXPECT_EQ(read.actor("South"), "South Korea");
}

TEST(Directions, AreNoStatesWhereNoHalfIsSpokenOf) {
  const Read read(R"(
    Ghana  NNP nsubj 2 B-LOC
    left   VBD root 0
    .      .   punct 2

    The    DT  det 2
    South  NNP nsubj 3 B-LOC
    denied VBD root 0
    it     PRP obj 3
    .      .   punct 3
  )");
  EXPECT_NE(read.actor("South"), "South Korea");
}

TEST(Counterparts, HoldTheSameOfficeOfTheOtherState) {
  const Read read(R"(
    Norway NNP nmod:poss 4 B-LOC
    +'s    POS case 1
    foreign JJ amod 4
    minister NN nsubj 9
    ,      ,   punct 4
    Maren  NNP appos 4 B-PER
    Tolvik NNP flat 6 I-PER
    ,      ,   punct 4
    met    VBD root 0
    Ghana  NNP nmod:poss 13 B-LOC
    +'s    POS case 10
    foreign JJ amod 13
    minister NN obj 9
    ,      ,   punct 13
    Karl   NNP appos 13 B-PER
    Odell  NNP flat 15 I-PER
    .      .   punct 9

    She    PRP nsubj 2
    thanked VBD root 0
    her    PRP$ nmod:poss 5
    Ghanaian JJ amod 5 B-MISC
    counterpart NN obj 2
    .      .   punct 2
  )");
  EXPECT_EQ(read.actor("Ghanaian counterpart"), "Karl Odell");
}

TEST(Pronouns, OfWhatIsRatifiedMeanTheTreaty) {
  const Read read(R"(
    Norway NNP nsubj 2 B-LOC
    signed VBD root 0
    a      DT  det 4
    treaty NN  obj 2
    with   IN  case 6
    Ghana  NNP obl 2 B-LOC
    .      .   punct 2

    Peru   NNP nsubj 2 B-LOC
    ratified/ratify VBD root 0
    it     PRP obj 2
    .      .   punct 2
  )");
  EXPECT_EQ(read.actor("it"), "treaty");
}

TEST(Roles, AreNotSharedWhereANounTellsThemApart) {
  const Read read(R"(
    President NNP nmod:desc 2
    Osmo     NNP nsubj 4 B-PER
    Kallio   NNP flat 2 I-PER
    spoke    VBD root 0
    .        .   punct 4

    The       DT det 3
    independence NN compound 3
    leader    NN nsubj 4
    left      VBD root 0
    .         .  punct 4
  )");
  EXPECT_NE(read.actor("independence leader"), "Osmo Kallio");
}

}  // namespace
}  // namespace kg::ingest
