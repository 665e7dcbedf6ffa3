// A trained language model as weights in 32-bit floats: what training writes and packing reads.
//
//   Checkpoint trained = Checkpoint::load("model.ckpt");
//   const Tensor& table = trained.tensor("words.table");      // shape {words, width}, row-major
//   const auto& tags = trained.vocabulary("xpos");             // index -> tag
//
// Names and shapes of the tensors, and what the vocabularies hold, are said in network.h. A file is
// little-endian whatever the machine: magic, counts, names, shapes, values, and a closing magic, so that a
// file that was cut is seen. Plain values; safe to read from several threads. Loading costs one read of the
// file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kg::ingest::train {

struct Tensor {
  std::vector<std::int64_t> shape;
  std::vector<float> values;  // row-major, as many as the product of the shape
};

struct Checkpoint {
  std::map<std::string, Tensor> tensors;
  std::map<std::string, std::vector<std::string>> vocabularies;  // index -> entry
  std::map<std::string, std::string> notes;                      // sets, seed, seconds, figures

  // Throw std::out_of_range naming the tensor or vocabulary that is not there.
  const Tensor& tensor(const std::string& name) const;
  const std::vector<std::string>& vocabulary(const std::string& name) const;

  // Writes beside `path` and renames, so that a reader never sees half a file. Throws std::runtime_error
  // naming the file if it cannot be written, std::invalid_argument if a tensor's values do not fill its
  // shape.
  void save(const std::filesystem::path& path) const;

  // Throws std::runtime_error naming the file and what is wrong: absent, not a checkpoint, cut, sizes that
  // disagree.
  static Checkpoint load(const std::filesystem::path& path);
};

}  // namespace kg::ingest::train
