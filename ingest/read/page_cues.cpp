#include "ingest/read/page_cues.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <stdexcept>

#include "ingest/read/text_encoding.h"

namespace kg::ingest {
namespace {

constexpr std::array<std::string_view, 6> kColumns = {"kind",  "reach",   "pattern",
                                                      "words", "example", "counterexample"};
constexpr std::size_t kLongestLine = 1000;  // bytes; no cue is longer

[[noreturn]] void refuse(const std::filesystem::path& file, std::size_t line, const std::string& what) {
  throw std::runtime_error(file.string() + ":" + std::to_string(line) + ": " + what);
}

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields;
  for (std::size_t begin = 0;;) {
    const std::size_t tab = line.find('\t', begin);
    fields.emplace_back(line.substr(begin, tab == std::string_view::npos ? tab : tab - begin));
    if (tab == std::string_view::npos) return fields;
    begin = tab + 1;
  }
}

std::optional<SectionKind> section_kind(std::string_view name) {
  for (const SectionKind kind : {SectionKind::byline, SectionKind::dateline, SectionKind::caption,
                                 SectionKind::label, SectionKind::furniture})
    if (name == to_string(kind)) return kind;
  return std::nullopt;
}

std::optional<CueReach> cue_reach(std::string_view name) {
  if (name == "line") return CueReach::line;
  if (name == "list") return CueReach::list;
  if (name == "rest") return CueReach::rest;
  if (name == "prefix") return CueReach::prefix;
  return std::nullopt;
}

std::optional<int> count_of(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

int words_of(std::string_view plain) {
  return plain.empty() ? 0 : 1 + static_cast<int>(std::count(plain.begin(), plain.end(), ' '));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Where the literal part of a pattern ends in the text, matching '#' greedily; npos if it does not match.
std::size_t literal_end(std::string_view part, std::string_view text, std::size_t at) {
  for (const char c : part) {
    if (c == '#') {
      if (at >= text.size() || !is_digit(text[at])) return std::string_view::npos;
      while (at < text.size() && is_digit(text[at])) ++at;
    } else if (at >= text.size() || text[at] != c) {
      return std::string_view::npos;
    } else {
      ++at;
    }
  }
  return at;
}

}  // namespace

bool matches_pattern(std::string_view pattern, std::string_view text) {
  if (pattern.ends_with('~')) {
    if (text.ends_with('.') || text.ends_with('!') || text.ends_with('?')) return false;
    pattern.remove_suffix(1);
  }
  std::size_t at = 0;
  bool floating = false;  // a '*' stands before the part
  while (true) {
    const std::size_t star = pattern.find('*');
    const std::string_view part = pattern.substr(0, star);
    const bool last = star == std::string_view::npos;
    std::size_t end = std::string_view::npos;
    for (std::size_t start = at; start <= text.size(); ++start) {
      end = literal_end(part, text, start);
      if (end != std::string_view::npos && (!last || end == text.size())) break;
      end = std::string_view::npos;
      if (!floating) break;
    }
    if (end == std::string_view::npos) return false;
    if (last) return true;
    at = end;
    floating = true;
    pattern.remove_prefix(star + 1);
  }
}

std::string plain_line(std::string_view line) {
  std::string plain;
  plain.reserve(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::string_view three = line.substr(i, 3);
    char c = line[i];
    if (three == "\u2019" || three == "\u2018") c = '\'', i += 2;
    if (three == "\u201C" || three == "\u201D") c = '"', i += 2;
    if (line.substr(i, 2) == "\u00A0") c = ' ', ++i;
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    if (c == ' ' && (plain.empty() || plain.back() == ' ')) continue;
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  }
  if (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain;
}

PageCues PageCues::load(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(file.string() + ": cannot be read; it is part of the language data");
  PageCues cues;
  std::size_t number = 0;
  bool header = false;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (const auto byte = first_ill_formed(line))
      refuse(file, number,
             "byte " + std::to_string(*byte) + " of the line is no valid UTF-8; save the file as UTF-8");
    const std::vector<std::string> fields = fields_of(line);
    if (!header) {
      header = true;
      if (!std::equal(fields.begin(), fields.end(), kColumns.begin(), kColumns.end()))
        refuse(file, number,
               "the first line must name the columns kind, reach, pattern, words, example, counterexample");
      continue;
    }
    if (fields.size() != kColumns.size())
      refuse(file, number, std::to_string(fields.size()) + " fields; a row has 6, parted by tabs");
    const std::string pattern = plain_line(fields[2]);
    const auto words = count_of(fields[3]);
    if (pattern.empty() || !words)
      refuse(file, number, "a row needs a pattern, and a number of words (0: any)");
    if (fields[0] == "agency") {
      cues.agencies_.insert(pattern);
    } else if (fields[0] == "month") {
      if (*words < 1 || *words > 12) refuse(file, number, "the words of a month are its number, 1 to 12");
      cues.months_.emplace(pattern, *words);
    } else {
      const auto kind = section_kind(fields[0]);
      const auto reach = cue_reach(fields[1]);
      if (!kind)
        refuse(file, number,
               "\"" + fields[0] +
                   "\" is no kind; write byline, dateline, caption, label, furniture, agency or month");
      if (!reach) refuse(file, number, "\"" + fields[1] + "\" is no reach; write line, list, rest or prefix");
      if ((*kind == SectionKind::label) != (*reach == CueReach::prefix))
        refuse(file, number, "labels are prefixes, and only they");
      cues.cues_.push_back({*kind, *reach, pattern, *words, fields[4], fields[5], number});
    }
  }
  if (!header) throw std::runtime_error(file.string() + ":1: empty; the first line names the columns");
  return cues;
}

const PageCue* PageCues::line(std::string_view line) const {
  if (line.size() > kLongestLine) return nullptr;
  const std::string plain = plain_line(line);
  const int words = words_of(plain);
  for (const PageCue& cue : cues_)
    if (cue.reach != CueReach::prefix && (cue.words == 0 || words <= cue.words) &&
        matches_pattern(cue.pattern, plain))
      return &cue;
  return nullptr;
}

std::size_t PageCues::label_length(std::string_view paragraph) const {
  const std::string start = plain_line(paragraph.substr(0, 80));
  for (const PageCue& cue : cues_) {
    if (cue.reach != CueReach::prefix || !start.starts_with(cue.pattern)) continue;
    // The pattern's length holds in the text too where nothing was made plain before its end.
    const std::string_view written = paragraph.substr(0, cue.pattern.size());
    const std::size_t rest = paragraph.find_first_not_of(' ', written.size());
    if (plain_line(written).size() == written.size() && rest != std::string_view::npos &&
        rest > written.size())
      return rest;
  }
  return 0;
}

bool PageCues::is_agency(std::string_view name) const {
  return agencies_.find(plain_line(name)) != agencies_.end();
}

}  // namespace kg::ingest
