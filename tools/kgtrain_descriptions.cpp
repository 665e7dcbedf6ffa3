#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "graph/catalogue.h"
#include "ingest/claims/gold_article.h"
#include "ingest/mentions/description_training.h"
#include "ingest/pipeline.h"
#include "tools/annotated_articles.h"
#include "tools/kgtrain_steps.h"

namespace kg::tools {

void train_descriptions(const TrainingPlan& plan) {
  const Catalogue catalogue = Catalogue::load(plan.data / "actors");
  const ingest::MentionLexicon lexicon = ingest::MentionLexicon::load(plan.data / "en");
  const ingest::Pipeline pipeline = ingest::Pipeline::load(plan.data);
  ingest::DescriptionTrainer trainer(catalogue, lexicon);
  const std::vector<std::string> files = annotated_articles(plan.articles);
  for (const std::string& file : files) {
    std::vector<std::vector<std::string>> forms;
    for (const ingest::GoldActor& actor : ingest::read_gold_article(file).actors) {
      forms.push_back(actor.mentions);
      forms.back().push_back(actor.name);
    }
    trainer.add(forms, pipeline.explain(annotated_text(file, pipeline)).mentioned.analysis);
  }
  const std::filesystem::path out = plan.models / "descriptions.kgm";
  trainer.train({}).save(out);
  plan.say(fmt::format("descriptions: {}, {} articles", out.string(), files.size()));
}

}  // namespace kg::tools
