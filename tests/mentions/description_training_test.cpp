#include "ingest/mentions/description_training.h"

#include <gmock/gmock.h>

#include "ingest/mentions/finder.h"
#include "reading_fixture.h"
#include "tests/support/sentence_builder.h"

namespace kg::ingest {
namespace {

// "NAME opened a mine. The juggernaut grew."
AnalysedDocument about(const std::string& name) {
  return testing::document_of_rows(name + R"( NNP nsubj 2 B-ORG
    opened VBD root 0
    a      DT  det 4
    mine   NN  obj 2
    .      .   punct 2

    The    DT  det 2
    juggernaut NN nsubj 3
    grew   VBD root 0
    .      .   punct 3
  )");
}

// A handful of articles has hardly anything twice.
const LinkTraining kOfFew{.epochs = 40, .fewest = 1};

LinkNetwork taught(const std::vector<std::string>& others) {
  DescriptionTrainer trainer(testing::shipped_catalogue(), testing::shipped_lexicon());
  for (const char* name : {"Alnor", "Brisk", "Corvel", "Dunmar", "Esker"}) {
    std::vector<std::string> forms{name};
    forms.insert(forms.end(), others.begin(), others.end());
    trainer.add({forms}, about(name));
  }
  return trainer.train(kOfFew);
}

std::size_t mentions_of(const LinkNetwork& descriptions) {
  const MentionFinder finder(testing::shipped_catalogue(), testing::shipped_lexicon(), {}, descriptions);
  const MentionedDocument read = finder.find(about("Fennick"));
  for (const Chain& chain : read.chains)
    if (chain.name == "Fennick") return chain.mentions.size();
  return 0;
}

TEST(DescriptionTrainer, LearnsFromFormsOfActorsWhichDescriptionsMeanThem) {
  EXPECT_EQ(mentions_of(taught({"The juggernaut"})), 2u);
}

TEST(DescriptionTrainer, LeavesAloneWhatIsNoFormOfAnyActor) { EXPECT_EQ(mentions_of(taught({})), 1u); }

TEST(DescriptionTrainer, LearnsNothingFromAFormThatTwoActorsShare) {
  DescriptionTrainer trainer(testing::shipped_catalogue(), testing::shipped_lexicon());
  trainer.add({{"Alnor", "The juggernaut"}, {"Brisk", "The juggernaut"}}, about("Alnor"));
  EXPECT_EQ(mentions_of(trainer.train(kOfFew)), 1u);
}

}  // namespace
}  // namespace kg::ingest
