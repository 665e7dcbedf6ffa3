// The network of the language model: one encoder for tags, trees and entities, its loss and its checkpoint.
//
// WHAT A SENTENCE BECOMES. Position 0 is the artificial root, positions 1..n are the words. All vectors are
// columns, W(r, c) is row-major with r outputs, sizes as in NetworkShape (defaults in brackets). There is no
// layer norm; the only activations are sigmoid, tanh and leaky ReLU, leaky(x) = x >= 0 ? x : 0.1 x.
//
// Vocabularies of the checkpoint (index -> entry):
//   "words"   0 "<pad>", 1 "<unknown>", then word keys in order of bytes (training words seen at least twice,
//             united with the most frequent pre-trained words). The key of a form (`word_key` of examples.h):
//             ICU's u_tolower of each code point; curly quotes U+2018 U+2019 as ', U+201C U+201D as ";
//             the forms `` and '' as ". A key that is not there is 1.
//   "chars"   0 "<pad>", 1 "<unknown>", 2 "<begin>", 3 "<end>", then one code point in UTF-8 each.
//   "xpos" "upos" "deprel"   index -> label, in order of bytes, nothing reserved.
//   "ner"     17 labels: "O", then for each of PER ORG LOC MISC: B- I- E- S- (begin, inside, end, single).
//
// Tensors of the checkpoint:
//   words.table [words, 128]   learned vector + projected pre-trained vector, folded: one look-up a word
//   chars.table [chars, 32]    row 0 is zero but in networks of tools/kgtrain_gpu.py
//   chars.three.weight [64, 3*32], chars.three.bias [64]; chars.five.weight [64, 5*32], chars.five.bias [64]
//   root.input [256]
//   lstmL.forward.input [4H, D], lstmL.forward.hidden [4H, H], lstmL.forward.bias [4H], and lstmL.backward.*
//             for L = 1, 2, 3; H = 224; D = 256 for L = 1, 2H for L = 2, 3
//   xpos.weight [xpos, 2H], xpos.bias; upos.weight [upos, 2H], upos.bias
//   feedback.weight [2H, xpos], feedback.bias [2H]
//   arc_head.weight [256, 2H], arc_head.bias; arc_dependent.* likewise; arcs.bilinear [257, 256]
//   label_head.weight [64, 2H], label_head.bias; label_dependent.* likewise; labels.bilinear [deprel, 65, 65]
//   ner_hidden.weight [128, 2H], ner_hidden.bias; ner.weight [17, 128], ner.bias
//   ner.transitions [17, 17] (from, to), ner.start [17], ner.end [17]
//
// Characters of a word (its form as written, not lower-cased): code points c1..cn; a word of more than 20
// code points is its first 10 and its last 10. The sequence is s = <begin> c1 .. cn <end>, length n + 2, with
// zero vectors before, row 0 of the table after it up to place 22, and zero vectors after that. Convolution
// of width k (3, 5) at each of the n + 2 positions p:
//   y_p = bias + W * [e(s_{p-(k-1)/2}); ..; e(s_{p+(k-1)/2})]     (columns of W: offset-major, 32 each)
// then the maximum over the n + 2 positions, then tanh. Character vector = [three; five], 128 wide; it
// depends on the form only and may be kept per form.
//
// Encoder input: x_0 = root.input; x_i = [words.table[word]; character vector].
// LSTM, gate order input, forget, output, cell (rows 0..H-1 input gate, and so on):
//   a = input * x_t + hidden * h_{t-1} + bias; i, f, o = sigmoid; g = tanh; c_t = f c_{t-1} + i g; h_t = o
//   tanh(c_t) h and c start as zero; the backward direction runs from position n to 0; output [forward h_t;
//   backward h_t].
// u = lstm1(x); xpos scores = xpos * u; upos scores = upos * u   (position 0 is not a word: ignore)
// v = u + feedback.weight * softmax(xpos scores) + feedback.bias     (at position 0 too)
// w = lstm2(v);  y = lstm3(w) + w
// Arcs: d = leaky(arc_dependent(y_i)), h = leaky(arc_head(y_j)); score(i <- j) = [d; 1]^T * arcs.bilinear * h
// for
//   every word i and every position j; position 0 as head is the root. Decoding: maximum spanning tree with
//   one child of the root, over log-softmax of the scores by head.
// Labels: d = [leaky(label_dependent(y_i)); 1], h = [leaky(label_head(y_j)); 1] for the chosen head j;
//   score(r) = d^T * labels.bilinear[r] * h; the best label wins.
// Entities: e_i = ner * leaky(ner_hidden(y_i)) for words 1..n (not the root); the best path by Viterbi with
//   ner.start[t_1] + sum e_i[t_i] + sum transitions[t_i, t_{i+1}] + ner.end[t_n], over well-formed paths
//   only: starts with O B S; after B and I of a type comes I or E of it; after O E S comes O B S; ends with O
//   E S.
// A sentence is encoded once for all of this. Training sees no sentence of more than 120 words.
#pragma once

#include <torch/nn/module.h>
#include <torch/types.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "ingest/language/train/batch.h"
#include "ingest/language/train/checkpoint.h"

namespace kg::ingest::train {

struct NetworkShape {
  std::int64_t word = 128;
  std::int64_t character = 32;
  std::int64_t filters = 64;  // of each width
  std::int64_t hidden = 224;  // of each direction
  std::int64_t arc = 256;
  std::int64_t label = 64;
  std::int64_t entity = 128;
};
// Rows of the tables and outputs of the heads.
struct NetworkSizes {
  std::int64_t words = 0;
  std::int64_t chars = 0;
  std::int64_t xpos = 0;
  std::int64_t upos = 0;
  std::int64_t deprel = 0;
  std::int64_t ner = 0;
};

NetworkSizes sizes_of(const Vocabularies& vocabularies);

struct Scores {
  torch::Tensor xpos;             // [T, B, xpos]
  torch::Tensor upos;             // [T, B, upos]
  torch::Tensor arcs;             // [B, T dependents, T heads], -1e9 at heads after the sentence's end
  torch::Tensor label_head;       // [T, B, label + 1]
  torch::Tensor label_dependent;  // [T, B, label + 1]
  torch::Tensor ner;              // [T - 1, B, ner], words without the root
};

// What of it is wanted; the rest of Scores stays undefined.
struct Wanted {
  bool trees = true;
  bool entities = true;
};

// The weights, on the CPU. Dropout (shared over time) acts in training mode only. Not safe for two threads at
// once.
class Network : public torch::nn::Module {
 public:
  // `vectors` [rows, any width] are kept as they are, only their projection is learned; row 0 must be zero.
  Network(const NetworkShape& shape, const NetworkSizes& sizes, torch::Tensor vectors);

  // The network of a checkpoint; gives what the one that was exported gave.
  static std::shared_ptr<Network> restore(const Checkpoint& checkpoint);

  // Makes row 0 of the characters zero: training pads a word to the longest of its batch, not to 22 places.
  void clear_padding();

  Scores run(const Batch& batch, Wanted wanted);

  // Scores of all labels for pairs of rows (label + 1 wide): [n, deprel].
  torch::Tensor label_scores(const torch::Tensor& dependents, const torch::Tensor& heads);

  torch::Tensor tree_loss(const Batch& batch, const Scores& scores);
  torch::Tensor entity_loss(const Batch& batch, const Scores& scores);  // negative log-likelihood a word

  // Tensors and vocabularies, the two vectors of a word folded into one table.
  Checkpoint exported(const Vocabularies& vocabularies) const;

 private:
  torch::Tensor& weight(const std::string& name, std::vector<std::int64_t> shape, double range);
  const torch::Tensor& at(const std::string& name) const { return weights_.at(name); }
  torch::Tensor linear(const std::string& name, const torch::Tensor& x) const;
  torch::Tensor dropped(const torch::Tensor& x) const;
  torch::Tensor head(const std::string& name, const torch::Tensor& x) const;
  torch::Tensor layer(int number, const torch::Tensor& x, const Batch& batch) const;
  torch::Tensor convolved(const std::string& name, std::int64_t width, const torch::Tensor& embedded,
                          const torch::Tensor& mask) const;
  torch::Tensor inputs(const Batch& batch) const;

  NetworkShape shape_;
  torch::Tensor vectors_;
  std::map<std::string, torch::Tensor> weights_;  // by the names of the checkpoint
};

// The vocabularies that a restored network is used with: one table of words, no separate vectors.
Vocabularies vocabularies_of(const Checkpoint& checkpoint);

}  // namespace kg::ingest::train
