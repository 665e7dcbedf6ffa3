#include "ingest/language/lemmatiser_training.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "ingest/language/lemma_rules.h"
#include "ingest/language/lemmatiser.h"
#include "ingest/language/rows.h"
#include "ingest/language/unicode.h"

namespace kg::ingest {
namespace {

using Counts = std::map<std::string, int>;

// The most frequent; of equals, the first in order of bytes.
const std::string& commonest(const Counts& counts) {
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

struct Word {
  std::string form, upos, xpos;
  FormShape shape;
  auto operator<=>(const Word&) const = default;
};

constexpr std::size_t kShortestLent = 4;  // bytes

class Training {
 public:
  void add(const std::string& form, const std::string& upos, const std::string& xpos,
           const std::string& lemma, bool first, int times) {
    if (lemma.empty() || (lemma == "_" && form != "_") || xpos == "_" || xpos.empty()) return;
    const std::string plain = plain_spelling(form, upos, xpos);
    words_[{plain, upos, xpos, form_shape(plain, first)}][lemma] += times;
  }

  void write(const std::filesystem::path& out) {
    lend_pasts();
    learn_rules();
    lend_spellings();
    learn_exceptions();
    ModelFileWriter file;
    add_table(file, "exceptions", exceptions_);
    add_table(file, "rules", rules_);
    file.write(out);
  }

 private:
  std::map<Word, Counts> words_;
  std::map<std::string, std::string> rules_, exceptions_;

  // Taggers err: "taken" is a form of "take" also as a past tense, "came" of "come" also as a participle, and
  // "show" is not of "sho" in either.
  void lend_pasts() {
    std::map<Word, Counts> lent;
    for (const auto& [word, lemmas] : words_) {
      if (word.upos != "VERB") continue;
      for (const char* from : {"VBD", "VBN", "VB"})
        for (const char* to : {"VBD", "VBN"}) {
          const Word other{word.form, word.upos, to, word.shape};
          if (word.xpos == from && !words_.contains(other)) lent[other][commonest(lemmas)] = 1;
        }
    }
    words_.merge(lent);
  }

  // A name that has its capital stays that name in small letters ("canada") and in capitals ("TEHRAN"), where
  // nothing else is known of those; short words in capitals are mostly abbreviations. Rules do not learn from
  // these: of unknown words in small letters or capitals more stay as they are.
  void lend_spellings() {
    std::map<Word, Counts> lent;
    const auto lend = [&](const Word& from, std::string form, FormShape shape) {
      Word other{std::move(form), from.upos, from.xpos, shape};
      if (!words_.contains(other)) lent[std::move(other)][from.form] = 1;
    };
    for (const auto& [word, lemmas] : words_) {
      const bool named = word.upos == "PROPN" || word.upos == "ADJ";
      const bool capital = word.shape == FormShape::capital || word.shape == FormShape::first;
      if (!named || !capital || word.form.size() < kShortestLent || commonest(lemmas) != word.form) continue;
      lend(word, lower(word.form), FormShape::lower);
      if (word.upos == "PROPN") lend(word, upper(word.form), FormShape::capitals);
    }
    words_.merge(lent);
  }

  // Each word counts once, whatever its frequency: frequent words are often irregular.
  void learn_rules() {
    std::map<std::string, Counts> edits;
    for (const auto& [word, lemmas] : words_) {
      const auto edit = LemmaEdit::between(word.form, commonest(lemmas));
      if (!edit || !follows_suffix(word.form)) continue;
      const std::string small = lower(word.form);
      for (std::size_t size = 0; size <= std::min(kLongestSuffix, small.size()); ++size)
        ++edits[suffix_key(word.xpos, word.shape, std::string_view(small).substr(small.size() - size))]
               [edit->text()];
    }
    // Keys ascend, but suffixes grow to the left: look at short ones first.
    std::vector<std::pair<std::size_t, std::string>> order;
    order.reserve(edits.size());
    for (const auto& [key, counts] : edits) order.emplace_back(key.size(), key);
    std::sort(order.begin(), order.end());
    for (const auto& [size, key] : order) {
      const Counts& counts = edits.at(key);
      int total = 0;
      for (const auto& [edit, n] : counts) total += n;
      const std::string& best = commonest(counts);
      const bool shortest = suffix_place(key) == key.size();
      if (shortest || (total >= 2 && counts.at(best) * 10 >= total * 6 && inherited(key) != best))
        rules_[key] = best;
    }
  }

  // What the rules say of a key's suffix so far, by its longest shorter suffix.
  std::string inherited(const std::string& key) const {
    const std::size_t suffix = suffix_place(key);
    for (std::size_t skip = 1; suffix + skip <= key.size(); ++skip) {
      const auto found = rules_.find(key.substr(0, suffix) + key.substr(suffix + skip));
      if (found != rules_.end()) return found->second;
    }
    return {};
  }

  // Keys are "XPOS shape suffix".
  static std::size_t suffix_place(const std::string& key) { return key.find(' ') + 3; }

  void learn_exceptions() {
    std::map<std::string, Counts> lemmas, wrong;
    for (const auto& [word, counts] : words_) {
      const std::string key = lemma_key(word.upos, word.xpos, word.form);
      const std::string predicted = predict(word);
      for (const auto& [lemma, n] : counts) {
        lemmas[key][lemma] += n;
        if (lemma != predicted) wrong[key][lemma] += n;
      }
    }
    for (const auto& [key, counts] : wrong) {
      int total = 0;
      int right = 0;
      for (const auto& [lemma, n] : lemmas.at(key)) total += n;
      for (const auto& [lemma, n] : counts) right += n;
      const std::string& best = commonest(lemmas.at(key));
      const int gain = lemmas.at(key).at(best) - (total - right);
      if (gain > 0) exceptions_[key] = best;
    }
  }

  std::string predict(const Word& word) const {
    const std::string small = lower(word.form);
    const std::size_t longest = follows_suffix(word.form) ? std::min(kLongestSuffix, small.size()) + 1 : 0;
    for (std::size_t size = longest; size-- > 0;) {
      const auto found =
          rules_.find(suffix_key(word.xpos, word.shape, std::string_view(small).substr(small.size() - size)));
      if (found == rules_.end()) continue;
      if (const auto lemma = LemmaEdit::of(found->second).apply(word.form); lemma && !lemma->empty())
        return *lemma;
    }
    return word.upos == "PROPN" ? word.form : small;
  }

  static void add_table(ModelFileWriter& file, const std::string& name,
                        const std::map<std::string, std::string>& rows) {
    std::vector<std::string> keys, values;
    for (const auto& [key, value] : rows) {
      keys.push_back(key);
      values.push_back(value);
    }
    EntryTable::write(file, name + ".keys", keys);
    EntryTable::write(file, name + ".values", values);
  }
};

// What a row weighs beside a word of a treebank.
constexpr int kRowWeight = 10;

bool is_there(const std::filesystem::path& file) { return !file.empty() && std::filesystem::exists(file); }

bool vowel(char letter) { return std::string_view("aeiou").find(letter) != std::string_view::npos; }

struct Inflection {
  std::string form, xpos;
};

// The regular forms of an English verb: "carry" gives carries, carried, carrying; "hop", doubled, hopped.
std::vector<Inflection> inflections(const std::string& verb, const std::string& doubled, bool regular_past) {
  const char last = verb.back();
  const char before = verb[verb.size() - 2];
  const auto ends = [&](std::string_view ending) { return verb.ends_with(ending); };
  const bool sibilant = ends("s") || ends("x") || ends("z") || ends("ch") || ends("sh");
  const bool y = last == 'y' && !vowel(before);
  const std::string stem = verb.substr(0, verb.size() - 1);
  std::vector<Inflection> forms{{y                         ? stem + "ies"
                                 : sibilant || last == 'o' ? verb + "es"
                                                           : verb + "s",
                                 "VBZ"}};
  std::vector<std::string> pasts, gerunds;
  if (doubled != "yes") {
    pasts.push_back(last == 'e' ? verb + "d" : y ? stem + "ied" : verb + "ed");
    gerunds.push_back(ends("ie") ? verb.substr(0, verb.size() - 2) + "ying"
                      : last == 'e' && before != 'e' && before != 'o' && before != 'y' ? stem + "ing"
                                                                                       : verb + "ing");
  }
  if (!doubled.empty()) {
    pasts.push_back(verb + last + "ed");
    gerunds.push_back(verb + last + "ing");
  }
  // Beside its irregular past a verb may have the regular one: leaned and leant, lied and lay. "Seed" is
  // none.
  for (const std::string& past : pasts)
    if (regular_past || (verb.size() > 2 && !ends("ee")))
      for (const char* xpos : {"VBD", "VBN"}) forms.push_back({past, xpos});
  for (const char* xpos : {"VB", "VBP"}) forms.push_back({verb, xpos});
  for (const std::string& gerund : gerunds) forms.push_back({gerund, "VBG"});
  return forms;
}

}  // namespace

LemmaRows LemmaRows::of(const std::filesystem::path& folder) {
  return {folder / "irregular.tsv", folder / "verbs.tsv", folder / "nouns.tsv"};
}

void train_lemmatiser(const std::vector<std::vector<ConlluSentence>>& treebanks, const LemmaRows& rows,
                      const std::filesystem::path& out) {
  Training training;
  for (const auto& treebank : treebanks)
    for (const ConlluSentence& sentence : treebank)
      for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        const ConlluWord& word = sentence.words[i];
        training.add(word.form, word.upos, word.xpos, word.lemma, i == 0, 1);
      }
  if (is_there(rows.irregular))
    for (const Row& row : read_rows(rows.irregular, {"form", "xpos", "lemma"})) {
      const std::string upos = row.fields[1].starts_with("V")   ? "VERB"
                               : row.fields[1].starts_with("J") ? "ADJ"
                                                                : "NOUN";
      training.add(row.fields[0], upos, row.fields[1], row.fields[2], false, kRowWeight);
    }
  if (is_there(rows.verbs))
    for (const Row& row : read_rows(rows.verbs, {"lemma", "doubled", "past"})) {
      if (row.fields[0].size() < 2) refuse_row(rows.verbs, row, "a verb has two letters or more");
      for (const Inflection& word : inflections(row.fields[0], row.fields[1], row.fields[2].empty()))
        training.add(word.form, "VERB", word.xpos, row.fields[0], false, kRowWeight);
    }
  if (is_there(rows.nouns))
    for (const Row& row : read_rows(rows.nouns, {"plural", "lemma"}))
      training.add(row.fields[0], "NOUN", "NNS", row.fields[1], false, kRowWeight);
  training.write(out);
}

}  // namespace kg::ingest
