#include <gmock/gmock.h>

#include <iterator>
#include <sstream>

#include "reading_fixture.h"

namespace kg::ingest {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;
using testing::Read;

TEST(Coreference, JoinsASurnameToTheFullName) {
  const Read read(R"(
    Maren  NNP nsubj 3 B-PER
    Tolvik NNP flat 1 I-PER
    spoke  VBD root 0
    .      .   punct 3

    Tolvik NNP nsubj 2 B-PER
    left   VBD root 0
    .      .   punct 2
  )");
  EXPECT_EQ(read.actor("Tolvik"), "Maren Tolvik");
}

TEST(Coreference, KeepsTwoOfOneSurnameApart) {
  const Read read(R"(
    Karl   NNP nsubj 3 B-PER
    Tolvik NNP flat 1 I-PER
    met    VBD root 0
    Anna   NNP obj 3 B-PER
    Tolvik NNP flat 4 I-PER
    .      .   punct 3
  )");
  EXPECT_EQ(read.actor("Karl Tolvik"), "Karl Tolvik");
  EXPECT_EQ(read.actor("Anna Tolvik"), "Anna Tolvik");
}

TEST(Coreference, JoinsAnAcronymToTheNameThatItFollowsInBrackets) {
  const Read read(R"(
    The     DT  det 4
    Lake    NNP compound 4 B-ORG
    Basin   NNP compound 4 I-ORG
    Union   NNP nsubj 8 I-ORG
    (       -LRB- punct 6
    +LBU    NNP appos 4 B-ORG
    )       -RRB- punct 6
    met     VBD root 0
    .       .   punct 8

    The  DT  det 2
    LBU  NNP nsubj 3 B-ORG
    left VBD root 0
    .    .   punct 3
  )");
  EXPECT_EQ(read.actor("LBU", 0), "Lake Basin Union");
  EXPECT_EQ(read.actor("LBU", 1), "Lake Basin Union");
}

TEST(Coreference, ReadsAnAppositionThatTheTreeMissed) {
  const Read read(R"(
    A         DT  det 2
    spokesman NN  nsubj 9
    for       IN  case 4
    Kallio    NNP nmod 2 B-PER
    ,         ,   punct 9
    Osmo      NNP conj 4 B-PER
    Berg      NNP flat 6 I-PER
    ,         ,   punct 9
    spoke     VBD root 0
    .         .   punct 9
  )");
  EXPECT_EQ(read.actor("spokesman"), "Osmo Berg");
  EXPECT_EQ(read.actor("Kallio"), "Kallio");
}

TEST(Coreference, DoesNotMakeOneOfTwoNamesThroughADescriptionBetweenThem) {
  const Read read(R"(
    Mark    NNP nsubj 10 B-PER
    Pellen  NNP flat 1 I-PER
    and     CC  cc 4
    Jon     NNP conj 1 B-PER
    Askvold NNP flat 4 I-PER
    ,       ,   punct 8
    a       DT  det 8
    minister NN appos 1
    ,       ,   punct 8
    met     VBD root 0
    .       .   punct 10
  )");
  EXPECT_EQ(read.actor("minister"), "Jon Askvold");
  EXPECT_EQ(read.actor("Mark Pellen"), "Mark Pellen");
}

TEST(Coreference, JoinsARoleToThePersonWhoWasGivenIt) {
  const Read read(R"(
    Torvian  JJ  amod 2
    President NNP nmod:desc 3
    Osmo     NNP nsubj 5 B-PER
    Kallio   NNP flat 3 I-PER
    spoke    VBD root 0
    .        .   punct 5

    The       DT det 2
    president NN nsubj 3
    left      VBD root 0
    .         .  punct 3
  )");
  EXPECT_EQ(read.actor("president"), "Osmo Kallio");
}

TEST(Coreference, JoinsADealToTheAgreementBeforeIt) {
  const Read read(R"(
    Norway NNP nsubj 2 B-LOC
    signed VBD root 0
    an     DT  det 5
    historic JJ amod 5
    accord NN  obj 2
    .      .   punct 2

    The  DT det 2
    deal NN nsubj 3
    held VBD root 0
    .    .  punct 3

    The    DT det 2
    attack NN nsubj 3
    failed VBD root 0
    .      .  punct 3
  )");
  EXPECT_EQ(read.actor("deal"), "historic accord");
  EXPECT_EQ(read.actor("attack"), "attack");
}

TEST(Coreference, TakesAGovernmentForItsState) {
  const Read read(R"(
    The        DT det 3
    Malian     JJ amod 3 B-MISC
    government NN nsubj 4
    told       VBD root 0
    Mali       NNP obj 4 B-LOC
    .          .  punct 4
  )");
  EXPECT_EQ(read.actor("Malian government"), "Mali");
}

TEST(Coreference, ResolvesPronounsByGenderAndNumber) {
  const Read read(R"(
    Queen  NNP nmod:desc 2
    Marit  NNP nsubj 4 B-PER
    Tolvik NNP flat 2 I-PER
    met/meet VBD root 0
    King   NNP nmod:desc 6
    Jorun  NNP obj 4 B-PER
    Askvold NNP flat 6 I-PER
    and    CC  cc 9
    soldiers/soldier NNS conj 6
    .      .   punct 4

    He    PRP nsubj 2
    told  VBD root 0
    her   PRP obj 2
    that  IN:SCONJ mark 6
    they  PRP nsubj 6
    left  VBD ccomp 2
    .     .   punct 2
  )");
  EXPECT_EQ(read.actor("He"), "Jorun Askvold");
  EXPECT_EQ(read.actor("her"), "Marit Tolvik");
  EXPECT_EQ(read.actor("they"), "soldiers");
}

TEST(Coreference, DoesNotTakeAPossessiveForThePersonThatItsPhraseDescribes) {
  const Read read(R"(
    Marit  NNP nsubj 3 B-PER
    Tolvik NNP flat 1 I-PER
    praised VBD root 0
    Jorun  NNP obj 3 B-PER
    Askvold NNP flat 4 I-PER
    ,      ,   punct 8
    her    PRP$ nmod:poss 8
    successor NN appos 4
    .      .   punct 3
  )");
  EXPECT_EQ(read.actor("successor"), "Jorun Askvold");
  EXPECT_EQ(read.actor("her"), "Marit Tolvik");
}

// Who "his" is in "Keita <verb> Mendes for his threats".
std::vector<std::string> his(const std::string& verb) {
  return Read("Keita  NNP nsubj 2 B-PER\n" + verb +
              " VBD root 0\n"
              "Mendes NNP obj 2 B-PER\n"
              "for    IN  case 6\n"
              "his    PRP$ nmod:poss 6\n"
              "threats NNS obl 2\n"
              ". . punct 2\n")
      .actors("his");
}

TEST(Coreference, GivesHisInWhatSomebodyIsBlamedForToHim) {
  EXPECT_THAT(his("rebuked/rebuke"), ElementsAre("Mendes"));
  EXPECT_THAT(his("visited/visit"), ElementsAre("Keita"));
}

TEST(Coreference, KeepsTheSubjectOfAVerbApartFromItsObject) {
  const Read read(R"(
    General NNP nmod:desc 2
    Mendes NNP nsubj 3 B-PER
    left   VBD root 0
    .      .   punct 3

    The     DT  det 2
    general NN  nsubj 3
    rebuked/rebuke VBD root 0
    Mendes  NNP obj 3 B-PER
    .       .   punct 3
  )");
  EXPECT_THAT(read.actors("general"), Not(Contains("Mendes")));
}

TEST(Coreference, LetsTheyStandForThoseNamedTogether) {
  const Read read(R"(
    Marit  NNP nsubj 6 B-PER
    Tolvik NNP flat 1 I-PER
    and    CC  cc 4
    Jorun  NNP conj 1 B-PER
    Askvold NNP flat 4 I-PER
    spoke  VBD root 0
    .      .   punct 6

    They  PRP nsubj 2
    left  VBD root 0
    .     .   punct 2
  )");
  EXPECT_THAT(read.actors("They"), ElementsAre("Marit Tolvik", "Jorun Askvold"));
}

TEST(Coreference, GivesARelativePronounItsNoun) {
  const Read read(R"(
    Maria   NNP nsubj 6 B-PER
    Tolvik  NNP flat 1 I-PER
    ,       ,   punct 5
    who     WP  nsubj 5
    resigned VBD acl:relcl 1
    spoke   VBD root 0
    .       .   punct 6
  )");
  EXPECT_EQ(read.actor("who"), "Maria Tolvik");
}

TEST(Coreference, GivesIInsideAQuotationItsSpeaker) {
  const Read read(R"(
    "      `` punct 3
    +I     PRP nsubj 3
    agree  VBP ccomp 6
    ,      , punct 6
    +"     '' punct 3
    said/say VBD root 0
    Maria  NNP nsubj 6 B-PER
    Tolvik NNP flat 7 I-PER
    .      . punct 6
  )");
  EXPECT_EQ(read.actor("I"), "Maria Tolvik");
}

TEST(Coreference, LetsTheTwoCountriesStandForBoth) {
  const Read read(R"(
    Norway  NNP nsubj 2 B-LOC
    met     VBD root 0
    Ghana   NNP obj 2 B-LOC
    .       .   punct 2

    The       DT  det 3
    two       CD  nummod 3
    countries/country NNS nsubj 4
    agreed    VBD root 0
    .         .   punct 4
  )");
  EXPECT_THAT(read.actors("two countries"), ElementsAre("Norway", "Ghana"));
}

TEST(Coreference, LetsATitleInThePluralStandForTheNamesAfterIt) {
  const Read read(R"(
    Envoys/envoy NNS nmod:desc 2
    Steve  NNP nsubj 7 B-PER
    Askvold NNP flat 2 I-PER
    and    CC  cc 5
    Jared  NNP conj 2 B-PER
    Tolvik NNP flat 5 I-PER
    spoke  VBD root 0
    .      .   punct 7
  )");
  EXPECT_THAT(read.actors("Envoys"), ElementsAre("Steve Askvold", "Jared Tolvik"));
}

TEST(Coreference, MakesNoActorOfTheTwoSidesThatNobodyNamed) {
  const Read read(R"(
    The   DT  det 3
    two   CD  nummod 3
    sides/side NNS nsubj 4
    spoke VBD root 0
    .     .   punct 4
  )");
  EXPECT_TRUE(read.document().chains.empty());
}

TEST(Coreference, JoinsTheAdjectiveOfAnInventedStateToItsName) {
  const Read read(R"(
    Torvalia NNP nmod:poss 3 B-LOC
    +'s      POS case 1
    army     NN  nsubj 4
    told     VBD root 0
    Torvalian NNP compound 6 B-ORG
    officials/official NNS obj 4
    .        .   punct 4
  )");
  EXPECT_EQ(read.actor("Torvalian"), "Torvalia");
}

TEST(Coreference, TakesUpAGroupByAWordThatFitsIt) {
  const Read read(R"(
    Hamas  NNP nsubj 2 B-ORG
    met/meet VBD root 0
    Norway NNP obj 2 B-LOC
    .      .   punct 2

    The   DT det 2
    group NN nsubj 3
    left  VBD root 0
    .     .  punct 3
  )");
  EXPECT_EQ(read.actor("group"), "Hamas");
}

TEST(Coreference, IsTheSameEachTime) {
  const char* rows = R"(
    Norway NNP nsubj 2 B-LOC
    met    VBD root 0
    Ghana  NNP obj 2 B-LOC
    .      .   punct 2
  )";
  const Read first(rows), second(rows);
  ASSERT_EQ(first.document().chains.size(), second.document().chains.size());
  for (std::size_t c = 0; c < first.document().chains.size(); ++c)
    EXPECT_EQ(first.document().chains[c].name, second.document().chains[c].name);
}

// "The Croat" of Bosnia is no Croatian; he was read as the holder of an office, which there is none of.
TEST(Appositions, SayOfWhichPeopleSomebodyOfAnotherStateIs) {
  const Read read(R"(
    Dragan NNP nsubj 7 B-PER
    Covic  NNP flat 1 I-PER
    ,      ,   punct 5
    the    DT  det 5
    Croat  NNP appos 1
    ,      ,   punct 5
    abstained VBD root 0
    .      .   punct 7
  )");
  EXPECT_EQ(read.actor("Dragan Covic"), "Dragan Čović");
}

// "Customs", "the state oil corporation": some nouns of bodies belong to no class.
TEST(Descriptions, OfBodiesAreComparedWithNamesWhateverTheirNoun) {
  const MentionLexicon lexicon = MentionLexicon::load(KG_SOURCE_DIR "/data/en");
  ASSERT_FALSE(lexicon.organisations.rows().empty());
  for (const OrganisationNoun& noun : lexicon.organisations.rows()) {
    std::istringstream phrase(noun.phrase);
    const std::vector<std::string> words{std::istream_iterator<std::string>(phrase), {}};
    const std::string verb = std::to_string(words.size() + 2), head = std::to_string(words.size() + 1);
    std::string rows =
        "Orvane NNP compound 2 B-ORG\nGroup NNP nsubj 3 I-ORG\npaid VBD root 0\n. . punct 3\n\n"
        "The DT det " +
        head + '\n';
    for (std::size_t i = 0; i < words.size(); ++i)
      rows += words[i] + " NN " + (i + 1 < words.size() ? "compound " + head : "nsubj " + verb) + '\n';
    rows += "failed VBD root 0\n. . punct " + verb + '\n';
    EXPECT_TRUE(Read(rows).has("Orvane Group")) << noun.phrase;
  }
}

}  // namespace
}  // namespace kg::ingest
