#include "ingest/language/lemmatiser.h"

#include <gmock/gmock.h>
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
  EXPECT_EQ(lemma("canada", "PROPN", "NNP"), "Canada");
  EXPECT_EQ(lemma("BAGHDAD", "PROPN", "NNP"), "Baghdad");
  EXPECT_EQ(lemma("bin", "PROPN", "NNP"), "bin");
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

TEST(LemmaEdit, CutsNoCharacter) {
  const auto edit = LemmaEdit::between("talks", "talk");
  ASSERT_TRUE(edit);
  EXPECT_EQ(edit->apply("olás"), "olá");
  EXPECT_EQ(edit->apply("olá"), std::nullopt);
}

TEST(LemmatiserTraining, LearnsFromFewSentencesAndIsTheSameEachTime) {
  const testing::ScratchFolder folder;
  const auto file = folder.path() / "lemmas.kgm";
  train_lemmatiser({testing::tiny_treebank()}, {.irregular = testing::token_rows_folder() / "irregular.tsv"},
                   file);
  const std::string bytes = testing::bytes_of(file);
  train_lemmatiser({testing::tiny_treebank()}, {.irregular = testing::token_rows_folder() / "irregular.tsv"},
                   file);
  EXPECT_EQ(testing::bytes_of(file), bytes);
  EXPECT_EQ(Lemmatiser::open(file).lemma("ministers", "NOUN", "NNS", false), "minister");
}

// Trained on a handful of sentences: what it knows, it knows from the rows.
const Lemmatiser& of_rows() {
  static const testing::ScratchFolder kFolder;
  static const Lemmatiser kLemmatiser = [] {
    const auto file = kFolder.path() / "lemmas.kgm";
    train_lemmatiser({testing::tiny_treebank()}, LemmaRows::of(testing::token_rows_folder()), file);
    return Lemmatiser::open(file);
  }();
  return kLemmatiser;
}

TEST(LemmatiserTraining, KnowsTheFormsOfVerbsThatNoTreebankShowed) {
  const auto past = [&](const char* form) { return of_rows().lemma(form, "VERB", "VBD", false); };
  EXPECT_EQ(past("bombed"), "bomb");
  EXPECT_EQ(past("blamed"), "blame");
  EXPECT_EQ(past("telephoned"), "telephone");
  EXPECT_EQ(past("shelled"), "shell");
  EXPECT_EQ(past("planned"), "plan");
  EXPECT_EQ(past("occupied"), "occupy");
  EXPECT_EQ(past("travelled"), "travel");
  EXPECT_EQ(past("leaned"), "lean");
  EXPECT_EQ(past("founded"), "found");
  EXPECT_EQ(past("found"), "find");
  EXPECT_EQ(of_rows().lemma("fleeing", "VERB", "VBG", false), "flee");
  EXPECT_EQ(of_rows().lemma("dying", "VERB", "VBG", false), "die");
  EXPECT_EQ(of_rows().lemma("combating", "VERB", "VBG", false), "combat");
  EXPECT_EQ(of_rows().lemma("reaches", "VERB", "VBZ", false), "reach");
  // What a tagger took for the other past, or for one at all.
  EXPECT_EQ(past("taken"), "take");
  EXPECT_EQ(past("show"), "show");
  EXPECT_EQ(of_rows().lemma("came", "VERB", "VBN", false), "come");
}

TEST(LemmatiserTraining, KnowsPluralsAndTakesTheCapitalOffWordsThatAreNoNames) {
  for (const auto& [plural, singular] : {std::pair<const char*, const char*>{"clashes", "clash"},
                                         {"branches", "branch"},
                                         {"caches", "cache"},
                                         {"bosses", "boss"},
                                         {"horses", "horse"},
                                         {"bases", "base"},
                                         {"viruses", "virus"},
                                         {"taxes", "tax"},
                                         {"cities", "city"},
                                         {"movies", "movie"},
                                         {"thieves", "thief"},
                                         {"chiefs", "chief"},
                                         {"vetoes", "veto"},
                                         {"photos", "photo"}})
    EXPECT_EQ(of_rows().lemma(plural, "NOUN", "NNS", false), singular);
  EXPECT_EQ(of_rows().lemma("Clashes", "NOUN", "NNS", true), "clash");
  EXPECT_EQ(of_rows().lemma("Fighting", "VERB", "VBG", true), "fight");
  EXPECT_EQ(of_rows().lemma("Slaps", "VERB", "VBZ", false), "slap");
  EXPECT_EQ(of_rows().lemma("Wars", "PROPN", "NNP", false), "Wars");
  EXPECT_EQ(of_rows().lemma("—", "PUNCT", ":", false), "—");
  EXPECT_EQ(of_rows().lemma("–", "PUNCT", ":", false), "-");
}

TEST(LemmatiserTraining, LeavesAbbreviationsThatItNeverSawAsTheyAre) {
  const testing::ScratchFolder folder;
  const auto file = folder.path() / "lemmas.kgm";
  std::vector<ConlluSentence> days(1);
  for (const auto& [form, day] : {std::pair<const char*, const char*>{"Sun.", "Sunday"}, {"Mon.", "Monday"}})
    days[0].words.push_back(
        {.form = form, .lemma = day, .upos = "PROPN", .xpos = "NNP", .deprel = "obl", .misc = "_"});
  train_lemmatiser({days}, {}, file);
  const Lemmatiser lemmatiser = Lemmatiser::open(file);
  EXPECT_EQ(lemmatiser.lemma("Sun.", "PROPN", "NNP", false), "Sunday");
  EXPECT_EQ(lemmatiser.lemma("Sen.", "PROPN", "NNP", false), "Sen.");
}

TEST(LemmatiserTraining, KnowsANameInSmallLettersAndInCapitals) {
  const testing::ScratchFolder folder;
  const auto file = folder.path() / "lemmas.kgm";
  std::vector<ConlluSentence> names(1);
  const auto add = [&](const char* form, const char* lemma, const char* upos, const char* xpos) {
    names[0].words.push_back(
        {.form = form, .lemma = lemma, .upos = upos, .xpos = xpos, .deprel = "dep", .misc = "_"});
  };
  add("Tehran", "Tehran", "PROPN", "NNP");
  add("Persian", "Persian", "ADJ", "JJ");
  add("Quick", "quick", "ADJ", "JJ");
  add("Iran", "Iran", "PROPN", "NNP");
  add("IRAN", "IRAN", "PROPN", "NNP");
  train_lemmatiser({names}, {}, file);
  const Lemmatiser lemmatiser = Lemmatiser::open(file);
  EXPECT_EQ(lemmatiser.lemma("tehran", "PROPN", "NNP", false), "Tehran");
  EXPECT_EQ(lemmatiser.lemma("TEHRAN", "PROPN", "NNP", false), "Tehran");
  EXPECT_EQ(lemmatiser.lemma("tehran", "X", "FW", false), "tehran");
  EXPECT_EQ(lemmatiser.lemma("persian", "ADJ", "JJ", false), "Persian");
  EXPECT_EQ(lemmatiser.lemma("quick", "ADJ", "JJ", false), "quick");
  EXPECT_EQ(lemmatiser.lemma("IRAN", "PROPN", "NNP", false), "IRAN");
}

TEST(LemmatiserTraining, RefusesABadRowWithItsFileAndLine) {
  const testing::ScratchFolder folder;
  testing::write_bytes(folder.path() / "nouns.tsv", "plural\tlemma\nclashes\tclash\nbranches\n");
  try {
    train_lemmatiser({testing::tiny_treebank()}, LemmaRows::of(folder.path()), folder.path() / "lemmas.kgm");
    FAIL() << "no exception";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr("nouns.tsv:3"));
  }
}

}  // namespace
}  // namespace kg::ingest
