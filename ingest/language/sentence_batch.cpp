#include "ingest/language/sentence_batch.h"

#include <algorithm>
#include <cmath>

#include "ingest/language/tree_decoder.h"

namespace kg::ingest {
namespace {

constexpr float kStateFactor = 1.0F / 127.0F;

// e^x for x <= 0 in plain multiplications and additions, equal on all machines; error below 1e-5.
float exponential(float x) {
  if (x < -80.0F) return 0.0F;
  const float y = x * 1.44269504F;
  const float whole = static_cast<float>(static_cast<std::int32_t>(y) - 1);  // towards zero, then down
  const float part = y - whole;                                              // 0 to 2
  const float half = part * 0.34657359F;                                     // ln 2 / 2
  float sum =
      1.0F +
      half * (1.0F + half * (0.5F + half * (0.16666667F + half * (0.041666667F + half * 0.0083333333F))));
  sum *= sum;
  return std::ldexp(sum, static_cast<int>(whole));
}

std::size_t largest(const float* scores, std::size_t size) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < size; ++i)
    if (scores[i] > scores[best]) best = i;
  return best;
}

// Adds the softmax of `scores` to `sums`.
void add_shares(const float* scores, std::size_t size, float* sums) {
  const float most = scores[largest(scores, size)];
  float whole = 0;
  for (std::size_t i = 0; i < size; ++i) whole += exponential(scores[i] - most);
  for (std::size_t i = 0; i < size; ++i) sums[i] += exponential(scores[i] - most) / whole;
}

}  // namespace

void QuantisedRows::resize(std::size_t rows, std::size_t row_width) {
  width = row_width;
  values.resize(rows * row_width);
  scales.resize(rows);
}

SentenceBatch::SentenceBatch(const NetworkModel& model, const Kernels& kernels, const FormReader& forms,
                             const EntityDecoder& entities, const TagPairs& pairs)
    : model_(model), kernels_(kernels), forms_(forms), entities_(entities), pairs_(pairs) {}

void SentenceBatch::run(std::span<const std::vector<std::string_view>* const> sentences,
                        std::span<Prediction*> predictions) {
  read(sentences);
  for (std::size_t i = 0; i < predictions.size(); ++i) predictions[i]->resize(lengths_[i]);
  decide_tags(predictions);
  decide_trees(predictions);
  weigh_relations(predictions);
  decide_relations(predictions);
  decide_entities(predictions);
}

void SentenceBatch::read(std::span<const std::vector<std::string_view>* const> sentences) {
  lay_out(sentences);
  layer(model_.layers[0], input_, states_[0]);
  tags();
  feed_back();
  layer(model_.layers[1], tagged_, states_[1]);
  layer(model_.layers[2], states_[1], states_[2]);
  add_residual();
  heads();
  arc_halves();
  entities();
}

void SentenceBatch::lay_out(std::span<const std::vector<std::string_view>* const> sentences) {
  lengths_.clear();
  for (const auto* sentence : sentences) lengths_.push_back(sentence->size());
  active_.clear();
  first_.clear();
  rows_ = 0;
  for (std::size_t t = 0; t <= lengths_.front(); ++t) {
    std::size_t going = 0;
    while (going < lengths_.size() && lengths_[going] >= t) ++going;
    active_.push_back(going);
    first_.push_back(rows_);
    rows_ += going;
  }
  input_.resize(rows_, forms_.width());
  for (std::size_t b = 0; b < sentences.size(); ++b) {
    input_.scales[row(b, 0)] = forms_.root(input_.row(row(b, 0)));
    for (std::size_t i = 0; i < lengths_[b]; ++i)
      input_.scales[row(b, i + 1)] = forms_.read((*sentences[b])[i], input_.row(row(b, i + 1)));
  }
}

const std::int32_t* SentenceBatch::multiply(const Matrix& matrix, const std::int8_t* rows, std::size_t stride,
                                            std::size_t count, std::vector<std::int32_t>& sums) {
  sums.resize(std::max(sums.size(), count * matrix.padded_outputs));
  scratch_.resize(std::max(scratch_.size(), count * matrix.inputs));
  kernels_.multiply(
      {rows, stride, count, matrix.weights.data(), matrix.inputs, matrix.padded_outputs, scratch_.data()},
      sums.data());
  return sums.data();
}

void SentenceBatch::quantise(const float* values, QuantisedRows& into, std::size_t row) {
  RowScale& scale = into.scales[row];
  scale.factor = kernels_.quantise(values, into.width, into.row(row));
  scale.excess = 128 * kernels_.sum(into.row(row), into.width);
}

// ---- encoder --------------------------------------------------------------------------------------------

void SentenceBatch::layer(const LstmLayer& layer, const QuantisedRows& in, QuantisedRows& out) {
  out.resize(rows_, 2 * model_.hidden);
  multiply(layer.input, in.values.data(), in.width, rows_, sums_);
  forward(layer, in, out);
  backward(layer, in, out);
  set_excess(out);
}

void SentenceBatch::set_excess(QuantisedRows& states) const {
  for (std::size_t i = 0; i < rows_; ++i)
    states.scales[i] = {kStateFactor, 128 * kernels_.sum(states.row(i), states.width)};
}

void SentenceBatch::step(const LstmLayer& layer, std::size_t direction, const QuantisedRows& in,
                         std::size_t row, const std::int32_t* recurrent, std::int32_t excess, float* cell,
                         std::int8_t* state) {
  const std::size_t gates = 4 * model_.hidden;
  GateStep step;
  step.hidden = model_.hidden;
  step.input = sums_.data() + row * layer.input.padded_outputs + direction * gates;
  step.input_excess = in.scales[row].excess;
  step.input_factor = in.scales[row].factor;
  step.input_scale = layer.input.scale.data() + direction * gates;
  step.recurrent = recurrent;
  step.recurrent_excess = excess;
  step.recurrent_scale = layer.recurrent[direction].scale.data();
  step.bias = layer.input.bias.data() + direction * gates;
  step.cell = cell;
  step.state = state;
  kernels_.step(step);
}

void SentenceBatch::forward(const LstmLayer& layer, const QuantisedRows& in, QuantisedRows& out) {
  const std::size_t hidden = model_.hidden;
  const Matrix& matrix = layer.recurrent[0];
  cells_.assign(lengths_.size() * hidden, 0.0F);
  recurrent_.assign(std::max(recurrent_.size(), lengths_.size() * matrix.padded_outputs), 0);
  for (std::size_t t = 0; t < active_.size(); ++t) {
    if (t > 0) multiply(matrix, out.row(first_[t - 1]), out.width, active_[t], recurrent_);
    for (std::size_t b = 0; b < active_[t]; ++b) {
      const std::int32_t excess = t > 0 ? 128 * kernels_.sum(out.row(row(b, t - 1)), hidden) : 0;
      step(layer, 0, in, row(b, t), recurrent_.data() + b * matrix.padded_outputs, excess,
           cells_.data() + b * hidden, out.row(row(b, t)));
    }
  }
}

void SentenceBatch::backward(const LstmLayer& layer, const QuantisedRows& in, QuantisedRows& out) {
  const std::size_t hidden = model_.hidden;
  const Matrix& matrix = layer.recurrent[1];
  cells_.assign(lengths_.size() * hidden, 0.0F);
  state_.assign(lengths_.size() * hidden, 0);
  recurrent_.assign(recurrent_.size(), 0);
  for (std::size_t t = 0; t < active_.size(); ++t) {
    if (t > 0) multiply(matrix, state_.data(), hidden, active_[t], recurrent_);
    for (std::size_t b = 0; b < active_[t]; ++b) {
      std::int8_t* state = state_.data() + b * hidden;
      const std::int32_t excess = t > 0 ? 128 * kernels_.sum(state, hidden) : 0;
      const std::size_t at = row(b, lengths_[b] - t);
      step(layer, 1, in, at, recurrent_.data() + b * matrix.padded_outputs, excess,
           cells_.data() + b * hidden, state);
      std::copy(state, state + hidden, out.row(at) + hidden);
    }
  }
}

void SentenceBatch::tags() {
  const Matrix& matrix = model_.tags;
  const QuantisedRows& in = states_[0];
  multiply(matrix, in.values.data(), in.width, rows_, sums_);
  tag_scores_.resize(rows_ * matrix.outputs);
  for (std::size_t i = 0; i < rows_; ++i)
    kernels_.rescale(sums_.data() + i * matrix.padded_outputs, in.scales[i].excess, 1.0F, matrix.scale.data(),
                     matrix.bias.data(), matrix.outputs, tag_scores_.data() + i * matrix.outputs);
}

void SentenceBatch::feed_back() {
  const std::size_t both = 2 * model_.hidden;
  const std::size_t xpos = model_.xpos.size();
  const QuantisedRows& in = states_[0];
  tagged_.resize(rows_, both);
  QuantisedRows shares;
  shares.resize(rows_, model_.feedback.inputs);
  std::fill(shares.values.begin(), shares.values.end(), std::int8_t{0});
  floats_.resize(std::max(both, xpos));
  for (std::size_t i = 0; i < rows_; ++i) {
    const float* scores = tag_scores_.data() + i * model_.tags.outputs;
    const float most = scores[largest(scores, xpos)];
    float sum = 0;
    for (std::size_t k = 0; k < xpos; ++k) {
      floats_[k] = exponential(scores[k] - most);
      sum += floats_[k];
    }
    for (std::size_t k = 0; k < xpos; ++k)
      shares.row(i)[k] = static_cast<std::int8_t>(floats_[k] / sum * 127.0F + 0.5F);
    shares.scales[i].excess = 128 * kernels_.sum(shares.row(i), shares.width);
  }

  const Matrix& feedback = model_.feedback;
  multiply(feedback, shares.values.data(), shares.width, rows_, sums_);
  for (std::size_t i = 0; i < rows_; ++i) {
    kernels_.rescale(sums_.data() + i * feedback.padded_outputs, shares.scales[i].excess, 1.0F,
                     feedback.scale.data(), feedback.bias.data(), both, floats_.data());
    const std::int8_t* state = in.row(i);
    for (std::size_t k = 0; k < both; ++k) floats_[k] += static_cast<float>(state[k]) * kStateFactor;
    quantise(floats_.data(), tagged_, i);
  }
}

void SentenceBatch::add_residual() {
  const std::size_t both = 2 * model_.hidden;
  top_.resize(rows_, both);
  floats_.resize(both);
  for (std::size_t i = 0; i < rows_; ++i) {
    const std::int8_t* below = states_[1].row(i);
    const std::int8_t* above = states_[2].row(i);
    for (std::size_t k = 0; k < both; ++k)
      floats_[k] = static_cast<float>(below[k] + above[k]) * kStateFactor;
    quantise(floats_.data(), top_, i);
  }
}

// ---- heads ----------------------------------------------------------------------------------------------

void SentenceBatch::heads() {
  const Matrix& matrix = model_.heads;
  multiply(matrix, top_.values.data(), top_.width, rows_, sums_);
  arc_heads_.resize(rows_, model_.arc);
  arc_dependents_.resize(rows_, model_.arc);
  label_dependents_.resize(rows_, model_.label);
  entity_rows_.resize(rows_, model_.entity);
  label_heads_.resize(rows_ * model_.label);
  floats_.resize(matrix.padded_outputs);
  for (std::size_t i = 0; i < rows_; ++i) {
    kernels_.rescale(sums_.data() + i * matrix.padded_outputs, top_.scales[i].excess, top_.scales[i].factor,
                     matrix.scale.data(), matrix.bias.data(), matrix.outputs, floats_.data());
    kernels_.leaky(floats_.data(), matrix.outputs);
    const float* at = floats_.data();
    quantise(at, arc_heads_, i);
    quantise(at += model_.arc, arc_dependents_, i);
    at += model_.arc;
    std::copy(at, at + model_.label, label_heads_.begin() + static_cast<std::ptrdiff_t>(i * model_.label));
    quantise(at += model_.label, label_dependents_, i);
    quantise(at += model_.label, entity_rows_, i);
  }
}

void SentenceBatch::arc_halves() {
  const Matrix& matrix = model_.arcs;
  multiply(matrix, arc_dependents_.values.data(), arc_dependents_.width, rows_, sums_);
  half_arcs_.resize(rows_, model_.arc);
  floats_.resize(matrix.padded_outputs);
  for (std::size_t i = 0; i < rows_; ++i) {
    kernels_.rescale(sums_.data() + i * matrix.padded_outputs, arc_dependents_.scales[i].excess,
                     arc_dependents_.scales[i].factor, matrix.scale.data(), matrix.bias.data(),
                     matrix.outputs, floats_.data());
    quantise(floats_.data(), half_arcs_, i);
  }
}

// Brings the head vectors of one sentence into the order of weights (kernels.h).
void SentenceBatch::pack_heads(std::size_t sentence) {
  const std::size_t size = lengths_[sentence] + 1;
  const std::size_t inputs = model_.arc;
  packed_.assign(padded(size, 16) * inputs, 128);
  for (std::size_t j = 0; j < size; ++j) {
    const std::int8_t* from = arc_heads_.row(row(sentence, j));
    std::uint8_t* to = packed_.data() + (j / 16) * 16 * inputs + (j % 16) * 4;
    for (std::size_t k = 0; k < inputs; k += 4, to += 64)
      for (std::size_t i = 0; i < 4; ++i) to[i] = static_cast<std::uint8_t>(from[k + i] + 128);
  }
}

void SentenceBatch::arc_scores(std::size_t sentence) {
  const QuantisedRows& half = half_arcs_;
  const std::size_t size = lengths_[sentence] + 1;
  const std::size_t outputs = padded(size, 16);
  pack_heads(sentence);
  std::vector<std::int8_t> rows(size * half.width);
  for (std::size_t i = 0; i < size; ++i)
    std::copy(half.row(row(sentence, i)), half.row(row(sentence, i)) + half.width,
              rows.begin() + static_cast<std::ptrdiff_t>(i * half.width));
  recurrent_.resize(std::max(recurrent_.size(), size * outputs));
  scratch_.resize(std::max(scratch_.size(), size * half.width));
  kernels_.multiply({rows.data(), half.width, size, packed_.data(), half.width, outputs, scratch_.data()},
                    recurrent_.data());
  arc_scores_.resize(size * size);
  for (std::size_t d = 0; d < size; ++d) {
    const RowScale scale = half.scales[row(sentence, d)];
    for (std::size_t h = 0; h < size; ++h)
      arc_scores_[d * size + h] = static_cast<float>(recurrent_[d * outputs + h] - scale.excess) *
                                  scale.factor * arc_heads_.scales[row(sentence, h)].factor;
  }
}

void SentenceBatch::weigh_relations(std::span<Prediction* const> predictions) {
  constexpr std::size_t kRows = 32;  // at a time: their sums are many
  const Matrix& matrix = model_.labels;
  const std::size_t relations = model_.deprel.size();
  label_sums_.resize(matrix.outputs);
  relation_scores_.resize(rows_ * relations);
  for (std::size_t begin = 0; begin < rows_; begin += kRows) {
    const std::size_t end = std::min(begin + kRows, rows_);
    multiply(matrix, label_dependents_.row(begin), label_dependents_.width, end - begin, sums_);
    const auto first_after = std::upper_bound(first_.begin(), first_.end(), begin);
    auto t = static_cast<std::size_t>(first_after - first_.begin()) - 1;
    for (std::size_t i = begin; i < end; ++i) {
      while (t + 1 < first_.size() && first_[t + 1] <= i) ++t;
      if (t == 0) continue;
      const std::size_t b = i - first_[t];
      const auto head = static_cast<std::size_t>(predictions[b]->heads[t - 1]);
      if (head == 0) continue;
      kernels_.rescale(sums_.data() + (i - begin) * matrix.padded_outputs, label_dependents_.scales[i].excess,
                       label_dependents_.scales[i].factor, matrix.scale.data(), matrix.bias.data(),
                       matrix.outputs, label_sums_.data());
      const float* vector = label_heads_.data() + row(b, head) * model_.label;
      const float* constant = label_sums_.data() + model_.label * relations;
      float* scores = relation_scores_.data() + i * relations;
      std::copy(constant, constant + relations, scores);
      for (std::size_t k = 0; k < model_.label; ++k)
        kernels_.add_scaled(label_sums_.data() + k * relations, vector[k], relations, scores);
      scores[model_.root_label] = -1e30F;
    }
  }
}

void SentenceBatch::entities() {
  const Matrix& matrix = model_.entities;
  const std::size_t labels = model_.ner.size();
  multiply(matrix, entity_rows_.values.data(), entity_rows_.width, rows_, sums_);
  entity_scores_.resize(rows_ * labels);
  for (std::size_t i = 0; i < rows_; ++i)
    kernels_.rescale(sums_.data() + i * matrix.padded_outputs, entity_rows_.scales[i].excess,
                     entity_rows_.scales[i].factor, matrix.scale.data(), matrix.bias.data(), labels,
                     entity_scores_.data() + i * labels);
}

// ---- one network decides --------------------------------------------------------------------------------

void SentenceBatch::decide_tags(std::span<Prediction*> predictions) const {
  const std::size_t xpos = model_.xpos.size();
  for (std::size_t b = 0; b < lengths_.size(); ++b)
    for (std::size_t i = 0; i < lengths_[b]; ++i) {
      const float* scores = tag_scores_.data() + row(b, i + 1) * model_.tags.outputs;
      predictions[b]->xpos[i] = static_cast<std::uint16_t>(largest(scores, xpos));
      predictions[b]->upos[i] =
          static_cast<std::uint16_t>(largest(scores + xpos, model_.tags.outputs - xpos));
      pairs_.settle(predictions[b]->xpos[i], predictions[b]->upos[i],
                    [&](std::size_t x, std::size_t u) { return scores[x] + scores[xpos + u]; });
    }
}

void SentenceBatch::decide_trees(std::span<Prediction*> predictions) {
  for (std::size_t b = 0; b < lengths_.size(); ++b) {
    arc_scores(b);
    const std::vector<std::int32_t> heads = best_tree(arc_scores_, lengths_[b] + 1);
    std::copy(heads.begin() + 1, heads.end(), predictions[b]->heads.begin());
  }
}

void SentenceBatch::decide_relations(std::span<Prediction*> predictions) const {
  const std::size_t relations = model_.deprel.size();
  for (std::size_t b = 0; b < lengths_.size(); ++b)
    for (std::size_t i = 0; i < lengths_[b]; ++i)
      predictions[b]->deprel[i] = static_cast<std::uint16_t>(
          predictions[b]->heads[i] == 0
              ? model_.root_label
              : largest(relation_scores_.data() + row(b, i + 1) * relations, relations));
}

void SentenceBatch::decide_entities(std::span<Prediction*> predictions) const {
  std::vector<float> scores;
  for (std::size_t b = 0; b < lengths_.size(); ++b) {
    scores.assign(lengths_[b] * model_.ner.size(), 0.0F);
    add_entities(b, scores);
    const std::vector<std::size_t> path = entities_.best(scores, lengths_[b]);
    for (std::size_t i = 0; i < path.size(); ++i)
      predictions[b]->ner[i] = static_cast<std::uint16_t>(path[i]);
  }
}

// ---- several decide together ----------------------------------------------------------------------------

void SentenceBatch::add_tags(std::size_t sentence, std::span<float> xpos, std::span<float> upos) const {
  const std::size_t first = model_.xpos.size();
  const std::size_t second = model_.upos.size();
  for (std::size_t i = 0; i < lengths_[sentence]; ++i) {
    const float* scores = tag_scores_.data() + row(sentence, i + 1) * model_.tags.outputs;
    add_shares(scores, first, xpos.data() + i * first);
    add_shares(scores + first, second, upos.data() + i * second);
  }
}

void SentenceBatch::add_arcs(std::size_t sentence, std::span<float> arcs) {
  arc_scores(sentence);
  const std::size_t size = lengths_[sentence] + 1;
  for (std::size_t i = 1; i < size; ++i)
    add_shares(arc_scores_.data() + i * size, size, arcs.data() + i * size);
}

void SentenceBatch::add_relations(std::size_t sentence, std::span<float> relations) const {
  const std::size_t count = model_.deprel.size();
  for (std::size_t i = 0; i < lengths_[sentence]; ++i)
    add_shares(relation_scores_.data() + row(sentence, i + 1) * count, count, relations.data() + i * count);
}

void SentenceBatch::add_entities(std::size_t sentence, std::span<float> labels) const {
  const std::size_t count = model_.ner.size();
  for (std::size_t i = 0; i < lengths_[sentence]; ++i) {
    const float* scores = entity_scores_.data() + row(sentence, i + 1) * count;
    for (std::size_t k = 0; k < count; ++k) labels[i * count + k] += scores[k];
  }
}

}  // namespace kg::ingest
