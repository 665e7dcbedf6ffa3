// The arithmetic of the network in versions that give the same bits: plain C++, AVX2, AVX-VNNI, AVX-512 VNNI.
//
//   const Kernels& kernels = best_kernels();     // chosen once, by what the processor has
//   kernels.multiply(product, sums);
//
// Products are sums of integers, which no order can change; element-wise arithmetic is one multiplication
// or addition after the other in 32-bit floats (no fused ones: -ffp-contract=off), so that the width of the
// vector does not matter. The environment variable KG_KERNELS=plain|avx2|avxvnni|vnni chooses among those
// that the processor has, for tests and measurements.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kg::ingest {

// Weights are stored unsigned, 128 added, in blocks [outputs / 16][inputs / 4][16][4]; outputs is a multiple
// of 16, inputs of 4. So a product is 128 times the sum of its activations too large; whoever reads it takes
// that off.
struct Product {
  const std::int8_t* rows = nullptr;  // activations, `stride` bytes from row to row
  std::size_t stride = 0;
  std::size_t count = 0;  // of rows
  const std::uint8_t* weights = nullptr;
  std::size_t inputs = 0;
  std::size_t outputs = 0;
  std::int16_t* scratch = nullptr;  // count * inputs elements
};

// One step of an LSTM for one sequence; see train/network.h for the equations. Arrays of 4 * hidden elements
// hold the gates input, forget, output, cell.
struct GateStep {
  std::size_t hidden = 0;               // a multiple of 16
  const std::int32_t* input = nullptr;  // product of the layer's input
  std::int32_t input_excess = 0;
  float input_factor = 1;                   // scale of the input row
  const float* input_scale = nullptr;       // of each output
  const std::int32_t* recurrent = nullptr;  // product of the state before
  std::int32_t recurrent_excess = 0;
  const float* recurrent_scale = nullptr;  // includes the 1/127 of states
  const float* bias = nullptr;
  float* cell = nullptr;         // read and written
  std::int8_t* state = nullptr;  // written: h * 127, rounded
};

struct Kernels {
  const char* name;
  // out[count][outputs]
  void (*multiply)(const Product& product, std::int32_t* out);
  void (*step)(const GateStep& step);
  // out[i] = (sums[i] - excess) * (factor * scale[i]) + bias[i]
  void (*rescale)(const std::int32_t* sums, std::int32_t excess, float factor, const float* scale,
                  const float* bias, std::size_t size, float* out);
  // Quantises a row to [-127, 127]; returns the scale (largest magnitude / 127). `size` is a multiple of 16.
  float (*quantise)(const float* row, std::size_t size, std::int8_t* out);
  std::int32_t (*sum)(const std::int8_t* row, std::size_t size);
  void (*leaky)(float* row, std::size_t size);
  void (*tanh)(float* row, std::size_t size);  // of a multiple of 16
  // out[i] += weight * row[i]
  void (*add_scaled)(const float* row, float weight, std::size_t size, float* out);
  // out[i] = max(out[i], row[i])
  void (*keep_largest)(const float* row, std::size_t size, float* out);
};

const Kernels& plain_kernels();
// The versions that this processor can run, plain first.
const std::vector<const Kernels*>& runnable_kernels();
const Kernels& best_kernels();

}  // namespace kg::ingest
