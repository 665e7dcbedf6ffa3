#include <algorithm>

#include "ingest/claims/coding.h"
#include "ingest/claims/pair_features.h"

namespace kg::ingest {
namespace {

// A row that somebody wrote is overruled only by near certainty.
constexpr double kRuled = 0.03;

}  // namespace

// What the pair model makes of the rules' candidates and of the pairs that no rule tied.
std::vector<ClaimCandidate> ClaimCoder::weighed(const Sources& sources, TokenRange sentence,
                                                const std::vector<ClaimCandidate>& candidates) const {
  std::vector<ClaimCandidate> kept;
  const std::vector<ActorPair> pairs = pairs_of(sources, sentence, candidates);
  for (const ActorPair& pair : pairs) {
    for (const PairModel::Score& score : pairs_.scores(pair)) {
      if (score.probability < kRuled) continue;
      const std::string& event_class = pairs_.classes()[score.event_class];
      const EventClass* known = lexicon_.event_class(event_class);
      const auto ruled =
          std::find_if(candidates.begin(), candidates.end(), [&](const ClaimCandidate& candidate) {
            if (candidate.event_class != event_class) return false;
            const bool forward =
                candidate.subject.chain == pair.subject.chain && candidate.object.chain == pair.object.chain;
            const bool back =
                candidate.subject.chain == pair.object.chain && candidate.object.chain == pair.subject.chain;
            return forward || (back && known != nullptr && known->symmetric);
          });
      if (ruled != candidates.end()) {
        kept.push_back(*ruled);
      } else if (score.probability < pairs_.threshold(score.event_class)) {
        continue;
      } else {
        ClaimCandidate candidate;
        candidate.rule = "pair." + event_class;
        candidate.event_class = event_class;
        candidate.label = known->label;
        candidate.trigger = pair.trigger;
        candidate.subject = pair.subject;
        candidate.object = pair.object;
        kept.push_back(std::move(candidate));
      }
      kept.back().probability = score.probability;
    }
  }
  // Parties that the sentence does not mention, such as the state whose president speaks, are the rules' own.
  for (const ClaimCandidate& candidate : candidates) {
    const bool paired = std::any_of(pairs.begin(), pairs.end(), [&](const ActorPair& pair) {
      return pair.subject.chain == candidate.subject.chain && pair.object.chain == candidate.object.chain;
    });
    if (!paired) kept.push_back(candidate);
  }
  return kept;
}

}  // namespace kg::ingest
