// How lemmas follow from forms: what the lemmatiser and its training share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kg::ingest {

// How a form is written: lower case, capitalised inside or at the beginning of a sentence, in capitals,
// mixed.
enum class FormShape : char { lower = 'l', capital = 'C', first = 'F', capitals = 'U', other = 'm' };

FormShape form_shape(std::string_view form, bool first_in_sentence);

// Straight apostrophes and quotes, a plain hyphen for the shorter dash, digits of numbers without their
// commas; lower case for a word that a sentence's beginning or a headline gave its capital: one of the
// classes that hold no names, with one capital letter before small ones.
std::string plain_spelling(std::string_view form, std::string_view upos, std::string_view xpos);

// Changes case, takes bytes off the end, and puts others there.
struct LemmaEdit {
  enum class Case : char { lower = 'l', keep = 'k', capitalise = 'c' };
  Case letters = Case::lower;
  std::uint8_t strip = 0;
  std::string add;

  // nullopt if the form is shorter than what is to be taken off.
  std::optional<std::string> apply(std::string_view form) const;
  std::string text() const;  // "l2y": studies -> study is l3y
  static LemmaEdit of(std::string_view text);
  // The edit that keeps the longest beginning; nullopt if form and lemma share none of it.
  static std::optional<LemmaEdit> between(std::string_view form, std::string_view lemma);
};

inline constexpr std::size_t kLongestSuffix = 7;  // bytes

// Whether the end of a form tells its lemma: not of abbreviations ("Sun." is Sunday, "Sen." is no Senday).
bool follows_suffix(std::string_view form);

// Keys of the model's tables.
std::string lemma_key(std::string_view upos, std::string_view xpos, std::string_view form);
std::string suffix_key(std::string_view xpos, FormShape shape, std::string_view suffix);

}  // namespace kg::ingest
