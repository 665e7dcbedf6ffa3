#include "ingest/mentions/pronoun_training.h"

#include <gmock/gmock.h>

#include "ingest/mentions/description_training.h"
#include "ingest/mentions/finder.h"
#include "reading_fixture.h"
#include "tests/support/sentence_builder.h"

namespace kg::ingest {
namespace {

// "Sable sued NAME. Dunmar hired it." By rule Sable, the subject, was hired.
AnalysedDocument hired(const std::string& name) {
  return testing::document_of_rows("Sable NNP nsubj 2 B-ORG\nsued VBD root 0\n" + name + R"( NNP obj 2 B-ORG
    .      .   punct 2

    Dunmar NNP nsubj 2 B-ORG
    hired  VBD root 0
    it     PRP obj 2
    .      .   punct 2
  )");
}

// "Sable sued NAME. Its owner, Pavel Horn, laughed."
AnalysedDocument owned_by(const std::string& name) {
  return testing::document_of_rows("Sable NNP nsubj 2 B-ORG\nsued VBD root 0\n" + name + R"( NNP obj 2 B-ORG
    .      .   punct 2

    Its     PRP$ nmod:poss 2
    owner   NN  nsubj 7
    ,       ,   punct 4
    Pavel   NNP appos 2 B-PER
    Horn    NNP flat 4 I-PER
    ,       ,   punct 4
    laughed VBD root 0
    .       .   punct 7
  )");
}

const std::vector<std::string> kNames{"Alnor", "Brisk", "Corvel", "Esker", "Galvin", "Hurst"};
// A handful of articles has hardly anything twice.
const LinkTraining kOfFew{.epochs = 40, .fewest = 1};
const LinkNetwork& no_descriptions() {
  static const LinkNetwork network =
      DescriptionTrainer(testing::shipped_catalogue(), testing::shipped_lexicon()).train({});
  return network;
}

LinkNetwork taught(AnalysedDocument (*article)(const std::string&), const std::string& other,
                   const std::string& proof, bool standing) {
  PronounTrainer trainer(testing::shipped_catalogue(), testing::shipped_lexicon(), no_descriptions());
  for (const std::string& name : kNames)
    trainer.add({{"Sable"}, {name}, {other}}, {{proof, 1, 2, std::nullopt, standing}}, article(name));
  return trainer.train(kOfFew);
}

std::size_t mentions_of(const std::string& name, const AnalysedDocument& article,
                        const LinkNetwork& pronouns) {
  const MentionFinder finder(testing::shipped_catalogue(), testing::shipped_lexicon(), {}, no_descriptions(),
                             pronouns);
  const MentionedDocument read = finder.find(article);
  for (const Chain& chain : read.chains)
    if (chain.name == name) return chain.mentions.size();
  return 0;
}

TEST(PronounTrainer, LearnsThatWhoeverASentenceTellsOfAndDoesNotNameIsThePronoun) {
  const LinkNetwork network = taught(hired, "Dunmar", "Dunmar hired it.", false);
  EXPECT_EQ(mentions_of("Fennick", hired("Fennick"), network), 2u);
  EXPECT_EQ(mentions_of("Sable", hired("Fennick"), network), 1u);
}

TEST(PronounTrainer, LearnsWhoseTheOwnerIsFromHisOffice) {
  const LinkNetwork network = taught(owned_by, "Pavel Horn", "no sentence of the text", true);
  EXPECT_EQ(mentions_of("Fennick", owned_by("Fennick"), network), 2u);
}

TEST(PronounTrainer, LearnsNothingOfASentenceThatProvesNothing) {
  PronounTrainer trainer(testing::shipped_catalogue(), testing::shipped_lexicon(), no_descriptions());
  trainer.add({{"Sable"}, {"Alnor"}, {"Dunmar"}}, {{"Sable sued Alnor.", 0, 1, std::nullopt, false}},
              hired("Alnor"));
  EXPECT_EQ(trainer.lessons(), 0u);
}

// "Sable sued NAME. It hired Dunmar.": far more points speak for the subject than what a network may
// overrule.
TEST(PronounTrainer, LeavesToRulesWhatTheyAreSureOf) {
  const auto article = [](const std::string& name) {
    return testing::document_of_rows("Sable NNP nsubj 2 B-ORG\nsued VBD root 0\n" + name + R"( NNP obj 2 B-ORG
      .      .   punct 2

      It     PRP nsubj 2
      hired  VBD root 0
      Dunmar NNP obj 2 B-ORG
      .      .   punct 2
    )");
  };
  const LinkNetwork network = taught(article, "Dunmar", "It hired Dunmar.", false);
  EXPECT_EQ(mentions_of("Sable", article("Fennick"), network), 2u);
}

TEST(PronounTrainer, LeavesToRulesWhatItWasNotTaught) {
  EXPECT_EQ(mentions_of("Sable", hired("Fennick"), LinkNetwork()), 2u);
}

}  // namespace
}  // namespace kg::ingest
