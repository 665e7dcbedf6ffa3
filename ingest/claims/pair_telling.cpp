#include "ingest/claims/pair_telling.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "ingest/claims/one_of.h"
#include "ingest/claims/rules.h"

namespace kg::ingest {
namespace {

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
                    const ActorPair* pair) {
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
  const Tree& tree = sources.reader.tree();
  const auto top = std::find(pair.path.begin(), pair.path.end(), pair.trigger) - pair.path.begin();
  std::uint32_t nearest = pair.trigger;
  auto steps = static_cast<std::ptrdiff_t>(pair.path.size());
  for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(pair.path.size()); ++i) {
    const std::uint32_t token = pair.path[static_cast<std::size_t>(i)];
    // "President Zelensky, who spoke at the funeral, is due to sign": his title tells of no part in it
    const bool title = token == pair.subject.token && one_of(event_class.name, {"PARTICIPATION", "VISIT"}) &&
                       !tree.verb(token);
    if (title || std::abs(i - top) >= steps || row_of(sources, event_class, token, nullptr) == nullptr)
      continue;
    nearest = token;
    steps = std::abs(i - top);
  }
  if (nearest == pair.trigger && !tree.verb(nearest)) return clause_on(sources, pair);
  return nearest;
}

// Whether a word above tells of the class itself: to agree, promise, refuse or call for something is an act
// of speech whatever becomes of it, and to stop or refuse dealings is hostile. "Plans", "is due" and
// "expects" never are.
bool acts_by_itself(const Attitude& attitude, const EventClass& event_class) {
  constexpr std::array<std::string_view, 7> kSpoken{"ACCUSE",  "AGREE",     "REJECT",  "REQUEST",
                                                    "SUPPORT", "STATEMENT", "THREATEN"};
  constexpr std::array<std::string_view, 4> kHostile{"COERCE", "CONCEDE", "RETREAT", "SANCTION"};
  const auto among = [&](const auto& classes) {
    return std::find(classes.begin(), classes.end(), event_class.name) != classes.end();
  };
  if (attitude.negates)
    return attitude.speaker || among(kHostile) || (among(kSpoken) && event_class.name != "STATEMENT");
  if (!among(kSpoken)) return false;
  return attitude.speaker || attitude.status != Status::planned || one_of(attitude.head, {"agree", "decide"});
}

// Whether who does what the attitude embeds is the first of the two: not in "sent a plane to fetch him".
bool does_embedded(const Sources& sources, const ActorPair& pair, const Attitude& attitude,
                   std::uint32_t governor) {
  if (!attitude.actor || attitude.actor->kind == SlotKind::nsubj) return true;
  const Predicate* const predicate = sources.reader.predicate(governor);
  if (predicate == nullptr) return false;
  for (const Argument& argument : sources.reader.fillers(*predicate, *attitude.actor))
    if (sources.reader.tree().below(pair.subject.token, argument.head)) return true;
  return attitude.actor->kind == SlotKind::poss;
}

// "Briefed his colleagues and will report to the council": the second verb tells of the two, where the first
// of them is subject of both.
bool joined_to(const Tree& tree, const ActorPair& pair, std::uint32_t verb, std::uint32_t second) {
  if (tree.relation(second) != Relation::conj || !tree.verb(verb) || !tree.verb(second)) return false;
  if (tree.child(second, Relation::nsubj) || tree.child(second, Relation::nsubj_pass)) return false;
  return tree.below(pair.object.token, second) && !tree.below(pair.subject.token, second);
}

// "Russia plans to contest it before the court", "declined to comment on the verdict": the way turns at the
// attitude, but whether it is so says the word that it embeds.
std::uint32_t embedded_in(const Sources& sources, const EventClass& event_class, const ActorPair& pair,
                          std::uint32_t trigger) {
  const Tree& tree = sources.reader.tree();
  std::uint32_t told = trigger;
  for (bool deeper = true; deeper;) {
    deeper = false;
    for (const std::uint32_t token : pair.path) {
      if (tree.head(token) != static_cast<std::int32_t>(told)) continue;
      if (joined_to(tree, pair, told, token)) {
        told = token;
        deeper = true;
        break;
      }
      const Attitude* const attitude = sources.reader.attitude_over(told, token);
      if (attitude == nullptr || (!attitude->negates && !attitude->status) ||
          !does_embedded(sources, pair, *attitude, told))
        continue;
      // "asked Russia to call a session": the call is Russia's, and not the one who asked
      const bool of_another = attitude->actor && attitude->actor->kind == SlotKind::obj;
      if (!of_another && acts_by_itself(*attitude, event_class)) continue;
      told = token;
      deeper = true;
      break;
    }
  }
  return told;
}

// "Promised Turkey visas and money": whether it is so says what is promised, which may stand on no way
// between the two. Only of deeds: who threatens has threatened.
std::uint32_t promised_at(const Sources& sources, const EventClass& event_class, const ActorPair& pair,
                          std::uint32_t word) {
  constexpr std::array<std::string_view, 11> kDeeds{"AID",     "ASSAULT",   "COERCE",   "CONCEDE",
                                                    "CONSULT", "COOPERATE", "MOBILIZE", "PARTICIPATION",
                                                    "RETREAT", "SANCTION",  "VISIT"};
  const Tree& tree = sources.reader.tree();
  if (std::find(kDeeds.begin(), kDeeds.end(), event_class.name) == kDeeds.end()) return word;
  // "urged Peru to deal with Chad": Peru is not what is urged
  if (tree.child(word, Relation::xcomp) || tree.child(word, Relation::ccomp)) return word;
  for (const std::uint32_t child : tree.children(word)) {
    const Relation relation = tree.relation(child);
    const bool embedded = tree.verb(word) ? relation == Relation::obj : relation == Relation::nmod;
    if (!embedded || tree.below(pair.subject.token, child) || child == pair.object.token) continue;
    const Attitude* const attitude = sources.reader.attitude_over(word, child);
    if (attitude != nullptr && attitude->speaker && attitude->status && !attitude->negates &&
        does_embedded(sources, pair, *attitude, word))
      return child;
  }
  return word;
}

// The verb by which the first of the two speaks: "Uganda will leave unless the UN clears it, Mukasa said" is
// his threat, whatever comes of it. None if he only stands in what is told.
std::optional<std::uint32_t> spoken_at(const Sources& sources, const EventClass& event_class,
                                       const ActorPair& pair) {
  if (!one_of(event_class.name, {"ACCUSE", "REJECT", "REQUEST", "STATEMENT", "SUPPORT", "THREATEN"}))
    return std::nullopt;
  const Tree& tree = sources.reader.tree();
  for (const std::uint32_t verb : pair.path) {
    const auto speaker = tree.child(verb, Relation::nsubj);
    if (!tree.verb(verb) || !speaker || *speaker != pair.subject.token) continue;
    const auto& rows = sources.reader.lexicon().attitudes(tree.lemma(verb), PartOfSpeech::verb);
    if (std::any_of(rows.begin(), rows.end(),
                    [](const Attitude* row) { return row->speaker && !row->negates && !row->status; }))
      return verb;
  }
  return std::nullopt;
}

}  // namespace

// Whether a row looks for somebody in a clause that hangs on its word: "will not join unless Peru pays".
bool looks_into_clause(const Slot& slot) {
  const bool clause = slot.kind == SlotKind::advcl || slot.kind == SlotKind::ccomp ||
                      slot.kind == SlotKind::xcomp || slot.kind == SlotKind::acl;
  return clause || (slot.next && looks_into_clause(*slot.next));
}

PairTelling telling_of(const Sources& sources, const EventClass& event_class, const ActorPair& pair) {
  PairTelling telling;
  telling.trigger = telling.told = trigger_of(sources, event_class, pair);
  const Frame* const row = row_of(sources, event_class, telling.trigger, &pair);
  if (row != nullptr && of_their_own(*row, pair, telling.trigger)) telling.row = row;
  if (telling.row != nullptr) return telling;
  const auto spoken = spoken_at(sources, event_class, pair);
  telling.told = spoken ? *spoken : embedded_in(sources, event_class, pair, telling.trigger);
  if (telling.told == telling.trigger)
    telling.told = promised_at(sources, event_class, pair, telling.trigger);
  return telling;
}

const Frame* row_at(const Sources& sources, const EventClass& event_class, std::uint32_t token) {
  return row_of(sources, event_class, token, nullptr);
}

}  // namespace kg::ingest
