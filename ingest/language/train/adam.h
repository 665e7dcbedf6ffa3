// Adam (Kingma and Ba 2015) with clipped gradients and a running average of the weights, in one walk over
// them.
//
// libtorch's optimiser walks a dozen times over every weight; with tables of words that was a fifth of a
// step.
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

namespace kg::ingest::train {

struct AdamOptions {
  float first = 0.9F;   // decay of the mean of gradients
  float second = 0.9F;  // decay of the mean of their squares
  float epsilon = 1e-8F;
  float longest = 5.0F;    // gradients longer than this, all taken together, are scaled down to it
  float average = 0.999F;  // decay of the average of the weights, less at the beginning
};

class Adam {
 public:
  // Keeps handles to the weights, which must be contiguous 32-bit floats on the CPU.
  Adam(std::vector<torch::Tensor> weights, const AdamOptions& options);

  // Takes a step along the gradients and clears them. Weights without a gradient stay.
  void step(double learning_rate);

  // Puts the average in the place of the weights, and by a second call the weights back.
  void swap_average();

  std::int64_t steps() const { return steps_; }

  // What a later run goes on from: means, squares and averages of all weights, and the weights themselves.
  std::vector<torch::Tensor> memory() const;
  void recall(const std::vector<torch::Tensor>& memory, std::int64_t steps);

 private:
  std::vector<torch::Tensor> weights_;
  std::vector<torch::Tensor> means_;
  std::vector<torch::Tensor> squares_;
  std::vector<torch::Tensor> averages_;
  AdamOptions options_;
  std::int64_t steps_ = 0;
};

}  // namespace kg::ingest::train
