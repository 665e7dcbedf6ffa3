// Networks at work: tags, trees and entity labels of tokenised sentences.
//
//   const SentenceNetwork network(NetworkModel::open("data/en/models/parser.kgm"));
//   std::vector<Prediction> found = network.predict({{"Rubio", "met", "Umerov"}});
//   network.model().upos[found[0].upos[1]];   // "VERB"
//
// Sentences of one call are read together in batches of like length, which is faster and changes nothing in
// the result: each row is quantised by itself, all sums are integers or in fixed order. Thread safe: calls
// share only what FormReader remembers. Time and memory grow with the square of the longest sentence: the
// caller keeps sentences below a few hundred words (LanguageModel does). No sentence may be empty.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/language/entity_decoder.h"
#include "ingest/language/form_reader.h"
#include "ingest/language/network_model.h"
#include "ingest/language/tag_pairs.h"

namespace kg::ingest {

struct Prediction {
  std::vector<std::uint16_t> xpos, upos, deprel;  // indices into the model's lists
  std::vector<std::int32_t> heads;                // 0 the root, else the word's place counted from 1
  std::vector<std::uint16_t> ner;

  void resize(std::size_t words);
};

class SentenceNetwork {
 public:
  explicit SentenceNetwork(NetworkModel model, const Kernels& kernels = best_kernels());

  // Several networks that decide together, each trained from another seed: tags, heads and relations by the
  // sum of what each holds likely, which makes the tree that of the most arcs expected right; entities by the
  // mean of their scores. Costs what the members cost together. Throws ModelError if there is none or if
  // their lists of tags, relations and labels differ.
  explicit SentenceNetwork(std::vector<NetworkModel> members, const Kernels& kernels = best_kernels());

  // From now on no word gets two tags that do not go together. Before the first call of `predict`.
  void keep_to(TagPairs pairs) { pairs_ = std::move(pairs); }

  std::vector<Prediction> predict(const std::vector<std::vector<std::string_view>>& sentences) const;

  // The first member, whose lists name what predictions count.
  const NetworkModel& model() const { return members_.front()->model; }

 private:
  struct Member {
    NetworkModel model;
    FormReader forms;
    Member(NetworkModel opened, const Kernels& kernels) : model(std::move(opened)), forms(model, kernels) {}
  };
  std::vector<std::unique_ptr<const Member>> members_;
  const Kernels* kernels_;
  EntityDecoder entities_;
  TagPairs pairs_;
};

}  // namespace kg::ingest
