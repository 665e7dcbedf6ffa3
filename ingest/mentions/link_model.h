// A linear model of coreference: for a pronoun or description, which of the earlier mentions it means, or
// that it means none of them.
//
//   const LinkModel model = LinkModel::load("data/en/models/coref.kgm");
//   const MentionFinder finder(catalogue, lexicon, model);
//
// Weights are whole numbers, sums exact, so that every machine decides alike. Trained by link_training.h.
// Immutable once loaded; copies share the mapped file; safe for any number of threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "ingest/language/model_file.h"

namespace kg::ingest {

class LinkModel {
 public:
  static constexpr std::uint32_t kWeights = 1U << 18;
  // Which weight is that of the feature.
  static std::uint32_t place(std::uint32_t feature) { return feature >> 14U; }

  LinkModel() = default;  // knows nothing: rules alone decide
  explicit LinkModel(std::vector<std::int16_t> weights);

  // Throws ModelError that names the file and what to do.
  static LinkModel load(const std::filesystem::path& file);
  void save(const std::filesystem::path& file) const;

  bool empty() const { return weights_.empty(); }
  int score(const std::vector<std::uint32_t>& features) const {
    int sum = 0;
    for (const std::uint32_t feature : features) sum += weights_[place(feature)];
    return sum;
  }

 private:
  std::shared_ptr<const ModelFile> file_;
  std::shared_ptr<const std::vector<std::int16_t>> own_;
  std::span<const std::int16_t> weights_;
};

}  // namespace kg::ingest
