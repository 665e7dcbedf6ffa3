#include "ingest/claims/pair_claims.h"

#include <algorithm>

#include "ingest/claims/pair_features.h"
#include "ingest/claims/pair_telling.h"
#include "ingest/claims/rules.h"

namespace kg::ingest {
namespace {

// "Witkoff and Kushner met Umerov": who stand in one list do something together, not to each other.
bool listed_together(const Tree& tree, const ActorPair& pair) {
  const auto beside = [&](const Party& one, const Party& other) {
    return tree.relation(one.token) == Relation::obl && tree.relation(other.token) == Relation::obl &&
           tree.head(one.token) == tree.head(other.token) && tree.preposition(one.token) == "with" &&
           tree.preposition(other.token) == "with";
  };
  // "discussed it with Putin by telephone and with Trump in Washington"
  if (beside(pair.subject, pair.object)) return true;
  return pair.path.size() > 1 && std::all_of(pair.path.begin(), pair.path.end(), [&](std::uint32_t token) {
           return token == pair.trigger || tree.relation(token) == Relation::conj;
         });
}

// Whether rules tell of the two in that class anywhere in the text: once more by the model would only name a
// sentence that tells it less well.
bool told_by_rules(const DocumentTies& document, const ActorPair& pair, const EventClass& event_class,
                   std::uint32_t index) {
  const std::vector<DocumentTies::Tie> told = document.between(pair.subject.chain, pair.object.chain);
  return std::any_of(told.begin(), told.end(), [&](const DocumentTies::Tie& tie) {
    return (tie.forward || event_class.symmetric) && tie.event_class == index;
  });
}

// Whether rules say what cannot be so beside it: no package of sanctions is aid, no embassy of one state is
// another's.
bool contradicted(const Sources& sources, const std::vector<ClaimCandidate>& told, const ActorPair& pair,
                  const EventClass& event_class) {
  const auto of_state = [&](const Party& party) {
    return sources.document.chains[party.chain].type == ActorType::country;
  };
  return std::any_of(told.begin(), told.end(), [&](const ClaimCandidate& candidate) {
    if (candidate.subject.chain != pair.subject.chain) return false;
    if (event_class.name == "AID")
      return candidate.event_class == "SANCTION" && candidate.object.chain == pair.object.chain;
    return event_class.name == "MEMBERSHIP" && candidate.event_class == "MEMBERSHIP" &&
           candidate.object.chain != pair.object.chain && of_state(candidate.object) && of_state(pair.object);
  });
}

// Whether the catalogue knows the person in another state than the one that he would serve, and the sentence
// calls him no ambassador or envoy there.
bool of_another_state(const Sources& sources, const std::vector<ClaimCandidate>& told,
                      const ActorPair& pair) {
  const Chain& person = sources.document.chains[pair.subject.chain];
  const Chain& state = sources.document.chains[pair.object.chain];
  if (person.type != ActorType::person || state.type != ActorType::country || person.recognised.empty() ||
      person.country.empty() || state.country.empty() || person.country == state.country)
    return false;
  return std::none_of(told.begin(), told.end(), [&](const ClaimCandidate& candidate) {
    return candidate.event_class == "ROLE" && candidate.subject.chain == pair.subject.chain &&
           (candidate.label.find("ambassador") != std::string::npos ||
            candidate.label.find("envoy") != std::string::npos ||
            candidate.label.find("affaires") != std::string::npos);
  });
}

// Whether such two can stand in the class. No league of states is a member of a state.
bool fits(const Sources& sources, const ActorPair& pair, const EventClass& event_class) {
  const ActorType from = sources.document.chains[pair.subject.chain].type;
  const ActorType to = sources.document.chains[pair.object.chain].type;
  if (event_class.name == "MEMBERSHIP" && from == ActorType::igo && to == ActorType::country) return false;
  // A body of one state is no other state's.
  const std::string& own = sources.document.chains[pair.subject.chain].country;
  const std::string& other = sources.document.chains[pair.object.chain].country;
  if (event_class.name == "MEMBERSHIP" && from == ActorType::organization && to == ActorType::country &&
      !own.empty() && !other.empty() && own != other)
    return false;
  // A minister serves no body of states.
  if (event_class.name == "ROLE" && to == ActorType::igo &&
      sources.document.chains[pair.subject.chain].role.ends_with("minister"))
    return false;
  return holds(event_class.subjects, from) && holds(event_class.objects, to);
}

const HalfClaim* half_of(const ActorPair& pair, std::uint32_t event_class) {
  for (const HalfOfPair& one : pair.halves)
    if (one.event_class == event_class) return one.half;
  return nullptr;
}

bool of_pair(const ClaimCandidate& candidate, const ActorPair& pair) {
  const std::uint32_t from = candidate.subject.chain, to = candidate.object.chain;
  return (from == pair.subject.chain && to == pair.object.chain) ||
         (from == pair.object.chain && to == pair.subject.chain);
}

struct KnownClass {
  const EventClass* entry = nullptr;  // null if the lexicon has none of that name
  std::uint32_t index = 0;            // into its classes
};

// The lexicon's entries for the classes of the model.
std::vector<KnownClass> classes_of(const ClaimLexicon& lexicon, const PairModel& pairs) {
  std::vector<KnownClass> known;
  known.reserve(pairs.classes().size());
  for (const std::string& name : pairs.classes())
    known.push_back({lexicon.event_class(name), lexicon.class_index(name).value_or(0)});
  return known;
}

bool ties(const ClaimCandidate& candidate, const ActorPair& pair, const EventClass& event_class) {
  if (candidate.event_class != event_class.name) return false;
  const std::uint32_t from = candidate.subject.chain, to = candidate.object.chain;
  const bool forward = from == pair.subject.chain && to == pair.object.chain;
  const bool back = from == pair.object.chain && to == pair.subject.chain;
  return forward || (back && event_class.symmetric);
}

}  // namespace

std::vector<ClaimCandidate> claims_of_pairs(const Sources& sources, const ClaimLexicon& lexicon,
                                            const PairModel& pairs, TokenRange sentence,
                                            const DocumentTies& document,
                                            std::vector<ClaimCandidate>& candidates,
                                            const std::vector<HalfClaim>& halves, double least) {
  const std::vector<KnownClass> known = classes_of(lexicon, pairs);
  std::vector<ClaimCandidate> made;
  std::vector<ClaimCandidate*> own;  // of the pair at hand
  for (const ActorPair& pair : pairs_of(sources, sentence, candidates, halves, document, !pairs.adds())) {
    const bool listed = listed_together(sources.reader.tree(), pair);
    own.clear();
    for (ClaimCandidate& candidate : candidates)
      if (of_pair(candidate, pair)) own.push_back(&candidate);
    for (const PairModel::Score& score : pairs.scores(pair)) {
      const auto [event_class, index] = known[score.event_class];
      if (event_class == nullptr) continue;
      bool ruled = false;
      for (ClaimCandidate* const candidate : own) {
        if (!ties(*candidate, pair, *event_class)) continue;
        ruled = true;
        if (candidate->subject.chain == pair.subject.chain) candidate->by_pairs = score.probability;
      }
      if (ruled || listed || score.probability < least) continue;
      const HalfClaim* const half = half_of(pair, index);
      if (pair.apart && half == nullptr) continue;
      if (event_class->name == "ROLE" && of_another_state(sources, candidates, pair)) continue;
      if (!fits(sources, pair, *event_class) || contradicted(sources, candidates, pair, *event_class) ||
          told_by_rules(document, pair, *event_class, index))
        continue;
      ClaimCandidate candidate;
      candidate.by_model = true;
      candidate.event_class = event_class->name;
      candidate.rule = "pair." + event_class->name;
      if (half != nullptr) {
        candidate.frame = half->frame;
        candidate.trigger = half->trigger;
        const Side& missing = half->subject_missing ? half->frame->subject : half->frame->object;
        const bool of_clause = std::all_of(missing.slots.begin(), missing.slots.end(), looks_into_clause);
        const Frame* const row = of_clause ? row_at(sources, *event_class, half->trigger) : half->frame;
        candidate.label = !of_clause ? half->label : row == nullptr ? event_class->label : row->label;
        candidate.found = half->found;
      } else {
        const PairTelling telling = telling_of(sources, *event_class, pair);
        candidate.trigger = telling.trigger;
        candidate.told = telling.told;
        candidate.alike = telling.row;
        candidate.label = telling.row == nullptr ? event_class->label : telling.row->label;
      }
      candidate.subject = pair.subject;
      candidate.object = pair.object;
      candidate.by_pairs = score.probability;
      made.push_back(std::move(candidate));
    }
  }
  return made;
}

}  // namespace kg::ingest
