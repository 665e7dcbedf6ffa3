// What single characters are to the tokeniser: apostrophes, hyphens, quotation marks, marks that run, stops,
// and what may stand in an address. Internal to this room.
#pragma once

#include <string_view>

namespace kg::ingest {

inline bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x02BC || c == '`' || c == 0xB4;
}
inline bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }
inline bool is_ascii_word(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
inline bool is_address_char(char32_t c) {
  return is_ascii_word(c) || c == '.' || c == '-' || c == '+' || c == '%' || c == '=';
}
inline bool is_quote(char32_t c) {
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
}
// Marks of which a run is one token: "--", "...", "!!!", "<<".
inline bool runs(char32_t c) {
  static constexpr std::u32string_view kRunning = U".-=*_~+#<>?!|$\u2014\u2013\u2026'`,^";
  return kRunning.find(c) != std::u32string_view::npos;
}
inline bool is_stop(char32_t c) { return c == '.' || c == '!' || c == '?' || c == 0x2026; }

}  // namespace kg::ingest
