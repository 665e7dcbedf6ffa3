// What can be seen of two actors in one sentence: the features that the pair model weighs.
//
// Tree path, slots of the predicates that both are arguments of, the lexicon's classes of the words between
// them, rows that fired, types, kinds of mention, countries, order, how often the text names either. A
// feature is the hash of its name, so that no table of names is shipped; `names` keeps them on request, for
// `kgbuild explain` and for training.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/claims/document_ties.h"
#include "ingest/claims/makers.h"
#include "ingest/language/feature_index.h"

namespace kg::ingest {

// What a feature is made of: what ablations leave out.
enum class FeatureGroup : std::uint8_t {
  bias,          // stands in every pair
  actors,        // types, kinds of mention, countries, how much of the text they take up
  path,          // relations of the tree between the two, and how far they are apart
  words,         // lemmas on that path and beside it
  rows,          // classes of the lexicon's rows for those words and for others of the sentence
  slots,         // places of both among the arguments of one predicate
  rules,         // what rules made of the two here, and of others at the words between them
  surroundings,  // what lies between them, where the sentence stands
  elsewhere,     // what rules made of them in other sentences
  halves,        // rows that found one of the two and nobody for the other side
};
inline constexpr std::size_t kFeatureGroups = 10;
const char* to_string(FeatureGroup group);

// The name's hash, with the group in the lowest four bits.
FeatureId feature_id(FeatureGroup group, std::string_view name);
FeatureGroup group_of(FeatureId feature);

// A feature that speaks for one class alone ("a word of this class stands between them"): what it is worth
// is learned over all classes together, so that rare ones profit from frequent ones.
struct ClassFeature {
  std::uint32_t event_class = 0;  // index into ClaimLexicon::classes()
  FeatureId feature = 0;          // feature_id() of its name without the class
  friend auto operator<=>(const ClassFeature&, const ClassFeature&) = default;
};

// A row that the one of the two would complete: "Kenya protested", after Uganda had told of its soldiers.
struct HalfOfPair {
  std::uint32_t event_class = 0;  // index into ClaimLexicon::classes()
  const HalfClaim* half = nullptr;
};

struct ActorPair {
  Party subject, object;
  std::uint32_t trigger = 0;                 // where the way from one to the other through the tree turns
  std::vector<std::uint32_t> path;           // that way, both ends included
  std::vector<FeatureId> features;           // each once, in the order in which they were seen
  std::vector<ClassFeature> class_features;  // the same
  std::vector<HalfOfPair> halves;            // one a class
  bool apart = false;                        // the sentence does not name the one of them
  std::vector<std::string> names;            // in no order; empty unless asked for
};

// Every ordered pair of two chains with mentions in the sentence of which the first can act and that the tree
// does not part too far, every pair that a candidate ties, and every pair that would complete one of
// `halves`, also with whom the sentences before spoke of. Those that candidates tie alone where `tied_alone`.
// `candidates` and `halves` are the rules' of that sentence; the pairs point to the latter.
std::vector<ActorPair> pairs_of(const Sources& sources, TokenRange sentence,
                                const std::vector<ClaimCandidate>& candidates,
                                const std::vector<HalfClaim>& halves, const DocumentTies& ties,
                                bool tied_alone = false, bool keep_names = false);

}  // namespace kg::ingest
