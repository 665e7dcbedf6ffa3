#include <algorithm>

#include "ingest/mentions/lexicon.h"

namespace kg::ingest {
namespace {

constexpr std::uint32_t kMaxWords = 5;

// Lower case of ASCII and of the two-byte letters that titles have ("Chargé", "É"); hyphens as spaces.
std::string phrase_word(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (c == '-') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c - 'A' + 'a');
    } else if (c == '\xC3' && i + 1 < word.size()) {
      const auto next = static_cast<unsigned char>(word[++i]);
      out += c;
      out += static_cast<char>(next >= 0x80 && next <= 0x9E && next != 0x97 ? next + 0x20 : next);
    } else if (word.compare(i, 3, "\xE2\x80\x99") == 0) {
      out += '\'';
      i += 2;
    } else {
      out += c;
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool is_preposition(std::string_view word) {
  return word == "of" || word == "for" || word == "in" || word == "without";
}

// "minister of foreign affairs": the head comes first.
std::optional<std::string> word_before_preposition(const std::string& phrase) {
  std::size_t begin = 0;
  std::string last;
  while (begin <= phrase.size()) {
    const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
    const std::string word = phrase.substr(begin, end - begin);
    if (is_preposition(word) && !last.empty()) return last;
    last = word;
    begin = end + 1;
  }
  return std::nullopt;
}

// "Ex-president" is a president.
std::string without_ex(const std::string& word) { return word.starts_with("ex ") ? word.substr(3) : word; }

// The clitic that the tokeniser splits off ("prosecutor" "'s") belongs to the word before.
bool joins_left(const std::string& word) { return word == "'s" || word == "'"; }

}  // namespace

PhraseWords::PhraseWords(const AnalysedDocument& document) {
  forms_.reserve(document.tokens.size());
  lemmas_.reserve(document.tokens.size());
  for (const Token& token : document.tokens) {
    forms_.push_back(phrase_word(token.form));
    lemmas_.push_back(phrase_word(token.lemma));
  }
}

template <class Row>
void PhraseTable<Row>::add(Row row) {
  const std::string key = phrase_word(row.phrase);
  if (const auto head = word_before_preposition(key)) first_words_.insert(*head);
  by_phrase_.emplace(key, static_cast<std::uint32_t>(rows_.size()));
  rows_.push_back(std::move(row));
}

template <class Row>
const Row* PhraseTable<Row>::lookup(const std::string& phrase) const {
  const auto found = by_phrase_.find(phrase);
  return found == by_phrase_.end() ? nullptr : &rows_[found->second];
}

template <class Row>
const Row* PhraseTable<Row>::find(std::string_view phrase) const {
  return lookup(phrase_word(phrase));
}

template <class Row>
std::optional<typename PhraseTable<Row>::Match> PhraseTable<Row>::headed_by(const PhraseWords& words,
                                                                            TokenRange within,
                                                                            std::uint32_t token) const {
  std::optional<Match> best;
  std::size_t best_size = 0;
  const auto offer = [&](const std::string& phrase, TokenRange tokens) {
    if (phrase.size() <= best_size) return;
    if (const Row* row = lookup(phrase)) {
      best = Match{row, tokens};
      best_size = phrase.size();
    }
  };
  // Leftwards: "vice" "-" "president". Every step adds one word to the front.
  for (const std::string* last : {&words.lemma(token), &words.form(token)}) {
    std::string phrase = without_ex(*last);
    if (phrase.empty()) continue;
    offer(phrase, {token, token + 1});
    std::uint32_t begin = token;
    for (std::uint32_t used = 1; used < kMaxWords && begin > within.begin;) {
      --begin;
      const std::string& word = words.form(begin);
      if (word.empty()) continue;
      if (joins_left(word)) {
        if (begin == within.begin) break;
        phrase = words.form(begin - 1) + word + " " + phrase;
        --begin;
      } else {
        phrase = without_ex(word) + " " + phrase;
      }
      ++used;
      offer(phrase, {begin, token + 1});
    }
    if (words.lemma(token) == words.form(token)) break;
  }
  // Rightwards from the head: "minister of foreign affairs", then leftwards again for "prime minister of".
  for (const std::string* first : {&words.lemma(token), &words.form(token)}) {
    if (!first_words_.contains(*first)) continue;
    std::string phrase = *first;
    std::uint32_t end = token + 1;
    for (std::uint32_t used = 1; used < kMaxWords && end < within.end;) {
      const std::string& word = words.form(end);
      ++end;
      if (word.empty()) continue;
      phrase += " " + word;
      ++used;
      offer(phrase, {token, end});
      if (token > within.begin) offer(words.form(token - 1) + " " + phrase, {token - 1, end});
    }
  }
  return best;
}

template class PhraseTable<Title>;
template class PhraseTable<EventNoun>;
template class PhraseTable<GroupNoun>;
template class PhraseTable<OrganisationNoun>;
template class PhraseTable<PlaceNoun>;

}  // namespace kg::ingest
