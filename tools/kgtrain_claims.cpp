#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <variant>
#include <vector>

#include "ingest/claims/pair_training.h"
#include "ingest/pipeline.h"
#include "ingest/read/document_stream.h"
#include "tools/kgtrain_steps.h"

namespace kg::tools {
namespace {

std::vector<std::string> articles_in(const std::filesystem::path& folder) {
  std::vector<std::string> files;
  if (std::filesystem::is_directory(folder))
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      if (entry.path().extension() == ".json") files.push_back(entry.path().string());
  if (files.empty())
    throw std::runtime_error(folder.string() +
                             ": there are no annotated articles. --articles has to name their folder.");
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

void train_claims(const TrainingPlan& plan) {
  const ingest::Pipeline pipeline = ingest::Pipeline::load(plan.data);
  const std::vector<std::string> files = articles_in(plan.articles);
  std::vector<ingest::PairExample> examples;
  for (std::uint32_t i = 0; i < files.size(); ++i) {
    ingest::DocumentStream stream({files[i]}, {}, pipeline.page_cues());
    auto item = stream.next();
    if (const auto* bad = std::get_if<ingest::BadDocument>(&*item)) throw std::runtime_error(bad->message);
    const ingest::ReadingSteps steps = pipeline.explain(std::get<Document>(std::move(*item)));
    ingest::add_examples(ingest::read_gold_article(files[i]), steps.mentioned, steps.reading.actors,
                         pipeline.lexicon(), i, examples);
  }
  const ingest::PairModel model =
      ingest::train_pairs(examples, pipeline.lexicon(), {}, [](std::uint32_t) { return true; });
  const std::filesystem::path out = plan.models / "claims.kgp";
  model.save(out);
  plan.say(fmt::format("claims: {}, {} pairs of actors in {} articles", out.string(), examples.size(),
                       files.size()));
}

}  // namespace kg::tools
