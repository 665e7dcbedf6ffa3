// What the Universal Dependencies ask of any tree, and this project of its own sentences.
#include <gtest/gtest.h>

#include <set>

#include "graph/actor.h"
#include "tests/treebank/treebank.h"

namespace kg::ingest {
namespace {

const std::set<std::string> kRelations = {
    "acl",       "acl:relcl", "advcl",         "advcl:relcl", "advmod",     "amod",      "appos",
    "aux",       "aux:pass",  "case",          "cc",          "cc:preconj", "ccomp",     "compound",
    "conj",      "cop",       "compound:prt",  "csubj",       "det",        "discourse", "dislocated",
    "expl",      "fixed",     "flat",          "iobj",        "list",       "mark",      "nmod",
    "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj",       "nsubj:pass", "nummod",    "obj",
    "obl",       "obl:agent", "obl:unmarked",  "parataxis",   "punct",      "root",      "xcomp"};

const std::set<std::string> kTags = {"ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
                                     "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

// Universal tags that go with a Penn tag.
const std::set<std::string> kTagPairs = {
    "ADJ JJ",    "ADJ JJR",    "ADJ JJS",   "ADJ NNP",  "ADP IN",      "ADP RP",      "ADV RB",
    "ADV RBR",   "ADV RBS",    "ADV WRB",   "AUX MD",   "AUX VB",      "AUX VBD",     "AUX VBG",
    "AUX VBN",   "AUX VBP",    "AUX VBZ",   "CCONJ CC", "DET DT",      "INTJ UH",     "NOUN NN",
    "NOUN NNS",  "NUM CD",     "PART POS",  "PART RB",  "PART TO",     "PRON DT",     "PRON EX",
    "PRON NN",   "PRON PRP",   "PRON PRP$", "PRON WDT", "PRON WP",     "PRON WP$",    "PROPN ADD",
    "PROPN NNP", "PROPN NNPS", "PUNCT ''",  "PUNCT ,",  "PUNCT -LRB-", "PUNCT -RRB-", "PUNCT .",
    "PUNCT :",   "PUNCT HYPH", "PUNCT ``",  "SCONJ IN", "SYM $",       "SYM NN",      "SYM SYM",
    "VERB VB",   "VERB VBD",   "VERB VBG",  "VERB VBN", "VERB VBP",    "VERB VBZ",    "X FW",
    "X LS"};

std::string where(const testing::TreebankFile& file, const ConlluSentence& sentence) {
  return file.name + ".conllu, " + *sentence.comment("sent_id");
}

// Steps from a word to the root, or -1 in a circle.
int depth(const ConlluSentence& sentence, std::size_t word) {
  int steps = 0;
  for (std::int32_t head = sentence.words[word].head; head > 0; ++steps) {
    if (steps > static_cast<int>(sentence.words.size())) return -1;
    head = sentence.words[static_cast<std::size_t>(head) - 1].head;
  }
  return steps;
}

TEST(Treebank, HasATreeWithOneRootForEverySentence) {
  std::size_t sentences = 0;
  for (const testing::TreebankFile& file : testing::treebank())
    for (const ConlluSentence& sentence : file.sentences) {
      ++sentences;
      int roots = 0;
      for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        const ConlluWord& word = sentence.words[i];
        roots += word.head == 0 ? 1 : 0;
        EXPECT_EQ(word.head == 0, word.deprel == "root") << where(file, sentence) << ": " << word.form;
        EXPECT_GE(depth(sentence, i), 0) << where(file, sentence) << ": " << word.form;
      }
      EXPECT_EQ(roots, 1) << where(file, sentence);
    }
  EXPECT_GE(sentences, 150U);
}

TEST(Treebank, HasRelationsAndTagsThatTheTreebanksKnow) {
  for (const testing::TreebankFile& file : testing::treebank())
    for (const ConlluSentence& sentence : file.sentences)
      for (const ConlluWord& word : sentence.words) {
        EXPECT_TRUE(kRelations.contains(word.deprel)) << where(file, sentence) << ": " << word.deprel;
        EXPECT_TRUE(kTags.contains(word.upos)) << where(file, sentence) << ": " << word.upos;
        EXPECT_TRUE(kTagPairs.contains(word.upos + " " + word.xpos))
            << where(file, sentence) << ": " << word.form << " " << word.upos << " " << word.xpos;
        EXPECT_EQ(word.upos == "PUNCT", word.deprel == "punct") << where(file, sentence) << ": " << word.form;
      }
}

TEST(Treebank, HasNamesAndConjunctsThatHangOnTheFirst) {
  for (const testing::TreebankFile& file : testing::treebank())
    for (const ConlluSentence& sentence : file.sentences)
      for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        const std::string& relation = sentence.words[i].deprel;
        if (relation != "flat" && relation != "fixed" && relation != "conj" && relation != "appos") continue;
        EXPECT_LT(sentence.words[i].head, static_cast<std::int32_t>(i) + 1)
            << where(file, sentence) << ": " << sentence.words[i].form;
      }
}

TEST(Treebank, HasFunctionWordsWithoutArguments) {
  const std::set<std::string> functions = {"aux", "aux:pass", "case", "cc", "cop", "mark", "punct"};
  const std::set<std::string> allowed = {"advmod", "conj", "fixed", "punct"};
  for (const testing::TreebankFile& file : testing::treebank())
    for (const ConlluSentence& sentence : file.sentences)
      for (const ConlluWord& word : sentence.words) {
        if (word.head <= 0) continue;
        const ConlluWord& head = sentence.words[static_cast<std::size_t>(word.head) - 1];
        EXPECT_TRUE(!functions.contains(head.deprel) || allowed.contains(word.deprel))
            << where(file, sentence) << ": " << word.form << " hangs on " << head.form;
      }
}

TEST(Treebank, SpellsItsTexts) {
  for (const testing::TreebankFile& file : testing::treebank())
    for (const ConlluSentence& sentence : file.sentences) {
      std::string text = rebuilt_text({sentence});
      while (text.ends_with(' ')) text.pop_back();
      EXPECT_EQ(text, *sentence.comment("text")) << where(file, sentence);
    }
}

TEST(Treebank, HasWellFormedEntitiesOfOneTypeEach) {
  for (const testing::TreebankFile& file : testing::treebank())
    for (const ConlluSentence& sentence : file.sentences) {
      std::string before, type_before;
      for (const ConlluWord& word : sentence.words) {
        const std::string label = testing::misc_value(word, "NER");
        const std::string type = testing::misc_value(word, "ActorType");
        if (label.starts_with("I-")) {
          EXPECT_EQ(before.substr(before.empty() ? 0 : 2), label.substr(2)) << where(file, sentence);
          EXPECT_EQ(type, type_before) << where(file, sentence) << ": " << word.form;
        }
        if (!type.empty()) {
          EXPECT_TRUE(actor_type(type)) << where(file, sentence) << ": " << type;
          EXPECT_FALSE(label.empty()) << where(file, sentence) << ": " << word.form;
        }
        before = label;
        type_before = type;
      }
    }
}

}  // namespace
}  // namespace kg::ingest
