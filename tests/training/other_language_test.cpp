// Another language is another folder: from its treebank, entities and token rows to the program reading it.
//
// The invented language puts the verb last, marks the object by "ta" behind it, and has no word of English:
// "dt. Mira Tola ta manik ." is "Dr Mira helped Tola."
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "ingest/language/conllu.h"
#include "ingest/language/language_model.h"
#include "ingest/language/lemmatiser_training.h"
#include "ingest/language/pack.h"
#include "ingest/language/scoring.h"
#include "ingest/language/splitter_training.h"
#include "ingest/language/train/checkpoint.h"
#include "ingest/language/train/trainer.h"

namespace kg::ingest {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPeople[] = {"Mira", "Tola", "Beno", "Kasa", "Rudo", "Sivel"};
constexpr const char* kPlaces[] = {"Vor", "Zelun", "Omrat"};
constexpr const char* kStems[] = {"man", "tes", "gol", "fur"};

struct Row {
  std::string form, lemma, upos, xpos;
  int head;
  std::string deprel, ner;
};

// The i-th sentence: who, perhaps with a title, whom, perhaps where, and what is done, now or once.
std::vector<Row> sentence(unsigned i) {
  const std::string who = kPeople[i % 6];
  const std::string whom = kPeople[(i / 6 + i % 6 + 1) % 6];
  const std::string stem = kStems[(i / 2) % 4];
  const bool title = i % 3 == 0;
  const bool place = i % 4 < 2;
  const bool past = i % 5 < 2;
  const int subject = title ? 2 : 1;
  const int object = subject + 1;
  const int verb = object + 2 + (place ? 2 : 0);
  std::vector<Row> rows;
  if (title) rows.push_back({"dt.", "dt.", "NOUN", "T", subject, "nmod", "O"});
  rows.push_back({who, who, "PROPN", "N", verb, "nsubj", "B-PER"});
  rows.push_back({whom, whom, "PROPN", "N", verb, "obj", "B-PER"});
  rows.push_back({"ta", "ta", "ADP", "P", object, "case", "O"});
  if (place) {
    rows.push_back({kPlaces[i % 3], kPlaces[i % 3], "PROPN", "N", verb, "obl", "B-LOC"});
    rows.push_back({"ve", "ve", "ADP", "P", object + 2, "case", "O"});
  }
  rows.push_back({stem + (past ? "ik" : "ak"), stem, "VERB", past ? "VP" : "VN", 0, "root", "O"});
  rows.push_back({".", ".", "PUNCT", ".", verb, "punct", "O"});
  return rows;
}

std::string conllu(unsigned from, unsigned to) {
  std::ostringstream out;
  for (unsigned i = from; i < to; ++i) {
    const std::vector<Row> rows = sentence(i);
    if (i % 5 == 0) out << "# newpar\n";
    for (std::size_t k = 0; k < rows.size(); ++k) {
      const Row& row = rows[k];
      out << k + 1 << '\t' << row.form << '\t' << row.lemma << '\t' << row.upos << '\t' << row.xpos << "\t_\t"
          << row.head << '\t' << row.deprel << "\t_\t" << (row.ner == "O" ? "" : "NER=" + row.ner + "|")
          << (k + 2 == rows.size() ? "SpaceAfter=No" : "Lang=xx") << '\n';
    }
    out << '\n';
  }
  return out.str();
}

std::string labelled(unsigned from, unsigned to) {
  std::ostringstream out;
  for (unsigned i = from; i < to; ++i) {
    for (const Row& row : sentence(i)) out << row.form << ' ' << row.ner << '\n';
    out << '\n';
  }
  return out.str();
}

std::vector<ConlluSentence> bank(unsigned from, unsigned to) {
  std::istringstream in(conllu(from, to));
  return read_conllu(in, "xx.conllu");
}

void write(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

class InventedLanguage : public ::testing::Test {
 protected:
  static constexpr unsigned kTrained = 60, kAll = 72;
  fs::path root_ = fs::path(::testing::TempDir()) / "invented-language";

  void SetUp() override {
    fs::remove_all(root_);
    for (const char* name : {"ewt-train", "gum-train"})
      write(root_ / "corpora/ud" / (std::string(name) + ".conllu"), conllu(0, kTrained));
    for (const char* name : {"ewt-dev", "gum-dev"})
      write(root_ / "corpora/ud" / (std::string(name) + ".conllu"), conllu(kTrained, kAll));
    for (const char* name : {"conllpp_train", "wikigold", "crossner_politics_train"})
      write(root_ / "corpora/ner" / (std::string(name) + ".txt"), labelled(0, kTrained));
    for (const char* name : {"conllpp_dev", "crossner_politics_dev"})
      write(root_ / "corpora/ner" / (std::string(name) + ".txt"), labelled(kTrained, kAll));
    write(root_ / "data/en/tokens/abbreviations.tsv", "form\tkind\ndt\ttitle\n");
    write(root_ / "data/en/tokens/contractions.tsv", "form\twords\n");
    write(root_ / "data/en/tokens/pieces.tsv", "piece\tkind\n");
    write(root_ / "data/en/tokens/irregular.tsv", "form\txpos\tlemma\n");
  }
  void TearDown() override { fs::remove_all(root_); }

  // The rest of a data folder: actors, classes and the rows of the later rooms are not of this test.
  void borrow_other_rooms() const {
    const fs::path shipped = KG_SOURCE_DIR "/data";
    for (const auto& entry : fs::directory_iterator(shipped))
      if (entry.path().filename() != "en")
        fs::create_symlink(entry.path(), root_ / "data" / entry.path().filename());
    for (const auto& entry : fs::directory_iterator(shipped / "en"))
      if (!fs::exists(root_ / "data/en" / entry.path().filename()) && entry.path().filename() != "models")
        fs::create_symlink(entry.path(), root_ / "data/en" / entry.path().filename());
  }
};

TEST_F(InventedLanguage, IsTrainedAndReadFromItsOwnFolder) {
  const fs::path models = root_ / "data/en/models";
  const fs::path tokens = root_ / "data/en/tokens";
  fs::create_directories(models);

  train::TrainingOptions options;
  options.corpora = root_ / "corpora";
  options.checkpoint = root_ / "model.ckpt";
  options.passes = 30;
  options.tokens_a_step = 150;
  train::train_language_model(options, [](const std::string&) {});
  pack(train::Checkpoint::load(options.checkpoint), models / "parser.kgm");
  train_lemmatiser({bank(0, kTrained)}, LemmaRows::of(tokens), models / "lemmas.kgm");
  train_splitter({bank(0, kTrained)}, Tokeniser::load(tokens), models / "sentences.kgm");

  // Sentences that were not trained on, as running text.
  const AnalysedDocument gold = document_of(bank(kTrained, kAll));
  const LanguageModel model = LanguageModel::load(models);
  const AnalysisScore score = compare(gold, model.analyse(gold.document, {.every_byte = true}));
  EXPECT_EQ(score.words.f1(), 1.0);
  EXPECT_EQ(score.sentences.f1(), 1.0);
  EXPECT_EQ(score.lemmas.f1(), 1.0);
  EXPECT_GE(score.xpos.f1(), 0.98);
  EXPECT_GE(score.labels.f1(), 0.98);
  EXPECT_GE(score.entities.f1(), 0.98);

  borrow_other_rooms();
  write(root_ / "xx.txt", gold.document.text);
  const std::string command = "KG_DATA='" + (root_ / "data").string() + "' " +
                              KG_BIN_DIR "/kgbuild extract --model fast '" + (root_ / "xx.txt").string() +
                              "' --as conllu --input text > '" + (root_ / "out.conllu").string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  std::ifstream in(root_ / "out.conllu", std::ios::binary);
  const std::vector<ConlluSentence> written = read_conllu(in, "out.conllu");
  EXPECT_EQ(written.size(), gold.sentences.size());
  EXPECT_EQ(rebuilt_text(written), gold.document.text);
}

}  // namespace
}  // namespace kg::ingest
