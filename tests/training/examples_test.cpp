#include "ingest/language/train/examples.h"

#include <gmock/gmock.h>

#include <fstream>
#include <stdexcept>

namespace kg::ingest::train {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> shown(const EntitySentence& sentence) {
  std::vector<std::string> out;
  for (const EntityWord& word : sentence) out.push_back(word.form + "/" + word.label);
  return out;
}

std::filesystem::path file_with(const std::string& name, const std::string& text) {
  const std::filesystem::path path = std::filesystem::path(testing::TempDir()) / name;
  std::ofstream(path) << text;
  return path;
}

TEST(Recut, KeepsTheLabelOnTheNameInACompound) {
  const EntitySentence sentence{{"U.S.-led", "S-MISC"}, {"force", "O"}};
  EXPECT_THAT(shown(recut(sentence, {{"U.S.", "LOC"}})),
              ElementsAre("U.S./S-LOC", "-/O", "led/O", "force/O"));
  EXPECT_THAT(shown(recut(sentence, {})), ElementsAre("U.S./S-MISC", "-/O", "led/O", "force/O"));
}

TEST(Recut, SeesTwoNamesWhereBothAreKnown) {
  const EntitySentence sentence{{"Israeli-Syrian", "S-MISC"}, {"talks", "O"}};
  EXPECT_THAT(shown(recut(sentence, {{"Israeli", "MISC"}, {"Syrian", "MISC"}})),
              ElementsAre("Israeli/S-MISC", "-/O", "Syrian/S-MISC", "talks/O"));
}

TEST(Recut, KeepsHyphenatedNamesWhole) {
  const EntitySentence sentence{
      {"Jean-Marie", "B-PER"}, {"Le", "I-PER"}, {"Pen", "E-PER"}, {"MiG-19", "S-MISC"}};
  EXPECT_THAT(shown(recut(sentence, {})), ElementsAre("Jean/B-PER", "-/I-PER", "Marie/I-PER", "Le/I-PER",
                                                      "Pen/E-PER", "MiG/B-MISC", "-/I-MISC", "19/E-MISC"));
}

TEST(Recut, LeavesDashesAloneThatStandForThemselves) {
  const EntitySentence sentence{{"-", "O"}, {"--", "O"}, {"-5", "O"}, {"end-", "O"}};
  EXPECT_EQ(shown(recut(sentence, {})), shown(sentence));
}

TEST(Respelling, NeverChangesTheNumberOfWordsNorTheLettersBesidesCase) {
  std::mt19937_64 random(7);
  const std::vector<std::string> forms{"\"", "Das", "ist", "Łódź", "--", "n't", "''", "."};
  for (int i = 0; i < 200; ++i) {
    std::vector<std::string> changed = forms;
    respell(changed, random);
    ASSERT_EQ(changed.size(), forms.size());
    for (std::size_t k : {1U, 2U, 3U}) EXPECT_EQ(word_key(changed[k]), word_key(forms[k]));
    EXPECT_EQ(word_key(changed[0]), "\"");
    EXPECT_EQ(word_key(changed[5]), "n't");
  }
}

TEST(FinalStop, IsDroppedOnlyWhereNothingHangsOnIt) {
  TreeSentence sentence{{"Er", "PRON", "PRP", "nsubj", 2},
                        {"kam", "VERB", "VBD", "root", 0},
                        {"heim", "ADV", "RB", "advmod", 2},
                        {".", "PUNCT", ".", "punct", 2}};
  TreeSentence hung = sentence;
  hung[2].head = 4;
  EXPECT_FALSE(drop_final_stop(hung));
  EXPECT_TRUE(drop_final_stop(sentence));
  EXPECT_EQ(sentence.size(), 3U);
  EXPECT_FALSE(drop_final_stop(sentence));
}

TEST(EntityFile, TurnsBothUsualLabellingsIntoSpansAndMapsTypes) {
  const auto path =
      file_with("labels.txt",
                "-DOCSTART- -X- O\n\nAngela\tB-politician\nMerkel\tI-politician\nmet\tO\n\n"
                "European NNP I-ORG\nUnion NNP I-ORG\nand CC O\nRome NNP B-LOC\nParis NNP B-LOC\n");
  const auto sentences = read_entities(path);
  ASSERT_EQ(sentences.size(), 2U);
  EXPECT_THAT(shown(sentences[0]), ElementsAre("Angela/B-PER", "Merkel/E-PER", "met/O"));
  EXPECT_THAT(shown(sentences[1]),
              ElementsAre("European/B-ORG", "Union/E-ORG", "and/O", "Rome/S-LOC", "Paris/S-LOC"));
}

TEST(EntityFile, NamesTheLineWithALabelThatIsNone) {
  const auto path = file_with("bad-labels.txt", "Rome B-LOC\nfell X-LOC\n");
  try {
    read_entities(path);
    FAIL() << "a broken label was read";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), HasSubstr("bad-labels.txt:2"));
  }
}

TEST(TreeFile, LeavesOutRangesAndEmptyNodes) {
  const auto path =
      file_with("ranges.conllu",
                "# text = didn't\n1-2\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
                "1\tdid\tdo\tAUX\tVBD\t_\t0\troot\t_\t_\n2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_\n"
                "2.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_\n\n");
  const auto sentences = read_trees(path);
  ASSERT_EQ(sentences.size(), 1U);
  ASSERT_EQ(sentences[0].size(), 2U);
  EXPECT_EQ(sentences[0][1].head, 1);
}

TEST(TreeFile, RefusesAHeadOutsideTheSentence) {
  const auto path = file_with("head.conllu", "1\tgo\tgo\tVERB\tVB\t_\t7\troot\t_\t_\n\n");
  EXPECT_THROW(read_trees(path), std::runtime_error);
}

TEST(WordKey, IsTheSameForAllSpellingsOfCaseAndQuotes) {
  EXPECT_EQ(word_key("ÉMARD"), "émard");
  EXPECT_EQ(word_key("’s"), "'s");
  EXPECT_EQ(word_key("``"), "\"");
  EXPECT_EQ(word_key("”"), "\"");
}

}  // namespace
}  // namespace kg::ingest::train
