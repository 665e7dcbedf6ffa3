#include "tests/support/sentence_builder.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace kg::ingest::testing {
namespace {

std::vector<std::string> words_of(std::string_view line) {
  std::istringstream in{std::string(line)};
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::string lower_ascii(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

bool joins_by_itself(std::string_view form) {
  static constexpr std::array<std::string_view, 17> kJoining = {
      ".", ",", ";", ":", "!", "?", ")", "]", "%", "'s", "n't", "’s", "n’t", "'", "’", "'re", "'ve"};
  return std::find(kJoining.begin(), kJoining.end(), form) != kJoining.end();
}

bool is_clitic(std::string_view form) {
  return form.size() > 1 &&
         (form.starts_with("'") || form.starts_with("’") || form == "n't" || form == "n’t");
}

std::string universal_tag(const std::string& penn) {
  static const std::map<std::string, std::string> kTags = {
      {"CC", "CCONJ"}, {"CD", "NUM"},   {"DT", "DET"},   {"EX", "PRON"},   {"FW", "X"},
      {"IN", "ADP"},   {"JJ", "ADJ"},   {"JJR", "ADJ"},  {"JJS", "ADJ"},   {"LS", "X"},
      {"MD", "AUX"},   {"NN", "NOUN"},  {"NNS", "NOUN"}, {"NNP", "PROPN"}, {"NNPS", "PROPN"},
      {"PDT", "DET"},  {"POS", "PART"}, {"PRP", "PRON"}, {"PRP$", "PRON"}, {"RB", "ADV"},
      {"RBR", "ADV"},  {"RBS", "ADV"},  {"RP", "ADP"},   {"TO", "PART"},   {"UH", "INTJ"},
      {"VB", "VERB"},  {"VBD", "VERB"}, {"VBG", "VERB"}, {"VBN", "VERB"},  {"VBP", "VERB"},
      {"VBZ", "VERB"}, {"WDT", "PRON"}, {"WP", "PRON"},  {"WP$", "PRON"},  {"WRB", "ADV"},
      {"ADD", "X"},    {"$", "SYM"},    {"SYM", "SYM"},  {"HYPH", "PUNCT"}};
  const auto found = kTags.find(penn);
  return found == kTags.end() ? "PUNCT" : found->second;
}

std::optional<SectionKind> section_kind(std::string_view name) {
  static const std::map<std::string_view, SectionKind> kKinds = {
      {"headline", SectionKind::headline},  {"byline", SectionKind::byline},
      {"dateline", SectionKind::dateline},  {"caption", SectionKind::caption},
      {"label", SectionKind::label},        {"body", SectionKind::body},
      {"furniture", SectionKind::furniture}};
  const auto found = kKinds.find(name);
  return found == kKinds.end() ? std::nullopt : std::optional(found->second);
}

std::optional<EntityKind> entity_kind(std::string_view name) {
  static const std::map<std::string_view, EntityKind> kKinds = {{"PER", EntityKind::per},
                                                                {"ORG", EntityKind::org},
                                                                {"LOC", EntityKind::loc},
                                                                {"MISC", EntityKind::misc}};
  const auto found = kKinds.find(name);
  return found == kKinds.end() ? std::nullopt : std::optional(found->second);
}

[[noreturn]] void refuse(std::string_view what, std::string_view row) {
  throw std::invalid_argument(std::string(what) + ": \"" + std::string(row) + "\"");
}

// "form/lemma" parts, but a form may itself be a slash or hold one at its end.
std::pair<std::string, std::string> form_and_lemma(const std::string& text) {
  const std::size_t slash = text.find('/', 1);
  if (slash == std::string::npos || slash + 1 == text.size()) return {text, ""};
  return {text.substr(0, slash), text.substr(slash + 1)};
}

void set_tag(Token& token, std::string_view tag) {
  const std::size_t colon = tag.size() > 1 ? tag.find(':') : std::string_view::npos;
  token.xpos = std::string(tag.substr(0, colon));
  token.upos =
      colon == std::string_view::npos ? universal_tag(token.xpos) : std::string(tag.substr(colon + 1));
}

}  // namespace

sentence::sentence(std::string_view tokens) {
  for (const std::string& text : words_of(tokens)) {
    Word word;
    const bool plus = text.size() > 1 && text.front() == '+';
    std::tie(word.token.form, word.token.lemma) = form_and_lemma(plus ? text.substr(1) : text);
    word.joined = !words_.empty() && (plus || joins_by_itself(word.token.form));
    word.token.joined = word.joined && is_clitic(word.token.form);
    words_.push_back(std::move(word));
  }
  if (words_.empty()) refuse("a sentence needs tokens", tokens);
}

sentence& sentence::tags(std::string_view penn_tags) {
  const std::vector<std::string> tags = words_of(penn_tags);
  if (tags.size() != words_.size()) refuse("one tag for each token is needed", penn_tags);
  for (std::size_t i = 0; i < tags.size(); ++i) set_tag(words_[i].token, tags[i]);
  return *this;
}

sentence& sentence::lemmas(std::string_view lemmas) {
  const std::vector<std::string> given = words_of(lemmas);
  if (given.size() != words_.size()) refuse("one lemma for each token is needed", lemmas);
  for (std::size_t i = 0; i < given.size(); ++i) words_[i].token.lemma = given[i];
  return *this;
}

sentence& sentence::head(int head, int dependent, std::string_view relation) {
  const int size = static_cast<int>(words_.size());
  if (head < 0 || head > size || dependent < 1 || dependent > size || head == dependent)
    refuse("head or dependent is no token of the sentence", relation);
  Word& word = words_[static_cast<std::size_t>(dependent - 1)];
  word.token.head = head == 0 ? kRoot : head - 1;
  word.token.deprel = relation;
  word.headless = false;
  return *this;
}

sentence& sentence::heads(std::string_view heads_and_relations) {
  int dependent = 0;
  for (const std::string& pair : words_of(heads_and_relations)) {
    const std::size_t colon = pair.find(':');
    if (colon == std::string::npos) refuse("write heads as \"2:nsubj\"", pair);
    head(std::stoi(pair.substr(0, colon)), ++dependent, pair.substr(colon + 1));
  }
  return *this;
}

sentence& sentence::entity(int first, int last, EntityKind kind) {
  if (first < 1 || last < first || last > static_cast<int>(words_.size()))
    refuse("the entity is not inside the sentence", words_.front().token.form);
  entities_.push_back({first - 1, last - 1, kind});
  return *this;
}

sentence& sentence::section(SectionKind kind) {
  section_ = kind;
  return *this;
}

sentence& sentence::paragraph() {
  paragraph_ = true;
  return *this;
}

AnalysedDocument document_of(const std::vector<sentence>& sentences) {
  AnalysedDocument out;
  std::string& text = out.document.text;
  std::uint32_t paragraph = 0;
  for (const sentence& one : sentences) {
    const bool first = out.sentences.empty();
    const bool new_section = first || out.sentences.back().section != one.section_;
    const bool breaks = !first && (one.paragraph_ || new_section);
    if (breaks) ++paragraph;
    if (!first) text += breaks ? "\n\n" : " ";

    Sentence made;
    made.section = one.section_;
    made.paragraph = paragraph;
    const auto base = static_cast<std::uint32_t>(out.tokens.size());
    made.tokens = {base, base + static_cast<std::uint32_t>(one.words_.size())};
    const auto no_head = [](const sentence::Word& word) { return word.headless; };
    const auto is_root = [](const sentence::Word& word) {
      return !word.headless && word.token.head == kRoot;
    };
    auto root = std::find_if(one.words_.begin(), one.words_.end(), is_root);
    if (root == one.words_.end()) root = std::find_if(one.words_.begin(), one.words_.end(), no_head);
    if (root == one.words_.end()) refuse("the sentence has no root", one.words_.front().token.form);
    const auto root_index = static_cast<std::int32_t>(root - one.words_.begin());

    for (std::size_t i = 0; i < one.words_.size(); ++i) {
      const sentence::Word& word = one.words_[i];
      Token token = word.token;
      if (i > 0 && !word.joined) text += ' ';
      token.span.begin = static_cast<std::uint32_t>(text.size());
      text += token.form;
      token.span.end = static_cast<std::uint32_t>(text.size());
      if (token.lemma.empty())
        token.lemma = token.xpos.starts_with("NNP") ? token.form : lower_ascii(token.form);
      if (word.headless) {
        const bool here = static_cast<std::int32_t>(i) == root_index;
        token.head = here ? kRoot : root_index;
        token.deprel = here ? "root" : "dep";
      }
      if (token.head != kRoot) token.head += static_cast<std::int32_t>(base);
      out.tokens.push_back(std::move(token));
    }
    made.span = {out.tokens[made.tokens.begin].span.begin, out.tokens.back().span.end};
    for (const sentence::Entity& entity : one.entities_)
      out.entities.push_back({{base + static_cast<std::uint32_t>(entity.first),
                               base + static_cast<std::uint32_t>(entity.last) + 1},
                              entity.kind});
    if (new_section)
      out.document.sections.push_back({one.section_, made.span});
    else
      out.document.sections.back().span.end = made.span.end;
    out.sentences.push_back(made);
  }
  out.document.id = {content_hash(text)};
  return out;
}

AnalysedDocument document_of_rows(std::string_view rows) {
  std::vector<sentence> sentences;
  SectionKind section = SectionKind::body;
  bool paragraph = false;
  std::vector<std::vector<std::string>> block;

  const auto flush = [&] {
    if (block.empty()) return;
    std::string forms, tags;
    for (const auto& row : block) {
      forms += row[0] + " ";
      tags += row[1] + " ";
    }
    sentence made(forms);
    made.tags(tags).section(section);
    if (paragraph) made.paragraph();
    paragraph = false;
    int open = 0;  // first token of the entity that is being read
    std::string open_kind;
    const int size = static_cast<int>(block.size());
    for (int i = 1; i <= size; ++i) {
      const auto& row = block[static_cast<std::size_t>(i - 1)];
      made.head(std::stoi(row[3]), i, row[2]);
      const std::string label = row.size() > 4 ? row[4] : "O";
      if (label.starts_with("B-")) open = i, open_kind = label.substr(2);
      const bool goes_on = i < size && block[static_cast<std::size_t>(i)].size() > 4 &&
                           block[static_cast<std::size_t>(i)][4].starts_with("I-");
      if (open && !goes_on) {
        const auto kind = entity_kind(open_kind);
        if (!kind) refuse("unknown entity kind", open_kind);
        made.entity(open, i, *kind);
        open = 0;
      }
    }
    sentences.push_back(made);
    block.clear();
  };

  std::istringstream in{std::string(rows)};
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> row = words_of(line);
    if (row.empty()) {
      flush();
    } else if (row.size() == 2 && row[0] == "#" && row[1] == "paragraph") {
      flush();
      paragraph = true;
    } else if (row.size() == 2 && row[0] == "#" && section_kind(row[1])) {
      flush();
      section = *section_kind(row[1]);
      paragraph = true;
    } else if (row.size() < 4) {
      refuse("a row is \"form XPOS deprel head [entity]\"", line);
    } else {
      block.push_back(std::move(row));
    }
  }
  flush();
  return document_of(sentences);
}

}  // namespace kg::ingest::testing
