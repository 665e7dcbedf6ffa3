// What the network sees of one word form: its word vector and the convolution over its characters,
// quantised to 8 bits.
//
// A form is read once and then remembered, also across documents; what is remembered does not change the
// result. Safe to use from many threads at once.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/language/kernels.h"
#include "ingest/language/network_model.h"

namespace kg::ingest {

// A row of quantised numbers: value = factor * element; excess is what stored weights add (kernels.h).
struct RowScale {
  float factor = 0;
  std::int32_t excess = 0;
};

// The key that a form is looked up by among the word vectors: lower case, straight quotes.
std::string word_key(std::string_view form);

class FormReader {
 public:
  // Both must outlive the reader.
  FormReader(const NetworkModel& model, const Kernels& kernels);

  // Writes the form's input, as many elements as the first layer has inputs.
  RowScale read(std::string_view form, std::int8_t* out) const;
  // Likewise for the artificial root.
  RowScale root(std::int8_t* out) const;

  std::size_t width() const { return width_; }

 private:
  static constexpr std::size_t kShards = 16;
  static constexpr std::size_t kLargestShard = 4096;  // forms; a full one is emptied

  struct Entry {
    RowScale scale;
    std::vector<std::int8_t> row;
  };
  struct Shard {
    std::mutex mutex;
    std::unordered_map<std::string, Entry> entries;
  };

  const NetworkModel& model_;
  const Kernels& kernels_;
  std::size_t width_;
  mutable std::array<Shard, kShards> shards_;

  Entry compute(std::string_view form) const;
  Entry quantised(const std::vector<float>& row) const;
  void convolve(std::string_view form, float* out) const;
};

}  // namespace kg::ingest
