// How far one analysis of a text agrees with another that is held to be right: the figures of
// docs/language.md.
//
//   AnalysisScore score = compare(gold, model.analyse(gold.document, {.every_byte = true}));
//   score.labels.f1();                                          // LAS over raw text, between 0 and 1
//
// Both documents must hold the same text. Words, sentences and entities agree where they have the same bytes;
// a tag, lemma or head agrees where its word does, a head where the heads' words agree too, a relation where
// it is the same to its subtype. With the same tokens on both sides F1 is accuracy. A gold lemma "_" agrees
// with any. This is what score_ud.py and the shared task of 2018 measure, but for multi-word tokens whose
// words are not pieces of the text. Linear in the words. Throws std::invalid_argument where the texts differ.
#pragma once

#include <cstddef>

#include "ingest/language/analysis.h"

namespace kg::ingest {

struct Agreement {
  std::size_t gold = 0, found = 0, right = 0;

  double precision() const;  // 0 where nothing was found
  double recall() const;     // 0 where nothing is gold
  double f1() const;
  Agreement& operator+=(const Agreement& other);
};

struct AnalysisScore {
  Agreement words, sentences;
  Agreement upos, xpos, lemmas, heads, labels;  // heads: UAS; labels: LAS
  Agreement entities;                           // the span and the kind
  AnalysisScore& operator+=(const AnalysisScore& other);
};

AnalysisScore compare(const AnalysedDocument& gold, const AnalysedDocument& found);

}  // namespace kg::ingest
