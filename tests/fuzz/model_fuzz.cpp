// Model files that are damaged or were never models, also such whose checksum fits: a message that names the
// file, or a model that analyses a text without harm.
//
// An input is a file, a way and bytes. Ways: changes to a small model that is whole, its size and checksum
// made to fit; a file made from the bytes, made to fit; the bytes as they are.

#include <xxhash.h>

#include <array>
#include <cstring>
#include <stdexcept>

#include "ingest/claims/pair_features.h"
#include "ingest/claims/pair_model.h"
#include "ingest/language/language_model.h"
#include "tests/fuzz/target.h"
#include "tests/language/tiny_model.h"

namespace {

namespace fs = std::filesystem;
using namespace kg;

constexpr std::array<const char*, 4> kFiles = {"parser.kgm", "sentences.kgm", "lemmas.kgm", "claims.kgp"};
constexpr std::size_t kHeader = 32;

void make_to_fit(std::string& model) {
  if (model.size() < kHeader) model.resize(kHeader);
  std::memcpy(model.data(), "kgmodel1\1\0\0\0", 12);
  const std::uint64_t size = model.size();
  std::memcpy(model.data() + 16, &size, 8);
  const std::uint64_t checksum = XXH3_64bits(model.data() + kHeader, model.size() - kHeader);
  std::memcpy(model.data() + 24, &checksum, 8);
}

void make_pairs_to_fit(std::string& model) {
  constexpr std::size_t kHash = 8;
  if (model.size() < kHash) model.resize(kHash);
  const std::uint64_t hash = XXH3_64bits(model.data(), model.size() - kHash);
  std::memcpy(model.data() + model.size() - kHash, &hash, kHash);
}

// Four bytes a change: where, near the beginning or anywhere, two for the place, one for the new byte.
std::string changed(std::string model, const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kTable = 4096;  // bytes in which names, types and sizes of the arrays stand
  for (; size >= 4 && !model.empty(); data += 4, size -= 4) {
    const std::size_t place = data[1] + 256U * data[2];
    if (data[0] == 255)
      model.resize(model.size() - place % model.size());
    else if (data[0] % 4 != 0)
      model[place % std::min(kTable, model.size())] = static_cast<char>(data[3]);
    else
      model[place * model.size() / 65536] = static_cast<char>(data[3]);
  }
  return model;
}

class Models {
 public:
  Models() {
    ingest::testing::write_tiny_models(whole_.path());
    ingest::PairWeights weights;
    weights.features = {3, 5, 8};
    weights.hidden = {1, 2, 3, 4, 5, 6};
    weights.hidden_bias = {7, 8};
    weights.out = {1, 2, 3, 4};
    weights.out_bias = {-5, 6};
    weights.bound = {4};
    weights.bound_weights = {9};
    ingest::PairModel({"CONSULT", "AGREE"}, {0.5, 0.25}, std::move(weights)).save(whole_.path() / kFiles[3]);
    for (std::size_t i = 0; i < kFiles.size(); ++i) {
      models_[i] = fuzz::contents(whole_.path() / kFiles[i]);
      files_[i].write(models_[i]);
      fs::create_symlink(files_[i].path(), folder_.path() / kFiles[i]);
    }
  }

  const std::string& whole(std::size_t i) const { return models_[i]; }

  void load(std::size_t i, const std::string& bytes) {
    files_[i].write(bytes);
    try {
      use(i);
    } catch (const std::runtime_error& error) {
      files_[i].write(models_[i]);
      const std::string message = error.what();
      fuzz::promise(fuzz::is_plain_message(message) && message.find(kFiles[i]) != std::string::npos,
                    "the message names the file: " + message);
      return;
    }
    files_[i].write(models_[i]);
  }

 private:
  void use(std::size_t i) const {
    if (i == 3) {
      const auto model = ingest::PairModel::load(folder_.path() / kFiles[3]);
      ingest::ActorPair pair;
      pair.features = {3, 8};
      for (const auto& score : model.scores(pair))
        fuzz::promise(score.probability >= 0 && score.probability <= 1, "a probability is one");
      return;
    }
    const auto model = ingest::LanguageModel::load(folder_.path(), ingest::testing::token_rows_folder());
    Document document;
    document.text = "Envoys met the ministers in Kyiv. They agreed, \"the talks\" ended 19 Dec.";
    document.sections = {{SectionKind::body, {0, static_cast<std::uint32_t>(document.text.size())}}};
    const ingest::AnalysedDocument analysed = model.analyse(std::move(document));
    for (const ingest::Sentence& sentence : analysed.sentences)
      for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
        const std::int32_t head = analysed.tokens[at].head;
        fuzz::promise(head == ingest::kRoot || (head >= static_cast<std::int32_t>(sentence.tokens.begin) &&
                                                head < static_cast<std::int32_t>(sentence.tokens.end)),
                      "a head lies in its sentence");
      }
  }

  ingest::testing::ScratchFolder whole_;
  fuzz::ScratchFolder folder_;
  std::array<fuzz::MemoryFile, kFiles.size()> files_;
  std::array<std::string, kFiles.size()> models_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Models models;
  if (size < 2) return 0;
  const std::size_t file = data[0] % kFiles.size();
  const unsigned way = data[1] % 4;
  std::string model =
      way < 2 ? changed(models.whole(file), data + 2, size - 2) : fuzz::bytes(data + 2, size - 2);
  if (way != 3) file == 3 ? make_pairs_to_fit(model) : make_to_fit(model);
  models.load(file, model);
  return 0;
}
