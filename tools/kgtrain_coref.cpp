#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

#include "ingest/language/language_model.h"
#include "ingest/mentions/link_training.h"
#include "tools/kgtrain_steps.h"

namespace kg::tools {

void train_coref(const TrainingPlan& plan) {
  const std::filesystem::path file = plan.corpora / "ud" / "gum-train.conllu";
  std::ifstream in(file);
  if (!in)
    throw std::runtime_error(file.string() +
                             ": there is no such corpus. --corpora has to name the folder that holds ud/.");
  const Catalogue catalogue = Catalogue::load(plan.data / "actors");
  const ingest::MentionLexicon lexicon = ingest::MentionLexicon::load(plan.data / "en");
  const ingest::LanguageModel language = ingest::LanguageModel::load(plan.data / "en" / "models");
  ingest::LinkTrainer trainer(catalogue, lexicon);
  std::size_t documents = 0;
  for (const ingest::AnnotatedDocument& annotated : ingest::read_annotated_chains(in, file.string())) {
    trainer.add(annotated, language.analyse_tokens(annotated.analysis));
    ++documents;
  }
  const std::filesystem::path out = plan.models / "coref.kgm";
  trainer.train({}).save(out);
  plan.say(fmt::format("coref: {}, {} documents", out.string(), documents));
}

}  // namespace kg::tools
