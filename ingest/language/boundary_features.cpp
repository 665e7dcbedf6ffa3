#include "ingest/language/boundary_features.h"

#include <algorithm>

#include "ingest/language/unicode.h"

namespace kg::ingest {
namespace {

using Class = BoundaryClass;

std::uint32_t mix(std::uint32_t hash, std::uint32_t value) {
  hash ^= value + 0x9E3779B9U + (hash << 6U) + (hash >> 2U);
  hash *= 0x85EBCA6BU;
  return hash ^ (hash >> 15U);
}

std::uint32_t hash_of(std::string_view bytes) {
  std::uint32_t hash = 2166136261U;
  for (char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

bool is_end(char32_t c) { return c == '?' || c == '!' || c == 0x203D || c == 0x061F || c == 0x3002; }

Class class_of_marks(const std::vector<Glyph>& glyphs, bool space_before, bool space_after) {
  const char32_t first = glyphs.front().value;
  const char32_t last = glyphs.back().value;
  if (glyphs.size() > 1 &&
      std::any_of(glyphs.begin(), glyphs.end(), [](const Glyph& g) { return is_end(g.value); }))
    return Class::question;
  if (last == 0x2026 || (last == '.' && glyphs.size() > 1)) return Class::ellipsis;
  if (first == ':' && glyphs.size() > 1) return Class::emoticon;
  if (first == '.') return Class::stop;
  if (is_end(first)) return Class::question;
  if (first == ':') return Class::colon;
  if (first == ';') return glyphs.size() > 1 ? Class::emoticon : Class::semicolon;
  if (first == ',') return Class::comma;
  if (first == '-' || first == 0x2014 || first == 0x2013)
    return space_after && !space_before ? Class::dash : Class::bullet;
  if (first == '"' || first == '\'' || first == '`')
    return space_before && !space_after ? Class::open_quote : Class::close_quote;
  if (first == 0x201C || first == 0x2018 || first == 0x201E || first == 0xAB) return Class::open_quote;
  if (first == 0x201D || first == 0x2019 || first == 0xBB) return Class::close_quote;
  if (first == '(' || first == '[' || first == '{') return Class::open_bracket;
  if (first == ')' || first == ']' || first == '}') return Class::close_bracket;
  if (first == '*' || first == 0x2022 || first == 0xB7 || first == '>' || first == '#') return Class::bullet;
  return Class::symbol;
}

Class class_of(const std::vector<Glyph>& glyphs, bool space_before, bool space_after) {
  const auto any = [&](auto test) { return std::any_of(glyphs.begin(), glyphs.end(), test); };
  const bool letters = any([](const Glyph& g) { return is_letter(g.kind); });
  const bool digits = any([](const Glyph& g) { return g.kind == CharClass::digit; });
  if (!letters && !digits) return class_of_marks(glyphs, space_before, space_after);
  if (glyphs.back().value == '.') return glyphs.size() == 2 && letters ? Class::initial : Class::abbreviation;
  if (!letters) return Class::number;
  if (digits) return Class::mixed;
  const bool upper_first = glyphs.front().kind == CharClass::upper;
  const bool lower_any = any([](const Glyph& g) { return g.kind == CharClass::lower; });
  if (!upper_first) return Class::lower;
  return !lower_any && glyphs.size() > 1 ? Class::capitals : Class::capitalised;
}

unsigned bucket(std::size_t n) {
  if (n < 4) return static_cast<unsigned>(n);
  if (n < 6) return 4;
  if (n < 10) return 5;
  if (n < 16) return 6;
  if (n < 25) return 7;
  return n < 40 ? 8 : 9;
}

}  // namespace

BoundaryReader::BoundaryReader(std::string_view text, std::span<const Piece> pieces)
    : text_(text), pieces_(pieces) {
  std::uint8_t open = 0;
  std::uint8_t depth = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Span span = pieces[i].span;
    const std::vector<Glyph> glyphs = glyphs_of(text, span.begin, span.end);
    const bool before = i == 0 || pieces[i - 1].span.end < span.begin;
    const bool after = i + 1 == pieces.size() || pieces[i + 1].span.begin > span.end;
    Class kind = class_of(glyphs, before, after);
    // A straight quote with space on both sides or none closes what is open.
    const bool straight = glyphs.front().value == '"';
    if (straight && before == after) kind = open ? Class::close_quote : Class::open_quote;
    classes_.push_back(kind);
    forms_.push_back(hash_of(lower(text.substr(span.begin, span.size()))));
    if (kind == Class::open_quote) open = 1;
    if (kind == Class::close_quote && (span.size() > 1 || straight)) open = 0;
    if (kind == Class::open_bracket && depth < 3) ++depth;
    if (kind == Class::close_bracket && depth > 0) --depth;
    quotes_.push_back(open);
    brackets_.push_back(depth);
  }
}

unsigned BoundaryReader::gap(std::size_t i) const {
  const std::string_view between =
      text_.substr(pieces_[i].span.end, pieces_[i + 1].span.begin - pieces_[i].span.end);
  if (between.find('\n') != std::string_view::npos) return 3;
  return between.empty() ? 0 : between.size() == 1 ? 1 : 2;
}

bool BoundaryReader::possible(std::size_t i) const {
  if (pieces_[i + 1].joined) return false;
  const Class here = classes_[i];
  const Class next = classes_[i + 1];
  const bool space = gap(i) > 0;
  // Closing marks stay with what they close; nothing ends on an opening one.
  if (!space && (next == Class::close_quote || next == Class::close_bracket || next == Class::stop ||
                 next == Class::question || next == Class::comma))
    return false;
  if (here == Class::open_quote || here == Class::open_bracket) return space;
  if (here == Class::colon && next == Class::open_quote && gap(i) < 3) return false;
  const bool word = here == Class::lower || here == Class::capitalised || here == Class::capitals;
  if (word) return space && next != Class::lower && next != Class::comma && next != Class::stop;
  return space || here == Class::stop || here == Class::question || here == Class::ellipsis ||
         here == Class::close_quote || here == Class::close_bracket;
}

bool BoundaryReader::marked(std::size_t i) const {
  switch (classes_[i]) {
    case Class::stop:
    case Class::question:
    case Class::ellipsis:
    case Class::abbreviation:
    case Class::close_quote:
    case Class::close_bracket:
    case Class::emoticon: return true;
    case Class::colon: return gap(i) == 3;
    default: return false;
  }
}

BoundaryFeatures BoundaryReader::features(std::size_t begin, std::size_t i) const {
  const auto kind = [&](std::size_t k) {
    return k < classes_.size() ? static_cast<unsigned>(classes_[k]) : 0U;
  };
  const auto form = [&](std::size_t k) { return k < forms_.size() ? forms_[k] : 0U; };
  // What stands before closing quotes and brackets.
  std::size_t base = i;
  while (base > begin && (classes_[base] == Class::close_quote || classes_[base] == Class::close_bracket))
    --base;
  const std::size_t none = classes_.size();
  const std::size_t before = i > begin ? i - 1 : none;
  const std::size_t before2 = i > begin + 1 ? i - 2 : none;
  const unsigned length = bucket(i + 1 - begin);
  const unsigned left = bucket(pieces_.size() - i - 1);
  const unsigned space = gap(i);
  const unsigned pair = kind(i) * 32 + kind(i + 1);
  const unsigned inside = quotes_[i] * 4U + brackets_[i];
  const unsigned first = kind(begin);

  BoundaryFeatures out{};
  std::size_t n = 0;
  const auto add = [&](std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0) {
    const std::uint32_t hash = mix(mix(mix(mix(static_cast<std::uint32_t>(n) + 1, a), b), c), d);
    out[n++] = hash % kBoundaryWeights;
  };
  add(0);
  add(kind(i));
  add(kind(i + 1));
  add(pair);
  add(pair, space);
  add(pair, kind(before));
  add(pair, kind(i + 2));
  add(pair, kind(before), kind(i + 2));
  add(pair, kind(base));
  add(pair, length);
  add(pair, left);
  add(pair, inside);
  add(pair, inside, space, kind(base));
  add(form(i));
  add(form(i), kind(i + 1));
  add(form(i), kind(i + 1), space);
  add(form(i + 1), kind(i));
  add(form(i + 1), kind(i), kind(i + 1));
  add(form(i), form(i + 1));
  add(form(before), kind(i), kind(i + 1));
  add(kind(before2), kind(before), kind(i), kind(i + 1));
  add(form(i + 1), form(i + 2));
  add(form(i + 2), pair);
  add(first, pair, length > 4 ? 1 : 0);
  add(pair, kind(i + 2), kind(i + 3));
  add(kind(base), kind(i + 1), form(i + 1));
  add(length, left, kind(i));
  return out;
}

}  // namespace kg::ingest
