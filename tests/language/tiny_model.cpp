#include "tests/language/tiny_model.h"

#include <unistd.h>

#include <atomic>
#include <fstream>
#include <random>
#include <sstream>

#include "ingest/language/lemmatiser_training.h"
#include "ingest/language/pack.h"
#include "ingest/language/splitter_training.h"

namespace kg::ingest::testing {
namespace {

constexpr const char* kTreebank = R"(# newdoc
# newpar
1	Envoys	envoy	NOUN	NNS	_	2	nsubj	_	_
2	met	meet	VERB	VBD	_	0	root	_	_
3	ministers	minister	NOUN	NNS	_	2	obj	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

1	They	they	PRON	PRP	_	2	nsubj	_	_
2	agreed	agree	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

1	Talks	talk	NOUN	NNS	_	2	nsubj	_	_
2	ended	end	VERB	VBD	_	0	root	_	_
3	today	today	NOUN	NN	_	2	obl	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

)";

class Weights {
 public:
  Weights(train::Checkpoint& into, unsigned seed) : into_(into), random_(seed) {}

  void add(const std::string& name, std::vector<std::int64_t> shape) {
    std::int64_t size = 1;
    for (const std::int64_t side : shape) size *= side;
    train::Tensor tensor{std::move(shape), {}};
    for (std::int64_t i = 0; i < size; ++i)
      tensor.values.push_back(static_cast<float>(random_() % 2001) / 1000.0F - 1.0F);
    into_.tensors[name] = std::move(tensor);
  }
  void dense(const std::string& name, std::int64_t out, std::int64_t in) {
    add(name + ".weight", {out, in});
    add(name + ".bias", {out});
  }

 private:
  train::Checkpoint& into_;
  std::mt19937 random_;
};

}  // namespace

ScratchFolder::ScratchFolder() {
  static std::atomic<int> count{0};
  path_ = std::filesystem::temp_directory_path() /
          ("kg_language_" + std::to_string(getpid()) + "_" + std::to_string(count++));
  std::filesystem::create_directories(path_);
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

train::Checkpoint tiny_checkpoint(unsigned seed) {
  constexpr std::int64_t kWord = 16, kCharacter = 8, kFilters = 16, kHidden = 16, kArc = 16, kLabel = 16,
                         kEntity = 16;
  train::Checkpoint made;
  made.vocabularies["words"] = {"<pad>", "<unknown>", ",", ".", "agreed", "envoys", "met", "talks", "the"};
  made.vocabularies["chars"] = {"<pad>", "<unknown>", "<begin>", "<end>", "a", "d", "e", "n", "o", "s", "t"};
  made.vocabularies["xpos"] = {".", "NN", "NNP", "VBD"};
  made.vocabularies["upos"] = {"NOUN", "PROPN", "PUNCT", "VERB"};
  made.vocabularies["deprel"] = {"dep", "nsubj", "obj", "punct", "root"};
  made.vocabularies["ner"] = {"O"};
  for (const char* kind : {"PER", "ORG", "LOC", "MISC"})
    for (const char* place : {"B-", "I-", "E-", "S-"})
      made.vocabularies["ner"].push_back(std::string(place) + kind);
  const auto size = [&](const char* name) {
    return static_cast<std::int64_t>(made.vocabularies[name].size());
  };

  Weights weights(made, seed);
  weights.add("words.table", {size("words"), kWord});
  weights.add("chars.table", {size("chars"), kCharacter});
  weights.dense("chars.three", kFilters, 3 * kCharacter);
  weights.dense("chars.five", kFilters, 5 * kCharacter);
  weights.add("root.input", {kWord + 2 * kFilters});
  for (int layer = 1; layer <= 3; ++layer)
    for (const char* direction : {".forward", ".backward"}) {
      const std::string name = "lstm" + std::to_string(layer) + direction;
      weights.add(name + ".input", {4 * kHidden, layer == 1 ? kWord + 2 * kFilters : 2 * kHidden});
      weights.add(name + ".hidden", {4 * kHidden, kHidden});
      weights.add(name + ".bias", {4 * kHidden});
    }
  weights.dense("xpos", size("xpos"), 2 * kHidden);
  weights.dense("upos", size("upos"), 2 * kHidden);
  weights.dense("feedback", 2 * kHidden, size("xpos"));
  weights.dense("arc_head", kArc, 2 * kHidden);
  weights.dense("arc_dependent", kArc, 2 * kHidden);
  weights.dense("label_head", kLabel, 2 * kHidden);
  weights.dense("label_dependent", kLabel, 2 * kHidden);
  weights.dense("ner_hidden", kEntity, 2 * kHidden);
  weights.dense("ner", size("ner"), kEntity);
  weights.add("arcs.bilinear", {kArc + 1, kArc});
  weights.add("labels.bilinear", {size("deprel"), kLabel + 1, kLabel + 1});
  weights.add("ner.transitions", {size("ner"), size("ner")});
  weights.add("ner.start", {size("ner")});
  weights.add("ner.end", {size("ner")});
  return made;
}

std::vector<ConlluSentence> tiny_treebank() {
  std::istringstream in(kTreebank);
  return read_conllu(in, "tiny.conllu");
}

void write_tiny_models(const std::filesystem::path& folder) {
  pack(tiny_checkpoint(1), folder / "parser.kgm");
  train_splitter({tiny_treebank()}, Tokeniser::load(token_rows_folder()), folder / "sentences.kgm");
  train_lemmatiser({tiny_treebank()}, {.irregular = token_rows_folder() / "irregular.tsv"},
                   folder / "lemmas.kgm");
}

std::filesystem::path token_rows_folder() { return std::filesystem::path(KG_SOURCE_DIR) / "data/en/tokens"; }

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace kg::ingest::testing
