// The steps of training, in the order in which they build on each other. Each reads the corpora and what the
// steps before it left in the work folder, and says on standard error what it makes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kg::tools {

struct TrainingPlan {
  std::filesystem::path corpora;                // holds text/, ud/ and ner/
  std::vector<std::filesystem::path> articles;  // folders of annotated ones, as bench/gold/train
  std::filesystem::path data;                   // data folder: rows, catalogue
  std::filesystem::path work;                   // vectors.vec and the network's checkpoint
  std::vector<std::filesystem::path> parsed;    // CoNLL-U that networks made of plain text
  std::filesystem::path models;                 // *.kgm, as shipped
  std::filesystem::path tokens;                 // rows of the tokeniser: data/en/tokens
  double parsed_share = 0.5;
  std::filesystem::path start;  // checkpoint that the network begins with; empty: random weights
  double rate = 2e-3;
  double seconds = 4500;
  int passes = 0;  // if positive, these end the training of the network, and equal input gives equal weights
  bool resume = false;
  bool quiet = false;
  std::uint64_t seed = 1;
  std::optional<double> add_from;  // the chance from which the model of claims makes some; above 1: none
  int first_counts = 1;            // how often each article of the first folder teaches claims
  // Of the claims: measure instead of making a model.
  std::uint32_t folds = 0;
  bool curve = false, ablate = false;
  std::vector<std::filesystem::path> unseen;

  std::filesystem::path vectors() const { return work / "vectors.vec"; }
  // Networks of other seeds than the first stand beside it in the accurate model.
  std::string mark() const { return seed == 1 ? "" : "-" + std::to_string(seed); }
  std::filesystem::path checkpoint() const { return work / ("language" + mark() + ".ckpt"); }
  void say(const std::string& what) const;  // on standard error, unless quiet
};

void train_vectors(const TrainingPlan& plan);    // text/*.txt -> work/vectors.vec
void train_language(const TrainingPlan& plan);   // ud/, ner/, vectors -> the checkpoint
void train_lemmas(const TrainingPlan& plan);     // ud/ -> models/lemmas.kgm
void train_sentences(const TrainingPlan& plan);  // ud/ -> models/sentences.kgm
void pack_language(const TrainingPlan& plan);    // its checkpoint -> models/parser.kgm, of another seed
                                                 // models/accurate/parser-SEED.kgm
void train_coref(const TrainingPlan& plan);  // ud/gum-train.conllu, read with the models -> models/coref.kgm
void train_descriptions(const TrainingPlan& plan);  // articles/*.json, read with the models ->
                                                    // models/descriptions.kgm
void train_pronouns(const TrainingPlan& plan);      // the same, with descriptions.kgm -> models/pronouns.kgm
// articles/*.json, read with the models -> models/claims.kgp; with folds, figures on standard output instead
void train_claims(const TrainingPlan& plan);

}  // namespace kg::tools
