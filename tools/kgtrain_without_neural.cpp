// In place of kgtrain_neural.cpp where libtorch or fastText is not installed.
#include <stdexcept>
#include <string>

#include "tools/kgtrain_steps.h"

namespace kg::tools {
namespace {

[[noreturn]] void refuse(const std::string& step) {
  throw std::runtime_error(
      "this kgtrain was built without libtorch and fastText, so it cannot train the " + step +
      ". Install libtorch-dev and libfasttext-dev, and configure with -DKG_TRAINING=ON.");
}

}  // namespace

void train_vectors(const TrainingPlan&) { refuse("word vectors"); }
void train_language(const TrainingPlan&) { refuse("network"); }

}  // namespace kg::tools
