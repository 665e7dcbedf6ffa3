// The steps that need libtorch and fastText.
#include <algorithm>
#include <stdexcept>
#include <vector>

#include "ingest/language/train/trainer.h"
#include "ingest/language/train/word_vectors.h"
#include "tools/kgtrain_steps.h"

namespace kg::tools {

void train_vectors(const TrainingPlan& plan) {
  const std::filesystem::path folder = plan.corpora / "text";
  std::vector<std::filesystem::path> texts;
  if (std::filesystem::is_directory(folder))
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      if (entry.path().extension() == ".txt") texts.push_back(entry.path());
  if (texts.empty())
    throw std::runtime_error(folder.string() + ": there are no .txt files to learn words from.");
  std::sort(texts.begin(), texts.end());
  ingest::train::train_word_vectors(texts, plan.vectors(), {});
  plan.say("vectors: " + plan.vectors().string());
}

void train_language(const TrainingPlan& plan) {
  ingest::train::TrainingOptions options;
  options.corpora = plan.corpora;
  options.vectors = plan.vectors();
  options.start = plan.start;
  options.learning_rate = plan.rate;
  options.parsed_share = plan.parsed_share;
  options.parsed = plan.parsed;
  options.checkpoint = plan.checkpoint();
  options.seconds = plan.seconds;
  options.passes = plan.passes;
  options.resume = plan.resume;
  options.seed = plan.seed;
  ingest::train::train_language_model(options,
                                      [&](const std::string& line) { plan.say("language: " + line); });
  plan.say("language: " + plan.checkpoint().string());
}

}  // namespace kg::tools
