#include <algorithm>

#include "ingest/claims/coding.h"
#include "ingest/claims/pair_features.h"

namespace kg::ingest {
namespace {

// The row that speaks for the class at the word itself names the edge best.
std::string label_of(const Sources& sources, const EventClass& event_class, std::uint32_t trigger) {
  const Tree& tree = sources.reader.tree();
  const PartOfSpeech part = tree.verb(trigger)   ? PartOfSpeech::verb
                            : tree.noun(trigger) ? PartOfSpeech::noun
                                                 : PartOfSpeech::adjective;
  for (const Frame* frame : sources.reader.lexicon().frames(tree.lemma(trigger), part)) {
    if (frame->event_class == event_class.name && frame->label.find('{') == std::string::npos &&
        head_matches(*frame, tree, trigger))
      return frame->label;
  }
  return event_class.label;
}

}  // namespace

// The rules' candidates, and what the pair model adds where they are silent: the rule is "pair.CLASS". What a
// rule made stays and keeps its own confidence: the model is taught by claims that any careful reader lists,
// and would drop what is right but minor (docs/claims.md).
std::vector<ClaimCandidate> ClaimCoder::weighed(const Sources& sources, TokenRange sentence,
                                                const std::vector<ClaimCandidate>& candidates) const {
  std::vector<ClaimCandidate> all = candidates;
  for (const ActorPair& pair : pairs_of(sources, sentence, candidates)) {
    for (const PairModel::Score& score : pairs_.scores(pair)) {
      if (score.probability < pairs_.threshold(score.event_class)) continue;
      const EventClass* known = lexicon_.event_class(pairs_.classes()[score.event_class]);
      if (known == nullptr) continue;
      const bool ruled =
          std::any_of(candidates.begin(), candidates.end(), [&](const ClaimCandidate& candidate) {
            if (candidate.event_class != known->name) return false;
            const bool forward =
                candidate.subject.chain == pair.subject.chain && candidate.object.chain == pair.object.chain;
            const bool back =
                candidate.subject.chain == pair.object.chain && candidate.object.chain == pair.subject.chain;
            return forward || (back && known->symmetric);
          });
      if (ruled) continue;
      ClaimCandidate candidate;
      candidate.rule = "pair." + known->name;
      candidate.event_class = known->name;
      candidate.label = label_of(sources, *known, pair.trigger);
      candidate.trigger = pair.trigger;
      candidate.subject = pair.subject;
      candidate.object = pair.object;
      candidate.probability = score.probability;
      all.push_back(std::move(candidate));
    }
  }
  return all;
}

}  // namespace kg::ingest
