#include "ingest/read/paragraphs.h"

#include <algorithm>
#include <array>

namespace kg::ingest {
namespace {

constexpr std::array<std::string_view, 9> kWideSpaces = {"\u00A0", "\u0085", "\u2028", "\u2029", "\u200B",
                                                         "\u202F", "\u2009", "\u3000", "\uFEFF"};
constexpr std::array<std::string_view, 9> kClosers = {"\"",     "'",      ")", "]", "\u201D",
                                                      "\u2019", "\u00BB", "*", "_"};
constexpr std::array<std::string_view, 7> kFinals = {".", "!", "?", ":", ";", "\u2026", "\u3002"};

bool ends_with_any(std::string_view text, const auto& endings, std::size_t& length) {
  for (const std::string_view ending : endings)
    if (text.ends_with(ending)) {
      length = ending.size();
      return true;
    }
  return false;
}

bool ends_like_a_sentence(std::string_view text) {
  std::size_t length = 0;
  while (ends_with_any(text, kClosers, length)) text.remove_suffix(length);
  return ends_with_any(text, kFinals, length);
}

std::uint32_t count_words(std::string_view text) {
  std::uint32_t words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = white_space_length(text, at);
    if (space == 0 && !inside) ++words;
    inside = space == 0;
    at += std::max<std::size_t>(space, 1);
  }
  return words;
}

Span trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end) {
    const std::size_t space = white_space_length(text, begin);
    if (space == 0) break;
    begin += space;
  }
  while (end > begin) {
    std::size_t length = 1;
    while (length < 4 && end - length > begin &&
           (static_cast<unsigned char>(text[end - length]) & 0xC0U) == 0x80U)
      ++length;
    if (white_space_length(text, end - length) != length) break;
    end -= length;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::max(begin, end))};
}

struct Line {
  Span span;
  bool after_blank = true;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  bool blank = true;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find_first_of("\n\r\f\v", begin);
    if (end == std::string_view::npos) end = text.size();
    const Span span = trimmed(text, begin, end);
    if (span.empty()) {
      // "\r\n" is one break: the empty piece between its bytes is no blank line.
      const bool inside_break = end == begin && begin > 0 && text[begin - 1] == '\r' && text[begin] == '\n';
      blank = blank || !inside_break;
    } else {
      lines.push_back({span, blank});
      blank = false;
    }
    begin = end + 1;
  }
  return lines;
}

// The width that the text is wrapped at, or 0 where its lines are whole paragraphs: most inner lines of its
// blocks are about equally long and most of them stop inside a sentence.
std::uint32_t wrapping_width(std::string_view text, const std::vector<Line>& lines) {
  std::vector<std::uint32_t> inner;
  std::size_t unfinished = 0;
  std::uint32_t longest = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool last = i + 1 == lines.size() || lines[i + 1].after_blank;
    if (!last || !lines[i].after_blank) longest = std::max(longest, lines[i].span.size());
    if (last) continue;
    inner.push_back(lines[i].span.size());
    if (!ends_like_a_sentence(text.substr(lines[i].span.begin, lines[i].span.size()))) ++unfinished;
  }
  if (inner.size() < 3 || unfinished * 2 < inner.size()) return 0;
  std::sort(inner.begin(), inner.end());
  const std::uint32_t width = inner[inner.size() * 9 / 10];
  const std::uint32_t median = inner[inner.size() / 2];
  const bool even = median * 10 >= width * 7 && longest * 10 <= width * 13;
  return width >= 40 && width <= 140 && even ? width : 0;
}

bool begins_lower(std::string_view text) { return !text.empty() && text[0] >= 'a' && text[0] <= 'z'; }

}  // namespace

std::size_t white_space_length(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  if (static_cast<unsigned char>(c) < 0x80) return 0;
  for (const std::string_view space : kWideSpaces)
    if (text.substr(at, space.size()) == space) return space.size();
  return 0;
}

std::vector<Paragraph> paragraphs_of(std::string_view text) {
  const std::vector<Line> lines = lines_of(text);
  const std::uint32_t width = wrapping_width(text, lines);
  std::vector<Paragraph> paragraphs;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = text.substr(lines[i].span.begin, lines[i].span.size());
    bool continues = false;
    if (!lines[i].after_blank) {
      const std::string_view before = text.substr(lines[i - 1].span.begin, lines[i - 1].span.size());
      const bool full = width != 0 && before.size() * 100 >= width * 65;
      continues = full || (begins_lower(line) && !ends_like_a_sentence(before));
    }
    if (continues)
      paragraphs.back().span.end = lines[i].span.end;
    else
      paragraphs.push_back({lines[i].span, lines[i].after_blank, 0, false});
  }
  for (Paragraph& paragraph : paragraphs) {
    paragraph.words = count_words(paragraph.in(text));
    paragraph.finished = ends_like_a_sentence(paragraph.in(text));
  }
  return paragraphs;
}

}  // namespace kg::ingest
