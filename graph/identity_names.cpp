#include "graph/identity_names.h"

#include <algorithm>

#include "graph/fold.h"

namespace kg {
namespace {

bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

std::string letters_of(std::string_view word) {
  std::string letters;
  for (const char c : word)
    if (c != '.') letters += c;
  return letters;
}

// "H.", "HW", "J.D."
bool is_initials(std::string_view word) {
  const std::string letters = letters_of(word);
  return !letters.empty() && letters.size() <= 3 && std::ranges::all_of(letters, upper);
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::vector<std::string> strings_of(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : words_of(text)) words.emplace_back(word);
  return words;
}

// "Abd al-Fattah", "Abdel Fattah", "Abdulfattah": the servant and whom he serves are one word.
void join_servants(std::vector<std::string>& words) {
  constexpr std::size_t shortest = 4;  // "Abdullah" is a name of its own
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string& word = words[i];
    const bool has_next = i + 1 < words.size();
    if (word == "abd" && has_next && (words[i + 1] == "al" || words[i + 1] == "el" || words[i + 1] == "ul")) {
      word = "abdul";
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
    if ((word == "abdul" || word == "abdel" || word == "abdal") && i + 1 < words.size()) {
      word = "abdal" + words[i + 1];
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    } else if (word.size() >= 5 + shortest && (word.starts_with("abdul") || word.starts_with("abdel"))) {
      word = "abdal" + word.substr(5);
    }
  }
}

// The first in the order of bytes of all ways to begin a text and go on from its end to its begin.
std::string first_turn(const std::string& text) {
  std::string best = text;
  for (std::size_t i = 1; i < text.size(); ++i) best = std::min(best, text.substr(i) + text.substr(0, i));
  return best;
}

// One letter more or less, a vowel or the double of its neighbour, in words long enough to tell.
bool one_letter_apart(std::string_view one, std::string_view other) {
  if (one.size() > other.size()) std::swap(one, other);
  constexpr std::size_t shortest = 5;
  if (other.size() != one.size() + 1 || one.size() < shortest) return false;
  std::size_t at = 0;
  while (at < one.size() && one[at] == other[at]) ++at;
  return at > 0 && vowel(other[at]) && one.substr(at) == other.substr(at + 1);
}

}  // namespace

std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < name.size();) {
    const std::size_t begin = name.find_first_not_of(" \t\r\n", i);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(name.find_first_of(" \t\r\n", begin), name.size());
    words.push_back(name.substr(begin, end - begin));
    i = end;
  }
  return words;
}

bool begins_upper(std::string_view word) {
  return !word.empty() && (upper(word[0]) || static_cast<unsigned char>(word[0]) >= 0x80);
}

bool is_acronym(std::string_view word) {
  const std::string letters = letters_of(word);
  return letters.size() >= 2 && letters.size() <= 6 && upper(letters[0]) &&
         std::ranges::all_of(letters, [](char c) { return upper(c) || (c >= '0' && c <= '9'); });
}

bool abbreviates(std::string_view acronym, std::string_view name) {
  const std::string letters = fold_name(acronym);
  const std::string folded = fold_name(name);
  std::size_t at = 0;
  for (std::size_t i = 0; i < folded.size() && at < letters.size(); ++i)
    if ((i == 0 || folded[i - 1] == ' ') && folded[i] == letters[at]) ++at;
  return at == letters.size() && !letters.empty() && letters[0] == folded[0];
}

PersonName person_name(std::string_view name, const IdentityRules& rules) {
  const std::vector<std::string_view> words = words_of(name);
  const bool shouted = std::ranges::none_of(name, lower);
  PersonName parts;
  std::string kept;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool middle = i > 0 && i + 1 < words.size();
    // "J. D. Vance" begins with initials, which are no middle names but may be parted.
    const bool leading =
        middle && !kept.empty() && kept.find(' ') == kept.npos && is_initials(kept) && is_initials(words[i]);
    if (leading)
      kept += words[i];
    else if (middle && !shouted && is_initials(words[i]))
      parts.initials += fold_name(letters_of(words[i]));
    else
      kept += (kept.empty() ? "" : " ") + std::string(words[i]);
  }
  std::vector<std::string> folded = strings_of(fold_name(kept));
  if (folded.size() >= 3 && rules.is_number(folded.back())) {
    parts.number = folded.back();
    folded.pop_back();
  }
  join_servants(folded);
  std::vector<std::string> usual;
  for (const std::string& word : folded)
    if (folded.size() == 1 || !rules.is_particle(word)) usual.push_back(rules.usual_spelling(word));
  for (std::size_t i = 1; i < usual.size(); ++i)
    if (usual[i] == "ibn" || usual[i] == "ben") usual[i] = "bin";
  parts.name = joined(usual);
  parts.words = usual.size();
  return parts;
}

std::string plain_name(std::string_view name, const IdentityRules& rules) {
  std::vector<std::string> words = strings_of(fold_name(name));
  if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
  for (std::size_t i = 0; i < words.size(); ++i)
    words[i] = i + 1 < words.size() && rules.is_particle(words[i]) ? "al" : rules.usual_spelling(words[i]);
  return joined(words);
}

std::string sound_of_name(std::string_view name, const IdentityRules& rules, bool family_first) {
  std::vector<std::string> words = strings_of(name);
  for (std::string& word : words) word = rules.sound_of(word);
  if (!family_first) return joined(words);
  std::string whole;
  for (const std::string& word : words) whole += word;
  return first_turn(whole);
}

std::string consonants_of_name(std::string_view name, const IdentityRules& rules) {
  std::string consonants;
  for (const std::string& word : strings_of(name))
    for (const char c : rules.sound_of(word))
      if (!vowel(c)) consonants += c;
  std::ranges::sort(consonants);
  return consonants;
}

bool sound_alike(std::string_view one, std::string_view other) {
  if (one == other) return true;
  const std::vector<std::string_view> left = words_of(one), right = words_of(other);
  if (left.size() != right.size() || left.size() < 2) return false;
  for (std::size_t i = 0; i < left.size(); ++i)
    if (left[i] != right[i] && !one_letter_apart(left[i], right[i])) return false;
  return true;
}

std::string office_of(std::string_view role, const Catalogue& catalogue, const IdentityRules& rules) {
  const std::vector<std::string_view> said = words_of(role);
  std::vector<std::string> words;
  bool office = false;
  constexpr std::size_t longest_state = 4, longest_office = 5;
  for (std::size_t i = 0; i < said.size();) {
    std::size_t length = 0;
    for (std::size_t n = std::min(longest_state, said.size() - i); n > 0 && length == 0; --n) {
      const std::string_view phrase(said[i].data(),
                                    static_cast<std::size_t>(said[i + n - 1].end() - said[i].begin()));
      if (!begins_upper(phrase)) break;
      const std::string_view bare = phrase.ends_with("'s") ? phrase.substr(0, phrase.size() - 2) : phrase;
      for (const NameMatch& match : catalogue.find(bare))
        if (match.entry->type == ActorType::country) length = n;
    }
    if (length > 0) {
      i += length;
      continue;
    }
    const std::string word = fold_name(said[i++]);
    if (rules.is_past(word)) return {};
    if (word.empty() || word == "of" || word == "the" || word == "for" || word == "to" || word == "in" ||
        word == "a" || word == "an" || word == "and" || word == "s")
      continue;
    office = office || rules.is_office(word);
    words.push_back(rules.usual_spelling(word));
  }
  if (!office || words.size() > longest_office) return {};
  std::ranges::sort(words);
  return joined(words);
}

}  // namespace kg
