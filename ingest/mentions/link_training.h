// Trains the model of coreference on annotated chains: a structured perceptron, averaged, with the best of
// the right antecedents taken for the one that is meant and wrong links weighed by what they cost.
//
//   LinkTrainer trainer(catalogue, lexicon);
//   for (const AnnotatedDocument& annotated : ...) trainer.add(annotated, language.analyse_tokens(...));
//   trainer.train({}).save("data/en/models/coref.kgm");
//
// Equal documents in equal order give an equal model.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "graph/catalogue.h"
#include "ingest/mentions/annotated_chains.h"
#include "ingest/mentions/lexicon.h"
#include "ingest/mentions/link_model.h"
#include "ingest/mentions/name_origins.h"

namespace kg::ingest {

struct LinkTraining {
  int epochs = 5;
  float wrong_link = 1.0F;  // points at another chain
  float false_link = 0.7F;  // points somewhere where it should stand alone
  float missed_link = 1.2F;
};

class LinkTrainer {
 public:
  // Both must outlive the trainer.
  LinkTrainer(const Catalogue& catalogue, const MentionLexicon& lexicon);
  ~LinkTrainer();

  // `analysed` has the tokens of the annotated document, with tags, trees and entities as they will be read.
  void add(const AnnotatedDocument& annotated, AnalysedDocument analysed);
  LinkModel train(const LinkTraining& options) const;

 private:
  struct Lesson;
  void pass_over(const LinkTraining& options, std::size_t stride, std::vector<double>& sum) const;

  const Catalogue& catalogue_;
  const MentionLexicon& lexicon_;
  NameOrigins origins_;
  std::vector<std::unique_ptr<Lesson>> lessons_;
};

}  // namespace kg::ingest
