#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "graph/catalogue.h"
#include "ingest/claims/gold_article.h"
#include "ingest/mentions/pronoun_training.h"
#include "ingest/pipeline.h"
#include "tools/annotated_articles.h"
#include "tools/kgtrain_steps.h"

namespace kg::tools {

void train_pronouns(const TrainingPlan& plan) {
  const Catalogue catalogue = Catalogue::load(plan.data / "actors");
  const ingest::MentionLexicon lexicon = ingest::MentionLexicon::load(plan.data / "en");
  const ingest::LinkNetwork descriptions = ingest::LinkNetwork::load(plan.models / "descriptions.kgm");
  const ingest::Pipeline pipeline = ingest::Pipeline::load(plan.data);
  ingest::PronounTrainer trainer(catalogue, lexicon, descriptions);
  const std::vector<std::string> files = annotated_articles(plan.articles);
  for (const std::string& file : files) {
    const ingest::GoldArticle gold = ingest::read_gold_article(file);
    std::vector<std::vector<std::string>> forms;
    for (const ingest::GoldActor& actor : gold.actors) {
      forms.push_back(actor.mentions);
      forms.back().push_back(actor.name);
    }
    std::vector<ingest::TaughtClaim> claims;
    for (const ingest::GoldClaim& claim : gold.claims)
      claims.push_back({claim.evidence, claim.subject, claim.object, claim.speaker,
                        claim.event_class == "ROLE" || claim.event_class == "MEMBERSHIP" ||
                            claim.event_class == "FAMILY"});
    trainer.add(forms, claims, pipeline.explain(annotated_text(file, pipeline)).mentioned.analysis);
  }
  const std::filesystem::path out = plan.models / "pronouns.kgm";
  trainer.train({}).save(out);
  plan.say(
      fmt::format("pronouns: {}, {} articles, {} pronouns", out.string(), files.size(), trainer.lessons()));
}

}  // namespace kg::tools
