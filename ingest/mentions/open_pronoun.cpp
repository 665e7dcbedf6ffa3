#include "ingest/mentions/open_pronoun.h"

#include <limits>

namespace kg::ingest {
namespace {

// By how much another has to be likelier (log odds) than what rules say, and how many of their points it may
// lack: of pronouns that tell (docs/who-is-who.md) these make three right for each that they make wrong.
constexpr auto kAhead = static_cast<std::int64_t>(0.3 * LinkNetwork::kUnit);
constexpr int kMostBehind = 24;

}  // namespace

PronounChoice choice_of(const LinkNetwork& network) {
  if (network.empty()) return {};
  return [&network](const OpenPronoun& pronoun, const std::vector<Coordination>& /*lists*/) {
    std::int32_t best = -1;
    std::int64_t most = 0;
    const int least = pronoun.by_rule < 0
                          ? std::numeric_limits<int>::min()
                          : pronoun.options[static_cast<std::size_t>(pronoun.by_rule)].points - kMostBehind;
    for (std::size_t k = 0; k < pronoun.options.size(); ++k) {
      if (pronoun.options[k].ruled_out || pronoun.options[k].points < least) continue;
      const bool ruled = static_cast<std::int32_t>(k) == pronoun.by_rule;
      const std::int64_t score = network.score(pronoun.with[k]) + (ruled ? kAhead : 0);
      if (best >= 0 && score <= most) continue;
      most = score;
      best = static_cast<std::int32_t>(k);
    }
    return best;
  };
}

}  // namespace kg::ingest
