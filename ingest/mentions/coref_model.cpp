// Pronouns and descriptions by the trained model, from the first of the text to the last.
#include <algorithm>

#include "ingest/mentions/sieves.h"

namespace kg::ingest {
namespace {

// The earlier one that the open candidate means, or -1.
std::int32_t choose_link(const LinkSides& sides, const LinkModel& model, std::uint32_t candidate,
                         const Chains& chains) {
  LinkFeatures features;
  sides.alone(candidate, features);
  int best_score = model.score(features);
  std::int32_t best = -1;
  std::vector<std::uint32_t> nearer;
  for (const std::uint32_t earlier : sides.antecedents(candidate, chains)) {
    const std::uint32_t root = chains.root(earlier);
    sides.pair(candidate, earlier, static_cast<std::uint32_t>(nearer.size()), chains, features);
    const int score = model.score(features);
    if (score > best_score) {
      best_score = score;
      best = static_cast<std::int32_t>(earlier);
    }
    if (std::find(nearer.begin(), nearer.end(), root) == nearer.end()) nearer.push_back(root);
  }
  return best;
}

}  // namespace

void link_by_model(const Reading& reading, const LinkModel& model, Chains& chains) {
  const LinkSides sides(reading);
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    if (!sides.is_open(i, chains)) continue;
    const std::int32_t choice = choose_link(sides, model, i, chains);
    if (choice < 0) continue;
    const auto antecedent = static_cast<std::uint32_t>(choice);
    if (!told_apart(reading, chains, i, antecedent)) chains.link(i, antecedent, "model");
  }
}

}  // namespace kg::ingest
