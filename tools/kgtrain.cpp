// kgtrain: makes the models of data/en/models from the corpora.

#include <CLI/CLI.hpp>
#include <functional>
#include <utility>
#include <vector>

#include "tools/command_line.h"
#include "tools/kgtrain_steps.h"

int main(int argc, char** argv) {
  using namespace kg::tools;
  CLI::App app("Trains the language models that kgbuild reads with.", "kgtrain");
  TrainingPlan plan;
  plan.work = "training";
  add_version(app);
  app.add_option("--corpora", plan.corpora, "Folder that holds text/, ud/ and ner/")->type_name("DIR");
  app.add_option("--articles", plan.articles,
                 "Folder of annotated articles, such as bench/gold/train; may be given several times")
      ->type_name("DIR")
      ->allow_extra_args(false);
  app.add_option("--out", plan.models, "Where the models go; else en/models of the data folder")
      ->type_name("DIR");
  app.add_option("--work", plan.work, "Where word vectors and checkpoints go")
      ->type_name("DIR")
      ->capture_default_str();
  app.add_option("--seconds", plan.seconds, "Time to train the network for")
      ->type_name("S")
      ->capture_default_str();
  app.add_option("--passes", plan.passes, "Passes over the trees instead of seconds; repeatable to the bit")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  app.add_option("--parsed", plan.parsed, "Trees of plain text that the network also learns from (CoNLL-U)")
      ->type_name("FILE");
  app.add_option("--parsed-share", plan.parsed_share,
                 "Words of --parsed in a pass, for each of the treebanks'")
      ->type_name("X")
      ->check(CLI::Range(0.0, 100.0))
      ->capture_default_str();
  app.add_option("--start", plan.start,
                 "Begin the network with the weights and words of this checkpoint, not with random ones")
      ->type_name("FILE");
  app.add_option("--rate", plan.rate, "Learning rate that training begins with")
      ->type_name("X")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  app.add_flag("--resume", plan.resume, "Go on from the network's last saved state");
  app.add_option("--seed", plan.seed, "Of all random choices")->type_name("N")->capture_default_str();
  app.add_flag("--quiet", plan.quiet, "Say only what goes wrong");
  app.require_subcommand(1);
  app.fallthrough();
  app.footer(
      "Example:\n"
      "  kgtrain --corpora corpora --articles bench/gold/train --passes 12 all\n"
      "  kgtrain --articles bench/gold/train --articles data/training claims\n"
      "  kgtrain --articles bench/gold/train --articles data/training claims --folds 5 --curve");

  using Step = std::function<void(const TrainingPlan&)>;
  const std::vector<std::pair<CLI::App*, Step>> steps = {
      {app.add_subcommand("vectors", "Learn word vectors from the texts"), train_vectors},
      {app.add_subcommand("language", "Train the network for tags, trees and entities"), train_language},
      {app.add_subcommand("lemmas", "Train the lemmatiser"), train_lemmas},
      {app.add_subcommand("sentences", "Train the sentence splitter"), train_sentences},
      {app.add_subcommand("pack", "Pack the network for shipping"), pack_language},
      {app.add_subcommand("coref", "Train the model of pronouns and descriptions"), train_coref},
      {app.add_subcommand("descriptions", "Train the model of what descriptions in articles mean"),
       train_descriptions},
      {app.add_subcommand("pronouns", "Train the model of what pronouns in articles mean"), train_pronouns},
      {app.add_subcommand("claims", "Train the model that weighs claims, or measure it"), train_claims}};
  CLI::App* claims = steps.back().first;
  CLI::Option* folds =
      claims
          ->add_option("--folds", plan.folds,
                       "Make no model: print what rules reach alone and with models that were taught "
                       "by the articles of all other folds")
          ->type_name("K")
          ->check(CLI::Range(2, 1000));
  claims
      ->add_option(
          "--add-from", plan.add_from,
          "Let the model make claims where rules are silent, from this chance on; 2: it only weighs those of "
          "rules (default: 0.35)")
      ->type_name("P")
      ->check(CLI::Range(0.0, 2.0));
  claims
      ->add_option("--first-counts", plan.first_counts,
                   "How often each article of the first --articles folder teaches, where its annotators are "
                   "those to please (default: 1)")
      ->type_name("N")
      ->check(CLI::Range(1, 100));
  claims->add_flag("--curve", plan.curve, "Also with models taught by fewer articles")->needs(folds);
  claims->add_flag("--ablate", plan.ablate, "Also without each group of features")->needs(folds);
  claims
      ->add_option("--unseen", plan.unseen,
                   "Also on the annotated articles of this folder, with a model of all others")
      ->type_name("DIR")
      ->allow_extra_args(false)
      ->needs(folds);
  const CLI::App* all = app.add_subcommand("all", "All of these, in this order");

  return run(app, argc, argv, [&] {
    const std::filesystem::path data = data_folder();
    plan.data = data;
    plan.tokens = data / "en" / "tokens";
    if (plan.models.empty()) plan.models = data / "en" / "models";
    std::filesystem::create_directories(plan.models);
    std::filesystem::create_directories(plan.work);
    for (const auto& [command, step] : steps)
      if (command->parsed() || all->parsed()) step(plan);
    return kDone;
  });
}
