// Accuracy of the language analysis on the development sets, its speed, memory and time of loading.
//
//   language_bench CORPORA [MODEL]     MODEL is fast (default) or accurate
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <string>

#include "bench/language/dev_sets.h"
#include "bench/language/stages.h"
#include "ingest/language/kernels.h"
#include "ingest/language/language_model.h"

namespace kg::bench {
namespace {

namespace fs = std::filesystem;

// Kilobytes of a line of /proc/self/status, 0 where there is none.
long status_kilobytes(const std::string& key) {
  std::ifstream in("/proc/self/status");
  std::string line;
  while (std::getline(in, line))
    if (line.starts_with(key + ":")) return std::stol(line.substr(key.size() + 1));
  return 0;
}

std::string cells(const ingest::Agreement& one) {
  return fmt::format("{:6.2f} {:6.2f} {:6.2f}", 100 * one.precision(), 100 * one.recall(), 100 * one.f1());
}

std::string row(const ingest::AnalysisScore& score) {
  std::string out;
  for (const ingest::Agreement* one :
       {&score.upos, &score.xpos, &score.lemmas, &score.heads, &score.labels, &score.words, &score.sentences})
    out += fmt::format(" {:9.2f}", 100 * one->f1());
  return out;
}

// Paragraphs of a text as documents of some thousand bytes, until there are enough.
std::vector<Document> documents_of(const fs::path& file, std::size_t bytes) {
  std::ifstream in(file, std::ios::binary);
  std::vector<Document> out;
  std::string line, text;
  std::size_t total = 0;
  while (total < bytes && std::getline(in, line)) {
    text += line + "\n\n";
    if (text.size() < 4000) continue;
    total += text.size();
    Document document;
    document.sections = {{SectionKind::body, {0, static_cast<std::uint32_t>(text.size())}}};
    document.text = std::move(text);
    out.push_back(std::move(document));
    text.clear();
  }
  return out;
}

double loading_milliseconds(const fs::path& models, const fs::path& tokens, ingest::Accuracy accuracy) {
  double best = 1e9;
  for (int i = 0; i < 5; ++i) {
    const auto start = std::chrono::steady_clock::now();
    const ingest::LanguageModel model = ingest::LanguageModel::load(models, tokens, accuracy);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    best = std::min(best, took.count());
  }
  return best;
}

void run(const fs::path& corpora, const std::string& name) {
  const fs::path data = KG_SOURCE_DIR "/data";
  const fs::path models = data / "en" / "models";
  const ingest::Accuracy accuracy = name == "fast" ? ingest::Accuracy::fast : ingest::Accuracy::accurate;
  const long before = status_kilobytes("VmRSS");
  const double loading = loading_milliseconds(models, data / "en" / "tokens", accuracy);
  std::uintmax_t bytes = 0;
  for (const char* file : {"parser.kgm", "sentences.kgm", "lemmas.kgm"})
    bytes += fs::file_size(models / file);
  if (accuracy == ingest::Accuracy::accurate)
    for (const auto& entry : fs::directory_iterator(models / "accurate")) bytes += entry.file_size();
  {
    const ingest::LanguageModel model = ingest::LanguageModel::load(models, data / "en" / "tokens", accuracy);
    std::cout << fmt::format("model {}, kernel {}\n\n{:<22}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}\n",
                             name, ingest::best_kernels().name, "", "UPOS", "XPOS", "lemma", "UAS", "LAS",
                             "words", "sentences");
    for (const char* set : {"ewt", "gum"}) {
      const TreebankFigures figures =
          treebank_figures(model, corpora / "ud" / (std::string(set) + "-dev.conllu"));
      std::cout << fmt::format("{:<22}{}\n", std::string(set) + " dev, gold tokens", row(figures.gold_tokens))
                << fmt::format("{:<22}{}\n", std::string(set) + " dev, raw text", row(figures.raw_text));
    }
    std::cout << fmt::format("\nentities               {:>6} {:>6} {:>6}\n", "P", "R", "F1");
    for (const char* set : {"conllpp_dev", "crossner_politics_dev"})
      std::cout << fmt::format("{:<23}{}\n", set,
                               cells(entity_figures(model, corpora / "ner" / (std::string(set) + ".txt"))));
    std::cout << fmt::format(
        "\nfiles {:.1f} MB; loading {:.1f} ms; memory after the sets {:.0f} MB (peak {:.0f})\n",
        static_cast<double>(bytes) / 1e6, loading,
        static_cast<double>(status_kilobytes("VmRSS") - before) / 1024,
        static_cast<double>(status_kilobytes("VmHWM")) / 1024);
  }
  const ingest::Pipeline pipeline = ingest::Pipeline::load(data, {name});
  std::cout << fmt::format("\nactor types            {:>6} {:>6} {:>6}\n", "P", "R", "F1");
  for (const TypeFigures& one : type_figures(pipeline, corpora / "ner" / "crossner_politics_dev.txt"))
    std::cout << fmt::format("crossner {:<14}{}\n", one.type, cells(one.agreement));

  std::cout << "\nwords/s on one core, wikinews\n";
  const std::vector<Document> documents = documents_of(corpora / "text" / "wikinews-2019-2020.txt", 300000);
  for (const StageSpeed& one : stage_speeds(pipeline, data, models, documents, 3))
    std::cout << fmt::format("{:<32}{:>12.0f}\n", one.stage, one.words_a_second);
}

}  // namespace
}  // namespace kg::bench

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "language_bench CORPORA [MODEL]\n";
    return 2;
  }
  try {
    kg::bench::run(argv[1], argc > 2 ? argv[2] : "fast");
  } catch (const std::exception& error) {
    std::cerr << "language_bench: " << error.what() << '\n';
    return 2;
  }
  return 0;
}
