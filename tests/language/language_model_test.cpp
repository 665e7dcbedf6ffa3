#include "ingest/language/language_model.h"

#include <gtest/gtest.h>

#include <sstream>
#include <thread>

#include "ingest/language/conllu.h"
#include "ingest/language/network_model.h"
#include "ingest/language/pack.h"
#include "tests/language/sound_analysis.h"
#include "tests/language/tiny_model.h"

namespace kg::ingest {
namespace {

const std::filesystem::path& tiny_folder() {
  static const testing::ScratchFolder kFolder;
  static const bool kWritten = (testing::write_tiny_models(kFolder.path()), true);
  (void)kWritten;
  return kFolder.path();
}

const LanguageModel& model() {
  static const LanguageModel kModel = LanguageModel::load(tiny_folder(), testing::token_rows_folder());
  return kModel;
}

Document document_of_text(std::string text) {
  Document document;
  document.text = std::move(text);
  document.sections = {{SectionKind::body, {0, static_cast<std::uint32_t>(document.text.size())}}};
  return document;
}

std::string conllu(const AnalysedDocument& document) {
  std::ostringstream out;
  write_conllu(out, document, "x");
  return out.str();
}

TEST(LanguageModel, ReadsBodyHeadlineAndCaptionAndNothingElse) {
  Document document;
  document.text = "Talks end\n\nBy A. Writer\n\nEnvoys met ministers.\nThey agreed.\n\nRelated Articles";
  document.sections = {{SectionKind::headline, {0, 9}},
                       {SectionKind::byline, {11, 23}},
                       {SectionKind::body, {25, 59}},
                       {SectionKind::furniture, {61, 77}}};
  const AnalysedDocument read = model().analyse(document);
  testing::expect_sound(read);
  ASSERT_GE(read.sentences.size(), 2U);
  EXPECT_EQ(read.sentences.front().section, SectionKind::headline);
  EXPECT_EQ(read.text(read.sentences.front().tokens), "Talks end");
  EXPECT_EQ(read.sentences.back().section, SectionKind::body);
  EXPECT_EQ(read.sentences.back().span.end, 59U);

  const AnalysedDocument all = model().analyse(document, {.every_byte = true});
  testing::expect_sound(all);
  EXPECT_EQ(all.tokens.back().form, "Articles");
  EXPECT_EQ(conllu(all).find("By") != std::string::npos, true);
}

TEST(LanguageModel, RebuildsAnyTextFromItsConllu) {
  const std::string text =
      " \n“Don’t!”\t she said\xC2\xA0— twice…  \r\n\r\nКиїв | a\\b \xF0\x9F\x91\x8D\n\n\n(U.S.-led) can't.  ";
  const AnalysedDocument read = model().analyse(document_of_text(text), {.every_byte = true});
  testing::expect_sound(read);
  std::istringstream in(conllu(read));
  EXPECT_EQ(rebuilt_text(read_conllu(in, "out")), text);
}

TEST(LanguageModel, AnalysesNothingOfNoText) {
  for (const char* text : {"", " \n\n\t "}) {
    const AnalysedDocument read = model().analyse(document_of_text(text), {.every_byte = true});
    EXPECT_TRUE(read.tokens.empty());
    EXPECT_TRUE(read.sentences.empty());
  }
}

TEST(LanguageModel, CutsASentenceWithoutAnEndAtItsBestMarks) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += i % 40 == 39 ? "envoys, " : "the ";
  const AnalysedDocument read = model().analyse(document_of_text(text));
  testing::expect_sound(read);
  for (const Sentence& sentence : read.sentences) {
    EXPECT_LE(sentence.tokens.end - sentence.tokens.begin, kLongestSentence);
    EXPECT_EQ(read.tokens[sentence.tokens.end - 1].form, ",");
  }
}

// No sentence is longer than the cap, so that the work a token is bounded whatever the text.
TEST(LanguageModel, PartsAHundredThousandWordsWithoutAFullStop) {
  constexpr std::size_t kWords = 100000;
  std::string text;
  for (std::size_t i = 0; i < kWords; ++i) text += "talks ";
  const AnalysedDocument read = model().analyse(document_of_text(text), {.every_byte = true});
  testing::expect_sound(read);
  EXPECT_EQ(read.tokens.size(), kWords);
  EXPECT_EQ(read.sentences.size(), (kWords + kLongestSentence - 1) / kLongestSentence);
  for (const Sentence& sentence : read.sentences)
    EXPECT_LE(sentence.tokens.end - sentence.tokens.begin, kLongestSentence);
}

TEST(LanguageModel, ReadsAMillionCharactersWithoutASpace) {
  for (const char* piece : {"a", "-", "#", "7"}) {
    std::string text;
    while (text.size() < 1000000) text += piece;
    const AnalysedDocument read = model().analyse(document_of_text(text), {.every_byte = true});
    testing::expect_sound(read);
    std::size_t bytes = 0;
    for (const Token& token : read.tokens) bytes += token.span.size();
    EXPECT_EQ(bytes, text.size()) << piece;
  }
}

TEST(LanguageModel, KeepsGivenTokensAndSentencesHoweverLong) {
  std::string line;
  for (int i = 0; i < 500; ++i) line += "talks ";
  const AnalysedDocument read = model().analyse_tokens(tokenised_lines(line + "\n\n  U.S.-led don't \n"));
  testing::expect_sound(read);
  ASSERT_EQ(read.sentences.size(), 2U);
  EXPECT_EQ(read.sentences[0].tokens.end, 500U);
  EXPECT_EQ(read.tokens[500].form, "U.S.-led");
  EXPECT_EQ(read.tokens[501].form, "don't");
}

TEST(LanguageModel, GivesEachSentenceTheSameAnalysisAloneAndAmongOthers) {
  const std::string first = "Envoys met the ministers.";
  const std::string second = "Talks ended today, they agreed, and the envoys met.";
  const auto tokens_of = [](const AnalysedDocument& document, std::size_t from, std::size_t count) {
    std::string out;
    for (std::size_t i = from; i < from + count; ++i) {
      const Token& token = document.tokens[i];
      out += token.form + '/' + token.xpos + '/' + token.upos + '/' + token.deprel + '/' +
             std::to_string(token.head == kRoot ? -1 : token.head - static_cast<std::int32_t>(from)) + ' ';
    }
    return out;
  };
  const AnalysedDocument one = model().analyse(document_of_text(first));
  const AnalysedDocument both = model().analyse(document_of_text(second + "\n\n" + first));
  const std::size_t count = one.tokens.size();
  EXPECT_EQ(tokens_of(one, 0, count), tokens_of(both, both.tokens.size() - count, count));
}

TEST(LanguageModel, GivesTheSameBytesFromManyThreads) {
  const std::string text = "Envoys met ministers. They agreed on strange xylophones, zebras and quays.";
  const std::string expected = conllu(model().analyse(document_of_text(text)));
  const LanguageModel fresh = LanguageModel::load(tiny_folder(), testing::token_rows_folder());
  std::vector<std::string> found(4);
  std::vector<std::thread> threads;
  for (std::string& one : found)
    threads.emplace_back([&] { one = conllu(fresh.analyse(document_of_text(text))); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& one : found) EXPECT_EQ(one, expected);
}

TEST(LanguageModel, HasAnotherFingerprintWithAnotherModel) {
  const testing::ScratchFolder folder;
  testing::write_tiny_models(folder.path());
  const auto fingerprint = [&] {
    return LanguageModel::load(folder.path(), testing::token_rows_folder()).fingerprint();
  };
  EXPECT_EQ(fingerprint(), model().fingerprint());
  std::filesystem::copy_file(folder.path() / "lemmas.kgm", folder.path() / "old.kgm");
  std::filesystem::copy_file(folder.path() / "parser.kgm", folder.path() / "same.kgm");
  EXPECT_EQ(fingerprint(), model().fingerprint());
}

TEST(NetworkModel, RefusesEntityLabelsThatLeadNowhere) {
  const testing::ScratchFolder folder;
  train::Checkpoint checkpoint = testing::tiny_checkpoint(1);
  checkpoint.vocabularies["ner"][1] = "x-PER";
  pack(checkpoint, folder.path() / "parser.kgm");
  EXPECT_THROW(NetworkModel::open(folder.path() / "parser.kgm"), ModelError);
}

TEST(ShippedModel, TakesAFileForANounAndAPageForAnAddress) {
  const LanguageModel shipped = LanguageModel::load(KG_SOURCE_DIR "/data/en/models");
  const AnalysedDocument read = shipped.analyse(document_of_text(
      "The ministry sent PeaceAccordDraft.pdf on Monday. The text stands at www.un.org/accord."));
  const auto tag = [&](const std::string& form) {
    for (const Token& token : read.tokens)
      if (token.form == form) return token.upos + '/' + token.xpos;
    return std::string("not a token");
  };
  EXPECT_EQ(tag("PeaceAccordDraft.pdf"), "NOUN/NN");
  EXPECT_EQ(tag("www.un.org/accord"), "PROPN/ADD");
}

}  // namespace
}  // namespace kg::ingest
