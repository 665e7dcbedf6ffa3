#include "ingest/language/kernel_versions.h"

#ifdef __AVX512VNNI__

#include <immintrin.h>

#include "ingest/language/kernel_loops.h"

namespace kg::ingest {
namespace {

// 16 * `Groups` outputs for `Rows` rows.
template <int Rows, int Groups>
void block(const Product& product, std::size_t row, std::size_t group, std::int32_t* out) {
  __m512i sums[Rows][Groups];
  for (int r = 0; r < Rows; ++r)
    for (int g = 0; g < Groups; ++g) sums[r][g] = _mm512_setzero_si512();
  const std::size_t inputs = product.inputs;
  const std::int8_t* activations = product.rows + row * product.stride;
  const std::uint8_t* weights = product.weights + group * 16 * inputs;
  for (std::size_t k = 0; k < inputs; k += 4, weights += 64) {
    __m512i w[Groups];
    for (int g = 0; g < Groups; ++g)
      w[g] = _mm512_loadu_si512(weights + static_cast<std::size_t>(g) * 16 * inputs);
    for (int r = 0; r < Rows; ++r) {
      std::int32_t four;
      __builtin_memcpy(&four, activations + static_cast<std::size_t>(r) * product.stride + k, sizeof four);
      const __m512i all_four = _mm512_set1_epi32(four);
      for (int g = 0; g < Groups; ++g) sums[r][g] = _mm512_dpbusd_epi32(sums[r][g], w[g], all_four);
    }
  }
  for (int r = 0; r < Rows; ++r)
    for (int g = 0; g < Groups; ++g)
      _mm512_storeu_si512(out + (row + static_cast<std::size_t>(r)) * product.outputs +
                              (group + static_cast<std::size_t>(g)) * 16,
                          sums[r][g]);
}

template <int Groups>
void panel(const Product& product, std::size_t group, std::int32_t* out) {
  std::size_t r = 0;
  for (; r + 6 <= product.count; r += 6) block<6, Groups>(product, r, group, out);
  for (; r + 2 <= product.count; r += 2) block<2, Groups>(product, r, group, out);
  for (; r < product.count; ++r) block<1, Groups>(product, r, group, out);
}

void multiply(const Product& product, std::int32_t* out) {
  const std::size_t groups = product.outputs / 16;
  std::size_t group = 0;
  for (; group + 4 <= groups; group += 4) panel<4>(product, group, out);
  for (; group < groups; ++group) panel<1>(product, group, out);
}

}  // namespace

const Kernels* vnni_kernels() {
  static constexpr Kernels kKernels = kernels_of("vnni", multiply);
  return &kKernels;
}

}  // namespace kg::ingest

#else

namespace kg::ingest {
const Kernels* vnni_kernels() { return nullptr; }
}  // namespace kg::ingest

#endif
