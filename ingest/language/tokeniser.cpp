#include "ingest/language/tokeniser.h"

#include <algorithm>
#include <array>

#include "ingest/language/dotted_names.h"
#include "ingest/language/token_characters.h"
#include "ingest/language/token_rows.h"
#include "ingest/language/unicode.h"

namespace kg::ingest {
namespace {

using Index = std::size_t;

// What is looked at ahead has an end, so that no text takes more than linear time.
constexpr Index kLongestMailbox = 128;   // characters before the @
constexpr std::size_t kMostLabels = 40;  // between dots
constexpr std::size_t kMostGroups = 4;   // of digits, between hyphens
constexpr int kMostClitics = 4;          // on one word

// One reading of a stretch of text, from its first glyph to its last.
class Reading {
 public:
  Reading(const TokenRows& rows, std::string_view text, Span range)
      : rows_(rows), text_(text), end_(range.end), glyphs_(glyphs_of(text, range.begin, range.end)) {}

  std::vector<Piece> pieces() {
    const Index size = glyphs_.size();
    for (Index i = 0; i < size;) {
      if (glyphs_[i].kind == CharClass::space) {
        ++i;
        continue;
      }
      Index end = i;
      address_ = false;
      while (end < size && glyphs_[end].kind != CharClass::space) address_ |= glyphs_[end++].value == '@';
      chunk(i, end);
      i = end;
    }
    return std::move(out_);
  }

 private:
  const TokenRows& rows_;
  std::string_view text_;
  std::uint32_t end_;
  std::vector<Glyph> glyphs_;
  std::vector<Piece> out_;
  bool address_ = false;  // the chunk holds an @
  Index chunk_begin_ = 0;
  Index chunk_end_ = 0;
  bool single_quote_ = false;  // a quotation in single quotes is open

  std::uint32_t offset(Index i) const { return i < glyphs_.size() ? glyphs_[i].offset : end_; }
  std::string_view bytes(Index begin, Index end) const {
    return text_.substr(offset(begin), offset(end) - offset(begin));
  }
  char32_t value(Index i) const { return i < chunk_end_ ? glyphs_[i].value : 0; }
  CharClass kind(Index i) const { return i < chunk_end_ ? glyphs_[i].kind : CharClass::space; }
  bool word_part(Index i) const { return i < chunk_end_ && is_word_part(glyphs_[i].kind); }
  bool digit(Index i) const { return kind(i) == CharClass::digit; }
  bool letter(Index i) const { return is_letter(kind(i)); }
  Index digits_end(Index i) const {
    while (digit(i)) ++i;
    return i;
  }

  void emit(Index begin, Index end, bool joined = false) {
    if (begin < end) out_.push_back({{offset(begin), offset(end)}, joined});
  }

  void chunk(Index begin, Index end) {
    chunk_begin_ = begin;
    chunk_end_ = end;
    for (Index i = begin; i < end;) i = step(i);
  }

  // Emits at least one token that begins at i, and returns where it ends.
  Index step(Index i) {
    const bool edge = i == chunk_begin_ || !word_part(i - 1);
    if (edge) {
      for (const Index end : {url(i), mail(i), tagged(i), emoticon(i), elided(i)})
        if (end > i) {
          const bool clitic = is_apostrophe(value(i)) && i > chunk_begin_ && value(i - 1) == '.';
          emit(i, end, clitic);
          return end;
        }
    }
    if (const Index end = currency(i); end > i) {
      emit(i, end);
      return end;
    }
    const bool signed_number = edge && (value(i) == '+' || value(i) == '.') && digit(i + 1);
    if (digit(i) || signed_number) return number(i);
    if (word_part(i)) return word(i);
    return mark(i);
  }

  // ---- addresses -------------------------------------------------------------------------------------

  bool starts_with(Index i, std::string_view ascii) const {
    for (char c : ascii) {
      char32_t have = value(i++);
      if (have >= 'A' && have <= 'Z') have += 'a' - 'A';
      if (have != static_cast<char32_t>(c)) return false;
    }
    return true;
  }

  // End of an address that runs from i to the end of the chunk at most, without closing punctuation.
  Index address_end(Index i) const {
    Index end = i;
    int open = 0;  // brackets
    while (end < chunk_end_ && !is_quote(value(end)) && value(end) != '<' && value(end) != '>') {
      open += value(end) == '(' ? 1 : value(end) == ')' ? -1 : 0;
      ++end;
    }
    static constexpr std::u32string_view kClosing = U".,;:!?'\u2019)]}*\u2026";
    while (end > i && kClosing.find(value(end - 1)) != std::u32string_view::npos) {
      if (value(end - 1) == ')' && open++ >= 0) break;
      --end;
    }
    return end;
  }

  Index url(Index i) const {
    static constexpr std::array<std::string_view, 6> kSchemes = {"http://", "https://", "ftp://",
                                                                 "mailto:", "www.",     "doi:10."};
    for (std::string_view scheme : kSchemes) {
      if (!starts_with(i, scheme)) continue;
      const Index end = address_end(i);
      if (end > i + scheme.size()) return end;
    }
    return i;
  }

  Index mail(Index i) const {
    if (!address_ || !is_ascii_word(value(i))) return i;
    Index at = i;
    while (is_address_char(value(at)) && at < i + kLongestMailbox) ++at;
    if (value(at) != '@' || !is_ascii_word(value(at + 1))) return i;
    Index end = at + 1;
    while (is_address_char(value(end))) ++end;
    while (value(end - 1) == '.' || value(end - 1) == '-') --end;
    return end;
  }

  // "@handle" and "#hashtag".
  Index tagged(Index i) const {
    if (value(i) != '@' && value(i) != '#') return i;
    Index end = i + 1;
    if (!letter(end) && value(end) != '_') return i;
    while (word_part(end) || value(end) == '_') ++end;
    return end;
  }

  Index emoticon(Index i) const {
    for (const std::u32string& form : rows_.emoticons) {
      Index k = 0;
      while (k < form.size() && value(i + k) == form[k]) ++k;
      if (k == form.size() && !word_part(i + k) && value(i + k) != form.back()) return i + k;
    }
    return i;
  }

  // What begins with an apostrophe: 'em, 'til, '90s, and clitics that stand alone.
  Index elided(Index i) const {
    if (!is_apostrophe(value(i)) || !word_part(i + 1)) return i;
    if (digit(i + 1)) {
      Index end = digits_end(i + 1);
      if (end != i + 3) return i;
      if (value(end) == 's') ++end;
      return word_part(end) || is_apostrophe(value(end)) ? i : end;
    }
    Index end = i + 1;
    while (word_part(end)) ++end;
    if (is_apostrophe(value(end)) && known(i, end + 1)) return end + 1;
    if (is_apostrophe(value(end))) return i;  // 'x' is quoted
    const bool follows = i > chunk_begin_;
    const bool clitic = is_clitic(i + 1, end) && (follows || end - i == 2);
    return clitic || (known(i, end) && whole(i, end)) ? end : i;
  }

  // ---- numbers ---------------------------------------------------------------------------------------

  // "$" and the like, with the letters before it: US$, A$.
  Index currency(Index i) const {
    Index end = i;
    while (end < i + 3 && kind(end) == CharClass::upper) ++end;
    const char32_t sign = value(end);
    if (sign != '$' && sign != 0xA3 && sign != 0x20AC) return i;
    if (value(end + 1) == sign) return i;
    if (end > i && ((i > chunk_begin_ && word_part(i - 1)) || letter(end + 1))) return i;
    return sign == '$' || end == i ? end + 1 : i;
  }

  // Groups of digits parted by hyphens that are one token: telephone numbers and dates.
  Index grouped(Index i) const {
    std::vector<Index> sizes;
    Index end = i;
    for (;;) {
      const Index next = digits_end(end);
      sizes.push_back(next - end);
      end = next;
      if (value(end) != '-' || !digit(end + 1)) break;
      if (sizes.size() == kMostGroups) return i;
      ++end;
    }
    if (word_part(end) || sizes.size() < 2) return i;
    const auto is = [&](std::initializer_list<Index> shape) {
      return std::equal(sizes.begin(), sizes.end(), shape.begin(), shape.end());
    };
    const bool telephone = is({3, 4}) || is({3, 3, 4}) || is({1, 3, 3, 4}) || is({5, 4});
    const bool date = is({4, 2, 2}) || is({2, 2, 4}) || is({2, 2, 2}) || is({1, 2, 2}) || is({1, 2, 4});
    return telephone || date ? end : i;
  }

  Index number(Index i) {
    if (const Index end = grouped(i); end > i) {
      emit(i, end);
      return end;
    }
    Index end = digits_end(digit(i) ? i : i + 1);
    for (;;) {
      const char32_t c = value(end);
      if (!digit(end + 1)) break;
      const Index next = digits_end(end + 1);
      const bool thousands = c == ',' && next - end == 4;
      const bool inside = thousands || c == '.' || c == ':' || c == '/';
      if (!inside) break;
      end = next;
    }
    if (!letter(end)) {
      if (value(end) == '_' || (is_apostrophe(value(end)) && value(end + 1) == 's')) return word(i);
      emit(i, end);
      return end;
    }
    Index unit = end;
    while (letter(unit) || (value(unit) == '.' && letter(unit + 1) && unit - end == 1)) ++unit;
    const std::string name(bytes(end, unit));
    const bool hour = lower(name) == "am" || lower(name) == "pm";
    const bool is_unit = !digit(unit) && value(unit) != '_' && (hour || rows_.units.contains(name));
    if (is_unit || end > plain_end(i)) {
      emit(i, end);
      return word(end);
    }
    return word(i);
  }

  // ---- words -----------------------------------------------------------------------------------------

  Index word(Index i) {
    Index end = plain_end(i);
    if (const Index code = money_code(i, end); code > i) {
      emit(i, code);
      return code;
    }
    if (value(end) == '.' && word_part(end + 1))
      if (const Index dotted = dotted_end(i, end); dotted > i) {
        if (value(dotted) == '/' && word_part(dotted + 1) && in_domain(i, dotted)) {
          const Index path = address_end(dotted);
          emit(i, path);
          return path;
        }
        end = dotted;
      }
    if (is_hyphen(value(end)) && word_part(end + 1)) {
      if (const Index joined = hyphenated_end(i, end); joined > end) end = joined;
    }
    if (value(end) == '/' && value(end - 1) != '.') {
      if (const Index slashed = plain_end(end + 1); known(i, slashed) && whole(i, slashed)) {
        emit(i, slashed);
        return slashed;
      }
    }
    const Index dots = stops_end(end);
    if (dots > end && dots <= end + 2 && keeps_stop(i, end)) ++end;
    part_clitics(i, end);
    return end;
  }

  // "Rs" of "Rs1000".
  Index money_code(Index i, Index end) const {
    Index code = i;
    while (letter(code)) ++code;
    const bool amount = code < end && digits_end(code) == end;
    return amount && rows_.currencies.contains(std::string(bytes(i, code))) ? code : i;
  }

  Index stops_end(Index i) const {
    while (value(i) == '.') ++i;
    return i;
  }

  // Letters, digits and marks, with apostrophes and underscores between them, and the & of AT&T.
  Index plain_end(Index i) const {
    Index end = i;
    while (end < chunk_end_) {
      const char32_t c = value(end);
      const bool between = end > i && word_part(end - 1) && word_part(end + 1);
      const bool company = c == '&' && between && short_capitals(i, end) && short_capitals_from(end + 1);
      const bool starred = c == '*' && between && letter(end - 1) && letter(end + 1);
      const bool apostrophe = is_apostrophe(c) && between;
      if (!word_part(end) && c != '_' && !apostrophe && !company && !starred) break;
      ++end;
    }
    return end;
  }

  bool short_capitals(Index begin, Index end) const {
    if (end - begin > 3) return false;
    for (Index i = begin; i < end; ++i)
      if (kind(i) != CharClass::upper) return end - begin == 1 && kind(i) == CharClass::lower;
    return true;
  }
  bool short_capitals_from(Index begin) const {
    Index end = begin;
    while (word_part(end)) ++end;
    return short_capitals(begin, end);
  }

  std::string key(Index begin, Index end) const {
    std::string text;
    for (Index i = begin; i < end; ++i) append_utf8(text, is_apostrophe(value(i)) ? U'\'' : value(i));
    return lower(text);
  }
  bool known(Index begin, Index end) const {
    return end <= chunk_end_ && end - begin < 16 && rows_.contractions.contains(key(begin, end));
  }
  bool whole(Index begin, Index end) const { return rows_.contractions.at(key(begin, end)).size() == 1; }

  bool in_domain(Index begin, Index end) const {
    Index last = end;
    while (last > begin && value(last - 1) != '.') --last;
    if (last == begin) return false;
    const std::string label(bytes(last, end));
    const std::string small = lower(label);
    const bool ends_name = rows_.domains.contains(small) || rows_.files.contains(small);
    return ends_name && (label == small || label == upper(label));
  }

  // First plain run ends at `stop`, where a full stop stands between word parts. Where the word with its
  // inner stops ends (before a last stop), or i if the stop ends a sentence without a space behind it.
  Index dotted_end(Index i, Index stop) const {
    std::vector<Index> ends{stop};  // of each label
    Index at = stop;
    while (value(at) == '.' && word_part(at + 1)) {
      Index next = at + 1;
      while (word_part(next) || (is_hyphen(value(next)) && word_part(next + 1)) || value(next) == '_') ++next;
      if (ends.size() == kMostLabels) return i;
      ends.push_back(next);
      at = next;
    }
    for (std::size_t n = ends.size(); n-- > 1;)
      if (in_domain(i, ends[n]) && ends[0] - i > 1) return ends[n];

    bool singles = true;
    Index begin = i;
    std::size_t count = 0;
    Index singles_end = i;
    for (const Index end : ends) {
      singles = singles && end - begin == 1;
      if (singles) {
        ++count;
        singles_end = end;
      }
      begin = end + 1;
    }
    if (count == ends.size()) return singles_end;  // U.S.A, p.m
    // "U.S.-led": the hyphen follows the stop; "J.K.Rowling": initials, then a name.
    if (count >= 2) return singles_end;
    const Index all = ends.back();
    if (rows_.abbreviations.contains(std::string(bytes(i, all)))) return all;  // Ph.D, a.k.a
    if (rows_.abbreviations.contains(std::string(bytes(i, ends[0])))) return i;
    bool lower_case = ends.size() >= 3;
    bool digits = false;
    for (Index k = i; k < all; ++k) {
      lower_case = lower_case && (kind(k) == CharClass::lower || value(k) == '.');
      digits = digits || digit(k);
    }
    const bool version = digits && digit(stop + 1) && ends.size() == 2;
    return lower_case || version ? all : i;
  }

  // "anti-American" and "e-mail" are one word; so is a code of capitals and digits such as SS-N-22.
  Index hyphenated_end(Index i, Index hyphen) const {
    const Index next = plain_end(hyphen + 1);
    const std::string left(bytes(i, hyphen));
    const bool capitals = hyphen - i > 1 && left == upper(left);
    const bool inside = i > chunk_begin_ && is_hyphen(value(i - 1));
    const bool prefix = rows_.prefixes.contains(lower(left)) && !capitals && !inside;
    if (prefix && letter(hyphen + 1) && (hyphen - i > 1 || next - hyphen > 3)) return next;
    if (lower(left) == "mid" && digit(hyphen + 1)) return next;
    if (rows_.suffixes.contains(std::string(bytes(hyphen + 1, next)))) return next;
    if (is_hyphen(value(next)) && digit(next + 1)) {
      bool code = true;
      for (Index k = i; k < next; ++k)
        code = code && (kind(k) == CharClass::upper || is_hyphen(value(k)) || digit(k));
      const Index end = digits_end(next + 1);
      if (code && kind(i) == CharClass::upper && !word_part(end)) return end;
    }
    return i;
  }

  // Does the full stop at `stop` belong to the word [i, stop)?
  bool keeps_stop(Index i, Index stop) const {
    const std::string form(bytes(i, stop));
    bool inner = false;
    bool singles = true;
    for (Index k = i; k < stop; ++k) {
      inner = inner || value(k) == '.';
      singles = singles && (value(k) == '.' || k == i || value(k - 1) == '.');
    }
    if (inner && singles && letter(i)) return true;
    const Index after = next_glyph(stop + 1);
    const CharClass next = after < glyphs_.size() ? glyphs_[after].kind : CharClass::space;
    if (stop - i == 1 && kind(i) == CharClass::upper) return initial(i, after);
    const auto found = rows_.abbreviations.find(form);
    if (found == rows_.abbreviations.end()) return false;
    const bool gap = after > stop + 1 || after >= glyphs_.size();
    switch (found->second) {
      case AbbreviationKind::always: return true;
      case AbbreviationKind::title:
        if (capital_before()) return true;
        return gap ? next != CharClass::lower : next == CharClass::upper || next == CharClass::punctuation;
      case AbbreviationKind::number: return next == CharClass::digit;
      case AbbreviationKind::company: return capital_before();
      case AbbreviationKind::place: return !out_.empty() && text_[out_.back().span.begin] == ',';
    }
    return false;
  }

  Index next_glyph(Index i) const {
    while (i < glyphs_.size() && glyphs_[i].kind == CharClass::space) ++i;
    return i;
  }

  // One capital letter with a stop: an initial if a name goes on behind it.
  bool initial(Index i, Index after) const {
    if (after >= glyphs_.size()) return false;
    const CharClass next = glyphs_[after].kind;
    const bool initial_before =
        !out_.empty() && i > 0 && text_[out_.back().span.end - 1] == '.' && out_.back().span.size() == 2;
    const bool initial_after = after + 1 < glyphs_.size() && glyphs_[after + 1].value == '.';
    if (value(i) == 'I' && !initial_before && !initial_after) return false;
    if (value(i) == 'X' && !initial_before && !initial_after && published_on()) return false;
    if (next == CharClass::upper) return true;
    if (initial_before) return true;
    const bool marked = next == CharClass::punctuation && glyphs_[after].value != '"';
    return after < chunk_end_ && marked && capital_before();
  }

  // "Wrote on X. The ministry denied it": the site, not a first name.
  bool published_on() const {
    if (out_.empty()) return false;
    const std::string_view before = text_.substr(out_.back().span.begin, out_.back().span.size());
    return before == "on" || before == "to" || before == "via" || before == "platform" || before == "site" ||
           before == "network";
  }

  // Does the token before (before an "&" or comma) begin with a capital letter?
  bool capital_before() const {
    std::size_t n = out_.size();
    if (n > 1 && out_[n - 1].span.size() == 1) {
      const char c = text_[out_[n - 1].span.begin];
      if (c == '&' || c == ',') --n;
    }
    if (n == 0) return false;
    const Span before = out_[n - 1].span;
    const std::vector<Glyph> glyphs = glyphs_of(text_, before.begin, std::min(before.end, before.begin + 4));
    return glyphs.front().kind == CharClass::upper;
  }

  // ---- clitics ---------------------------------------------------------------------------------------

  bool is_clitic(Index begin, Index end) const {
    static constexpr std::array<std::string_view, 6> kClitics = {"s", "re", "ve", "ll", "d", "m"};
    if (end - begin > 2 || begin == end) return false;
    const std::string suffix = lower(bytes(begin, end));
    return std::find(kClitics.begin(), kClitics.end(), suffix) != kClitics.end();
  }

  // Emits the word [i, end) with its clitics parted.
  void part_clitics(Index i, Index end, int clitics = 0) {
    if (clitics == kMostClitics) {
      emit(i, end);
      return;
    }
    if (known(i, end)) {
      Index begin = i;
      for (const std::uint32_t size : rows_.contractions.at(key(i, end))) {
        emit(begin, begin + size, begin > i);  // rows are ASCII: bytes are glyphs
        begin += size;
      }
      return;
    }
    Index apostrophe = end;
    for (Index k = i + 1; k < end; ++k)
      if (is_apostrophe(value(k))) apostrophe = k;
    if (apostrophe == end) {
      emit(i, end);
      return;
    }
    const bool negation = end - apostrophe == 2 && (value(end - 1) == 't' || value(end - 1) == 'T') &&
                          apostrophe > i + 1 &&
                          (value(apostrophe - 1) == 'n' || value(apostrophe - 1) == 'N');
    if (negation) {
      part_clitics(i, apostrophe - 1, clitics + 1);
      emit(apostrophe - 1, end, true);
    } else if (is_clitic(apostrophe + 1, end) && !plural_of_digits(i, apostrophe, end)) {
      part_clitics(i, apostrophe, clitics + 1);
      emit(apostrophe, end, true);
    } else {
      emit(i, end);
    }
  }

  bool plural_of_digits(Index i, Index apostrophe, Index end) const {
    const bool decade = value(apostrophe - 1) == '0' || apostrophe - i <= 2;
    return digit(apostrophe - 1) && digit(i) && end - apostrophe == 2 && decade;
  }

  // ---- marks -----------------------------------------------------------------------------------------

  Index mark(Index i) {
    const char32_t c = value(i);
    Index end = i + 1;
    if (is_apostrophe(c)) return apostrophe(i);
    if (c == 0x2018 && value(end) == 0x2019) ++end;
    if (is_stop(c)) {
      while (is_stop(value(end))) ++end;
    } else if (runs(c)) {
      while (value(end) == c) ++end;
    } else if (end == i + 1) {
      end = glyph_cluster(i);
    }
    emit(i, end);
    return end;
  }

  Index apostrophe(Index i) {
    Index end = i + 1;
    if (value(end) == value(i)) ++end;
    const bool follows_word = i > chunk_begin_ && word_part(i - 1);
    const bool opens = (i == chunk_begin_ || !word_part(i - 1)) && word_part(end);
    if (opens) single_quote_ = true;
    static constexpr std::u32string_view kSibilants = U"sSxXzZ";
    const bool possessive = follows_word && end == i + 1 && !single_quote_ &&
                            kSibilants.find(value(i - 1)) != std::u32string_view::npos;
    if (!opens && !possessive) single_quote_ = false;
    emit(i, end, possessive);
    return end;
  }

  // A symbol with what modifies it: joined emoji, skin tones, variation selectors, pairs of flag letters.
  Index glyph_cluster(Index i) const {
    const auto flag = [&](Index k) { return value(k) >= 0x1F1E6 && value(k) <= 0x1F1FF; };
    Index end = i + 1;
    if (flag(i) && flag(end)) ++end;
    for (;;) {
      const char32_t c = value(end);
      if (c == 0x200D && kind(end + 1) == CharClass::symbol) {
        end += 2;
      } else if (kind(end) == CharClass::mark || (c >= 0x1F3FB && c <= 0x1F3FF)) {
        ++end;
      } else {
        return end;
      }
    }
  }
};

}  // namespace

Tokeniser Tokeniser::load(const std::filesystem::path& folder) {
  Tokeniser loaded;
  loaded.rows_ = read_token_rows(folder);
  return loaded;
}

bool Tokeniser::is_name_of_thing(std::string_view token) const { return names_a_thing(rows_, token); }

std::vector<Piece> Tokeniser::pieces(std::string_view text, Span range) const {
  return Reading(rows_, text, range).pieces();
}

}  // namespace kg::ingest
