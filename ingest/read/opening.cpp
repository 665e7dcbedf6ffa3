#include "ingest/read/opening.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <vector>

#include "ingest/read/paragraphs.h"

namespace kg::ingest {
namespace {

constexpr std::size_t kLongestDateline = 120;  // bytes
constexpr std::size_t kLongestLabel = 70;

// Words that stand small inside the name of a place or the title of a section.
constexpr std::array<std::string_view, 29> kSmallWords = {
    "a",   "al",   "and", "as", "at", "by", "da",  "de", "del", "di",  "do",  "dos", "du", "el",  "en",
    "for", "from", "in",  "la", "le", "of", "off", "on", "or",  "sur", "the", "to",  "vs", "with"};

bool is_small_word(std::string_view word) {
  return std::binary_search(kSmallWords.begin(), kSmallWords.end(), word);
}

UChar32 code_point(std::string_view text, std::size_t at) {
  UChar32 value = 0;
  auto offset = static_cast<std::int32_t>(at);
  U8_NEXT(text.data(), offset, static_cast<std::int32_t>(text.size()), value);
  return value;
}

struct Case {
  int upper = 0;
  int lower = 0;
  int digits = 0;
  bool capital_first = false;
};

Case case_of(std::string_view word) {
  Case found;
  bool first = true;
  for (std::int32_t at = 0; at < static_cast<std::int32_t>(word.size());) {
    UChar32 value = 0;
    U8_NEXT(word.data(), at, static_cast<std::int32_t>(word.size()), value);
    if (value < 0) continue;
    if (u_isupper(value)) ++found.upper;
    if (u_islower(value)) ++found.lower;
    if (u_isdigit(value)) ++found.digits;
    if (u_isalpha(value) && first) found.capital_first = u_isupper(value) != 0, first = false;
  }
  return found;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find(' ', at);
    if (end == std::string_view::npos) end = text.size();
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string_view trim(std::string_view text, std::string_view characters = " ,.;") {
  const std::size_t first = text.find_first_not_of(characters);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(characters) - first + 1);
}

// A dash or colon between an opening and its paragraph: [begin, end) with the spaces around it.
struct Divider {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool long_dash = false;
  bool colon = false;
};

std::vector<Divider> dividers_of(std::string_view start) {
  static constexpr std::array<std::string_view, 5> kDashes = {"\u2014", "\u2013", "\u2015", "--", "-"};
  std::vector<Divider> dividers;
  for (std::size_t at = 1; at < start.size(); ++at) {
    for (const std::string_view dash : kDashes) {
      if (start.substr(at, dash.size()) != dash) continue;
      const bool spaced = start[at - 1] == ' ' && start.substr(at + dash.size(), 1) == " ";
      const bool loose = start[at - 1] == ' ' || start.substr(at + dash.size(), 1) == " ";
      const bool long_dash = dash != "-" && dash != "--";
      if (spaced || (long_dash && dash == "\u2014") || (loose && dash != "-")) {
        Divider divider{at, at + dash.size(), long_dash, false};
        while (divider.begin > 0 && start[divider.begin - 1] == ' ') --divider.begin;
        while (divider.end < start.size() && start[divider.end] == ' ') ++divider.end;
        dividers.push_back(divider);
      }
      at += dash.size() - 1;
      break;
    }
    if (start.substr(at, 2) == ": ") dividers.push_back({at, at + 2, false, true});
  }
  return dividers;
}

bool begins_a_sentence(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kOpeners = {"\u201C", "\u2018", "\u00AB", "\"",
                                                               "'",      "(",      "["};
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view opener : kOpeners)
      if (text.starts_with(opener)) text.remove_prefix(opener.size()), more = true;
  }
  if (text.empty()) return false;
  const UChar32 first = code_point(text, 0);
  return first >= 0 && (u_isupper(first) || u_istitle(first) || u_isdigit(first) ||
                        (u_isalpha(first) && !u_islower(first)));
}

bool is_date_part(std::string_view part, const PageCues& cues) {
  bool dated = false;
  for (const std::string_view word : words_of(part)) {
    const std::string plain = plain_line(trim(word));
    const Case letters = case_of(word);
    if (cues.months().contains(plain))
      dated = true;
    else if (letters.digits > 0 && letters.digits <= 4 && letters.upper == 0 && letters.lower <= 2)
      dated = dated || letters.digits == 4;
    else
      return false;
  }
  return dated;
}

bool is_place_part(std::string_view part) {
  const std::vector<std::string_view> words = words_of(part);
  if (words.empty() || words.size() > 5) return false;
  return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
    const Case letters = case_of(word);
    return letters.digits == 0 && ((letters.capital_first && letters.upper > 0) || is_small_word(word));
  });
}

bool is_all_capitals(std::string_view part) {
  const Case letters = case_of(part);
  return letters.upper >= 3 && letters.lower == 0;
}

// What brackets in a dateline may hold.
struct Agencies {
  bool known = false;
  bool words = false;  // a few that are no name: "(own report)"
};

// Takes "(Reuters)" and the like out of the text. Nothing if brackets hold what cannot stand there.
std::optional<Agencies> take_agencies(std::string& text, const PageCues& cues) {
  Agencies found;
  for (std::size_t open = text.find('('); open != std::string::npos; open = text.find('(')) {
    const std::size_t close = text.find(')', open);
    if (close == std::string::npos) return std::nullopt;
    std::string_view inside = std::string_view(text).substr(open + 1, close - open - 1);
    while (!inside.empty()) {
      const std::size_t slash = inside.find('/');
      const std::string_view name = trim(inside.substr(0, slash));
      found.known = found.known || cues.is_agency(name);
      if (!found.known && !is_place_part(name)) {
        const std::vector<std::string_view> words = words_of(name);
        const bool few = words.size() <= 3 && std::all_of(words.begin(), words.end(), [](auto word) {
                           const Case letters = case_of(word);
                           return letters.digits == 0 && letters.upper + letters.lower > 0;
                         });
        if (!few) return std::nullopt;
        found.words = true;
      }
      inside.remove_prefix(slash == std::string_view::npos ? inside.size() : slash + 1);
    }
    text.replace(open, close - open + 1, " , ");
  }
  return found;
}

bool is_dateline(std::string_view candidate, const PageCues& cues, bool colon) {
  if (candidate.front() == '(' && candidate.find(')') == candidate.size() - 1) {
    const std::string_view inside = candidate.substr(1, candidate.size() - 2);
    return is_place_part(inside) || cues.is_agency(inside);  // "(Cox's Bazar) – ...", "(AP) — ..."
  }
  std::string text(candidate);
  const std::optional<Agencies> agencies = take_agencies(text, cues);
  if (!agencies) return false;
  bool dated = false;
  bool capitals = false;
  bool first = true;
  std::string_view rest = text;
  while (!rest.empty()) {
    std::size_t end = 0;
    while (end < rest.size() && rest[end] != ',' && rest[end] != '/' && rest[end] != ';' &&
           !(rest[end] == '.' && (end + 1 == rest.size() || rest[end + 1] == ' ')))
      ++end;
    const std::string_view part = trim(rest.substr(0, end));
    rest.remove_prefix(std::min(rest.size(), end + 1));
    if (part.empty()) continue;
    const bool number = dated && part.find_first_not_of("0123456789") == std::string_view::npos;
    if (number || is_date_part(part, cues)) {  // "Dec. 19" comes as two parts
      dated = true;
    } else if (is_place_part(part)) {
      if (first) capitals = is_all_capitals(part);
    } else {
      // "MOSCOW Dec 19": place and date in one part
      const std::size_t space = part.find(' ');
      if (!first || space == std::string_view::npos || !is_all_capitals(part.substr(0, space)) ||
          !is_date_part(part.substr(space + 1), cues))
        return false;
      capitals = dated = true;
    }
    first = false;
  }
  if (agencies->words && !(dated && capitals)) return false;
  return agencies->known || dated ||
         (capitals && (!colon || !colon_capitals(std::string(candidate) + ": X").empty()));
}

bool is_label(std::string_view candidate, std::string_view rest) {
  const std::vector<std::string_view> words = words_of(candidate);
  if (words.empty() || words.size() > 7 || candidate.find_first_of(",.;:!?\"()") != std::string_view::npos)
    return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Case letters = case_of(words[i]);
    const bool number = letters.digits > 0 && letters.upper + letters.lower == 0;
    const bool sign = words[i] == "&" || words[i] == "+";
    if (!letters.capital_first && !number && !sign && (i == 0 || !is_small_word(words[i]))) return false;
  }
  // "Kyiv — Ukraine's capital — was hit": the dashes are brackets of the sentence.
  const std::size_t stop = std::min(rest.find(". "), rest.size());
  const std::string_view sentence = rest.substr(0, stop);
  const bool bracket = sentence.find(" \u2014 ") < 80 || sentence.find(" \u2013 ") < 80;
  return !(words.size() <= 3 && bracket) && words_of(rest).size() >= 4;
}

// "17 June 2023 — " behind "BAMAKO — ".
std::size_t date_length(std::string_view text, const PageCues& cues) {
  for (const Divider& divider : dividers_of(text.substr(0, 40)))
    if (is_date_part(text.substr(0, divider.begin), cues) && begins_a_sentence(text.substr(divider.end)))
      return divider.end;
  return 0;
}

// "06:40 ", "19.20 GMT – "
std::size_t time_length(std::string_view text) {
  const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  const std::size_t hours = digit(1) ? 2 : 1;
  if (!digit(0) || hours >= text.size() || (text[hours] != ':' && text[hours] != '.')) return 0;
  std::size_t at = hours + 3;
  if (!digit(hours + 1) || !digit(hours + 2) || at >= text.size() || digit(at)) return 0;
  for (const std::string_view zone :
       {" GMT", " BST", " UTC", " CET", " ET", " EST", "GMT", "am", "pm", " a.m.", " p.m."})
    if (text.substr(at).starts_with(zone)) at += zone.size();
  const std::size_t before = at;
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view sign : {" ", ":", "-", "\u2013", "\u2014", "|"})
      if (text.substr(at).starts_with(sign)) at += sign.size(), more = true;
  }
  return at > before && begins_a_sentence(text.substr(at)) ? at : 0;
}

std::size_t bullet_length(std::string_view text) {
  for (const std::string_view bullet : {"\u2022", "\u25AA", "\u25CF", "\u25A0", "\u2023", "\u00B7", "\u25BA",
                                        "* ", "- ", "+ ", "\u2013 ", "\u2014 "}) {
    if (!text.starts_with(bullet)) continue;
    std::size_t at = bullet.size();
    while (at < text.size() && white_space_length(text, at)) at += white_space_length(text, at);
    return at < text.size() ? at : 0;
  }
  return 0;
}

}  // namespace

std::string_view colon_capitals(std::string_view paragraph) {
  const std::size_t colon = paragraph.substr(0, 60).find(": ");
  if (colon == std::string_view::npos) return {};
  const std::string_view capitals = paragraph.substr(0, colon);
  const std::vector<std::string_view> words = words_of(capitals);
  const bool plain = capitals.find_first_of(".,;\"()") == std::string_view::npos;
  const Case letters = case_of(capitals);
  return plain && words.size() <= 3 && letters.upper >= 4 && letters.lower == 0 && letters.digits == 0
             ? capitals
             : std::string_view{};
}

std::optional<Opening> opening_of(std::string_view paragraph, const PageCues& cues,
                                  const OpeningRules& rules) {
  if (const std::size_t length = bullet_length(paragraph)) return Opening{SectionKind::label, length};
  if (const std::size_t length = time_length(paragraph)) return Opening{SectionKind::label, length};
  if (const std::size_t length = cues.label_length(paragraph)) return Opening{SectionKind::label, length};
  for (const Divider& divider : dividers_of(paragraph.substr(0, kLongestDateline))) {
    const std::string_view candidate = paragraph.substr(0, divider.begin);
    const std::string_view rest = paragraph.substr(divider.end);
    if (candidate.empty() || !begins_a_sentence(rest)) continue;
    if (divider.colon && !rules.colon) continue;
    if (is_dateline(candidate, cues, divider.colon))
      return Opening{SectionKind::dateline, divider.end + date_length(rest, cues)};
    if (divider.colon || !divider.long_dash || candidate.size() > kLongestLabel || !is_label(candidate, rest))
      continue;
    const bool place = rules.first && is_place_part(candidate) && words_of(candidate).size() <= 3;
    return Opening{place ? SectionKind::dateline : SectionKind::label, divider.end};
  }
  return std::nullopt;
}

}  // namespace kg::ingest
