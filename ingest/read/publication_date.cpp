#include "ingest/read/publication_date.h"

#include <date/date.h>

#include <vector>

namespace kg::ingest {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::optional<std::string> day_of(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1) return std::nullopt;
  const date::year_month_day ymd{date::year{year}, date::month{static_cast<unsigned>(month)},
                                 date::day{static_cast<unsigned>(day)}};
  if (!ymd.ok()) return std::nullopt;
  return date::format("%F", ymd);
}

// A word or number of the text; `number` is -1 for words.
struct Piece {
  std::string word;  // lower case
  int number = -1;
  std::size_t digits = 0;
  char before = ' ';  // the character before it
};

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < text.size();) {
    Piece piece;
    piece.before = at == 0 ? ' ' : text[at - 1];
    const std::size_t begin = at;
    if (is_digit(text[at])) {
      piece.number = 0;
      for (; at < text.size() && is_digit(text[at]); ++at)
        if (at - begin < 6) piece.number = piece.number * 10 + (text[at] - '0');
      piece.digits = at - begin;
    } else if (is_letter(text[at])) {
      for (; at < text.size() && is_letter(text[at]); ++at) piece.word += static_cast<char>(text[at] | 0x20);
    } else {
      ++at;
      continue;
    }
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

bool is_day(const Piece& piece) {
  return piece.digits >= 1 && piece.digits <= 2 && piece.number >= 1 && piece.number <= 31;
}
bool is_year(const Piece& piece) { return piece.digits == 4; }
bool is_ordinal_ending(const Piece& piece) {
  return piece.word == "st" || piece.word == "nd" || piece.word == "rd" || piece.word == "th" ||
         piece.word == "of";
}

class DayFinder {
 public:
  DayFinder(std::string_view text, const MonthNames& months) : pieces_(pieces_of(text)), months_(months) {}

  std::optional<std::string> first() const {
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (auto day = at(i)) return day;
    return std::nullopt;
  }

 private:
  int month(std::size_t i) const {
    if (i >= pieces_.size() || pieces_[i].number >= 0) return 0;
    const auto found = months_.find(pieces_[i].word);
    return found == months_.end() ? 0 : found->second;
  }

  std::size_t past_ordinal(std::size_t i) const {
    while (i < pieces_.size() && is_ordinal_ending(pieces_[i])) ++i;
    return i;
  }

  bool year_at(std::size_t i) const { return i < pieces_.size() && is_year(pieces_[i]); }

  std::optional<std::string> at(std::size_t i) const {
    const Piece& piece = pieces_[i];
    if (const int name = month(i); name && i + 1 < pieces_.size() && is_day(pieces_[i + 1])) {
      const std::size_t year = past_ordinal(i + 2);
      if (year_at(year)) return day_of(pieces_[year].number, name, pieces_[i + 1].number);
    }
    if (is_day(piece)) {
      const std::size_t name = past_ordinal(i + 1);
      if (month(name) && year_at(name + 1))
        return day_of(pieces_[name + 1].number, month(name), piece.number);
    }
    if (i + 2 < pieces_.size()) return numeric(piece, pieces_[i + 1], pieces_[i + 2]);
    return std::nullopt;
  }

  static std::optional<std::string> numeric(const Piece& a, const Piece& b, const Piece& c) {
    if (is_year(a) && b.before == '-' && c.before == '-' && b.digits == 2 && c.digits == 2)
      return day_of(a.number, b.number, c.number);
    const bool slashes = (b.before == '/' && c.before == '/') || (b.before == '.' && c.before == '.');
    if (!slashes || !is_day(a) || !is_day(b) || !is_year(c)) return std::nullopt;
    if (a.number > 12 || b.before == '.') return day_of(c.number, b.number, a.number);
    if (b.number > 12 || a.number == b.number) return day_of(c.number, a.number, b.number);
    return std::nullopt;
  }

  std::vector<Piece> pieces_;
  const MonthNames& months_;
};

}  // namespace

std::optional<std::string> iso_day(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != 't' && text[10] != ' ') return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (std::size_t i = from; i < from + count; ++i) {
      if (!is_digit(text[i])) return -1;
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  return day_of(number(0, 4), number(5, 2), number(8, 2));
}

std::optional<std::string> find_day(std::string_view text, const MonthNames& months) {
  return DayFinder(text, months).first();
}

}  // namespace kg::ingest
