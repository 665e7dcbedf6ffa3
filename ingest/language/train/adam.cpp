#include "ingest/language/train/adam.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace kg::ingest::train {
namespace {

#if defined(__x86_64__) && defined(__GNUC__)
#define KG_VECTORISED \
  __attribute__((target_clones("avx512f", "avx2", "default"), optimize("O3", "no-math-errno")))
#else
#define KG_VECTORISED
#endif

struct Row {
  float* weight;
  const float* gradient;
  float* mean;
  float* square;
  float* average;
  std::int64_t size;
};

struct Rates {
  float scale;  // of the gradients
  float first;
  float second;
  float rate;     // with the correction of the mean
  float sharpen;  // correction of the square, under the root
  float epsilon;
  float keep;  // of the average
};

KG_VECTORISED void walk(const Row& row, const Rates& rates) {
  float* __restrict weight = row.weight;
  const float* __restrict gradient = row.gradient;
  float* __restrict mean = row.mean;
  float* __restrict square = row.square;
  float* __restrict average = row.average;
  const Rates r = rates;
  for (std::int64_t i = 0; i < row.size; ++i) {
    const float g = gradient[i] * r.scale;
    const float m = r.first * mean[i] + (1.0F - r.first) * g;
    const float s = r.second * square[i] + (1.0F - r.second) * g * g;
    const float w = weight[i] - r.rate * m / (__builtin_sqrtf(s * r.sharpen) + r.epsilon);
    mean[i] = m;
    square[i] = s;
    weight[i] = w;
    average[i] = r.keep * average[i] + (1.0F - r.keep) * w;
  }
}

}  // namespace

Adam::Adam(std::vector<torch::Tensor> weights, const AdamOptions& options)
    : weights_(std::move(weights)), options_(options) {
  for (const torch::Tensor& weight : weights_) {
    if (!weight.is_contiguous()) throw std::invalid_argument("Adam needs weights that are contiguous");
    means_.push_back(torch::zeros(weight.sizes()));
    squares_.push_back(torch::zeros(weight.sizes()));
    averages_.push_back(weight.detach().clone());
  }
}

void Adam::step(double learning_rate) {
  const torch::NoGradGuard guard;
  ++steps_;
  double length = 0;
  for (const torch::Tensor& weight : weights_) {
    if (weight.grad().defined()) length += std::pow(weight.grad().norm().item<double>(), 2);
  }
  length = std::sqrt(length);
  const auto n = static_cast<double>(steps_);
  Rates rates{};
  rates.scale = static_cast<float>(std::min(1.0, options_.longest / (length + 1e-6)));
  rates.first = options_.first;
  rates.second = options_.second;
  rates.rate = static_cast<float>(learning_rate / (1.0 - std::pow(options_.first, n)));
  rates.sharpen = static_cast<float>(1.0 / (1.0 - std::pow(options_.second, n)));
  rates.epsilon = options_.epsilon;
  rates.keep = std::min(options_.average, static_cast<float>((n + 1) / (n + 10)));
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    torch::Tensor gradient = weights_[i].grad();
    if (!gradient.defined()) continue;
    gradient = gradient.contiguous();
    walk({weights_[i].data_ptr<float>(), gradient.data_ptr<float>(), means_[i].data_ptr<float>(),
          squares_[i].data_ptr<float>(), averages_[i].data_ptr<float>(), weights_[i].numel()},
         rates);
    weights_[i].mutable_grad() = torch::Tensor();
  }
}

void Adam::swap_average() {
  const torch::NoGradGuard guard;
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    const torch::Tensor kept = weights_[i].detach().clone();
    weights_[i].copy_(averages_[i]);
    averages_[i].copy_(kept);
  }
}

std::vector<torch::Tensor> Adam::memory() const {
  std::vector<torch::Tensor> out;
  for (const auto* part : {&weights_, &means_, &squares_, &averages_}) {
    for (const torch::Tensor& tensor : *part) out.push_back(tensor.detach());
  }
  return out;
}

void Adam::recall(const std::vector<torch::Tensor>& memory, std::int64_t steps) {
  if (memory.size() != 4 * weights_.size()) throw std::runtime_error("the saved state is of another network");
  const torch::NoGradGuard guard;
  std::size_t next = 0;
  for (auto* part : {&weights_, &means_, &squares_, &averages_}) {
    for (torch::Tensor& tensor : *part) tensor.copy_(memory[next++]);
  }
  steps_ = steps;
}

}  // namespace kg::ingest::train
