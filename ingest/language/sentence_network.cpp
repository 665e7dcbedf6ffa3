#include "ingest/language/sentence_network.h"

#include <algorithm>
#include <numeric>

#include "ingest/language/sentence_batch.h"

namespace kg::ingest {
namespace {

// A batch is large enough to use the weights well while they are near, and small enough to stay near itself.
constexpr std::size_t kBatchSentences = 24;
constexpr std::size_t kBatchWords = 600;

}  // namespace

SentenceNetwork::SentenceNetwork(NetworkModel model, const Kernels& kernels)
    : model_(std::make_unique<const NetworkModel>(std::move(model))),
      kernels_(&kernels),
      forms_(std::make_unique<const FormReader>(*model_, kernels)),
      entities_(model_->ner, model_->transitions, model_->starts, model_->ends) {}

std::vector<Prediction> SentenceNetwork::predict(
    const std::vector<std::vector<std::string_view>>& sentences) const {
  std::vector<std::size_t> order(sentences.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return sentences[a].size() > sentences[b].size(); });
  std::vector<Prediction> predictions(sentences.size());
  SentenceBatch batch(*model_, *kernels_, *forms_, entities_);
  std::vector<const std::vector<std::string_view>*> together;
  std::vector<Prediction*> into;
  std::size_t words = 0;
  const auto flush = [&] {
    if (!together.empty()) batch.run(together, into);
    together.clear();
    into.clear();
    words = 0;
  };
  for (const std::size_t index : order) {
    if (together.size() == kBatchSentences || words + sentences[index].size() > kBatchWords) flush();
    together.push_back(&sentences[index]);
    into.push_back(&predictions[index]);
    words += sentences[index].size();
  }
  flush();
  return predictions;
}

}  // namespace kg::ingest
