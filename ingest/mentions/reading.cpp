#include "ingest/mentions/reading.h"

#include <algorithm>

namespace kg::ingest {
namespace {

constexpr std::uint32_t kLongestApposition = 14;  // tokens

bool is_finite(const Token& token) {
  return token.xpos == "VBD" || token.xpos == "VBZ" || token.xpos == "VBP" || token.xpos == "MD";
}

// "Hamas, whose leader Israel has killed", "the officials Kenya expelled": whoever stands behind the title
// does something to its holder and does not bear it.
bool acts_on(const Reading& reading, TokenRange name, std::uint32_t title) {
  std::uint32_t head = name.begin;
  for (std::uint32_t token = name.begin; token < name.end; ++token) {
    const std::int32_t above = reading.token(token).head;
    const bool outside =
        above < static_cast<std::int32_t>(name.begin) || above >= static_cast<std::int32_t>(name.end);
    if (outside) head = token;
  }
  const Token& token = reading.token(head);
  if (token.head == kRoot || !is_relation(token, "nsubj")) return false;
  const auto verb = static_cast<std::uint32_t>(token.head);
  const std::int32_t of = static_cast<std::int32_t>(title);
  const Token& holder = reading.token(title);
  return (reading.token(verb).deprel == "acl:relcl" && reading.token(verb).head == of) ||
         (is_relation(holder, "obj") && holder.head == token.head);
}

}  // namespace

bool closes_phrase(const Token& token) {
  const std::string& f = token.form;
  return f == "," || f == "." || f == ";" || f == ":" || f == ")" || f == "—" || f == "–" ||
         (f == "-" && token.xpos != "HYPH") || f == "\"" || f == "”" || f == "''" || f == "?" || f == "!" ||
         token.xpos == "WP" || token.xpos == "WP$" || token.xpos == "WDT" || token.xpos == "WRB";
}

bool has_class(const Candidate& candidate, std::string_view name) {
  return candidate.classes &&
         std::find(candidate.classes->begin(), candidate.classes->end(), name) != candidate.classes->end();
}

std::string joined_words(const Reading& reading, TokenRange range) {
  std::string words;
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    const std::string& word = reading.words.form(t);
    if (word.empty()) continue;
    if (!words.empty()) words += ' ';
    words += word;
  }
  return words;
}

std::string_view capital_of(const Candidate& name) {
  for (const NameMatch& match : name.matches)
    if (match.how == NameKind::capital || match.how == NameKind::seat) return match.entry->country;
  return {};
}

bool is_direction(const std::string& folded) {
  return folded == "north" || folded == "south" || folded == "east" || folded == "west";
}

const Title* title_before(const Reading& reading, TokenRange range) {
  const std::uint32_t begin =
      reading.document.sentences[reading.syntax.sentence_of(range.begin)].tokens.begin;
  if (range.begin == begin) return nullptr;
  // "Oman suspects Iran": a verb is no title
  const Token& before = reading.token(range.begin - 1);
  if (before.upos == "VERB" && (before.xpos == "VBZ" || before.xpos == "VBD")) return nullptr;
  const auto title = reading.lexicon.titles.headed_by(reading.words, {begin, range.begin}, range.begin - 1);
  if (!title || title->tokens.end != range.begin || acts_on(reading, range, range.begin - 1)) return nullptr;
  return title->row;
}

std::optional<std::uint32_t> end_of_phrase(const Reading& reading, const Candidate& candidate) {
  const std::uint32_t last = reading.document.sentences[reading.sentence_of(candidate)].tokens.end;
  for (std::uint32_t t = candidate.mention.tokens.end;
       t < last && t < candidate.mention.tokens.end + kLongestApposition; ++t) {
    if (closes_phrase(reading.token(t))) return t;
    if (is_finite(reading.token(t))) return std::nullopt;
    // "told parliament that the company, Headspring Investments, had"
    if (reading.token(t).upos == "SCONJ" && reading.words.form(t) == "that") return std::nullopt;
    // "accused the government of diverting a flight from Athens, Greece,"
    if (reading.token(t).xpos == "VBG" && t > candidate.mention.tokens.end &&
        is_relation(reading.token(t - 1), "mark"))
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace kg::ingest
