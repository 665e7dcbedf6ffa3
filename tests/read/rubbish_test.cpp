// What is no article, each between two good files: one clear message that names file, line or byte and says
// what to do, and both good files read.

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "ingest/read/document_stream.h"

namespace kg::ingest {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

struct Rubbish {
  std::string name;  // of the file
  std::string bytes;
  std::string message;  // what the only message has to hold
};

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string noise(std::size_t bytes, std::uint32_t seed) {
  std::string all;
  for (std::size_t i = 0; i < bytes; ++i) {
    seed = seed * 1664525U + 1013904223U;
    all += static_cast<char>(seed >> 24);
  }
  return all;
}

std::string article(const std::string& fields) { return "{\"text\":\"Rubio met Umerov.\"" + fields + "}"; }

std::vector<Rubbish> rubbish() {
  const std::string day = "write a day of the years 1000 to 2999 such as 2025-12-19";
  std::vector<Rubbish> all = {
      {"empty.txt", "", "it holds no text"},
      {"blank.txt", " \t\r\n \v\f\n", "it holds no text"},
      {"wide-blank.txt", "\u00A0\u3000\u200B\uFEFF\n", "it holds no text"},
      {"mark-alone.txt", "\xEF\xBB\xBF", "it holds no text"},
      {"million-lines.txt", repeated("\n", 1'000'000), "it holds no text"},
      {"million-crlf.txt", repeated("\r\n", 500'000), "it holds no text"},
      {"nul.txt", "Rubio\0met"s, "byte 5 is NUL"},
      {"nul-first.txt", "\0"s, "byte 0 is NUL"},
      {"nul-last.txt", "Rubio met Umerov.\0"s, "byte 17 is NUL"},
      {"nuls.txt", std::string(10000, '\0'), "byte 0 is NUL"},
      {"marked-nul.txt", "\xEF\xBB\xBFR\0u\0"s, "is NUL"},
      {"noise-1.txt", noise(5000, 1), "byte "},
      {"noise-2.txt", noise(100'000, 2), "byte "},
      {"noise-3.txt", noise(64, 3), "byte "},
      {"elf.txt",
       "\x7F"
       "ELF\x02\x01\x01\0\0"s,
       "is NUL"},
      {"png.txt", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, "is NUL"},
      {"gzip.txt", "\x1F\x8B\x08\0"s + noise(500, 4), "byte "},
      {"pdf.txt", "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n\0stream"s, "is NUL"},
      {"broken-utf8.txt",
       "Zve\xC4\x8D"
       "an, Mitrovi\xC4 and Gra\xC4\x8D"
       "anica",
       "is no valid UTF-8"},
      {"cut-utf8.txt", "Bogot\xC3\xA1 and Bogot\xC3", "is no valid UTF-8"},
      {"surrogate.txt",
       "Gra\xC4\x8D"
       "anica \xED\xA0\x80",
       "is no valid UTF-8"},
      {"overlong.txt",
       "Gra\xC4\x8D"
       "anica \xC0\xAF",
       "is no valid UTF-8"},
      {"too-high.txt",
       "Gra\xC4\x8D"
       "anica \xF4\x90\x80\x80",
       "is no valid UTF-8"},
      {"five-bytes.txt",
       "Gra\xC4\x8D"
       "anica \xF8\x88\x80\x80\x80",
       "is no valid UTF-8"},
      {"marked-broken.txt", "\xEF\xBB\xBFRubio met \xFF", "byte 13 is no valid UTF-8"},
      {"utf16-lone.txt", "\xFF\xFER\0\x00\xD8m\0"s, "is no valid UTF-16LE"},
      {"utf16-odd.txt", "\xFF\xFER\0u"s, "is no valid UTF-16LE"},
      {"utf16be-lone.txt", "\xFE\xFF\0R\xDC\0\0m"s, "is no valid UTF-16BE"},
      {"utf16-control.txt", "\xFF\xFER\0\x01\0m\0"s, "neither UTF-8 nor text"},
      {"brackets.txt", repeated("(", 1'000'000), "hardly any letters"},
      {"numbers.txt", repeated("12345 67890\n", 10'000), "hardly any letters"},
      {"rules.txt", repeated("-----\n", 10'000), "hardly any letters"},
      {"long-line.txt", repeated("a", 5'000'000),
       "longer than 4194304 bytes; split it, or raise the limit with --max-bytes"},
      {"long-text.txt", repeated("Rubio met Umerov.\n", 300'000), "longer than 4194304 bytes"},
      {"empty.json", "", "it holds no article"},
      {"blank.json", " \n", "it holds no article"},
      {"brackets.json", repeated("[", 4'000'000), ":1: an article is an object"},
      {"deep.json", "{\"a\":" + repeated("[", 4'000'000), "nested deeper than 64 levels; leave it out"},
      {"deep-objects.json", repeated("{\"a\":", 100'000), "nested deeper than 64 levels"},
      {"number.json", "42", "an article is an object"},
      {"string.json", "\"Rubio\"", "an article is an object"},
      {"open.json", "{\"text\":\"Rubio", ":1: broken JSON at byte"},
      {"comma.json", "[\n{\"text\":\"\"},\n]", "\"text\" is missing or empty"},
      {"words.json", "Rubio met Umerov.", ":1: broken JSON"},
      {"nul.json", "{\"text\":\"\0\"}"s, "is NUL"},
      {"utf8.json", "{\"text\":\"Zve\xC4\x8D\xC4\"}", "is no valid UTF-8"},
      {"empty-object.jsonl", "{}", ":1: \"text\" is missing or empty"},
      {"empty-text.jsonl", article("").replace(9, 17, ""), ":1: \"text\" is missing or empty"},
      {"blank-text.jsonl", "{\"text\":\" \\n \"}", ":1: \"text\" is no article: it holds no text"},
      {"null-text.jsonl", "{\"text\":null}", ":1: \"text\" is missing or empty"},
      {"number-text.jsonl", "{\"text\":7}", ":1: \"text\" is a number; write a string"},
      {"bool-text.jsonl", "{\"text\":true}", ":1: \"text\" is true; write a string"},
      {"list-text.jsonl", "{\"text\":[]}", ":1: \"text\" is an array; write a string"},
      {"object-text.jsonl", "{\"text\":{}}", ":1: \"text\" is an object; write a string"},
      {"no-text.jsonl", "{\"id\":\"1\",\"title\":\"Talks\"}", ":1: \"text\" is missing or empty"},
      {"other-case.jsonl", "{\"Text\":\"Rubio met Umerov.\"}", ":1: \"text\" is missing or empty"},
      {"twice.jsonl", article(",\"text\":\"b\""), ":1: \"text\" stands twice; leave one of them out"},
      {"nul-text.jsonl", "{\"text\":\"a\\u0000b\"}", ":1: \"text\" holds a NUL character"},
      {"raw-nul.jsonl", "{\"text\":\"a\0b\"}"s, ":1: byte 10 of the line is NUL"},
      {"bad-utf8.jsonl", "{\"text\":\"a\xFF\"}", ":1: byte 10 of the line is no valid UTF-8"},
      {"high-surrogate.jsonl", "{\"text\":\"\\ud83d\"}", ":1: broken JSON"},
      {"low-surrogate.jsonl", "{\"text\":\"\\ude42\"}", ":1: \"text\" holds half of a surrogate pair"},
      {"low-surrogate-key.jsonl", "{\"\\ude42\":1}", ":1: a key holds half of a surrogate pair"},
      {"escape.jsonl", "{\"text\":\"\\x41\"}", ":1: broken JSON"},
      {"control.jsonl", "{\"text\":\"a\tb\"}", ":1: broken JSON"},
      {"quote.jsonl", "{'text':'Rubio'}", ":1: broken JSON"},
      {"trailing-comma.jsonl", article(","), ":1: broken JSON"},
      {"cut.jsonl", article("").substr(0, 12), ":1: broken JSON at byte"},
      {"two.jsonl", article("") + article(""), "write one article a line"},
      {"array.jsonl", "[" + article("") + "]", ":1: an article is an object"},
      {"brackets.jsonl", repeated("[", 4'000'000), ":1: an article is an object"},
      {"deep.jsonl", article(",\"x\":" + repeated("{\"x\":", 200'000)), "nested deeper than 64 levels"},
      {"long.jsonl", "{\"text\":\"" + repeated("a", 5'000'000) + "\"}",
       ":1: the line is longer than 4194304 bytes"},
      {"huge-number.jsonl", article(",\"n\":1e999"), ":1: broken JSON"},
      {"word-date.jsonl", article(",\"published\":\"next week\""), "\"published\" is \"next week\"; " + day},
      {"number-date.jsonl", article(",\"published\":20251219"),
       "\"published\" is a number; write a string such as"},
      {"february.jsonl", article(",\"published\":\"2025-02-30\""), "\"published\" is \"2025-02-30\"; " + day},
      {"month-13.jsonl", article(",\"published\":\"2025-13-01\""), "\"published\" is \"2025-13-01\"; " + day},
      {"day-zero.jsonl", article(",\"published\":\"2025-12-00\""), "\"published\" is \"2025-12-00\"; " + day},
      {"year-zero.jsonl", article(",\"published\":\"0000-12-19\""),
       "\"published\" is \"0000-12-19\"; " + day},
      {"far-year.jsonl", article(",\"published\":\"9999-12-19\""), "\"published\" is \"9999-12-19\"; " + day},
      {"month-only.jsonl", article(",\"published\":\"2025-12\""), "\"published\" is \"2025-12\"; " + day},
      {"odd-date.jsonl", article(",\"published\":\"" + repeated("9", 5000) + "\""), "...\"; " + day},
      {"number-title.jsonl", article(",\"title\":7"), "\"title\" is a number; write a string"},
      {"list-id.jsonl", article(",\"id\":[1]"), "\"id\" is an array; write a string"},
      {"line-3.jsonl", "\n\n{\"text\":\n", "line-3.jsonl:3: broken JSON"},
      {"utf16.jsonl", "\xFF\xFE{\0\"\0"s, ":1: byte 3 of the line is NUL"},
  };
  return all;
}

class RubbishBetweenGoodFiles : public ::testing::TestWithParam<Rubbish> {};

TEST_P(RubbishBetweenGoodFiles, IsRefusedAloneAndClearly) {
  const fs::path folder = fs::path(::testing::TempDir()) / ("rubbish-" + std::to_string(::getpid()));
  fs::remove_all(folder);
  fs::create_directories(folder);
  const auto write = [&](const std::string& name, const std::string& bytes) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
    return (folder / name).string();
  };
  const std::string bad = write(GetParam().name, GetParam().bytes);
  const PageCues cues = PageCues::load(KG_SOURCE_DIR "/data/en/page_furniture.tsv");
  DocumentStream stream({write("before.txt", "Before."), bad, write("z-after.txt", "After.")}, {}, cues);
  std::vector<std::string> texts, messages;
  while (const auto item = stream.next())
    if (const auto* document = std::get_if<Document>(&*item))
      texts.push_back(document->text);
    else
      messages.push_back(std::get<BadDocument>(*item).message);
  EXPECT_THAT(texts, ::testing::ElementsAre("Before.", "After."));
  ASSERT_FALSE(messages.empty());
  EXPECT_THAT(messages.front(), ::testing::StartsWith(bad + ":"));
  EXPECT_THAT(messages.front(), ::testing::HasSubstr(GetParam().message));
  EXPECT_LT(messages.front().size(), bad.size() + 300);
  fs::remove_all(folder);
}

INSTANTIATE_TEST_SUITE_P(Table, RubbishBetweenGoodFiles, ::testing::ValuesIn(rubbish()),
                         [](const ::testing::TestParamInfo<Rubbish>& row) {
                           std::string name;
                           for (const char c : row.param.name)
                             name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
                           return name;
                         });

}  // namespace
}  // namespace kg::ingest
