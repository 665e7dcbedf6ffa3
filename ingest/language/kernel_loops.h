// Element-wise loops of the kernels, compiled once for each instruction set (kernels_*.cpp).
//
// Everything here has internal linkage and uses nothing of the standard library but fixed-width types: a
// function that the linker shares between files must not be compiled for a processor that may not be there.
#pragma once

#include "ingest/language/kernels.h"

namespace kg::ingest {
namespace {

#if defined(__AVX512F__)
constexpr std::size_t kLanes = 16;
#elif defined(__AVX2__)
constexpr std::size_t kLanes = 8;
#else
constexpr std::size_t kLanes = 4;
#endif
using Floats __attribute__((vector_size(kLanes * 4))) = float;
using Ints __attribute__((vector_size(kLanes * 4))) = std::int32_t;
using Bytes __attribute__((vector_size(kLanes))) = std::int8_t;

inline Floats load(const float* from) {
  Floats value;
  __builtin_memcpy(&value, from, sizeof value);
  return value;
}
inline Ints load(const std::int32_t* from) {
  Ints value;
  __builtin_memcpy(&value, from, sizeof value);
  return value;
}
inline void store(float* to, Floats value) { __builtin_memcpy(to, &value, sizeof value); }

inline Floats all(float x) { return Floats{} + x; }
inline Floats limited(Floats x, float low, float high) {
  x = x > all(high) ? all(high) : x;
  return x < all(low) ? all(low) : x;
}

// Rounds to the nearest integer, ties to even, for magnitudes below 2^22.
inline Floats rounded(Floats x) {
  const Floats magic = all(12582912.0F);  // 1.5 * 2^23
  return (x + magic) - magic;
}
inline void store_rounded(std::int8_t* to, Floats x) {
  const Bytes bytes = __builtin_convertvector(__builtin_convertvector(rounded(x), Ints), Bytes);
  __builtin_memcpy(to, &bytes, sizeof bytes);
}

// Rational approximation of tanh, of error below 1e-4; exactly odd, within [-1, 1].
inline Floats tanh_of(Floats x) {
  x = limited(x, -4.97F, 4.97F);
  const Floats square = x * x;
  const Floats above = x * (135135.0F + square * (17325.0F + square * (378.0F + square)));
  const Floats below = 135135.0F + square * (62370.0F + square * (3150.0F + square * 28.0F));
  return limited(above / below, -1.0F, 1.0F);
}

inline Floats sigmoid_of(Floats x) { return 0.5F + 0.5F * tanh_of(0.5F * x); }

// `hidden` is a multiple of 16.
void step_loop(const GateStep& step) {
  const std::size_t size = step.hidden;
  const auto before = [&](std::size_t k) {
    const Floats input = __builtin_convertvector(load(step.input + k) - step.input_excess, Floats);
    const Floats recurrent =
        __builtin_convertvector(load(step.recurrent + k) - step.recurrent_excess, Floats);
    return input * (step.input_factor * load(step.input_scale + k)) +
           recurrent * load(step.recurrent_scale + k) + load(step.bias + k);
  };
  for (std::size_t j = 0; j < size; j += kLanes) {
    const Floats in = sigmoid_of(before(j));
    const Floats forget = sigmoid_of(before(size + j));
    const Floats out = sigmoid_of(before(2 * size + j));
    const Floats candidate = tanh_of(before(3 * size + j));
    const Floats cell = forget * load(step.cell + j) + in * candidate;
    store(step.cell + j, cell);
    store_rounded(step.state + j, out * tanh_of(cell) * 127.0F);
  }
}

void rescale_loop(const std::int32_t* __restrict sums, std::int32_t excess, float factor,
                  const float* __restrict scale, const float* __restrict bias, std::size_t size,
                  float* __restrict out) {
  for (std::size_t i = 0; i < size; ++i)
    out[i] = static_cast<float>(sums[i] - excess) * (factor * scale[i]) + bias[i];
}

// `size` is a multiple of 16.
float quantise_loop(const float* row, std::size_t size, std::int8_t* out) {
  Floats most = all(0.0F);
  for (std::size_t i = 0; i < size; i += kLanes) {
    const Floats value = load(row + i);
    const Floats magnitude = value < all(0.0F) ? -value : value;
    most = magnitude > most ? magnitude : most;
  }
  float largest = 0.0F;
  for (std::size_t i = 0; i < kLanes; ++i) largest = most[i] > largest ? most[i] : largest;
  if (!(largest > 1e-20F)) {
    for (std::size_t i = 0; i < size; ++i) out[i] = 0;
    return 0.0F;
  }
  const Floats factor = all(127.0F / largest);
  for (std::size_t i = 0; i < size; i += kLanes) store_rounded(out + i, load(row + i) * factor);
  return largest / 127.0F;
}

std::int32_t sum_loop(const std::int8_t* row, std::size_t size) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += row[i];
  return sum;
}

void leaky_loop(float* row, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) row[i] = row[i] >= 0.0F ? row[i] : 0.1F * row[i];
}

// `size` is a multiple of 16.
void tanh_loop(float* row, std::size_t size) {
  for (std::size_t i = 0; i < size; i += kLanes) store(row + i, tanh_of(load(row + i)));
}

void add_scaled_loop(const float* __restrict row, float weight, std::size_t size, float* __restrict out) {
  for (std::size_t i = 0; i < size; ++i) out[i] = out[i] + weight * row[i];
}

void keep_largest_loop(const float* __restrict row, std::size_t size, float* __restrict out) {
  for (std::size_t i = 0; i < size; ++i) out[i] = row[i] > out[i] ? row[i] : out[i];
}

constexpr Kernels kernels_of(const char* name, void (*multiply)(const Product&, std::int32_t*)) {
  return {name,     multiply,   step_loop, rescale_loop,    quantise_loop,
          sum_loop, leaky_loop, tanh_loop, add_scaled_loop, keep_largest_loop};
}

}  // namespace
}  // namespace kg::ingest
