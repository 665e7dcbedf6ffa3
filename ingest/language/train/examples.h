// Sentences that the language model is trained on: trees with tags, and tokens with entity labels.
//
//   std::vector<TreeSentence> trees = read_trees("ud/ewt-train.conllu");
//   std::vector<EntitySentence> named = read_entities("ner/conllpp_train.txt");
//   recut(named.front(), names_alone(named));     // "U.S.-led" becomes U.S. - led, as the treebanks cut it
//
// Files of entities have a token first and its label last in a line, divided by blanks or tabs, a blank line
// after each sentence; BIO or IO labels; PER ORG LOC MISC, or the types of CrossNER, which are mapped.
// Reading throws std::runtime_error with file and line. Everything here is plain values.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kg::ingest::train {

struct TreeWord {
  std::string form;
  std::string upos;
  std::string xpos;
  std::string deprel;
  std::int32_t head = 0;  // 1-based position in the sentence, 0 for the root
};

using TreeSentence = std::vector<TreeWord>;

struct EntityWord {
  std::string form;
  std::string label;  // "O", or B- I- E- S- with PER ORG LOC MISC
};

using EntitySentence = std::vector<EntityWord>;

// Words of the tree, without ranges and empty nodes.
std::vector<TreeSentence> read_trees(const std::filesystem::path& conllu);
std::vector<EntitySentence> read_entities(const std::filesystem::path& file);

// A half-open range of words with a type, the way in which entities are compared.
struct LabelledSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string type;
  friend auto operator<=>(const LabelledSpan&, const LabelledSpan&) = default;
};

std::vector<LabelledSpan> spans_of(
    const std::vector<std::string>& labels);  // from BIOES, broken ones left out
std::vector<std::string> labels_of(std::size_t words, const std::vector<LabelledSpan>& spans);  // to BIOES

// Forms that are one-word entities, with the type that they have most often.
std::map<std::string, std::string> names_alone(const std::vector<EntitySentence>& sentences);

// The sentence cut as the treebanks cut: hyphens between letters and digits are words of their own, so is
// 's. The pieces of "US-Russia" are two entities if `alone` knows both; of "U.S.-led" only the name is one.
EntitySentence recut(const EntitySentence& sentence, const std::map<std::string, std::string>& alone);

// Changes the spelling now and then, never the number of words: title or upper case as in headlines, curly,
// straight and PTB quotes, dashes. Equal generators give equal changes.
void respell(std::vector<std::string>& forms, std::mt19937_64& random);

// Takes a final full stop off a tree of at least four words, if nothing hangs on it; says whether.
bool drop_final_stop(TreeSentence& sentence);

// Code points of a UTF-8 text; a broken byte is U+FFFD.
std::vector<char32_t> code_points(std::string_view text);
std::string utf8(char32_t c);

// What a form is looked up by among the word vectors; see network.h.
std::string word_key(std::string_view form);

}  // namespace kg::ingest::train
