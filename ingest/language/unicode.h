// Code points of UTF-8 text and their classes, as the tokeniser and the models see them.
//
// Bytes that are not UTF-8 count as one symbol each (U+FFFD, one byte), so that spans stay exact.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kg::ingest {

enum class CharClass : std::uint8_t { space, lower, upper, letter, mark, digit, punctuation, symbol };

struct Glyph {
  char32_t value = 0;
  std::uint32_t offset = 0;  // of its first byte
  CharClass kind = CharClass::space;
};

CharClass char_class(char32_t value);

// The code points of text[begin, end) with offsets into `text`.
std::vector<Glyph> glyphs_of(std::string_view text, std::uint32_t begin, std::uint32_t end);

// Lower case by simple one-to-one mapping of code points; bytes that are not UTF-8 stay.
std::string lower(std::string_view text);
// First code point in upper case, the rest as it is.
std::string capitalised(std::string_view text);
std::string upper(std::string_view text);

inline bool is_letter(CharClass kind) {
  return kind == CharClass::lower || kind == CharClass::upper || kind == CharClass::letter;
}
inline bool is_word_part(CharClass kind) {
  return is_letter(kind) || kind == CharClass::mark || kind == CharClass::digit;
}

void append_utf8(std::string& out, char32_t value);

}  // namespace kg::ingest
