// What can be seen of two actors in one sentence: the features that the pair model weighs.
//
// Tree path, slots of the predicates that both are arguments of, the lexicon's classes of the words between
// them, rows that fired, types, kinds of mention, countries, order, how often the text names either. A
// feature is the hash of its name, so that no table of names is shipped; `names` keeps them on request, for
// `kgbuild explain` and for training.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/claims/makers.h"

namespace kg::ingest {

// A feature that speaks for one class alone ("a word of this class stands between them"): what it is worth
// is learned over all classes together, so that rare ones profit from frequent ones.
struct ClassFeature {
  std::uint32_t event_class = 0;  // index into ClaimLexicon::classes()
  std::uint64_t feature = 0;      // hash of its name without the class
  friend auto operator<=>(const ClassFeature&, const ClassFeature&) = default;
};

struct ActorPair {
  Party subject, object;
  std::uint32_t trigger = 0;  // the predicate that ties them closest; their common ancestor if none does
  std::vector<std::uint64_t> features;       // sorted, each once
  std::vector<ClassFeature> class_features;  // sorted, each once
  std::vector<std::string> names;            // in no order; empty unless asked for
};

// Every ordered pair of two chains with mentions in the sentence, and every pair that a candidate ties.
// `candidates` are the rules' of that sentence.
std::vector<ActorPair> pairs_of(const Sources& sources, TokenRange sentence,
                                const std::vector<ClaimCandidate>& candidates, bool keep_names = false);

}  // namespace kg::ingest
