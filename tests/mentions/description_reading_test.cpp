#include "ingest/mentions/description_reading.h"

#include <gmock/gmock.h>

#include "ingest/mentions/sieves.h"
#include "reading_fixture.h"
#include "tests/support/sentence_builder.h"

namespace kg::ingest {
namespace {

using ::testing::ElementsAre;

// "Hezbollah rejected a truce. The group denounced the deal. It fought."
const AnalysedDocument& document() {
  static const AnalysedDocument text = testing::document_of_rows(R"(Hezbollah NNP nsubj 2 B-ORG
    rejected VBD root 0
    a      DT  det 4
    truce  NN  obj 2
    .      .   punct 2

    The    DT  det 2
    group  NN  nsubj 3
    denounced VBD root 0
    the    DT  det 5
    deal   NN  obj 3
    .      .   punct 3

    It     PRP nsubj 2
    fought VBD root 0
    .      .   punct 2
  )");
  return text;
}

const NameOrigins& origins() {
  static const NameOrigins names(testing::shipped_catalogue());
  return names;
}

struct Asked {
  std::string description, by_rule;
  std::vector<std::string> earlier;
};

// What the walk asks about, answered by `choose`.
std::vector<Asked> asked(const DescriptionChoice& choose) {
  Reading reading(document(), testing::shipped_catalogue(), testing::shipped_lexicon(), origins());
  read_candidates(reading, false);
  const auto word = [&](std::uint32_t candidate) {
    return std::string(document().tokens[reading.at(candidate).mention.head].form);
  };
  std::vector<Asked> all;
  read_descriptions(reading, [&](const OpenDescription& description) {
    Asked one{word(description.candidate), "", {}};
    for (const std::uint32_t earlier : description.earlier) one.earlier.push_back(word(earlier));
    if (description.by_rule >= 0) one.by_rule = one.earlier[static_cast<std::size_t>(description.by_rule)];
    all.push_back(std::move(one));
    return choose(description);
  });
  return all;
}

std::int32_t none(const OpenDescription&) { return -1; }

TEST(DescriptionReading, AsksAboutDescriptionsInTheOrderOfTheText) {
  std::vector<std::string> words;
  for (const Asked& one : asked(none)) words.push_back(one.description);
  EXPECT_THAT(words, ElementsAre("truce", "group", "deal"));
}

TEST(DescriptionReading, TellsWhatRulesHoldTheDescriptionFor) {
  const std::vector<Asked> all = asked(none);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].by_rule, "");
  EXPECT_EQ(all[1].by_rule, "Hezbollah");
  EXPECT_EQ(all[2].by_rule, "truce");
}

TEST(DescriptionReading, OffersEarlierMentionsNearestFirstButNotTheSubjectOfItsVerb) {
  EXPECT_THAT(asked(none)[2].earlier, ElementsAre("truce", "Hezbollah"));
}

TEST(DescriptionReading, LinksWhatIsChosenAndNothingElse) {
  Reading reading(document(), testing::shipped_catalogue(), testing::shipped_lexicon(), origins());
  read_candidates(reading, false);
  const auto links = read_descriptions(reading, [](const OpenDescription& one) { return one.by_rule; });
  ASSERT_EQ(links.size(), 3u);
  EXPECT_EQ(links[0].means, -1);
  ASSERT_GE(links[1].means, 0);
  EXPECT_EQ(reading.at(static_cast<std::uint32_t>(links[1].means)).folded, "hezbollah");
}

}  // namespace
}  // namespace kg::ingest
