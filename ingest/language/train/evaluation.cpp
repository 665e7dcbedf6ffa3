#include "ingest/language/train/evaluation.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <numeric>
#include <set>

#include "ingest/language/train/decoding.h"

namespace kg::ingest::train {
namespace {

constexpr std::size_t kTogether = 48;  // sentences a batch, of similar length

// Calls `use` with indices of sentences of similar length.
template <typename Sentence, typename Use>
void in_groups(const std::vector<Sentence>& sentences, const Use& use) {
  std::vector<std::size_t> order(sentences.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return sentences[a].size() < sentences[b].size(); });
  for (std::size_t at = 0; at < order.size(); at += kTogether) {
    use(std::vector<std::size_t>(
        order.begin() + static_cast<std::ptrdiff_t>(at),
        order.begin() + static_cast<std::ptrdiff_t>(std::min(at + kTogether, order.size()))));
  }
}

std::vector<float> values(const torch::Tensor& tensor) {
  const torch::Tensor dense = tensor.contiguous();
  return {dense.data_ptr<float>(), dense.data_ptr<float>() + dense.numel()};
}

// The decoded heads of a whole batch, [T, B], 0 outside.
torch::Tensor decoded_heads(const Batch& batch, const Scores& scores) {
  const torch::Tensor logs = scores.arcs.log_softmax(2);
  torch::Tensor heads = torch::zeros({batch.time, batch.size}, torch::kLong);
  for (std::int64_t b = 0; b < batch.size; ++b) {
    const std::int64_t size = batch.lengths[static_cast<std::size_t>(b)] + 1;
    const auto tree =
        decode_tree(values(logs[b].narrow(0, 0, size).narrow(1, 0, size)), static_cast<std::size_t>(size));
    for (std::int64_t t = 1; t < size; ++t) {
      heads.data_ptr<std::int64_t>()[t * batch.size + b] = tree[static_cast<std::size_t>(t)];
    }
  }
  return heads;
}

torch::Tensor best_labels(Network& network, const Batch& batch, const Scores& scores,
                          const torch::Tensor& heads) {
  const std::int64_t width = scores.label_head.size(2);
  const torch::Tensor columns = torch::arange(batch.size).expand({batch.time, batch.size});
  const torch::Tensor rows = (heads * batch.size + columns).reshape({-1});
  const torch::Tensor governors = scores.label_head.reshape({-1, width}).index_select(0, rows);
  return network.label_scores(scores.label_dependent.reshape({-1, width}), governors)
      .argmax(1)
      .view({batch.time, batch.size});
}

double per_cent(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

TreeFigures measure_trees(Network& network, const Vocabularies& vocabularies,
                          const std::vector<TreeSentence>& sentences) {
  const torch::NoGradGuard guard;
  network.eval();
  const auto began = std::chrono::steady_clock::now();
  std::int64_t words = 0;
  std::int64_t upos = 0;
  std::int64_t xpos = 0;
  std::int64_t unlabelled = 0;
  std::int64_t labelled = 0;
  in_groups(sentences, [&](const std::vector<std::size_t>& group) {
    std::vector<Example> examples;
    for (const std::size_t i : group) examples.push_back(to_example(sentences[i], vocabularies));
    const Batch batch = make_batch(examples, vocabularies, nullptr);
    const Scores scores = network.run(batch, {.trees = true, .entities = false});
    const torch::Tensor heads = decoded_heads(batch, scores);
    const torch::Tensor known = batch.heads.ge(0);
    const torch::Tensor attached = heads.eq(batch.heads).logical_and(known);
    const auto count = [](const torch::Tensor& x) { return x.sum().item<std::int64_t>(); };
    words += count(known);
    upos += count(scores.upos.argmax(2).eq(batch.upos).logical_and(known));
    xpos += count(scores.xpos.argmax(2).eq(batch.xpos).logical_and(known));
    unlabelled += count(attached);
    labelled += count(best_labels(network, batch, scores, heads).eq(batch.deprel).logical_and(attached));
  });
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return {per_cent(upos, words), per_cent(xpos, words), per_cent(unlabelled, words),
          per_cent(labelled, words), static_cast<double>(words) / std::max(seconds, 1e-9)};
}

double measure_entities(Network& network, const Vocabularies& vocabularies,
                        const std::vector<EntitySentence>& sentences) {
  const torch::NoGradGuard guard;
  network.eval();
  const std::vector<std::string>& labels = vocabularies.ner.entries();
  PathScores path;
  const Checkpoint weights = network.exported(vocabularies);
  path.transitions = weights.tensor("ner.transitions").values;
  path.start = weights.tensor("ner.start").values;
  path.end = weights.tensor("ner.end").values;
  std::int64_t right = 0;
  std::int64_t found = 0;
  std::int64_t wanted = 0;
  in_groups(sentences, [&](const std::vector<std::size_t>& group) {
    std::vector<Example> examples;
    for (const std::size_t i : group) examples.push_back(to_example(sentences[i], vocabularies));
    const Batch batch = make_batch(examples, vocabularies, nullptr);
    const Scores scores = network.run(batch, {.trees = false, .entities = true});
    for (std::size_t b = 0; b < group.size(); ++b) {
      path.emissions =
          values(scores.ner.select(1, static_cast<std::int64_t>(b)).narrow(0, 0, batch.lengths[b]));
      std::vector<std::string> gold;
      std::vector<std::string> guess;
      for (const EntityWord& word : sentences[group[b]]) gold.push_back(word.label);
      for (const std::size_t label : decode_path(path, labels)) guess.push_back(labels[label]);
      const auto gold_spans = spans_of(gold);
      const auto guessed_spans = spans_of(guess);
      const std::set<LabelledSpan> known(gold_spans.begin(), gold_spans.end());
      wanted += static_cast<std::int64_t>(gold_spans.size());
      found += static_cast<std::int64_t>(guessed_spans.size());
      for (const LabelledSpan& span : guessed_spans) right += known.count(span) != 0 ? 1 : 0;
    }
  });
  return per_cent(2 * right, found + wanted);
}

std::string to_string(const TreeFigures& figures) {
  char line[128];
  std::snprintf(line, sizeof line, "UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f %.0f words/s", figures.upos,
                figures.xpos, figures.unlabelled, figures.labelled, figures.words_a_second);
  return line;
}

}  // namespace kg::ingest::train
