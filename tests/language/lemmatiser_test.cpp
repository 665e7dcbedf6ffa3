#include "ingest/language/lemmatiser.h"

#include <gtest/gtest.h>

#include "ingest/language/lemma_rules.h"
#include "ingest/language/lemmatiser_training.h"
#include "tests/language/tiny_model.h"

namespace kg::ingest {
namespace {

std::string lemma(const char* form, const char* upos, const char* xpos, bool first = false) {
  static const Lemmatiser kLemmatiser = Lemmatiser::open(KG_SOURCE_DIR "/data/en/models/lemmas.kgm");
  return kLemmatiser.lemma(form, upos, xpos, first);
}

TEST(Lemmatiser, UndoesRegularAndIrregularInflection) {
  EXPECT_EQ(lemma("studies", "VERB", "VBZ"), "study");
  EXPECT_EQ(lemma("agreed", "VERB", "VBD"), "agree");
  EXPECT_EQ(lemma("overthrew", "VERB", "VBD"), "overthrow");
  EXPECT_EQ(lemma("sanctioned", "VERB", "VBN"), "sanction");
  EXPECT_EQ(lemma("killing", "VERB", "VBG"), "kill");
  EXPECT_EQ(lemma("said", "VERB", "VBD"), "say");
  EXPECT_EQ(lemma("countries", "NOUN", "NNS"), "country");
  EXPECT_EQ(lemma("policemen", "NOUN", "NNS"), "policeman");
  EXPECT_EQ(lemma("was", "AUX", "VBD"), "be");
  EXPECT_EQ(lemma("n’t", "PART", "RB"), "not");
  EXPECT_EQ(lemma("larger", "ADJ", "JJR"), "large");
}

TEST(Lemmatiser, KeepsTheCaseOfNamesOnly) {
  EXPECT_EQ(lemma("Rubio", "PROPN", "NNP", true), "Rubio");
  EXPECT_EQ(lemma("NATO", "PROPN", "NNP"), "NATO");
  EXPECT_EQ(lemma("Ministers", "NOUN", "NNS", true), "minister");
  EXPECT_EQ(lemma("Ukrainian", "ADJ", "JJ"), "Ukrainian");
  EXPECT_EQ(lemma("Ukrainians", "PROPN", "NNPS"), "Ukrainian");
}

TEST(Lemmatiser, AnswersForWordsAndTagsThatItNeverSaw) {
  EXPECT_EQ(lemma("blorking", "VERB", "VBG"), "blork");
  EXPECT_EQ(lemma("Zzq", "X", "??"), "zzq");
  EXPECT_EQ(lemma("", "X", "FW"), "");
}

TEST(LemmaEdit, LeadsFromTheFormToTheLemma) {
  for (const auto& [form, expected] : {std::pair<const char*, const char*>{"studies", "study"},
                                       {"Ukrainians", "Ukrainian"},
                                       {"LONDON", "London"},
                                       {"sang", "sing"}}) {
    const auto edit = LemmaEdit::between(form, expected);
    ASSERT_TRUE(edit);
    EXPECT_EQ(LemmaEdit::of(edit->text()).apply(form), expected);
  }
  EXPECT_FALSE(LemmaEdit::between("went", "go"));
}

TEST(LemmatiserTraining, LearnsFromFewSentencesAndIsTheSameEachTime) {
  const testing::ScratchFolder folder;
  const auto file = folder.path() / "lemmas.kgm";
  train_lemmatiser({testing::tiny_treebank()}, testing::token_rows_folder() / "irregular.tsv", file);
  const std::string bytes = testing::bytes_of(file);
  train_lemmatiser({testing::tiny_treebank()}, testing::token_rows_folder() / "irregular.tsv", file);
  EXPECT_EQ(testing::bytes_of(file), bytes);
  EXPECT_EQ(Lemmatiser::open(file).lemma("ministers", "NOUN", "NNS", false), "minister");
}

TEST(LemmatiserTraining, KnowsTheRegularFormsOfVerbsThatNoTreebankShowed) {
  const testing::ScratchFolder folder;
  const auto file = folder.path() / "lemmas.kgm";
  const auto rows = testing::token_rows_folder();
  train_lemmatiser({testing::tiny_treebank()}, rows / "irregular.tsv", file, rows / "verbs.tsv");
  const Lemmatiser lemmatiser = Lemmatiser::open(file);
  const auto past = [&](const char* form) { return lemmatiser.lemma(form, "VERB", "VBD", false); };
  EXPECT_EQ(past("bombed"), "bomb");
  EXPECT_EQ(past("blamed"), "blame");
  EXPECT_EQ(past("telephoned"), "telephone");
  EXPECT_EQ(past("shelled"), "shell");
  EXPECT_EQ(past("planned"), "plan");
  EXPECT_EQ(past("occupied"), "occupy");
  EXPECT_EQ(past("travelled"), "travel");
  EXPECT_EQ(lemmatiser.lemma("fleeing", "VERB", "VBG", false), "flee");
  EXPECT_EQ(lemmatiser.lemma("dying", "VERB", "VBG", false), "die");
  EXPECT_EQ(lemmatiser.lemma("reaches", "VERB", "VBZ", false), "reach");
}

}  // namespace
}  // namespace kg::ingest
