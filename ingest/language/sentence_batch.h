// Several sentences on their way through the network; used by sentence_network.cpp only.
//
// Rows are positions (0 the root, then the words), those of equal place in their sentences next to each
// other, longest sentence first, so that a step of the recurrence is one product over the sentences that are
// still going.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ingest/language/form_reader.h"
#include "ingest/language/kernels.h"
#include "ingest/language/network_model.h"
#include "ingest/language/sentence_network.h"

namespace kg::ingest {

// Quantised rows of equal width.
struct QuantisedRows {
  std::size_t width = 0;
  std::vector<std::int8_t> values;
  std::vector<RowScale> scales;

  void resize(std::size_t rows, std::size_t row_width);
  std::int8_t* row(std::size_t i) { return values.data() + i * width; }
  const std::int8_t* row(std::size_t i) const { return values.data() + i * width; }
};

class SentenceBatch {
 public:
  SentenceBatch(const NetworkModel& model, const Kernels& kernels, const FormReader& forms,
                const EntityDecoder& entities, const TagPairs& pairs);

  // Sentences must be sorted by length, longest first. Reuses its memory from call to call.
  void run(std::span<const std::vector<std::string_view>* const> sentences,
           std::span<Prediction*> predictions);

  // The same in steps, for several networks that decide together: each adds what it holds likely to sums that
  // the caller has set to zero. Tags, arcs and relations are added as shares of 1 (a softmax), labels of
  // entities as scores. `sentence` is a place in the last call of `read`.
  void read(std::span<const std::vector<std::string_view>* const> sentences);
  void add_tags(std::size_t sentence, std::span<float> xpos, std::span<float> upos) const;  // [words, tags]
  void add_arcs(std::size_t sentence, std::span<float> arcs);  // [words + 1, words + 1], as best_tree's
  void weigh_relations(
      std::span<Prediction* const> predictions);  // of the heads in them; before add_relations
  void add_relations(std::size_t sentence, std::span<float> relations) const;  // [words, relations]
  void add_entities(std::size_t sentence, std::span<float> labels) const;      // [words, labels]

 private:
  const NetworkModel& model_;
  const Kernels& kernels_;
  const FormReader& forms_;
  const EntityDecoder& entities_;
  const TagPairs& pairs_;

  std::vector<std::size_t> lengths_;  // words of each sentence
  std::vector<std::size_t> active_;   // sentences that have a position t
  std::vector<std::size_t> first_;    // row of position t of the first sentence
  std::size_t rows_ = 0;

  QuantisedRows input_, states_[3], tagged_, top_, half_arcs_;
  std::vector<std::int32_t> sums_, recurrent_;
  std::vector<std::int16_t> scratch_;
  std::vector<float> cells_, floats_, tag_scores_, entity_scores_, arc_scores_;
  std::vector<std::int8_t> state_;  // of the backward direction
  QuantisedRows arc_heads_, arc_dependents_, label_dependents_, entity_rows_;
  std::vector<float> label_heads_, label_sums_, relation_scores_;
  std::vector<std::uint8_t> packed_;

  std::size_t row(std::size_t sentence, std::size_t position) const { return first_[position] + sentence; }
  void lay_out(std::span<const std::vector<std::string_view>* const> sentences);
  const std::int32_t* multiply(const Matrix& matrix, const std::int8_t* rows, std::size_t stride,
                               std::size_t count, std::vector<std::int32_t>& sums);
  void quantise(const float* values, QuantisedRows& into, std::size_t row);
  void layer(const LstmLayer& layer, const QuantisedRows& in, QuantisedRows& out);
  void forward(const LstmLayer& layer, const QuantisedRows& in, QuantisedRows& out);
  void backward(const LstmLayer& layer, const QuantisedRows& in, QuantisedRows& out);
  void step(const LstmLayer& layer, std::size_t direction, const QuantisedRows& in, std::size_t row,
            const std::int32_t* recurrent, std::int32_t excess, float* cell, std::int8_t* state);
  void set_excess(QuantisedRows& states) const;
  void tags();
  void feed_back();
  void add_residual();
  void heads();
  void arc_halves();
  void pack_heads(std::size_t sentence);
  void arc_scores(std::size_t sentence);
  void entities();
  void decide_tags(std::span<Prediction*> predictions) const;
  void decide_trees(std::span<Prediction*> predictions);
  void decide_relations(std::span<Prediction*> predictions) const;
  void decide_entities(std::span<Prediction*> predictions) const;
};

}  // namespace kg::ingest
