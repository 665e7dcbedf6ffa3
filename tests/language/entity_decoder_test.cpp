#include "ingest/language/entity_decoder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace kg::ingest {
namespace {

const std::vector<std::string> kLabels = {"O",     "B-PER", "I-PER", "E-PER", "S-PER",
                                          "B-LOC", "I-LOC", "E-LOC", "S-LOC"};

bool well_formed(const std::vector<std::size_t>& path) {
  std::string open;
  for (const std::size_t index : path) {
    const std::string& label = kLabels[index];
    const bool inside = label[0] == 'I' || label[0] == 'E';
    if (inside != !open.empty()) return false;
    if (inside && label.substr(2) != open) return false;
    if (label[0] == 'B') open = label.substr(2);
    if (label[0] == 'E') open.clear();
  }
  return open.empty();
}

TEST(EntityDecoderProperty, GivesTheBestWellFormedPath) {
  std::mt19937 random(8);
  const std::size_t labels = kLabels.size();
  const auto scores = [&](std::size_t size) {
    std::vector<float> out(size);
    for (float& value : out) value = static_cast<float>(random() % 4001) / 1000.0F - 2.0F;
    return out;
  };
  for (int round = 0; round < 60; ++round) {
    const auto transitions = scores(labels * labels), starts = scores(labels), ends = scores(labels);
    const std::size_t words = 1 + random() % 4;
    const auto emissions = scores(words * labels);
    const auto value = [&](const std::vector<std::size_t>& path) {
      float sum = starts[path.front()] + ends[path.back()];
      for (std::size_t i = 0; i < words; ++i) {
        sum += emissions[i * labels + path[i]];
        if (i > 0) sum += transitions[path[i - 1] * labels + path[i]];
      }
      return sum;
    };
    float best = -1e9F;
    std::vector<std::size_t> path(words, 0);
    for (;;) {
      if (well_formed(path)) best = std::max(best, value(path));
      std::size_t i = 0;
      while (i < words && ++path[i] == labels) path[i++] = 0;
      if (i == words) break;
    }
    const auto found = EntityDecoder(kLabels, transitions, starts, ends).best(emissions, words);
    ASSERT_TRUE(well_formed(found));
    ASSERT_NEAR(value(found), best, 1e-4);
  }
}

}  // namespace
}  // namespace kg::ingest
