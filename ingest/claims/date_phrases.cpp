// Finds the time expressions of dates.h in a sentence's tokens.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "ingest/claims/dates.h"

namespace kg::ingest {
namespace {

using Kind = TimeExpression::Kind;

constexpr std::array<std::string_view, 7> kWeekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 21> kNumbers{
    "zero",     "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};

template <std::size_t N>
int place(const std::array<std::string_view, N>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  return found == words.end() ? -1 : static_cast<int>(found - words.begin());
}

bool any(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// One sentence's words in lower case, read from left to right.
class Phrases {
 public:
  Phrases(const AnalysedDocument& document, const Sentence& sentence)
      : document_(document), sentence_(sentence) {
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      std::string word = document.tokens[i].form;
      for (char& c : word) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
      }
      words_.push_back(std::move(word));
    }
  }

  std::vector<TimeExpression> all() {
    std::vector<TimeExpression> found;
    for (std::size_t at = 0; at < words_.size();) {
      TimeExpression when;
      const std::size_t end = read(at, when);
      if (end == at) {
        ++at;
        continue;
      }
      const std::string_view before = word(at - 1);
      when.since = before == "since" || (before == "ever" && word(at) == "since");
      when.tokens = {sentence_.tokens.begin + static_cast<std::uint32_t>(at),
                     sentence_.tokens.begin + static_cast<std::uint32_t>(end)};
      if (!any(before, {"until", "till"})) found.push_back(when);
      at = end;
    }
    return found;
  }

 private:
  std::string_view word(std::size_t at) const {
    return at < words_.size() ? std::string_view(words_[at]) : "";
  }
  bool capital(std::size_t at) const {
    const char c = document_.tokens[sentence_.tokens.begin + at].form.front();
    return c >= 'A' && c <= 'Z';
  }

  int month(std::size_t at) const {
    if (at >= words_.size() || !capital(at)) return 0;
    std::string_view text = word(at);
    if (!text.empty() && text.back() == '.') text.remove_suffix(1);
    if (const int full = place(kMonths, text); full >= 0) return full + 1;
    if (text == "sept") return 9;
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
      if (text.size() == 3 && kMonths[i].substr(0, 3) == text) return static_cast<int>(i) + 1;
    }
    return 0;
  }

  // A number of one or two digits, "12th", 0 if none.
  int day(std::size_t at) const {
    const std::string_view text = word(at);
    int value = 0;
    std::size_t i = 0;
    for (; i < text.size() && i <= 2 && text[i] >= '0' && text[i] <= '9'; ++i)
      value = value * 10 + (text[i] - '0');
    const std::string_view rest = text.substr(i);
    if (i == 0 || i > 2 || value > 31) return 0;
    return rest.empty() || any(rest, {"st", "nd", "rd", "th"}) ? value : 0;
  }

  int year(std::size_t at) const {
    const std::string_view text = word(at);
    if (text.size() != 4) return 0;
    int value = 0;
    for (const char c : text) {
      if (c < '0' || c > '9') return 0;
      value = value * 10 + (c - '0');
    }
    return value >= 1700 && value <= 2100 ? value : 0;
  }

  int count(std::size_t at) const {
    const std::string_view text = word(at);
    if (text == "a" || text == "an") return 1;
    if (text == "couple") return 2;
    const int spelled = place(kNumbers, text);
    return spelled > 0 ? spelled : day(at);
  }

  static char unit_of(std::string_view text) {
    if (any(text, {"day", "days"})) return 'd';
    if (any(text, {"week", "weeks"})) return 'w';
    if (any(text, {"month", "months"})) return 'm';
    return any(text, {"year", "years"}) ? 'y' : '\0';
  }

  std::size_t read(std::size_t at, TimeExpression& when) const {
    for (const auto reader : {&Phrases::read_day_word, &Phrases::read_weekday, &Phrases::read_date,
                              &Phrases::read_period, &Phrases::read_ago, &Phrases::read_year}) {
      TimeExpression tried;
      const std::size_t end = (this->*reader)(at, tried);
      if (end > at) {
        when = tried;
        return end;
      }
    }
    return at;
  }

  std::size_t read_day_word(std::size_t at, TimeExpression& when) const {
    when.kind = Kind::day_offset;
    const std::string_view text = word(at);
    if (any(text, {"today", "tonight"})) return at + 1;
    if (text == "yesterday") return when.offset = -1, at + 1;
    if (text == "tomorrow") return when.offset = 1, at + 1;
    if (text == "this" && any(word(at + 1), {"morning", "afternoon", "evening"})) return at + 2;
    if (text == "last" && word(at + 1) == "night") return when.offset = -1, at + 2;
    return at;
  }

  std::size_t read_weekday(std::size_t at, TimeExpression& when) const {
    std::size_t next = at;
    if (word(at) == "last") when.offset = -1;
    if (word(at) == "next") when.offset = 1;
    if (any(word(at), {"last", "next", "this"})) ++next;
    const int number = next < words_.size() && capital(next) ? place(kWeekdays, word(next)) : -1;
    if (number < 0) return at;
    when.kind = Kind::weekday;
    when.number = number + 1;
    ++next;
    if (any(word(next), {"morning", "afternoon", "evening", "night"})) ++next;
    if (word(next) == "," && month(next + 1) != 0) {
      TimeExpression date;  // "Friday, 12 March" is the date
      const std::size_t end = read_date(next + 1, date);
      if (end > next + 1) {
        when = date;
        return end;
      }
    }
    return next;
  }

  std::size_t read_date(std::size_t at, TimeExpression& when) const {
    when.kind = Kind::date;
    std::size_t next = at;
    if (any(word(next), {"early", "mid", "late"})) {
      ++next;
      if (word(next) == "-") ++next;
    }
    if (word(next).substr(0, 4) == "mid-") return at;
    if (const int first = day(next); first != 0) {  // 12 March [2015], the 12th of March
      std::size_t month_at = next + 1;
      if (any(word(month_at), {"-", "–", "to", "and"}) && day(month_at + 1) != 0) {
        when.last_day = day(month_at + 1);
        month_at += 2;
      }
      if (word(month_at) == "of") ++month_at;
      when.month = month(month_at);
      if (when.month == 0) return at;
      when.day = first;
      return read_year_of_date(month_at + 1, when);
    }
    when.month = month(next);
    if (when.month == 0) return at;
    // "May" and "March" are words too: alone they need a preposition or the like before them.
    const bool bare = !any(word(at - 1), {"in", "since", "of", "by", "last", "next", "this", "from", "until",
                                          "to", "for", "through", "during"});
    if (next == at && bare && day(next + 1) == 0 && year(next + 1) == 0 && when.month == 5) return at;
    ++next;
    if (const int first = day(next); first != 0) {  // March 12[-14][, 2015]
      when.day = first;
      ++next;
      if (any(word(next), {"-", "–", "to"}) && day(next + 1) != 0) {
        when.last_day = day(next + 1);
        next += 2;
      }
    }
    return read_year_of_date(next, when);
  }

  std::size_t read_year_of_date(std::size_t at, TimeExpression& when) const {
    const std::size_t comma = word(at) == "," ? at + 1 : at;
    if (year(comma) == 0) return at;
    when.year = year(comma);
    return comma + 1;
  }

  std::size_t read_period(std::size_t at, TimeExpression& when) const {
    std::size_t next = at;
    when.earlier = word(next) == "earlier";
    when.later = word(next) == "later";
    if (when.earlier || when.later) ++next;
    if (any(word(next), {"early", "late"})) ++next;
    if (any(word(next), {"last", "past", "previous"})) {
      when.offset = -1;
    } else if (any(word(next), {"next", "coming", "following"})) {
      when.offset = 1;
    } else if (!any(word(next), {"this", "the", "at"})) {
      return at;
    }
    const bool article = any(word(next), {"the", "at"});
    if (word(next) == "at" && word(next + 1) == "the") ++next;
    ++next;
    const std::string_view text = word(next);
    if (text == "weekend") {
      when.kind = Kind::weekend;
      return next + 1;
    }
    if (article) return at;
    if (text == "week") {
      when.kind = Kind::week;
    } else if (text == "month") {
      when.kind = Kind::month;
    } else if (text == "year") {
      when.kind = Kind::year_offset;
    } else if (month(next) != 0) {
      TimeExpression date;
      const std::size_t end = read_date(next, date);
      when = date;
      return end == next ? at : end;
    } else {
      return at;
    }
    return next + 1;
  }

  std::size_t read_ago(std::size_t at, TimeExpression& when) const {
    std::size_t next = at;
    when.number = count(next);
    if (when.number == 0) return at;
    if (word(next + 1) == "of") ++next;
    when.unit = unit_of(word(next + 1));
    if (when.unit == '\0' || word(next + 2) != "ago") return at;
    when.kind = Kind::ago;
    return next + 3;
  }

  std::size_t read_year(std::size_t at, TimeExpression& when) const {
    when.year = year(at);
    if (when.year == 0) return at;
    when.kind = Kind::year;
    // A bare number of four digits is a year behind these words, or as the modifier of a noun ("the 2015
    // deal").
    const bool placed =
        any(word(at - 1), {"in", "since", "of", "by", "from", "until", "after", "before", "between", "during",
                           "early", "late", "mid", "the", "a", "its", "(", "to", "for"});
    if (!placed) return at;
    if (any(word(at + 1), {"-", "–", "to", "and"}) && year(at + 2) > when.year && word(at - 1) != "in") {
      when.last_year = year(at + 2);
      return at + 3;
    }
    return at + 1;
  }

  const AnalysedDocument& document_;
  const Sentence& sentence_;
  std::vector<std::string> words_;
};

}  // namespace

std::vector<TimeExpression> time_expressions(const AnalysedDocument& document, const Sentence& sentence) {
  return Phrases(document, sentence).all();
}

}  // namespace kg::ingest
