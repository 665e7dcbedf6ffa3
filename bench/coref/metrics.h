// How well predicted chains agree with annotated ones: MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998),
// CEAF-e (Luo 2005), and their mean as in the CoNLL shared tasks of 2011 and 2012, without changes to
// mentions that only one side has (Pradhan et al. 2014).
//
//   CorefScore score;
//   for (document) score.add(key_chains, predicted_chains);
//   print(score.muc.f1(), score.conll());
//
// A mention is any number that both sides use for it. Sums over documents are micro-averaged: numerators and
// denominators are added up. B³ and MUC are linear in the mentions, CEAF-e is cubic in the chains of one
// document.
#pragma once

#include <cstdint>
#include <vector>

namespace kg::bench {

using ChainOfMentions = std::vector<std::uint32_t>;  // no mention twice

struct Agreement {
  double precision_sum = 0, precision_of = 0;
  double recall_sum = 0, recall_of = 0;

  double precision() const { return precision_of > 0 ? precision_sum / precision_of : 0; }
  double recall() const { return recall_of > 0 ? recall_sum / recall_of : 0; }
  double f1() const;
};

struct CorefScore {
  Agreement muc, b_cubed, ceaf_e;

  // Chains of one document. A mention must not stand in two chains of one side.
  void add(const std::vector<ChainOfMentions>& key, const std::vector<ChainOfMentions>& predicted);
  double conll() const { return (muc.f1() + b_cubed.f1() + ceaf_e.f1()) / 3; }
};

// The largest sum of weights of a one-to-one choice of rows and columns; weights are not negative.
double best_assignment(const std::vector<std::vector<double>>& weights);

}  // namespace kg::bench
