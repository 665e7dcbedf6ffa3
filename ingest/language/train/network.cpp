#include "ingest/language/train/network.h"

#include <torch/nn/functional/activation.h>
#include <torch/nn/functional/loss.h>
#include <torch/nn/init.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "ingest/language/train/recurrence.h"

namespace kg::ingest::train {
namespace {

constexpr double kDropout = 0.33;
constexpr double kSlope = 0.1;

torch::Tensor with_one(const torch::Tensor& x) {
  std::vector<std::int64_t> shape = x.sizes().vec();
  shape.back() = 1;
  return torch::cat({x, torch::ones(shape)}, -1);
}

torch::Tensor cross_entropy(const torch::Tensor& scores, const torch::Tensor& targets) {
  return torch::nn::functional::cross_entropy(
      scores, targets, torch::nn::functional::CrossEntropyFuncOptions().ignore_index(kNoTarget));
}

Tensor plain(const torch::Tensor& tensor) {
  const torch::Tensor dense = tensor.detach().contiguous();
  const float* values = dense.data_ptr<float>();
  return {dense.sizes().vec(), std::vector<float>(values, values + dense.numel())};
}

}  // namespace

NetworkSizes sizes_of(const Vocabularies& vocabularies) {
  return {vocabularies.words.size(), vocabularies.chars.size(),  vocabularies.xpos.size(),
          vocabularies.upos.size(),  vocabularies.deprel.size(), vocabularies.ner.size()};
}

torch::Tensor& Network::weight(const std::string& name, std::vector<std::int64_t> shape, double range) {
  torch::Tensor value = torch::empty(shape).uniform_(-range, range);
  std::string registered = name;  // libtorch keeps dots for itself
  std::replace(registered.begin(), registered.end(), '.', '/');
  return weights_[name] = register_parameter(registered, value);
}

Network::Network(const NetworkShape& shape, const NetworkSizes& sizes, torch::Tensor vectors)
    : shape_(shape), vectors_(std::move(vectors)) {
  const auto dense = [&](const std::string& name, std::int64_t out, std::int64_t in) {
    weight(name + ".weight", {out, in}, std::sqrt(3.0 / static_cast<double>(in)));
    weight(name + ".bias", {out}, 0.0);
  };
  const std::int64_t both = 2 * shape.hidden;
  const std::int64_t input = shape.word + 2 * shape.filters;
  weight("words.table", {sizes.words, shape.word}, 0.17);
  weight("words.projection", {shape.word, vectors_.size(1)}, 0.1);
  weight("chars.table", {sizes.chars, shape.character}, 1.0);
  dense("chars.three", shape.filters, 3 * shape.character);
  dense("chars.five", shape.filters, 5 * shape.character);
  weight("root.input", {input}, 0.2);
  for (int number = 1; number <= 3; ++number) {
    for (const char* direction : {".forward", ".backward"}) {
      const std::string name = "lstm" + std::to_string(number) + direction;
      const std::int64_t width = number == 1 ? input : both;
      weight(name + ".input", {4 * shape.hidden, width},
             std::sqrt(6.0 / static_cast<double>(width + shape.hidden)));
      weight(name + ".hidden", {4 * shape.hidden, shape.hidden},
             1.0 / std::sqrt(static_cast<double>(shape.hidden)));
      torch::Tensor& bias = weight(name + ".bias", {4 * shape.hidden}, 0.0);
      const torch::NoGradGuard guard;
      bias.narrow(0, shape.hidden, shape.hidden).fill_(0.5);
    }
  }
  dense("xpos", sizes.xpos, both);
  dense("upos", sizes.upos, both);
  dense("feedback", both, sizes.xpos);
  dense("arc_head", shape.arc, both);
  dense("arc_dependent", shape.arc, both);
  dense("label_head", shape.label, both);
  dense("label_dependent", shape.label, both);
  weight("arcs.bilinear", {shape.arc + 1, shape.arc}, 0.8 / std::sqrt(static_cast<double>(shape.arc)));
  weight("labels.bilinear", {sizes.deprel, shape.label + 1, shape.label + 1}, 0.0);
  dense("ner_hidden", shape.entity, both);
  dense("ner", sizes.ner, shape.entity);
  weight("ner.transitions", {sizes.ner, sizes.ner}, 0.1);
  weight("ner.start", {sizes.ner}, 0.1);
  weight("ner.end", {sizes.ner}, 0.1);
  const torch::NoGradGuard guard;
  weights_["words.table"][0].zero_();
  weights_["chars.table"][0].zero_();
}

void Network::clear_padding() {
  const torch::NoGradGuard guard;
  weights_["chars.table"][0].zero_();
}

torch::Tensor Network::linear(const std::string& name, const torch::Tensor& x) const {
  return torch::linear(x, at(name + ".weight"), at(name + ".bias"));
}

torch::Tensor Network::dropped(const torch::Tensor& x) const {
  if (!is_training()) return x;
  const torch::Tensor kept = torch::empty({1, x.size(1), x.size(2)}).bernoulli_(1.0 - kDropout);
  return x * kept.div_(1.0 - kDropout);
}

torch::Tensor Network::head(const std::string& name, const torch::Tensor& x) const {
  return dropped(torch::leaky_relu(linear(name, x), kSlope));
}

torch::Tensor Network::layer(int number, const torch::Tensor& x, const Batch& batch) const {
  const std::string name = "lstm" + std::to_string(number);
  const auto direction = [&](const std::string& which, const torch::Tensor& in) {
    const torch::Tensor gates = torch::linear(in, at(name + which + ".input"), at(name + which + ".bias"));
    return lstm_recurrence(gates, at(name + which + ".hidden"));
  };
  const auto turned = [&](const torch::Tensor& in) {
    const std::int64_t width = in.size(2);
    return in.reshape({-1, width}).index_select(0, batch.backwards).view({batch.time, batch.size, width});
  };
  return torch::cat({direction(".forward", x), turned(direction(".backward", turned(x)))}, 2);
}

torch::Tensor Network::convolved(const std::string& name, std::int64_t width, const torch::Tensor& embedded,
                                 const torch::Tensor& mask) const {
  const std::int64_t side = (width - 1) / 2;
  const torch::Tensor padded = torch::constant_pad_nd(embedded, {0, 0, side, side});
  std::vector<torch::Tensor> offsets;
  for (std::int64_t k = 0; k < width; ++k) offsets.push_back(padded.narrow(1, k, embedded.size(1)));
  const torch::Tensor scores = linear(name, torch::cat(offsets, 2)) + mask.unsqueeze(2);
  return torch::tanh(std::get<0>(scores.max(1)));
}

torch::Tensor Network::inputs(const Batch& batch) const {
  const torch::Tensor embedded = torch::embedding(at("chars.table"), batch.characters, 0);
  const torch::Tensor characters = torch::cat({convolved("chars.three", 3, embedded, batch.character_mask),
                                               convolved("chars.five", 5, embedded, batch.character_mask)},
                                              1);
  torch::Tensor words = torch::embedding(at("words.table"), batch.words, 0);
  if (vectors_.size(0) > 1) {
    const torch::Tensor fixed = vectors_.index_select(0, batch.vectors.view({-1}));
    words = words + torch::mm(fixed, at("words.projection").t()).view({batch.time, batch.size, shape_.word});
  }
  const torch::Tensor read =
      characters.index_select(0, batch.forms.view({-1})).view({batch.time, batch.size, 2 * shape_.filters});
  const torch::Tensor root = at("root.input").expand({1, batch.size, -1});
  return torch::cat({root, torch::cat({words, read}, 2).narrow(0, 1, batch.time - 1)}, 0);
}

Scores Network::run(const Batch& batch, Wanted wanted) {
  Scores scores;
  const torch::Tensor first = dropped(layer(1, dropped(inputs(batch)), batch));
  scores.xpos = linear("xpos", first);
  if (wanted.trees) scores.upos = linear("upos", first);
  const torch::Tensor tagged = first + linear("feedback", scores.xpos.softmax(2));
  const torch::Tensor second = dropped(layer(2, tagged, batch));
  const torch::Tensor top = dropped(layer(3, second, batch) + second);
  if (wanted.trees) {
    const torch::Tensor dependent = with_one(head("arc_dependent", top)).transpose(0, 1);
    const torch::Tensor governor = head("arc_head", top).permute({1, 2, 0});
    scores.arcs = torch::matmul(torch::matmul(dependent, at("arcs.bilinear")), governor);
    scores.arcs = scores.arcs.masked_fill(batch.inside.t().logical_not().unsqueeze(1), -1e9);
    scores.label_head = with_one(head("label_head", top));
    scores.label_dependent = with_one(head("label_dependent", top));
  }
  if (wanted.entities) scores.ner = linear("ner", head("ner_hidden", top.narrow(0, 1, batch.time - 1)));
  return scores;
}

torch::Tensor Network::label_scores(const torch::Tensor& dependents, const torch::Tensor& heads) {
  const torch::Tensor& bilinear = at("labels.bilinear");
  const std::int64_t labels = bilinear.size(0);
  const std::int64_t width = bilinear.size(1);
  const torch::Tensor flat = bilinear.permute({1, 0, 2}).reshape({width, labels * width});
  const torch::Tensor half = torch::mm(dependents, flat).view({-1, labels, width});
  return torch::bmm(half, heads.unsqueeze(2)).squeeze(2);
}

torch::Tensor Network::tree_loss(const Batch& batch, const Scores& scores) {
  const torch::Tensor words = batch.heads.view({-1}).ge(0).nonzero().view({-1});
  const torch::Tensor heads = batch.heads.view({-1}).index_select(0, words);
  const torch::Tensor columns = words.remainder(batch.size);
  const auto rows = [&](const torch::Tensor& x, const torch::Tensor& at) {
    return x.reshape({-1, x.size(2)}).index_select(0, at);
  };
  const auto targets = [&](const torch::Tensor& x) { return x.view({-1}).index_select(0, words); };
  const torch::Tensor arcs = scores.arcs.transpose(0, 1).reshape({-1, batch.time}).index_select(0, words);
  const torch::Tensor labels = label_scores(rows(scores.label_dependent, words),
                                            rows(scores.label_head, heads * batch.size + columns));
  return cross_entropy(arcs, heads) + cross_entropy(labels, targets(batch.deprel)) +
         0.5 * cross_entropy(rows(scores.xpos, words), targets(batch.xpos)) +
         0.25 * cross_entropy(rows(scores.upos, words), targets(batch.upos));
}

torch::Tensor Network::entity_loss(const Batch& batch, const Scores& scores) {
  const torch::Tensor& across = at("ner.transitions");
  const std::int64_t labels = across.size(0);
  const torch::Tensor targets = batch.ner.narrow(0, 1, batch.time - 1);  // [T - 1, B]
  const torch::Tensor known = targets.ge(0);
  const torch::Tensor weights = known.to(torch::kFloat);
  const torch::Tensor gold = targets.clamp_min(0);
  const std::int64_t time = gold.size(0);

  torch::Tensor path = (scores.ner.gather(2, gold.unsqueeze(2)).squeeze(2) * weights).sum();
  path = path + at("ner.start").index_select(0, gold[0]).sum();
  if (time > 1) {
    const torch::Tensor pairs = gold.narrow(0, 0, time - 1) * labels + gold.narrow(0, 1, time - 1);
    const torch::Tensor steps = across.reshape({-1}).index_select(0, pairs.view({-1}));
    path = path + (steps * weights.narrow(0, 1, time - 1).reshape({-1})).sum();
  }
  const torch::Tensor ends = torch::tensor(batch.lengths, torch::kLong).sub(1).unsqueeze(0);
  path = path + at("ner.end").index_select(0, gold.gather(0, ends).view({-1})).sum();

  torch::Tensor forward = at("ner.start") + scores.ner[0];
  for (std::int64_t t = 1; t < time; ++t) {
    const torch::Tensor next = (forward.unsqueeze(2) + across).logsumexp(1) + scores.ner[t];
    forward = torch::where(known[t].unsqueeze(1), next, forward);
  }
  const torch::Tensor all = (forward + at("ner.end")).logsumexp(1).sum();
  return (all - path) / weights.sum();
}

Checkpoint Network::exported(const Vocabularies& vocabularies) const {
  Checkpoint out;
  for (const auto& [name, tensor] : weights_) {
    if (name != "words.table" && name != "words.projection") out.tensors[name] = plain(tensor);
  }
  const torch::NoGradGuard guard;
  const torch::Tensor projected = torch::mm(vectors_, at("words.projection").t());
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> rows;
  const auto& learned = vocabularies.words.entries();
  const auto& fixed = vocabularies.vectors.entries();
  for (std::size_t i = 2; i < learned.size(); ++i) rows[learned[i]] = {static_cast<std::int64_t>(i), 0};
  for (std::size_t i = 1; i < fixed.size(); ++i) {
    rows.try_emplace(fixed[i], kUnknown, 0).first->second.second = static_cast<std::int64_t>(i);
  }
  std::vector<std::string> words{"<pad>", "<unknown>"};
  std::vector<std::int64_t> from_learned{0, kUnknown};
  std::vector<std::int64_t> from_fixed{0, 0};
  for (const auto& [key, places] : rows) {
    words.push_back(key);
    from_learned.push_back(places.first);
    from_fixed.push_back(places.second);
  }
  const torch::Tensor table = at("words.table").index_select(0, torch::tensor(from_learned, torch::kLong)) +
                              projected.index_select(0, torch::tensor(from_fixed, torch::kLong));
  out.tensors["words.table"] = plain(table);
  out.vocabularies["words"] = std::move(words);
  out.vocabularies["chars"] = vocabularies.chars.entries();
  out.vocabularies["xpos"] = vocabularies.xpos.entries();
  out.vocabularies["upos"] = vocabularies.upos.entries();
  out.vocabularies["deprel"] = vocabularies.deprel.entries();
  out.vocabularies["ner"] = vocabularies.ner.entries();
  return out;
}

Vocabularies vocabularies_of(const Checkpoint& checkpoint) {
  Vocabularies out;
  out.words = Vocabulary(checkpoint.vocabulary("words"));
  out.vectors = Vocabulary({"<none>"});
  out.chars = Vocabulary(checkpoint.vocabulary("chars"));
  out.xpos = Vocabulary(checkpoint.vocabulary("xpos"));
  out.upos = Vocabulary(checkpoint.vocabulary("upos"));
  out.deprel = Vocabulary(checkpoint.vocabulary("deprel"));
  out.ner = Vocabulary(checkpoint.vocabulary("ner"));
  return out;
}

std::shared_ptr<Network> Network::restore(const Checkpoint& checkpoint) {
  NetworkShape shape;
  shape.word = checkpoint.tensor("words.table").shape.at(1);
  shape.character = checkpoint.tensor("chars.table").shape.at(1);
  shape.filters = checkpoint.tensor("chars.three.bias").shape.at(0);
  shape.hidden = checkpoint.tensor("lstm1.forward.hidden").shape.at(1);
  shape.arc = checkpoint.tensor("arc_head.bias").shape.at(0);
  shape.label = checkpoint.tensor("label_head.bias").shape.at(0);
  shape.entity = checkpoint.tensor("ner_hidden.bias").shape.at(0);
  auto network =
      std::make_shared<Network>(shape, sizes_of(vocabularies_of(checkpoint)), torch::zeros({1, 1}));
  const torch::NoGradGuard guard;
  for (auto& [name, tensor] : network->weights_) {
    if (name == "words.projection") continue;
    const Tensor& saved = checkpoint.tensor(name);
    if (saved.shape != tensor.sizes().vec()) {
      throw std::runtime_error("tensor \"" + name +
                               "\" of the checkpoint has another shape than the network's");
    }
    tensor.copy_(torch::from_blob(const_cast<float*>(saved.values.data()), tensor.sizes(), torch::kFloat));
  }
  network->eval();
  return network;
}

}  // namespace kg::ingest::train
