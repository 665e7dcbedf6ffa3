#include "ingest/claims/pair_claims.h"

#include <algorithm>
#include <cstdlib>

#include "ingest/claims/pair_features.h"
#include "ingest/claims/rules.h"

namespace kg::ingest {
namespace {

// Whether a row looks for somebody in a clause that hangs on its word: "will not join unless Peru pays".
bool looks_into_clause(const Slot& slot) {
  const bool clause = slot.kind == SlotKind::advcl || slot.kind == SlotKind::ccomp ||
                      slot.kind == SlotKind::xcomp || slot.kind == SlotKind::acl;
  return clause || (slot.next && looks_into_clause(*slot.next));
}

// Whether something stands where the side looks: "looking for a pretext" looks into nothing.
bool stands(const Sources& sources, const Predicate& predicate, const Side& side) {
  const bool behind = std::all_of(side.slots.begin(), side.slots.end(), [](const Slot& slot) {
    return looks_into_clause(slot) ||
           ((slot.kind == SlotKind::obl || slot.kind == SlotKind::nmod) && !slot.prepositions.empty());
  });
  return !behind || std::any_of(side.slots.begin(), side.slots.end(), [&](const Slot& slot) {
    return !sources.reader.fillers(predicate, slot).empty();
  });
}

// "signed it with Cambodia in the presence of Trump": who oversees is another than Cambodia.
bool speaks_of_another(const Sources& sources, const Predicate& predicate, const Frame& frame,
                       const Side& side, const Party& party) {
  const Tree& tree = sources.reader.tree();
  bool somebody = false;
  for (const Slot& slot : side.slots)
    for (const Argument& argument : sources.reader.fillers(predicate, slot)) {
      // "president of Cambodia's senate" is nothing of Cambodia
      if (standing(frame.event_class) ? argument.head == party.token : tree.below(party.token, argument.head))
        return false;
      somebody = true;
    }
  return somebody;
}

// The row that speaks for the class at the word, of the two if they are given: it names the edge best.
const Frame* row_of(const Sources& sources, const EventClass& event_class, std::uint32_t token,
                    const ActorPair* pair = nullptr) {
  const Tree& tree = sources.reader.tree();
  const PartOfSpeech part = tree.verb(token)   ? PartOfSpeech::verb
                            : tree.noun(token) ? PartOfSpeech::noun
                                               : PartOfSpeech::adjective;
  const Predicate* const predicate = sources.reader.predicate(token);
  if (predicate == nullptr) return nullptr;
  const FrameMatcher matcher(sources.reader, sources.participants, nullptr);
  for (const Frame* frame : sources.reader.lexicon().frames(tree.lemma(token), part)) {
    if (frame->event_class == event_class.name && frame->label.find('{') == std::string::npos &&
        matcher.has_words(*frame, *predicate) && stands(sources, *predicate, frame->subject) &&
        stands(sources, *predicate, frame->object) &&
        (pair == nullptr || (!speaks_of_another(sources, *predicate, *frame, frame->subject, pair->subject) &&
                             !speaks_of_another(sources, *predicate, *frame, frame->object, pair->object))))
      return frame;
  }
  return nullptr;
}

// "engineers of the company Lloyds": a row about what its own word stands for says nothing of two others.
bool of_their_own(const Frame& frame, const ActorPair& pair, std::uint32_t trigger) {
  const auto means_the_word = [](const Side& side) {
    return !side.slots.empty() && std::all_of(side.slots.begin(), side.slots.end(),
                                              [](const Slot& slot) { return slot.kind == SlotKind::self; });
  };
  return (!means_the_word(frame.subject) || trigger == pair.subject.token) &&
         (!means_the_word(frame.object) || trigger == pair.object.token);
}

// "The Guard, which has posted officers in Togo, has never shot": where the way turns at one of the two, the
// clause that hangs on him tells of it, not the one that he stands in.
std::uint32_t clause_on(const Sources& sources, const ActorPair& pair) {
  const Tree& tree = sources.reader.tree();
  for (const std::uint32_t token : pair.path) {
    const Relation relation = tree.relation(token);
    if ((relation == Relation::relcl || relation == Relation::acl) && tree.verb(token) &&
        tree.head(token) == static_cast<std::int32_t>(pair.trigger))
      return token;
  }
  return pair.trigger;
}

// The word between the two that has a row of the class, nearest to where the way turns; else that place. What
// is so and by whom it is said is read there.
std::uint32_t trigger_of(const Sources& sources, const EventClass& event_class, const ActorPair& pair) {
  const auto top = std::find(pair.path.begin(), pair.path.end(), pair.trigger) - pair.path.begin();
  std::uint32_t nearest = pair.trigger;
  auto steps = static_cast<std::ptrdiff_t>(pair.path.size());
  for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(pair.path.size()); ++i) {
    const std::uint32_t token = pair.path[static_cast<std::size_t>(i)];
    if (std::abs(i - top) >= steps || row_of(sources, event_class, token) == nullptr) continue;
    nearest = token;
    steps = std::abs(i - top);
  }
  if (nearest == pair.trigger && !sources.reader.tree().verb(nearest)) return clause_on(sources, pair);
  return nearest;
}

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
        const Frame* const row = of_clause ? row_of(sources, *event_class, half->trigger) : half->frame;
        candidate.label = !of_clause ? half->label : row == nullptr ? event_class->label : row->label;
        candidate.found = half->found;
      } else {
        candidate.trigger = trigger_of(sources, *event_class, pair);
        const Frame* const row = row_of(sources, *event_class, candidate.trigger, &pair);
        candidate.label =
            row == nullptr || !of_their_own(*row, pair, candidate.trigger) ? event_class->label : row->label;
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
