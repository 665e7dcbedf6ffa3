// Every token, sentence and span maps to bytes, and the CoNLL-U of a text gives the text back: for the
// samples, the treebank, and texts put together from what breaks readers.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>

#include "ingest/language/conllu.h"
#include "ingest/language/language_model.h"
#include "tests/language/sound_analysis.h"
#include "tests/language/tiny_model.h"

namespace kg::ingest {
namespace {

const LanguageModel& model() {
  static const testing::ScratchFolder kFolder;
  static const LanguageModel kModel = [] {
    testing::write_tiny_models(kFolder.path());
    return LanguageModel::load(kFolder.path(), testing::token_rows_folder());
  }();
  return kModel;
}

void expect_rebuilt(const std::string& text) {
  Document document;
  document.text = text;
  document.sections = {{SectionKind::body, {0, static_cast<std::uint32_t>(text.size())}}};
  const AnalysedDocument read = model().analyse(std::move(document), {.every_byte = true});
  testing::expect_sound(read);
  if (read.tokens.empty()) return;
  std::stringstream written;
  write_conllu(written, read, "x");
  const std::vector<ConlluSentence> again = read_conllu(written, "x");
  ASSERT_EQ(rebuilt_text(again), text);
  std::size_t word = 0;
  for (const ConlluSentence& sentence : again)
    for (const ConlluWord& one : sentence.words) {
      const Token& token = read.tokens[word++];
      ASSERT_EQ(one.form, text.substr(token.span.begin, token.span.size()));
    }
  ASSERT_EQ(word, read.tokens.size());
}

std::vector<std::filesystem::path> files_of(const char* folder, const char* ending) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(KG_SOURCE_DIR) / folder))
    if (entry.path().extension() == ending) files.push_back(entry.path());
  return files;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(AnyText, IsGivenBackByItsConlluForTheSamplesAndTheTreebank) {
  std::vector<std::filesystem::path> files = files_of("samples", ".txt");
  for (const auto& file : files_of("tests/treebank", ".conllu")) files.push_back(file);
  ASSERT_GE(files.size(), 10U);
  for (const auto& file : files) {
    SCOPED_TRACE(file.string());
    expect_rebuilt(bytes_of(file));
  }
}

TEST(AnyText, IsGivenBackByItsConlluHoweverOdd) {
  const std::vector<std::string> pieces = {"Envoys",
                                           "met",
                                           "U.S.",
                                           "Mr.",
                                           "don't",
                                           "can\u2019t",
                                           "US-led",
                                           "28-point",
                                           "$2.3bn",
                                           "\u20AC5m",
                                           "31.07%",
                                           "#Tag",
                                           "@a",
                                           "a@b.org",
                                           "www.x.y",
                                           "https://x.org/a(b)?c=1.",
                                           "\u201C",
                                           "\u201D",
                                           "\"",
                                           "'",
                                           "''",
                                           "`",
                                           "\u2019",
                                           "(",
                                           ")",
                                           "[",
                                           "]",
                                           "|",
                                           "\\",
                                           "\\s",
                                           "_",
                                           "*",
                                           ".",
                                           "...",
                                           "\u2026",
                                           "!?",
                                           ",",
                                           ";",
                                           ":",
                                           "-",
                                           "--",
                                           "\u2014",
                                           "\u2013",
                                           "/",
                                           "\u00A0",
                                           "\u2009",
                                           "\u3000",
                                           "\t",
                                           "\n",
                                           "\r\n",
                                           "\n\n",
                                           "\r",
                                           "\v",
                                           "\f",
                                           "\u2028",
                                           "\u0085",
                                           "\u200B",
                                           "\u200D",
                                           "\uFEFF",
                                           "\u00AD",
                                           "\u0301",
                                           "e\u0301",
                                           "\u0130",
                                           "\u1E9E",
                                           "\u041A\u0438\u0457\u0432",
                                           "\u0627\u0644",
                                           "\u4E2D\u56FD\u3002",
                                           "\U0001F468\u200D\U0001F469",
                                           "\U0001F1FA\U0001F1F8",
                                           "\U0001F44D\U0001F3FD",
                                           "\uFFFD",
                                           "1.",
                                           "2)",
                                           "3,000",
                                           "06:45",
                                           "'90s",
                                           "O'Neill",
                                           "d'Ivoire",
                                           "\x01",
                                           std::string(300, 'x')};
  std::mt19937 random(20251125);  // its numbers are the same everywhere, those of distributions are not
  for (int round = 0; round < 400; ++round) {
    std::string text;
    const std::size_t size = 1 + random() % 60;
    for (std::size_t i = 0; i < size; ++i) {
      text += pieces[random() % pieces.size()];
      if (random() % 3 == 0) text += ' ';
    }
    SCOPED_TRACE("round " + std::to_string(round) + ": " + text);
    expect_rebuilt(text);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace kg::ingest
