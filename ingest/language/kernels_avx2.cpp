#include "ingest/language/kernel_versions.h"

#ifdef __AVX2__

#include <immintrin.h>

#include "ingest/language/kernel_loops.h"

namespace kg::ingest {
namespace {

// 16 outputs for `Rows` rows. Each accumulator holds two partial sums of four outputs.
template <int Rows>
void block(const std::int16_t* rows, std::size_t inputs, const std::uint8_t* weights, std::int32_t* out,
           std::size_t out_stride) {
  __m256i sums[Rows][4];
  for (int r = 0; r < Rows; ++r)
    for (int s = 0; s < 4; ++s) sums[r][s] = _mm256_setzero_si256();
  for (std::size_t k = 0; k < inputs; k += 4, weights += 64) {
    __m256i activations[Rows];
    for (int r = 0; r < Rows; ++r)
      activations[r] = _mm256_set1_epi64x(
          *reinterpret_cast<const long long*>(rows + static_cast<std::size_t>(r) * inputs + k));
    for (int s = 0; s < 4; ++s) {
      const __m256i wide =
          _mm256_cvtepu8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(weights + 16 * s)));
      for (int r = 0; r < Rows; ++r)
        sums[r][s] = _mm256_add_epi32(sums[r][s], _mm256_madd_epi16(wide, activations[r]));
    }
  }
  for (int r = 0; r < Rows; ++r) {
    std::int32_t* to = out + static_cast<std::size_t>(r) * out_stride;
    for (int s = 0; s < 4; s += 2) {
      const __m256i pairs = _mm256_hadd_epi32(sums[r][s], sums[r][s + 1]);
      const __m256i ordered = _mm256_permute4x64_epi64(pairs, 0xD8);
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(to + 4 * s), ordered);
    }
  }
}

void multiply(const Product& product, std::int32_t* out) {
  const std::size_t inputs = product.inputs;
  for (std::size_t r = 0; r < product.count; ++r)
    for (std::size_t k = 0; k < inputs; ++k)
      product.scratch[r * inputs + k] = product.rows[r * product.stride + k];
  for (std::size_t group = 0; group < product.outputs / 16; ++group) {
    const std::uint8_t* weights = product.weights + group * 16 * inputs;
    std::int32_t* to = out + group * 16;
    std::size_t r = 0;
    for (; r + 3 <= product.count; r += 3)
      block<3>(product.scratch + r * inputs, inputs, weights, to + r * product.outputs, product.outputs);
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
