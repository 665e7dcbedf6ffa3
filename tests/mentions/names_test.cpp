#include <gmock/gmock.h>

#include "reading_fixture.h"

namespace kg::ingest {
namespace {

using testing::Read;

TEST(Names, LeaveTheTitleOut) {
  const Read read(R"(
    Foreign  NNP compound 2
    Minister NNP nmod:desc 3
    Osmo     NNP nsubj 5 B-PER
    Kallio   NNP flat 3 I-PER
    spoke    VBD root 0
    .        .   punct 5
  )");
  EXPECT_EQ(read.actor("Osmo Kallio"), "Osmo Kallio");
  EXPECT_EQ(read.actor("Foreign Minister"), "Osmo Kallio");
  EXPECT_EQ(read.type("Osmo Kallio"), ActorType::person);
}

TEST(Names, OfStatesComeAsNounAdjectiveAndPeople) {
  const Read read(R"(
    Ukrainian JJ  amod  2 B-MISC
    farmers   NNS nsubj 3
    told      VBD root  0
    Ukraine   NNP obj   3 B-LOC
    .         .   punct 3

    Many       JJ   amod  2
    Ukrainians NNPS nsubj 3 B-MISC
    left       VBD  root  0
    .          .    punct 3
  )");
  EXPECT_EQ(read.kind("Ukrainian"), MentionKind::adjective);
  EXPECT_EQ(read.actor("Ukrainian"), "Ukraine");
  EXPECT_EQ(read.actor("Ukraine"), "Ukraine");
  EXPECT_EQ(read.type("Ukrainians"), ActorType::people);
}

TEST(Names, HoldTheStateThatABodyBelongsTo) {
  const Read read(R"(
    Ukrainian JJ  amod  2 B-MISC
    forces    NNS nsubj 3
    left      VBD root  0
    .         .   punct 3
  )");
  EXPECT_EQ(read.type("Ukrainian forces"), ActorType::organization);
  EXPECT_EQ(read.actor("Ukrainian"), "Ukraine");
}

TEST(Names, HaveTheNumberBehindThem) {
  const Read read(R"(
    Russia     NNP nsubj 2 B-LOC
    vetoed     VBD root  0
    Resolution NNP obj   2
    1973       CD  nummod 3
    .          .   punct 2

    Iran       NNP nsubj 2 B-LOC
    accepted   VBD root  0
    Resolution NN  obj   2
    598        CD  nummod 3
    and        CC  cc    6
    signed     VBD conj  2
    Nord       NNP obj   6 B-ORG
    Stream     NNP flat  7 I-ORG
    2          CD  nummod 7
    .          .   punct 2
  )");
  EXPECT_EQ(read.actor("Resolution 1973"), "Resolution 1973");
  EXPECT_EQ(read.type("Resolution 1973"), ActorType::event);
  EXPECT_EQ(read.actor("Resolution 598"), "Resolution 598");
  EXPECT_EQ(read.actor("Nord Stream 2"), "Nord Stream 2");
}

TEST(Names, HaveNoYearNorScore) {
  const Read read(R"(
    Sable    NNP nsubj 3 B-ORG
    2019     CD  nummod 1
    lost     VBD root  0
    .        .   punct 3

    Tarnow   NNP root  0 B-ORG
    3        CD  nummod 1
    ,        ,   punct 1
    Lenna    NNP appos 1 B-ORG
    1        CD  nummod 4
    .        .   punct 1
  )");
  EXPECT_TRUE(read.has("Sable"));
  EXPECT_TRUE(read.has("Tarnow"));
  EXPECT_FALSE(read.has("Tarnow 3"));
}

TEST(Names, OfCapitalsKeepThemBesideANumber) {
  const Read read(R"(
    Peru     NNP nsubj 2 B-LOC
    attended VBD root  0
    COP      NNP obj   2 B-ORG
    29       CD  nummod 3
    .        .   punct 2
  )");
  EXPECT_EQ(read.actor("COP 29"), "COP 29");
}

TEST(Names, OfACapitalMeanTheGovernmentThatActs) {
  const Read read(R"(
    Moscow   NNP nsubj 2 B-LOC
    rejected VBD root  0
    the      DT  det   4
    demand   NN  obj   2
    .        .   punct 2
  )");
  EXPECT_EQ(read.actor("Moscow"), "Russia");
  EXPECT_EQ(read.type("Moscow"), ActorType::country);
}

TEST(Names, OfACapitalMeanTheCityThatIsGoneTo) {
  const Read read(R"(
    They   PRP nsubj 2
    flew/fly VBD root 0
    to     IN  case 4
    Moscow NNP obl  2 B-LOC
    and    CC  cc   6
    met/meet VBD conj 2
    in     IN  case 8
    Kyiv   NNP obl  6 B-LOC
    .      .   punct 2
  )");
  EXPECT_EQ(read.type("Moscow"), ActorType::place);
  EXPECT_EQ(read.type("Kyiv"), ActorType::place);
}

TEST(Names, OfAStateAfterItsTownAreAPlace) {
  const Read read(R"(
    They    PRP nsubj 2
    met     VBD root 0
    in      IN  case 4
    Atlanta NNP obl 2 B-LOC
    ,       ,   punct 6
    Georgia NNP nmod:unmarked 4 B-LOC
    .       .   punct 2

    Georgia NNP nsubj 2 B-LOC
    told    VBD root 0
    Russia  NNP obj 2 B-LOC
    .       .   punct 2
  )");
  EXPECT_EQ(read.type("Atlanta"), ActorType::place);
  EXPECT_EQ(read.type("Georgia", 0), ActorType::place);
  EXPECT_EQ(read.type("Georgia", 1), ActorType::country);
}

TEST(Names, OfDaysMonthsAndMoneyAreNoActors) {
  const Read read(R"(
    On     IN  case 2
    Friday NNP obl  5
    a      DT  det  4
    Euro   NNP nsubj 5 B-ORG
    fell   VBD root 0
    in     IN  case 7
    March  NNP obl  5 B-MISC
    .      .   punct 5
  )");
  EXPECT_FALSE(read.has("Friday"));
  EXPECT_FALSE(read.has("Euro"));
  EXPECT_FALSE(read.has("March"));
}

TEST(Names, JoinedByAHyphenAreTwo) {
  const Read read(R"(
    US       NNP  compound 4 B-MISC
    -        HYPH punct    3 I-MISC
    Russia   NNP  compound 4 I-MISC
    contacts NNS  nsubj    5
    resumed  VBD  root     0
    .        .    punct    5
  )");
  EXPECT_EQ(read.actor("US"), "United States");
  EXPECT_EQ(read.actor("Russia"), "Russia");
}

TEST(Names, OfUnknownStatesAreKnownByTheirOffices) {
  const Read read(R"(
    Torvalia NNP nmod:poss 4 B-PER
    +'s      POS case 1
    defence  NN  compound 4
    minister NN  nsubj 5
    resigned VBD root 0
    .        .   punct 5

    Torvalia NNP nsubj 2 B-PER
    denied   VBD root 0
    it       PRP obj 2
    .        .   punct 2
  )");
  EXPECT_EQ(read.type("Torvalia"), ActorType::country);
  EXPECT_EQ(read.actor("Torvalia", 1), "Torvalia");
}

TEST(Names, OfUnknownBodiesAreTypedByTheirHeadNoun) {
  const Read read(R"(
    The       DT  det 4
    Kemmana   NNP compound 4 B-ORG
    Liberation NNP compound 4 I-ORG
    Front     NNP nsubj 5 I-ORG
    attacked  VBD root 0
    .         .   punct 5
  )");
  EXPECT_EQ(read.type("Kemmana Liberation Front"), ActorType::armed_group);
}

TEST(Names, StayWholeAroundTheStateThatIsNamedInThem) {
  const Read read(R"(
    The      DT  det 4
    Lankor   NNP compound 4 B-ORG
    Trade    NNP compound 4 I-ORG
    Union    NNP nsubj 5 I-ORG
    praised  VBD root 0
    France   NNP obj 5 B-LOC
    .        .   punct 5
  )");
  EXPECT_TRUE(read.has("Lankor Trade Union"));
  EXPECT_FALSE(read.has("Trade Union"));
}

TEST(Descriptions, HoldTheSlotThatHasAMentionOfItsOwn) {
  const Read read(R"(
    Russia   NNP nmod:poss 4 B-LOC
    +'s      POS case 1
    defence  NN  compound 4
    ministry NN  nsubj 5
    denied   VBD root 0
    it       PRP obj 5
    .        .   punct 5
  )");
  EXPECT_EQ(read.type("Russia's defence ministry"), ActorType::organization);
  EXPECT_EQ(read.actor("Russia"), "Russia");
  const auto& chain = read.document().chains[read.document().mentions[0].chains[0]];
  EXPECT_EQ(chain.country, "RUS");
}

TEST(Descriptions, OfEventsNeedMoreThanTheWord) {
  const Read read(R"(
    The      DT  det 2
    decision NN  nsubj 3
    pleased  VBD root 0
    Norway   NNP obj 3 B-LOC
    .        .   punct 3

    Any      DT  det 2
    deal     NN  nsubj 3
    pleases  VBZ root 0
    Norway   NNP obj 3 B-LOC
    .        .   punct 3
  )");
  EXPECT_TRUE(read.has("decision"));
  EXPECT_FALSE(read.has("deal"));
}

TEST(Descriptions, DoNotComeFromHeadlines) {
  const Read read(R"(
    # headline
    Talks  NNS nsubj 2
    please VBP root 0
    Norway NNP obj 2 B-LOC

    # body
    Norway NNP nsubj 2 B-LOC
    spoke  VBD root 0
    .      .   punct 2
  )");
  EXPECT_FALSE(read.has("Talks"));
  EXPECT_EQ(read.actor("Norway", 0), "Norway");
  EXPECT_EQ(read.document().chains.size(), 1U);
}

TEST(Names, ThatAreNothingButASurnameArePersonsWhateverTheModelTookThemFor) {
  const Read read(R"(
    Trump  NNP nsubj 2 B-LOC
    slept  VBD root 0
    .      .   punct 2
  )");
  EXPECT_EQ(read.type("Trump"), ActorType::person);
}

TEST(Names, OfASurnameBehindATitleAreThoseOfWhoHeldTheOfficeThen) {
  const char* rows = R"(
    Iraq   NNP nsubj 2 B-LOC
    thanked VBD root 0
    American JJ amod 4 B-MISC
    envoys NNS obj 2
    .      .   punct 2

    President NNP nmod:desc 2
    Bush   NNP nsubj 3 B-PER
    left   VBD root 0
    .      .   punct 3
  )";
  EXPECT_EQ(Read(rows, "1990-11-30").actor("Bush"), "George H. W. Bush");
  EXPECT_EQ(Read(rows, "2005-05-01").actor("Bush"), "George W. Bush");
}

TEST(Parties, AreNotThoseOfAStateThatTheTextDoesNotSpeakOf) {
  constexpr const char* kRows = R"(
    The    DT  det 3
    Social NNP amod 3 B-ORG
    Democrats NNPS nsubj 4 I-ORG
    warned VBD root 0
    %      NNP obj 4 B-LOC
    .      .   punct 4
  )";
  const auto in_text_of = [&](const std::string& state) {
    std::string rows = kRows;
    rows.replace(rows.find('%'), 1, state);
    return Read(rows).actor("Social Democrats");
  };
  EXPECT_EQ(in_text_of("Peru"), "Social Democrats");
  EXPECT_EQ(in_text_of("Berlin"), "Social Democratic Party of Germany");
}

}  // namespace
}  // namespace kg::ingest
