#include "ingest/language/kernel_loops.h"
#include "ingest/language/kernel_versions.h"

namespace kg::ingest {
namespace {

void multiply(const Product& product, std::int32_t* out) {
  for (std::size_t r = 0; r < product.count; ++r) {
    const std::int8_t* row = product.rows + r * product.stride;
    for (std::size_t group = 0; group < product.outputs / 16; ++group) {
      const std::uint8_t* weights = product.weights + group * 16 * product.inputs;
      std::int32_t sums[16] = {};
      for (std::size_t k = 0; k < product.inputs; k += 4, weights += 64)
        for (std::size_t o = 0; o < 16; ++o)
          for (std::size_t i = 0; i < 4; ++i)
            sums[o] += static_cast<std::int32_t>(weights[o * 4 + i]) * row[k + i];
      for (std::size_t o = 0; o < 16; ++o) out[r * product.outputs + group * 16 + o] = sums[o];
    }
  }
}

}  // namespace

const Kernels& plain_kernels() {
  static constexpr Kernels kKernels = kernels_of("plain", multiply);
  return kKernels;
}

}  // namespace kg::ingest
