#include "ingest/language/train/recurrence.h"

#include <torch/csrc/autograd/custom_function.h>

#include <vector>

namespace kg::ingest::train {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

#if defined(__x86_64__) && defined(__GNUC__)
#define KG_VECTORISED __attribute__((target_clones("avx512f", "avx2", "default"), optimize("O3")))
#else
#define KG_VECTORISED
#endif

// c = f c_before + i g, where the gate activations are sigmoids and the cell gate is sigmoid(2a), which is
// tanh up to 2s - 1; `twice` becomes 2c, for tanh by another sigmoid.
KG_VECTORISED void step_cells(float* __restrict gates, const float* __restrict before, float* __restrict cell,
                              float* __restrict twice, std::int64_t rows, std::int64_t width) {
  for (std::int64_t row = 0; row < rows; ++row) {
    float* in = gates + row * 4 * width;
    const float* forget = in + width;
    float* candidate = in + 3 * width;
    for (std::int64_t k = 0; k < width; ++k) {
      const float g = 2.0F * candidate[k] - 1.0F;
      const float c = forget[k] * before[row * width + k] + in[k] * g;
      candidate[k] = g;
      cell[row * width + k] = c;
      twice[row * width + k] = 2.0F * c;
    }
  }
}

KG_VECTORISED void step_outputs(const float* __restrict gates, float* __restrict squashed,
                                float* __restrict out, std::int64_t rows, std::int64_t width) {
  for (std::int64_t row = 0; row < rows; ++row) {
    const float* output = gates + row * 4 * width + 2 * width;
    for (std::int64_t k = 0; k < width; ++k) {
      const float t = 2.0F * squashed[row * width + k] - 1.0F;
      squashed[row * width + k] = t;
      out[row * width + k] = output[k] * t;
    }
  }
}

KG_VECTORISED void double_cell_gate(float* __restrict gates, std::int64_t rows, std::int64_t width) {
  for (std::int64_t row = 0; row < rows; ++row) {
    float* candidate = gates + row * 4 * width + 3 * width;
    for (std::int64_t k = 0; k < width; ++k) candidate[k] *= 2.0F;
  }
}

KG_VECTORISED void step_back(const float* __restrict gates, const float* __restrict squashed,
                             const float* __restrict before, const float* __restrict from_above,
                             const float* __restrict from_after, float* __restrict cell_gradient,
                             float* __restrict gate_gradient, std::int64_t rows, std::int64_t width) {
  for (std::int64_t row = 0; row < rows; ++row) {
    const float* i = gates + row * 4 * width;
    const float* f = i + width;
    const float* o = f + width;
    const float* g = o + width;
    float* d = gate_gradient + row * 4 * width;
    for (std::int64_t k = 0; k < width; ++k) {
      const std::int64_t at = row * width + k;
      const float dh = from_above[at] + from_after[at];
      const float t = squashed[at];
      const float dc = cell_gradient[at] + dh * o[k] * (1.0F - t * t);
      d[k] = dc * g[k] * i[k] * (1.0F - i[k]);
      d[width + k] = dc * before[at] * f[k] * (1.0F - f[k]);
      d[2 * width + k] = dh * t * o[k] * (1.0F - o[k]);
      d[3 * width + k] = dc * i[k] * (1.0F - g[k] * g[k]);
      cell_gradient[at] = dc * f[k];
    }
  }
}

class Recurrence : public torch::autograd::Function<Recurrence> {
 public:
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& gates,
                               const torch::Tensor& hidden) {
    const std::int64_t time = gates.size(0);
    const std::int64_t batch = gates.size(1);
    const std::int64_t width = hidden.size(1);
    torch::Tensor active = gates.contiguous().clone();
    torch::Tensor states = torch::zeros({time + 1, batch, width});
    torch::Tensor cells = torch::zeros({time + 1, batch, width});
    torch::Tensor squashed = torch::empty({time, batch, width});
    const torch::Tensor across = hidden.t();
    for (std::int64_t t = 0; t < time; ++t) {
      torch::Tensor a = active[t];
      if (t > 0) a.addmm_(states[t], across);
      double_cell_gate(a.data_ptr<float>(), batch, width);
      a.sigmoid_();
      torch::Tensor s = squashed[t];
      step_cells(a.data_ptr<float>(), cells[t].data_ptr<float>(), cells[t + 1].data_ptr<float>(),
                 s.data_ptr<float>(), batch, width);
      s.sigmoid_();
      step_outputs(a.data_ptr<float>(), s.data_ptr<float>(), states[t + 1].data_ptr<float>(), batch, width);
    }
    context->save_for_backward({active, hidden, states, cells, squashed});
    return states.narrow(0, 1, time).clone();
  }

  static tensor_list backward(AutogradContext* context, tensor_list outputs) {
    const auto saved = context->get_saved_variables();
    const torch::Tensor& active = saved[0];
    const torch::Tensor& hidden = saved[1];
    const torch::Tensor above = outputs[0].contiguous();
    const std::int64_t time = active.size(0);
    const std::int64_t batch = active.size(1);
    const std::int64_t width = hidden.size(1);
    torch::Tensor gradient = torch::empty({time, batch, 4 * width});
    torch::Tensor cell = torch::zeros({batch, width});
    torch::Tensor after = torch::zeros({batch, width});
    for (std::int64_t t = time - 1; t >= 0; --t) {
      torch::Tensor d = gradient[t];
      step_back(active[t].data_ptr<float>(), saved[4][t].data_ptr<float>(), saved[3][t].data_ptr<float>(),
                above[t].data_ptr<float>(), after.data_ptr<float>(), cell.data_ptr<float>(),
                d.data_ptr<float>(), batch, width);
      if (t > 0) torch::mm_out(after, d, hidden);
    }
    const torch::Tensor before = saved[2].narrow(0, 0, time).reshape({time * batch, width});
    return {gradient, gradient.view({time * batch, 4 * width}).t().mm(before)};
  }
};

}  // namespace

torch::Tensor lstm_recurrence(const torch::Tensor& gates, const torch::Tensor& hidden) {
  return Recurrence::apply(gates, hidden);
}

}  // namespace kg::ingest::train
