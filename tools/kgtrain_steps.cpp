#include "tools/kgtrain_steps.h"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>
#include <vector>

#include "ingest/language/conllu.h"
#include "ingest/language/lemmatiser_training.h"
#include "ingest/language/pack.h"
#include "ingest/language/splitter_training.h"
#include "tools/command_line.h"

namespace kg::tools {
namespace {

std::vector<std::vector<ingest::ConlluSentence>> treebanks(const TrainingPlan& plan) {
  std::vector<std::vector<ingest::ConlluSentence>> banks;
  for (const char* name : {"ewt-train.conllu", "gum-train.conllu"}) {
    const std::filesystem::path file = plan.corpora / "ud" / name;
    std::ifstream in(file, std::ios::binary);
    if (!in)
      throw std::runtime_error(file.string() +
                               ": cannot be read. --corpora has to name the folder that holds ud/.");
    banks.push_back(ingest::read_conllu(in, file.string()));
  }
  return banks;
}

}  // namespace

void TrainingPlan::say(const std::string& what) const {
  if (!quiet) message(what);
}

void train_lemmas(const TrainingPlan& plan) {
  const std::filesystem::path out = plan.models / "lemmas.kgm";
  ingest::train_lemmatiser(treebanks(plan), ingest::LemmaRows::of(plan.tokens), out);
  plan.say("lemmas: " + out.string());
}

void train_sentences(const TrainingPlan& plan) {
  const std::filesystem::path out = plan.models / "sentences.kgm";
  ingest::train_splitter(treebanks(plan), ingest::Tokeniser::load(plan.tokens), out);
  plan.say("sentences: " + out.string());
}

void pack_language(const TrainingPlan& plan) {
  const std::filesystem::path folder = plan.seed == 1 ? plan.models : plan.models / "accurate";
  std::filesystem::create_directories(folder);
  const std::filesystem::path out = folder / ("parser" + plan.mark() + ".kgm");
  ingest::pack(ingest::train::Checkpoint::load(plan.checkpoint()), out);
  plan.say(fmt::format("pack: {}, {} bytes", out.string(), std::filesystem::file_size(out)));
}

}  // namespace kg::tools
