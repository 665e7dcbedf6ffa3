#include "ingest/language/kernel_versions.h"

#if defined(__AVXVNNI__) && defined(__AVX2__)

#include <immintrin.h>

#include "ingest/language/kernel_loops.h"

namespace kg::ingest {
namespace {

// 16 outputs for `Rows` rows.
template <int Rows>
void block(const Product& product, std::size_t row, std::size_t group, std::int32_t* out) {
  __m256i sums[Rows][2];
  for (int r = 0; r < Rows; ++r) sums[r][0] = sums[r][1] = _mm256_setzero_si256();
  const std::size_t inputs = product.inputs;
  const std::int8_t* activations = product.rows + row * product.stride;
  const std::uint8_t* weights = product.weights + group * 16 * inputs;
  for (std::size_t k = 0; k < inputs; k += 4, weights += 64) {
    const auto* from = reinterpret_cast<const __m256i*>(weights);
    const __m256i first = _mm256_loadu_si256(from);
    const __m256i second = _mm256_loadu_si256(from + 1);
    for (int r = 0; r < Rows; ++r) {
      std::int32_t four;
      __builtin_memcpy(&four, activations + static_cast<std::size_t>(r) * product.stride + k, sizeof four);
      const __m256i both = _mm256_set1_epi32(four);
      sums[r][0] = _mm256_dpbusd_avx_epi32(sums[r][0], first, both);
      sums[r][1] = _mm256_dpbusd_avx_epi32(sums[r][1], second, both);
    }
  }
  for (int r = 0; r < Rows; ++r) {
    auto* to =
        reinterpret_cast<__m256i*>(out + (row + static_cast<std::size_t>(r)) * product.outputs + group * 16);
    _mm256_storeu_si256(to, sums[r][0]);
    _mm256_storeu_si256(to + 1, sums[r][1]);
  }
}

void multiply(const Product& product, std::int32_t* out) {
  for (std::size_t group = 0; group < product.outputs / 16; ++group) {
    std::size_t r = 0;
    for (; r + 6 <= product.count; r += 6) block<6>(product, r, group, out);
    for (; r + 2 <= product.count; r += 2) block<2>(product, r, group, out);
    for (; r < product.count; ++r) block<1>(product, r, group, out);
  }
}

}  // namespace

const Kernels* avxvnni_kernels() {
  static constexpr Kernels kKernels = kernels_of("avxvnni", multiply);
  return &kKernels;
}

}  // namespace kg::ingest

#else

namespace kg::ingest {
const Kernels* avxvnni_kernels() { return nullptr; }
}  // namespace kg::ingest

#endif
