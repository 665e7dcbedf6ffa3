#include "ingest/language/form_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "ingest/language/network_model.h"
#include "ingest/language/pack.h"
#include "tests/language/tiny_model.h"

namespace kg::ingest {
namespace {

// What the network reads of a form, in floats, where row 0 of the characters is `padding` throughout.
std::vector<float> read(const char* form, float padding) {
  const testing::ScratchFolder folder;
  train::Checkpoint checkpoint = testing::tiny_checkpoint(1);
  train::Tensor& chars = checkpoint.tensors["chars.table"];
  std::fill_n(chars.values.begin(), chars.shape.at(1), padding);
  pack(checkpoint, folder.path() / "parser.kgm");
  const NetworkModel model = NetworkModel::open(folder.path() / "parser.kgm");
  const FormReader reader(model, plain_kernels());
  std::vector<std::int8_t> row(model.word_width + 2 * model.filters);
  const RowScale scale = reader.read(form, row.data());
  std::vector<float> values;
  values.reserve(row.size());
  for (const std::int8_t value : row) values.push_back(static_cast<float>(value) * scale.factor);
  return values;
}

TEST(FormReader, ReadsRowZeroOfTheCharactersAfterAWordUpToPlaceTwentyTwo) {
  EXPECT_NE(read("tones", 0.0F), read("tones", 3.0F));
  const char* nineteen = "nestonestonestonest";
  EXPECT_NE(read(nineteen, 0.0F), read(nineteen, 3.0F));
}

TEST(FormReader, ReadsZerosAroundAWordThatFillsThePlaces) {
  const char* full = "tonestonestonestones";
  EXPECT_EQ(read(full, 0.0F), read(full, 3.0F));
  const char* longer = "tonestonestonestonesandtones";
  EXPECT_EQ(read(longer, 0.0F), read(longer, 3.0F));
}

}  // namespace
}  // namespace kg::ingest
