#include "ingest/language/unicode.h"

#include <unicode/uchar.h>

#include <array>

namespace kg::ingest {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

CharClass class_of_category(int category) {
  switch (category) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER: return CharClass::upper;
    case U_LOWERCASE_LETTER: return CharClass::lower;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER: return CharClass::letter;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK: return CharClass::mark;
    case U_DECIMAL_DIGIT_NUMBER: return CharClass::digit;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_CONTROL_CHAR: return CharClass::space;
    case U_CONNECTOR_PUNCTUATION:
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
    case U_OTHER_PUNCTUATION: return CharClass::punctuation;
    default: return CharClass::symbol;
  }
}

const std::array<CharClass, 128>& ascii_classes() {
  static const std::array<CharClass, 128> kClasses = [] {
    std::array<CharClass, 128> classes{};
    for (int c = 0; c < 128; ++c) classes[static_cast<std::size_t>(c)] = class_of_category(u_charType(c));
    return classes;
  }();
  return kClasses;
}

struct Decoded {
  char32_t value;
  std::uint32_t size;
};

// Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
Decoded decode(std::string_view text, std::size_t at, std::size_t end) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  if (first < 0x80) return {first, 1};
  const std::uint32_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + size > end) return {kReplacement, 1};
  char32_t value = first & (0x7F >> size);
  for (std::uint32_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {kReplacement, 1};
    value = (value << 6) | (byte(at + i) & 0x3F);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  if (overlong || (value >= 0xD800 && value < 0xE000) || value > 0x10FFFF) return {kReplacement, 1};
  return {value, size};
}

template <class Map>
std::string mapped(std::string_view text, Map map) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded one = decode(text, at, text.size());
    if (one.value == kReplacement)
      out.append(text.substr(at, one.size));
    else
      append_utf8(out, map(one.value));
    at += one.size;
  }
  return out;
}

}  // namespace

void append_utf8(std::string& out, char32_t value) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | (value >> 6));
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | (value >> 12));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | (value >> 18));
    put(0x80 | ((value >> 12) & 0x3F));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

CharClass char_class(char32_t value) {
  if (value < 128) return ascii_classes()[value];
  // Zero-width space and byte order mark part words; the joiners (U+200C, U+200D) and variation selectors
  // belong to the glyph before.
  if (value == 0x200B || value == 0xFEFF) return CharClass::space;
  if (value == 0x200C || value == 0x200D || value == 0x00AD || value == 0x2060) return CharClass::mark;
  return class_of_category(u_charType(static_cast<UChar32>(value)));
}

std::vector<Glyph> glyphs_of(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::vector<Glyph> glyphs;
  glyphs.reserve(end - begin);
  for (std::uint32_t at = begin; at < end;) {
    const Decoded one = decode(text, at, end);
    glyphs.push_back({one.value, at, char_class(one.value)});
    at += one.size;
  }
  return glyphs;
}

std::string lower(std::string_view text) {
  bool plain = true;
  for (char c : text) plain = plain && static_cast<unsigned char>(c) < 0x80;
  if (plain) {
    std::string out(text);
    for (char& c : out)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    return out;
  }
  return mapped(text, [](char32_t c) { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))); });
}

std::string upper(std::string_view text) {
  return mapped(text, [](char32_t c) { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))); });
}

std::string capitalised(std::string_view text) {
  bool first = true;
  return mapped(text, [&](char32_t c) {
    if (!first) return c;
    first = false;
    return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
  });
}

}  // namespace kg::ingest
