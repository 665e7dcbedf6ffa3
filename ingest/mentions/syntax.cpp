#include "ingest/mentions/syntax.h"

#include <algorithm>

namespace kg::ingest {

bool is_relation(const Token& token, std::string_view relation) {
  const std::string& deprel = token.deprel;
  return deprel.compare(0, relation.size(), relation) == 0 &&
         (deprel.size() == relation.size() || deprel[relation.size()] == ':');
}

bool is_noun(const Token& token) { return token.upos == "NOUN" || token.upos == "PROPN"; }

bool is_capitalised(std::string_view form) {
  if (form.empty()) return false;
  const auto first = static_cast<unsigned char>(form[0]);
  if (first >= 'A' && first <= 'Z') return true;
  if (first < 0xC3 || form.size() < 2) return false;
  const auto second = static_cast<unsigned char>(form[1]);
  if (first == 0xC3) return second >= 0x80 && second <= 0x9E;  // À to Þ
  if (first == 0xC4 || first == 0xC5) return second % 2 == 0 || (first == 0xC5 && second >= 0xB9);  // Ā, Š, Ż
  if (first == 0xC6 || first == 0xC7) return second % 2 == 0;
  return first == 0xC8 || (first == 0xD0 && second >= 0x80 && second <= 0xAF) || (first == 0xCE);
}

bool is_number(std::string_view form) {
  return !form.empty() && std::all_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_all_capitals(std::string_view form) {
  int capitals = 0;
  for (const char c : form) {
    if (c >= 'a' && c <= 'z') return false;
    if (c >= 'A' && c <= 'Z') ++capitals;
  }
  return capitals >= 2;
}

Syntax::Syntax(const AnalysedDocument& document) : document_(document) {
  const auto count = static_cast<std::uint32_t>(document.tokens.size());
  child_begin_.assign(count + 1, 0);
  sentence_of_.assign(count, 0);
  subtree_.resize(count);
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s)
    for (std::uint32_t t = document.sentences[s].tokens.begin; t < document.sentences[s].tokens.end; ++t)
      sentence_of_[t] = s;
  for (const Token& token : document.tokens)
    if (token.head != kRoot) ++child_begin_[static_cast<std::uint32_t>(token.head) + 1];
  for (std::uint32_t t = 0; t < count; ++t) child_begin_[t + 1] += child_begin_[t];
  children_.resize(child_begin_[count]);
  std::vector<std::uint32_t> next(child_begin_.begin(), child_begin_.end() - 1);
  for (std::uint32_t t = 0; t < count; ++t)
    if (document.tokens[t].head != kRoot)
      children_[next[static_cast<std::uint32_t>(document.tokens[t].head)]++] = t;
  for (std::uint32_t t = 0; t < count; ++t) subtree_[t] = {t, t + 1};
  // Each token widens its ancestors; a wrong tree with a cycle ends after as many steps as tokens.
  for (std::uint32_t t = 0; t < count; ++t) {
    std::uint32_t steps = 0;
    for (std::int32_t up = document.tokens[t].head; up != kRoot && ++steps <= count;
         up = document.tokens[static_cast<std::uint32_t>(up)].head) {
      TokenRange& range = subtree_[static_cast<std::uint32_t>(up)];
      if (range.begin <= t && t < range.end) break;
      range.begin = std::min(range.begin, t);
      range.end = std::max(range.end, t + 1);
    }
  }
}

std::span<const std::uint32_t> Syntax::children(std::uint32_t token) const {
  return {children_.data() + child_begin_[token], children_.data() + child_begin_[token + 1]};
}

std::optional<std::uint32_t> Syntax::child(std::uint32_t at, std::string_view relation) const {
  for (const std::uint32_t c : children(at))
    if (is_relation(token(c), relation)) return c;
  return std::nullopt;
}

std::string_view Syntax::preposition(std::uint32_t at) const {
  for (const std::uint32_t c : children(at)) {
    if (c > at) break;
    if (is_relation(token(c), "case") && token(c).xpos != "POS") return token(c).lemma;
  }
  return {};
}

bool Syntax::hangs_on(std::uint32_t at, std::uint32_t ancestor) const {
  for (std::size_t steps = 0; steps <= document_.tokens.size(); ++steps) {
    if (at == ancestor) return true;
    if (token(at).head == kRoot) return false;
    at = static_cast<std::uint32_t>(token(at).head);
  }
  return false;
}

std::uint32_t Syntax::first_conjunct(std::uint32_t at) const {
  for (std::size_t steps = 0; steps < 20 && is_relation(token(at), "conj") && token(at).head != kRoot;
       ++steps)
    at = static_cast<std::uint32_t>(token(at).head);
  return at;
}

std::uint32_t Syntax::head_of(TokenRange range) const {
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    const std::int32_t up = token(t).head;
    if (is_relation(token(t), "punct") || is_relation(token(t), "case")) continue;
    if (up == kRoot || static_cast<std::uint32_t>(up) < range.begin ||
        static_cast<std::uint32_t>(up) >= range.end)
      return t;
  }
  return range.end - 1;
}

Quotes::Quotes(const Syntax& syntax) {
  const AnalysedDocument& document = syntax.document();
  at_.assign(document.tokens.size(), -1);
  bool open = false;
  std::uint32_t begin = 0, paragraph = 0;
  const auto close = [&](std::uint32_t end) {
    if (open && end > begin + 1) {
      for (std::uint32_t t = begin; t < end; ++t) at_[t] = static_cast<std::int32_t>(quotes_.size());
      quotes_.push_back({{begin, end}});
    }
    open = false;
  };
  for (const Sentence& sentence : document.sentences) {
    if (sentence.paragraph != paragraph) close(sentence.tokens.begin);
    paragraph = sentence.paragraph;
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      const std::string& form = document.tokens[t].form;
      const bool opens = form == "“" || form == "``" || form == "«";
      const bool closes = form == "”" || form == "''" || form == "»";
      const bool straight = form == "\"";
      if (open && (closes || straight)) {
        close(t + 1);
      } else if (opens || straight) {
        close(t);
        open = true;
        begin = t;
      }
    }
  }
  close(static_cast<std::uint32_t>(document.tokens.size()));
}

}  // namespace kg::ingest
