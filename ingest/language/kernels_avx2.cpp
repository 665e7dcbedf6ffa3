#include "ingest/language/kernel_versions.h"

#ifdef __AVX2__

#include <immintrin.h>

#include "ingest/language/kernel_loops.h"

namespace kg::ingest {
namespace {

// 8 outputs (half a group of weights) for `Rows` rows, few enough that all sums stay in registers. Each
// accumulator holds two partial sums of four outputs.
template <int Rows>
void block(const std::int16_t* rows, std::size_t inputs, const std::uint8_t* weights, std::int32_t* out,
           std::size_t out_stride) {
  __m256i sums[Rows][2];
  for (int r = 0; r < Rows; ++r) sums[r][0] = sums[r][1] = _mm256_setzero_si256();
  for (std::size_t k = 0; k < inputs; k += 4, weights += 64) {
    const auto* from = reinterpret_cast<const __m128i*>(weights);
    const __m256i first = _mm256_cvtepu8_epi16(_mm_loadu_si128(from));
    const __m256i second = _mm256_cvtepu8_epi16(_mm_loadu_si128(from + 1));
    for (int r = 0; r < Rows; ++r) {
      long long four;
      __builtin_memcpy(&four, rows + static_cast<std::size_t>(r) * inputs + k, sizeof four);
      const __m256i activations = _mm256_set1_epi64x(four);
      sums[r][0] = _mm256_add_epi32(sums[r][0], _mm256_madd_epi16(first, activations));
      sums[r][1] = _mm256_add_epi32(sums[r][1], _mm256_madd_epi16(second, activations));
    }
  }
  for (int r = 0; r < Rows; ++r) {
    const __m256i pairs = _mm256_hadd_epi32(sums[r][0], sums[r][1]);
    const __m256i ordered = _mm256_permute4x64_epi64(pairs, 0xD8);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + static_cast<std::size_t>(r) * out_stride), ordered);
  }
}

void multiply(const Product& product, std::int32_t* out) {
  const std::size_t inputs = product.inputs;
  for (std::size_t r = 0; r < product.count; ++r)
    for (std::size_t k = 0; k < inputs; ++k)
      product.scratch[r * inputs + k] = product.rows[r * product.stride + k];
  for (std::size_t half = 0; half < product.outputs / 8; ++half) {
    const std::uint8_t* weights = product.weights + half / 2 * 16 * inputs + half % 2 * 32;
    std::int32_t* to = out + half * 8;
    std::size_t r = 0;
    for (; r + 4 <= product.count; r += 4)
      block<4>(product.scratch + r * inputs, inputs, weights, to + r * product.outputs, product.outputs);
    for (; r < product.count; ++r)
      block<1>(product.scratch + r * inputs, inputs, weights, to + r * product.outputs, product.outputs);
  }
}

}  // namespace

const Kernels* avx2_kernels() {
  static constexpr Kernels kKernels = kernels_of("avx2", multiply);
  return &kKernels;
}

}  // namespace kg::ingest

#else

namespace kg::ingest {
const Kernels* avx2_kernels() { return nullptr; }
}  // namespace kg::ingest

#endif
