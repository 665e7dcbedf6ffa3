#include "ingest/language/sentence_network.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include "ingest/language/sentence_batch.h"
#include "ingest/language/tree_decoder.h"

namespace kg::ingest {
namespace {

// A batch is large enough to use the weights well while they are near, and small enough to stay near itself.
constexpr std::size_t kBatchSentences = 24;
constexpr std::size_t kBatchWords = 600;

std::vector<NetworkModel> alone(NetworkModel model) {
  std::vector<NetworkModel> members;
  members.push_back(std::move(model));
  return members;
}

void check_agreement(const std::vector<NetworkModel>& members) {
  if (members.empty()) throw ModelError("no network to read with");
  const NetworkModel& first = members.front();
  for (const NetworkModel& other : members)
    if (other.xpos != first.xpos || other.upos != first.upos || other.deprel != first.deprel ||
        other.ner != first.ner)
      throw ModelError(
          "networks that are to decide together have different lists of tags, relations or entity labels; "
          "train them on the same corpora");
}

EntityDecoder decoder_of(const std::vector<NetworkModel>& members) {
  const auto mean = [&](std::span<const float> NetworkModel::*scores) {
    std::vector<float> sum((members.front().*scores).size(), 0.0F);
    for (const NetworkModel& member : members)
      for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += (member.*scores)[i];
    for (float& value : sum) value /= static_cast<float>(members.size());
    return sum;
  };
  return {members.front().ner, mean(&NetworkModel::transitions), mean(&NetworkModel::starts),
          mean(&NetworkModel::ends)};
}

// The place of the largest of each row of `width`.
void take_largest(std::span<const float> sums, std::size_t width, std::vector<std::uint16_t>& out) {
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto row = sums.begin() + static_cast<std::ptrdiff_t>(i * width);
    out[i] =
        static_cast<std::uint16_t>(std::max_element(row, row + static_cast<std::ptrdiff_t>(width)) - row);
  }
}

class Committee {
 public:
  Committee(std::vector<SentenceBatch> members, const NetworkModel& lists, const EntityDecoder& entities,
            const TagPairs& pairs)
      : members_(std::move(members)), lists_(lists), entities_(entities), pairs_(pairs) {}

  void run(std::span<const std::vector<std::string_view>* const> sentences,
           std::span<Prediction*> predictions) {
    if (members_.size() == 1) return members_.front().run(sentences, predictions);
    for (SentenceBatch& member : members_) member.read(sentences);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      predictions[i]->resize(sentences[i]->size());
      tags(i, *predictions[i]);
      tree(i, *predictions[i]);
      entities(i, *predictions[i]);
    }
    for (SentenceBatch& member : members_) member.weigh_relations(predictions);
    for (std::size_t i = 0; i < sentences.size(); ++i) relations(i, *predictions[i]);
  }

 private:
  void tags(std::size_t sentence, Prediction& into) {
    first_.assign(into.xpos.size() * lists_.xpos.size(), 0.0F);
    second_.assign(into.upos.size() * lists_.upos.size(), 0.0F);
    for (const SentenceBatch& member : members_) member.add_tags(sentence, first_, second_);
    take_largest(first_, lists_.xpos.size(), into.xpos);
    take_largest(second_, lists_.upos.size(), into.upos);
    for (std::size_t i = 0; i < into.xpos.size(); ++i) {
      const float* first = first_.data() + i * lists_.xpos.size();
      const float* second = second_.data() + i * lists_.upos.size();
      pairs_.settle(into.xpos[i], into.upos[i],
                    [&](std::size_t x, std::size_t u) { return first[x] * second[u]; });
    }
  }

  void tree(std::size_t sentence, Prediction& into) {
    const std::size_t size = into.heads.size() + 1;
    first_.assign(size * size, 0.0F);
    for (SentenceBatch& member : members_) member.add_arcs(sentence, first_);
    const std::vector<std::int32_t> heads = best_tree(first_, size);
    std::copy(heads.begin() + 1, heads.end(), into.heads.begin());
  }

  void relations(std::size_t sentence, Prediction& into) {
    first_.assign(into.heads.size() * lists_.deprel.size(), 0.0F);
    for (const SentenceBatch& member : members_) member.add_relations(sentence, first_);
    take_largest(first_, lists_.deprel.size(), into.deprel);
    for (std::size_t i = 0; i < into.heads.size(); ++i)
      if (into.heads[i] == 0) into.deprel[i] = static_cast<std::uint16_t>(lists_.root_label);
  }

  void entities(std::size_t sentence, Prediction& into) {
    first_.assign(into.ner.size() * lists_.ner.size(), 0.0F);
    for (const SentenceBatch& member : members_) member.add_entities(sentence, first_);
    for (float& score : first_) score /= static_cast<float>(members_.size());
    const std::vector<std::size_t> path = entities_.best(first_, into.ner.size());
    for (std::size_t i = 0; i < path.size(); ++i) into.ner[i] = static_cast<std::uint16_t>(path[i]);
  }

  std::vector<SentenceBatch> members_;
  const NetworkModel& lists_;
  const EntityDecoder& entities_;
  const TagPairs& pairs_;
  std::vector<float> first_, second_;
};

}  // namespace

void Prediction::resize(std::size_t words) {
  xpos.resize(words);
  upos.resize(words);
  deprel.resize(words);
  ner.resize(words);
  heads.resize(words);
}

SentenceNetwork::SentenceNetwork(NetworkModel model, const Kernels& kernels)
    : SentenceNetwork(alone(std::move(model)), kernels) {}

SentenceNetwork::SentenceNetwork(std::vector<NetworkModel> members, const Kernels& kernels)
    : kernels_(&kernels), entities_((check_agreement(members), decoder_of(members))) {
  for (NetworkModel& member : members)
    members_.push_back(std::make_unique<const Member>(std::move(member), kernels));
}

std::vector<Prediction> SentenceNetwork::predict(
    const std::vector<std::vector<std::string_view>>& sentences) const {
  std::vector<std::size_t> order(sentences.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return sentences[a].size() > sentences[b].size(); });
  std::vector<Prediction> predictions(sentences.size());
  std::vector<SentenceBatch> batches;
  for (const auto& member : members_)
    batches.emplace_back(member->model, *kernels_, member->forms, entities_, pairs_);
  Committee committee(std::move(batches), model(), entities_, pairs_);
  std::vector<const std::vector<std::string_view>*> together;
  std::vector<Prediction*> into;
  std::size_t words = 0;
  const auto flush = [&] {
    if (!together.empty()) committee.run(together, into);
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
