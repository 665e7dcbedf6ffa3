// How well a network does on sentences with known answers.
#pragma once

#include <string>
#include <vector>

#include "ingest/language/train/network.h"

namespace kg::ingest::train {

// Per cent of words; gold tokens, labels with their subtypes, punctuation counted.
struct TreeFigures {
  double upos = 0;
  double xpos = 0;
  double unlabelled = 0;
  double labelled = 0;
  double words_a_second = 0;
};

TreeFigures measure_trees(Network& network, const Vocabularies& vocabularies,
                          const std::vector<TreeSentence>& sentences);

// F1 of whole spans with their types, per cent.
double measure_entities(Network& network, const Vocabularies& vocabularies,
                        const std::vector<EntitySentence>& sentences);

std::string to_string(const TreeFigures& figures);

}  // namespace kg::ingest::train
