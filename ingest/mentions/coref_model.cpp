// Pronouns and descriptions by the trained model, from the first of the text to the last.
#include <algorithm>

#include "ingest/mentions/sieves.h"

namespace kg::ingest {

LinkChoice choose_link(const LinkSides& sides, const LinkModel& model, std::uint32_t candidate,
                       const Chains& chains) {
  LinkFeatures features;
  sides.alone(candidate, features);
  const int alone = model.score(features);
  LinkChoice best;
  int best_score = alone;
  std::vector<std::uint32_t> nearer;
  for (const std::uint32_t earlier : sides.antecedents(candidate, chains)) {
    const std::uint32_t root = chains.root(earlier);
    sides.pair(candidate, earlier, static_cast<std::uint32_t>(nearer.size()), chains, features);
    const int score = model.score(features);
    if (score > best_score) {
      best_score = score;
      best.antecedent = static_cast<std::int32_t>(earlier);
    }
    if (std::find(nearer.begin(), nearer.end(), root) == nearer.end()) nearer.push_back(root);
  }
  best.margin = best_score - alone;
  return best;
}

void link_by_model(const Reading& reading, const LinkModel& model, int least_margin, Chains& chains) {
  const LinkSides sides(reading);
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    if (!sides.is_open(i, chains)) continue;
    const LinkChoice choice = choose_link(sides, model, i, chains);
    if (choice.antecedent >= 0 && choice.margin >= least_margin)
      chains.link(i, static_cast<std::uint32_t>(choice.antecedent), "model");
  }
}

}  // namespace kg::ingest
