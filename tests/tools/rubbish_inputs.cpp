#include "tests/tools/rubbish_inputs.h"

#include <cstdint>
#include <string_view>

namespace kg::testing {
namespace {

using namespace std::string_literals;
using Bytes = std::function<void(std::ostream&)>;

Bytes exactly(std::string bytes) {
  return [bytes = std::move(bytes)](std::ostream& out) { out << bytes; };
}

Bytes times(std::size_t count, std::string bytes, std::string before = {}, std::string after = {}) {
  return [=](std::ostream& out) {
    std::string piece;
    std::size_t in_piece = 0;
    while (in_piece < count && piece.size() < (1U << 16U)) piece += bytes, ++in_piece;
    out << before;
    std::size_t written = 0;
    for (; written + in_piece <= count; written += in_piece) out << piece;
    for (; written < count; ++written) out << bytes;
    out << after;
  };
}

// Bytes of a generator whose seed is the same on every machine.
Bytes noise(std::size_t count, std::uint32_t seed, std::string before = {}) {
  return [=](std::ostream& out) {
    out << before;
    std::uint32_t state = seed;
    for (std::size_t i = 0; i < count; ++i) {
      state = state * 1664525U + 1013904223U;
      out << static_cast<char>(state >> 24U);
    }
  };
}

std::string utf16(std::u16string_view text, bool low_first) {
  std::string bytes;
  for (const char16_t unit : text) {
    const auto low = static_cast<char>(unit & 0xFFU), high = static_cast<char>(unit >> 8U);
    bytes += low_first ? low : high;
    bytes += low_first ? high : low;
  }
  return bytes;
}

// Russian in the encoding of Windows; ASCII stays.
std::string windows_1251(std::u16string_view text) {
  std::string bytes;
  for (const char16_t unit : text)
    bytes += static_cast<char>(unit >= 0x410 && unit <= 0x44F ? unit - 0x410 + 0xC0 : unit);
  return bytes;
}

constexpr std::u16string_view kRussian =
    u"Министр иностранных дел России встретился в Москве с послом Украины. Стороны договорились "
    u"продолжить переговоры.";

std::string article(const std::string& fields) {
  return "{\"text\":\"Marco Rubio met Rustem Umerov.\"" + fields + "}";
}

constexpr const char* kAnyDay = "write a day of the years 1000 to 2999 such as 2025-12-19";

}  // namespace

std::vector<RubbishInput> rubbish_texts() {
  return {
      {"empty.txt", "no byte at all", exactly(""), "it holds no text"},
      {"blank.txt", "white space of ASCII", exactly(" \t\r\n \v\f\n"), "it holds no text"},
      {"wide-blank.txt", "white space of Unicode", exactly("\u00A0\u3000\u200B\n"), "it holds no text"},
      {"mark.txt", "a byte order mark alone", exactly("\xEF\xBB\xBF"), "it holds no text"},
      {"lines.txt", "a million empty lines", times(1'000'000, "\n"), "it holds no text"},
      {"line.txt", "100 MB of one line", times(100'000'000, "a"),
       "longer than 4194304 bytes; split it, or raise the limit with --max-bytes"},
      {"long.txt", "five megabytes of sentences", times(300'000, "Rubio met Umerov.\n"),
       "longer than 4194304 bytes"},
      {"brackets.txt", "five million nested brackets", times(5'000'000, "("), "longer than 4194304 bytes"},
      {"fewer-brackets.txt", "a million nested brackets", times(1'000'000, "["), "hardly any letters"},
      {"numbers.txt", "columns of numbers", times(20'000, "12345 67890\n"), "hardly any letters"},
      {"noise.txt", "a hundred thousand random bytes", noise(100'000, 2), "byte "},
      {"noise-short.txt", "64 random bytes", noise(64, 3), "byte "},
      {"nul.txt", "a NUL inside a sentence", exactly("Rubio\0met"s), "byte 5 is NUL, so this is no text"},
      {"nuls.txt", "NUL bytes alone", times(10'000, "\0"s), "byte 0 is NUL"},
      {"elf.txt", "a program",
       exactly("\x7F"
               "ELF\x02\x01\x01\0\0"s),
       "is NUL, so this is no text. Give a text file"},
      {"png.txt", "a picture", noise(2'000, 5, "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s), "is NUL"},
      {"jpeg.txt", "a photograph", noise(2'000, 6, "\xFF\xD8\xFF\xE0\0\x10JFIF\0"s), "is NUL"},
      {"gzip.txt", "a compressed file", noise(2'000, 4, "\x1F\x8B\x08\0"s), "byte "},
      {"zip.txt", "an archive, or a document of a word processor", noise(2'000, 7, "PK\3\4\x14\0\6\0"s),
       "is NUL"},
      {"pdf.txt", "a PDF", exactly("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n\0stream"s), "is NUL"},
      {"database.txt", "a database", exactly("SQLite format 3\0\x10\0"s), "byte 15 is NUL"},
      {"cut.txt", "UTF-8 that ends inside a letter", exactly("Bogot\xC3\xA1 and Bogot\xC3"),
       "byte 17 is no valid UTF-8. Repair the text there"},
      {"surrogate.txt", "half of a surrogate pair in UTF-8",
       exactly("Gra\xC4\x8D"
               "anica \xED\xA0\x80"),
       "byte 11 is no valid UTF-8"},
      {"cesu.txt", "a surrogate pair in UTF-8 (CESU-8)",
       exactly("Gra\xC4\x8D"
               "anica \xED\xA0\xBD\xED\xB8\x80"),
       "byte 11 is no valid UTF-8"},
      {"overlong.txt", "an overlong slash",
       exactly("Gra\xC4\x8D"
               "anica \xC0\xAF"),
       "byte 11 is no valid UTF-8"},
      {"too-high.txt", "a letter beyond Unicode",
       exactly("Gra\xC4\x8D"
               "anica \xF4\x90\x80\x80"),
       "byte 11 is no valid UTF-8"},
      {"mixed.txt", "UTF-8 with a letter of Latin-1", exactly("Bogot\xC3\xA1 and Bogot\xE1 and so on"),
       "byte 17 is no valid UTF-8"},
      {"marked-broken.txt", "a byte order mark before a broken letter", exactly("\xEF\xBB\xBFRubio met \xFF"),
       "byte 13 is no valid UTF-8"},
      {"utf16-cut.txt", "UTF-16 that ends inside a letter", exactly("\xFF\xFER\0u"s), "is no valid UTF-16LE"},
      {"utf16-lone.txt", "half of a surrogate pair in UTF-16", exactly("\xFF\xFER\0\x00\xD8m\0"s),
       "is no valid UTF-16LE"},
      {"utf16be-lone.txt", "the other half, high byte first", exactly("\xFE\xFF\0R\xDC\0\0m"s),
       "is no valid UTF-16BE"},
  };
}

std::vector<RubbishInput> rubbish_json() {
  return {
      {"empty.json", "no byte at all", exactly(""), "it holds no article; write {\"text\": \"...\"}"},
      {"brackets.json", "four million nested brackets", times(4'000'000, "["), ":1: an article is an object"},
      {"deep.json", "four million arrays inside an article", times(4'000'000, "[", "{\"a\":"),
       "nested deeper than 64 levels; leave it out"},
      {"long.json", "five million nested brackets", times(5'000'000, "["),
       "write one article a line into a .jsonl file, or raise the limit with --max-bytes"},
      {"number.json", "a number", exactly("42"), ":1: an article is an object"},
      {"words.json", "words", exactly("Rubio met Umerov."), ":1: broken JSON at byte 0"},
      {"page.json", "a web page", exactly("<!DOCTYPE html>\n<html></html>"), ":1: broken JSON at byte 0"},
      {"open.json", "an article that does not end", exactly("[\n\n{\"text\":\"Rubio"),
       ":3: broken JSON at byte"},
      {"broken-third.json", "broken behind two articles",
       exactly("[" + article("") + ",\n" + article(",\"id\":2") + ",\n{\"text\" \"Rubio\"}]"),
       ":3: broken JSON at byte", 2},
      {"latin.json", "a broken letter", exactly("{\"text\":\"Zve\xC4\x8D\xC4\"}"),
       "byte 14 is no valid UTF-8"},
      {"broken-line.jsonl", "broken in line 3 of 4",
       exactly(article("") + "\n\n{\"text\":\n" + article(",\"id\":2") + "\n"), ":3: broken JSON at byte", 2},
      {"long-line.jsonl", "100 MB of one line",
       times(100'000'000, "a", "{\"text\":\"", "\"}\n" + article("")),
       ":1: the line is longer than 4194304 bytes", 1},
      {"brackets.jsonl", "five million nested brackets", times(5'000'000, "[", "", "\n" + article("")),
       ":1: the line is longer than 4194304 bytes", 1},
      {"fewer-brackets.jsonl", "four million nested brackets", times(4'000'000, "["),
       ":1: an article is an object"},
      {"deep.jsonl", "two hundred thousand nested objects",
       times(200'000, "{\"x\":", "{\"text\":\"a\",\"x\":"), "nested deeper than 64 levels"},
      {"empty-object.jsonl", "an object without keys", exactly("{}"), ":1: \"text\" is missing or empty"},
      {"blank-text.jsonl", "an article of white space", exactly("{\"text\":\" \\n \"}"),
       ":1: \"text\" is no article: it holds no text"},
      {"null-text.jsonl", "null for a text", exactly("{\"text\":null}"),
       ":1: \"text\" is missing or empty; write the article's text"},
      {"number-text.jsonl", "a number for a text", exactly("{\"text\":7}"),
       ":1: \"text\" is a number; write a string"},
      {"list-text.jsonl", "a list for a text", exactly("{\"text\":[]}"),
       ":1: \"text\" is an array; write a string"},
      {"true-title.jsonl", "true for a title", exactly(article(",\"title\":true")),
       ":1: \"title\" is true; write a string"},
      {"object-id.jsonl", "an object for an id", exactly(article(",\"id\":{}")),
       ":1: \"id\" is an object; write a string"},
      {"twice.jsonl", "a key twice", exactly(article(",\"text\":\"b\"")),
       ":1: \"text\" stands twice; leave one of them out"},
      {"nul.jsonl", "an escaped NUL", exactly("{\"text\":\"a\\u0000b\"}"),
       ":1: \"text\" holds a NUL character"},
      {"raw-nul.jsonl", "a NUL byte", exactly("{\"text\":\"a\0b\"}"s), ":1: byte 10 of the line is NUL"},
      {"latin.jsonl", "a broken letter in line 2", exactly(article("") + "\n{\"text\":\"a\xFF\"}"),
       ":2: byte 10 of the line is no valid UTF-8. Write JSON lines as UTF-8", 1},
      {"high-surrogate.jsonl", "the first half of a surrogate pair", exactly("{\"text\":\"\\ud83d\"}"),
       ":1: broken JSON"},
      {"low-surrogate.jsonl", "the second half of a surrogate pair", exactly("{\"text\":\"\\ude42\"}"),
       ":1: \"text\" holds half of a surrogate pair"},
      {"utf16.jsonl", "UTF-16", exactly("\xFF\xFE{\0\"\0"s), ":1: byte 3 of the line is NUL"},
      {"escape.jsonl", "an unknown escape", exactly("{\"text\":\"\\x41\"}"), ":1: broken JSON"},
      {"control.jsonl", "a tab inside a string", exactly("{\"text\":\"a\tb\"}"), ":1: broken JSON"},
      {"quotes.jsonl", "single quotes", exactly("{'text':'Rubio'}"), ":1: broken JSON"},
      {"comma.jsonl", "a comma too many", exactly(article(",")), ":1: broken JSON"},
      {"two.jsonl", "two articles on a line", exactly(article("") + article("")), "write one article a line"},
      {"huge.jsonl", "a number too large", exactly(article(",\"n\":1e999")), ":1: broken JSON"},
      {"word.jsonl", "NaN", exactly(article(",\"n\":NaN")), ":1: broken JSON"},
      {"next-week.jsonl", "words for a day", exactly(article(",\"published\":\"next week\"")),
       ":1: \"published\" is \"next week\"; "s + kAnyDay},
      {"february.jsonl", "30 February", exactly(article(",\"published\":\"2025-02-30\"")), kAnyDay},
      {"month.jsonl", "the 13th month", exactly(article(",\"published\":\"2025-13-01\"")), kAnyDay},
      {"year-zero.jsonl", "the year 0", exactly(article(",\"published\":\"0000-12-19\"")), kAnyDay},
      {"far-year.jsonl", "the year 9999", exactly(article(",\"published\":\"9999-12-19\"")), kAnyDay},
      {"seconds.jsonl", "a number for a day", exactly(article(",\"published\":1766102400")),
       ":1: \"published\" is a number; write a string such as"},
      {"long-day.jsonl", "five thousand digits for a day",
       times(5'000, "9", "{\"text\":\"Rubio met Umerov.\",\"published\":\"", "\"}"), "999...\"; "s + kAnyDay},
  };
}

std::vector<RubbishInput> odd_texts() {
  return {
      {"utf16le.txt", "UTF-16, low byte first, marked", exactly("\xFF\xFE" + utf16(kRussian, true)), "", 1},
      {"utf16be.txt", "UTF-16, high byte first, marked",
       exactly("\xFE\xFF" + utf16(u"Rubio met Umerov.", false)), "", 1},
      {"utf16-bare.txt", "UTF-16 without a mark", exactly(utf16(u"Rubio met Dmitriev.", true)), "", 1},
      {"windows-1251.txt", "Russian as Windows writes it", exactly(windows_1251(kRussian) + "\n"), "", 1},
      {"windows-1252.txt", "an accent as Windows writes it", exactly("The president of Bogot\xE1 met Rubio."),
       "", 1},
      {"marked.txt", "UTF-8 with a byte order mark", exactly("\xEF\xBB\xBFUmerov met Rubio."), "", 1},
      {"marked.jsonl", "JSON lines with a byte order mark",
       exactly("\xEF\xBB\xBF" + article(",\"id\":\"m\"")), "", 1},
      {"windows-lines.jsonl", "JSON lines that end as on Windows",
       exactly(article(",\"id\":\"w\"") + "\r\n\r\n"), "", 1},
      {"control-name.jsonl", "a name with control characters",
       exactly("{\"text\":\"Marco \\u001b[31mRub\\u0007io met Rustem \\u0001Umerov.\"}"), "", 1},
      {"long-name.txt", "a name of ten thousand letters",
       times(10'000, "x", "Marco R", " met Rustem Umerov."), "", 1},
      {"long-word.txt", "a word of a million letters", times(1'000'000, "x", "Rubio said ", "."), "", 1},
      {"direction.txt", "marks that turn the direction of writing",
       exactly("\u202EMarco Rubio\u202C met \u200FRustem Umerov\u200E in \u2067Miami\u2069."), "", 1},
      {"marks.txt", "a letter with five thousand accents",
       times(5'000, "\u0301", "Marco Rubi", "o met Umerov."), "", 1},
      {"page.txt", "a web page in place of its text",
       exactly("<!DOCTYPE html>\n<html><body><p>Marco Rubio met Rustem Umerov.</p>\n<script>a<b&&c</script>"),
       "", 1},
      {"commas.txt", "a sentence that does not end", times(2'000, "Rubio, Umerov, ", "Talks of "), "", 1},
      {"quotes.txt", "ten thousand open quotes", times(10'000, "\u201CRubio "), "", 1},
      {"carriage.txt", "lines of old Macintoshes", exactly("Talks\rMarco Rubio met Rustem Umerov.\rEnd"), "",
       1},
      {"old-day.jsonl", "a day of the year 1000", exactly(article(",\"published\":\"1000-01-01\"")), "", 1},
      {"attributes.jsonl", "keys that nobody knows",
       exactly(article(",\"\\u202e\":[{}],\"\":null,\"n\":-0.0")), "", 1},
  };
}

}  // namespace kg::testing
