#include "graph/fold.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace kg {
namespace {

// In place, not by pointer: a table of pointers would be relocated at every start of every program.
struct Folding {
  char32_t from;
  char to[12];
};

constexpr Folding kFoldings[] = {
#include "graph/fold_table.inc"
};

// The code point at `i`, which moves past it; U+FFFFFFFF, and one byte on, for what is not UTF-8.
char32_t next(std::string_view text, std::size_t& i) {
  constexpr char32_t invalid = 0xFFFFFFFF;
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  const unsigned char lead = byte(i);
  const std::size_t length = lead < 0x80         ? 1
                             : (lead >> 5) == 6  ? 2
                             : (lead >> 4) == 14 ? 3
                             : (lead >> 3) == 30 ? 4
                                                 : 0;
  if (length == 0 || i + length > text.size()) {
    ++i;
    return invalid;
  }
  char32_t c = length == 1 ? lead : lead & (0x7F >> length);
  for (std::size_t k = 1; k < length; ++k) {
    if ((byte(i + k) & 0xC0) != 0x80) {
      ++i;
      return invalid;
    }
    c = c << 6 | (byte(i + k) & 0x3F);
  }
  // Longer than it needs to be, half of a surrogate pair, or beyond Unicode.
  constexpr char32_t shortest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (c < shortest[length] || (c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF) {
    ++i;
    return invalid;
  }
  i += length;
  return c;
}

}  // namespace

std::string fold_name(std::string_view utf8) {
  std::string folded;
  folded.reserve(utf8.size());
  bool gap = false;
  const auto append = [&](std::string_view bytes) {
    if (gap && !folded.empty()) folded += ' ';
    gap = false;
    folded += bytes;
  };
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t begin = i;
    const char32_t c = next(utf8, i);
    if (c < 0x80) {
      const char ascii = static_cast<char>(c);
      if (ascii >= 'A' && ascii <= 'Z')
        append(std::string(1, static_cast<char>(ascii - 'A' + 'a')));
      else if ((ascii >= 'a' && ascii <= 'z') || (ascii >= '0' && ascii <= '9'))
        append(std::string_view(&ascii, 1));
      else if (ascii != '.' && ascii != '\'' && ascii != '`')
        gap = true;
      continue;
    }
    const auto row =
        std::lower_bound(std::begin(kFoldings), std::end(kFoldings), c,
                         [](const Folding& folding, char32_t value) { return folding.from < value; });
    if (c == 0xFFFFFFFF) {
      gap = true;
    } else if (row == std::end(kFoldings) || row->from != c) {
      append(utf8.substr(begin, i - begin));
    } else {
      for (const char* to = row->to; *to != '\0'; ++to) {
        if (*to == ' ')
          gap = true;
        else
          append(std::string_view(to, 1));
      }
    }
  }
  return folded;
}

}  // namespace kg
