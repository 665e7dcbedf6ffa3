#include "bench/language/stages.h"

#include <algorithm>
#include <chrono>
#include <functional>

#include "ingest/language/language_model.h"
#include "ingest/language/lemmatiser.h"
#include "ingest/language/sentence_splitter.h"
#include "ingest/language/tokeniser.h"

namespace kg::bench {
namespace {

double fastest(int times, const std::function<void()>& act) {
  double best = 0;
  for (int i = 0; i < times; ++i) {
    const auto start = std::chrono::steady_clock::now();
    act();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    best = i == 0 ? took.count() : std::min(best, took.count());
  }
  return best;
}

}  // namespace

std::vector<StageSpeed> stage_speeds(const ingest::Pipeline& pipeline, const std::filesystem::path& data,
                                     const std::filesystem::path& models,
                                     const std::vector<Document>& documents, int times) {
  const ingest::Tokeniser tokeniser = ingest::Tokeniser::load(data / "en" / "tokens");
  const ingest::SentenceSplitter splitter = ingest::SentenceSplitter::open(models / "sentences.kgm");
  const ingest::Lemmatiser lemmatiser = ingest::Lemmatiser::open(models / "lemmas.kgm");

  std::vector<std::vector<ingest::Piece>> pieces(documents.size());
  const double tokens = fastest(times, [&] {
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const auto size = static_cast<std::uint32_t>(documents[i].text.size());
      pieces[i] = tokeniser.pieces(documents[i].text, {0, size});
    }
  });
  std::size_t ends = 0;
  const double sentences = fastest(times, [&] {
    for (std::size_t i = 0; i < documents.size(); ++i)
      ends += splitter.ends(documents[i].text, pieces[i]).size();
  });
  std::vector<ingest::AnalysedDocument> analysed(documents.size());
  const double whole = fastest(times, [&] {
    for (std::size_t i = 0; i < documents.size(); ++i)
      analysed[i] = pipeline.language().analyse(documents[i], {.every_byte = true});
  });
  std::size_t words = 0;
  std::size_t letters = 0;
  const double lemmas = fastest(times, [&] {
    words = 0;
    for (const ingest::AnalysedDocument& document : analysed)
      for (const ingest::Token& token : document.tokens) {
        letters += lemmatiser.lemma(token.form, token.upos, token.xpos, false).size();
        ++words;
      }
  });
  const double mentions = fastest(times, [&] {
    for (const ingest::AnalysedDocument& document : analysed)
      letters += pipeline.mentioned(document).mentions.size();
  });
  const auto speed = [&](double seconds) { return static_cast<double>(words) / std::max(seconds, 1e-9); };
  return {{"tokens", speed(tokens)},
          {"sentences", speed(sentences)},
          {"tags, trees, entities", speed(whole - tokens - sentences - lemmas)},
          {"lemmas", speed(lemmas)},
          {"raw text to trees and entities", speed(whole)},
          {"mentions, chains, actor types", speed(mentions)}};
}

}  // namespace kg::bench
