#include "ingest/language/kernels.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace kg::ingest {
namespace {

struct EachKernel : ::testing::TestWithParam<const Kernels*> {
  std::mt19937 random{11};

  std::vector<std::int8_t> bytes(std::size_t size) {
    std::vector<std::int8_t> out(size);
    for (std::int8_t& value : out) value = static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
    return out;
  }
  std::vector<std::uint8_t> weights(std::size_t size) {
    std::vector<std::uint8_t> out(size);
    for (std::uint8_t& value : out) value = static_cast<std::uint8_t>(1 + random() % 255);
    return out;
  }
  std::vector<float> floats(std::size_t size, float range) {
    std::vector<float> out(size);
    for (float& value : out) value = (static_cast<float>(random() % 20001) / 10000.0F - 1.0F) * range;
    return out;
  }
};

TEST_P(EachKernel, MultipliesExactly) {
  for (const std::size_t count : {1, 2, 3, 5, 6, 7, 13}) {
    for (const std::size_t inputs : {4, 12, 64, 224}) {
      for (const std::size_t outputs : {16, 64, 80, 112}) {
        const std::size_t stride = inputs + 8;
        const auto rows = bytes(count * stride);
        const auto table = weights(inputs * outputs);
        std::vector<std::int16_t> scratch(count * inputs);
        std::vector<std::int32_t> sums(count * outputs);
        GetParam()->multiply({rows.data(), stride, count, table.data(), inputs, outputs, scratch.data()},
                             sums.data());
        for (std::size_t r = 0; r < count; ++r)
          for (std::size_t o = 0; o < outputs; ++o) {
            std::int32_t sum = 0;
            for (std::size_t k = 0; k < inputs; ++k)
              sum +=
                  rows[r * stride + k] * table[(o / 16) * 16 * inputs + (k / 4) * 64 + (o % 16) * 4 + k % 4];
            ASSERT_EQ(sums[r * outputs + o], sum) << count << ' ' << inputs << ' ' << outputs;
          }
      }
    }
  }
}

TEST_P(EachKernel, StepsLikeThePlainOne) {
  constexpr std::size_t kHidden = 48;
  std::vector<std::int32_t> input(4 * kHidden), recurrent(4 * kHidden);
  for (auto* sums : {&input, &recurrent})
    for (std::int32_t& sum : *sums) sum = static_cast<std::int32_t>(random() % 2000001) - 1000000;
  const auto input_scale = floats(4 * kHidden, 1e-4F), recurrent_scale = floats(4 * kHidden, 1e-5F);
  const auto bias = floats(4 * kHidden, 2.0F), before = floats(kHidden, 3.0F);
  const auto run = [&](const Kernels& kernels) {
    std::vector<float> cell = before;
    std::vector<std::int8_t> state(kHidden);
    GateStep step;
    step.hidden = kHidden;
    step.input = input.data();
    step.input_excess = 77;
    step.input_factor = 0.031F;
    step.input_scale = input_scale.data();
    step.recurrent = recurrent.data();
    step.recurrent_excess = -123;
    step.recurrent_scale = recurrent_scale.data();
    step.bias = bias.data();
    step.cell = cell.data();
    step.state = state.data();
    kernels.step(step);
    return std::pair(cell, state);
  };
  EXPECT_EQ(run(*GetParam()), run(plain_kernels()));
}

TEST_P(EachKernel, RoundsAndScalesLikeThePlainOne) {
  const Kernels& kernels = *GetParam();
  const auto row = floats(96, 5.0F);
  std::vector<std::int8_t> mine(96), plain(96);
  EXPECT_EQ(kernels.quantise(row.data(), 96, mine.data()),
            plain_kernels().quantise(row.data(), 96, plain.data()));
  EXPECT_EQ(mine, plain);
  EXPECT_EQ(kernels.sum(mine.data(), 91), plain_kernels().sum(plain.data(), 91));
  auto curved = row, curved_plain = row;
  kernels.tanh(curved.data(), 96);
  plain_kernels().tanh(curved_plain.data(), 96);
  kernels.leaky(curved.data(), 95);
  plain_kernels().leaky(curved_plain.data(), 95);
  kernels.add_scaled(row.data(), 0.37F, 93, curved.data());
  plain_kernels().add_scaled(row.data(), 0.37F, 93, curved_plain.data());
  EXPECT_EQ(curved, curved_plain);
}

TEST_P(EachKernel, QuantisesARowOfZerosToZeros) {
  const std::vector<float> row(32, 0.0F);
  std::vector<std::int8_t> out(32, 9);
  EXPECT_EQ(GetParam()->quantise(row.data(), 32, out.data()), 0.0F);
  EXPECT_EQ(out, std::vector<std::int8_t>(32, 0));
}

INSTANTIATE_TEST_SUITE_P(Kernels, EachKernel, ::testing::ValuesIn(runnable_kernels()),
                         [](const auto& kernel) { return std::string(kernel.param->name); });

}  // namespace
}  // namespace kg::ingest
