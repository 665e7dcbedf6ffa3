#include "export/label.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace kg::exporters {
namespace {

constexpr std::size_t kTooShortForALine = 3;  // "of"
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct CodePoint {
  std::uint32_t value = 0;
  std::size_t size = 0;  // bytes; zero if they are no UTF-8
};

CodePoint code_point(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return {};
  std::uint32_t value = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    value = value << 6 | (byte(i) & 0x3F);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value < 0xE000;
  return overlong || surrogate || value > 0x10FFFF ? CodePoint{} : CodePoint{value, size};
}

bool is_control(std::uint32_t value) {
  return value < 0x20 || (value >= 0x7F && value < 0xA0) || (value & 0xFFFE) == 0xFFFE ||
         (value >= 0xFDD0 && value < 0xFDF0);
}

bool is_line_break(std::uint32_t value) {
  return (value >= '\n' && value <= '\r') || value == 0x85 || value == 0x2028 || value == 0x2029;
}

// "&amp;", "&#39;": what Graphviz would replace.
bool begins_entity(std::string_view text) {
  std::size_t i = 1;
  const auto alnum = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '#';
  };
  while (i < text.size() && alnum(text[i])) ++i;
  return i > 1 && i < text.size() && text[i] == ';';
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

// Pieces of at most `most` characters.
std::vector<std::string> cut(const std::string& word, std::size_t most) {
  std::vector<std::string> pieces(1);
  std::size_t count = 0;
  for (const char c : word) {
    if (characters(std::string_view(&c, 1)) == 1 && count++ == most) {
      pieces.emplace_back();
      count = 1;
    }
    pieces.back() += c;
  }
  return pieces;
}

std::vector<std::string> lines(const std::string& text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::string word;
  bool wrapped = false;  // the last line was begun for want of room
  const auto end_word = [&] {
    if (word.empty()) return;
    for (const std::string& piece : cut(word, std::max<std::size_t>(40, 2 * width))) {
      std::string& line = lines.back();
      if (!line.empty() && characters(line) + 1 + characters(piece) > width) {
        lines.push_back(piece);
        wrapped = true;
      } else {
        line += (line.empty() ? "" : " ") + piece;
      }
    }
    word.clear();
  };
  for (const char c : text) {
    if (c == ' ' || c == '\n') end_word();
    if (c == '\n' && !lines.back().empty()) {
      lines.emplace_back();
      wrapped = false;
    }
    if (c != ' ' && c != '\n') word += c;
  }
  end_word();
  if (lines.size() > 1 && lines.back().empty()) lines.pop_back();
  if (wrapped && characters(lines.back()) <= kTooShortForALine) {
    const std::string last = std::move(lines.back());
    lines.pop_back();
    lines.back() += ' ' + last;
  }
  return lines;
}

}  // namespace

std::string showable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const CodePoint point = code_point(text);
    const std::size_t size = point.size == 0 ? 1 : point.size;
    if (is_line_break(point.value))
      shown += '\n';
    else if (point.value == '\t')
      shown += ' ';
    else if (point.size == 0 || is_control(point.value))
      shown += kReplacement;
    else
      shown += text.substr(0, size);
    text.remove_prefix(size);
  }
  return shown;
}

std::string escaped(std::string_view text) {
  std::string made;
  const std::string shown = showable(text);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (shown[i] == '\\')
      made += "\\\\";
    else if (shown[i] == '\n')
      made += ' ';
    else if (shown[i] == '&' && begins_entity(std::string_view(shown).substr(i)))
      made += "&amp;";
    else
      made += shown[i];
  }
  return made;
}

std::string tooltip(std::string_view text) {
  constexpr std::string_view kWordJoiner = "\u2060", kReplaced = "NGETHL";
  std::string made;
  const std::string plain = escaped(text);
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const bool after_backslash = i > 0 && plain[i - 1] == '\\';
    if (after_backslash && kReplaced.find(plain[i]) != std::string_view::npos) made += kWordJoiner;
    made += plain[i];
  }
  return made;
}

std::string label(std::string_view text, std::size_t width) {
  std::string made;
  for (const std::string& line : lines(showable(text), width))
    made += (made.empty() ? "" : "\\n") + escaped(line);
  return made;
}

}  // namespace kg::exporters
