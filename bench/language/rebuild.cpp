// Whether the CoNLL-U of a text gives the text back, byte by byte, for whole corpora.
//
//   language_rebuild FILE...      plain text, or CoNLL-U, whose "# text" lines are taken
//
// Tokens and sentences are the shipped model's; tags and trees are a tiny network's of random weights, so
// that a hundred megabytes take minutes. Exit code 1 where a text came back changed.
#include <fstream>
#include <iostream>
#include <sstream>

#include "ingest/language/conllu.h"
#include "ingest/language/language_model.h"
#include "tests/language/tiny_model.h"

namespace kg::bench {
namespace {

constexpr std::size_t kChunk = 200000;  // bytes, about

struct Tally {
  std::size_t bytes = 0, words = 0, sentences = 0, changed = 0;
};

void look(const ingest::LanguageModel& model, std::string text, Tally& tally) {
  Document document;
  document.sections = {{SectionKind::body, {0, static_cast<std::uint32_t>(text.size())}}};
  document.text = std::move(text);
  const ingest::AnalysedDocument read = model.analyse(std::move(document), {.every_byte = true});
  std::stringstream written;
  ingest::write_conllu(written, read, "x");
  tally.bytes += read.document.text.size();
  tally.words += read.tokens.size();
  tally.sentences += read.sentences.size();
  if (read.tokens.empty()) return;
  if (ingest::rebuilt_text(ingest::read_conllu(written, "x")) != read.document.text) ++tally.changed;
}

Tally look_at(const ingest::LanguageModel& model, const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(file + ": cannot be read");
  const bool conllu = file.ends_with(".conllu");
  Tally tally;
  std::string line, text;
  while (std::getline(in, line)) {
    if (conllu && !line.starts_with("# text = ")) continue;
    text += (conllu ? line.substr(9) : line) + '\n';
    if (text.size() < kChunk) continue;
    look(model, std::move(text), tally);
    text.clear();
  }
  look(model, std::move(text), tally);
  return tally;
}

int run(int argc, char** argv) {
  const ingest::testing::ScratchFolder folder;
  ingest::testing::write_tiny_models(folder.path());
  for (const char* shipped : {"sentences.kgm", "lemmas.kgm"})
    std::filesystem::copy_file(std::filesystem::path(KG_SOURCE_DIR "/data/en/models") / shipped,
                               folder.path() / shipped, std::filesystem::copy_options::overwrite_existing);
  const ingest::LanguageModel model =
      ingest::LanguageModel::load(folder.path(), ingest::testing::token_rows_folder());
  std::size_t changed = 0;
  for (int i = 1; i < argc; ++i) {
    const Tally tally = look_at(model, argv[i]);
    std::cout << argv[i] << ": " << tally.bytes << " bytes, " << tally.words << " words, " << tally.sentences
              << " sentences, " << tally.changed << " texts changed" << std::endl;
    changed += tally.changed;
  }
  return changed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace kg::bench

int main(int argc, char** argv) {
  try {
    return kg::bench::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "language_rebuild: " << error.what() << '\n';
    return 2;
  }
}
