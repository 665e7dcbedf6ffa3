#include "ingest/claims/told_beside.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/claims/one_of.h"

namespace kg::ingest {
namespace {

// Whether both stand in one phrase without a verb: "refugees in the camp at Oum".
bool in_one_phrase(const Tree& tree, std::uint32_t a, std::uint32_t b) {
  if (!tree.below(b, a)) std::swap(a, b);
  if (!tree.below(b, a)) return false;
  for (std::uint32_t at = b; at != a; at = static_cast<std::uint32_t>(tree.head(at)))
    if (tree.verb(static_cast<std::uint32_t>(tree.head(at)))) return false;
  return !tree.verb(b);
}

// "In Minsk, the foreign ministry would not comment": a place that opens the sentence of whoever acts there.
bool opens_sentence(const Tree& tree, std::uint32_t place, std::uint32_t somebody) {
  return place < somebody && tree.head(place) != kRoot && tree.head(place) == tree.head(somebody) &&
         tree.relation(place) == Relation::obl && tree.relation(somebody) == Relation::nsubj;
}

bool of_none(const Tree& tree, std::uint32_t noun) {
  const auto determiner = tree.child(noun, Relation::det);
  return determiner && tree.lemma(*determiner) == "no";
}

// "Kept Peru out of the group": who keeps it out is in.
bool keeps_out(const Tree& tree, std::uint32_t verb, std::uint32_t somebody) {
  const auto actor = tree.child(verb, Relation::nsubj);
  return tree.verb(verb) && tree.child(verb, Relation::obj) && actor && tree.below(somebody, *actor);
}

// "The ceasefire agreed in Doha would hold": there it was agreed. Not "the talks planned in Doha".
bool done_there(const Tree& tree, const ClaimLexicon& lexicon, std::uint32_t event, std::uint32_t place) {
  if (tree.head(place) == kRoot || tree.relation(place) != Relation::obl) return false;
  const auto participle = static_cast<std::uint32_t>(tree.head(place));
  if (tree.relation(participle) != Relation::acl ||
      tree.head(participle) != static_cast<std::int32_t>(event) || !tree.past_participle(participle) ||
      tree.child(participle, Relation::mark))
    return false;  // "the talks to be held in Doha"
  const auto& rows = lexicon.attitudes(tree.lemma(participle), PartOfSpeech::verb);
  return std::none_of(rows.begin(), rows.end(), [](const Attitude* row) {
    return row->status == Status::planned &&
           std::any_of(row->complements.begin(), row->complements.end(),
                       [](const Slot& slot) { return slot.kind == SlotKind::obj; });
  });
}

}  // namespace

bool hangs_on(const Tree& tree, std::uint32_t somebody, std::uint32_t event) {
  if (somebody == event || !tree.noun(event) || !tree.below(somebody, event)) return false;
  std::uint32_t at = somebody;
  while (tree.head(at) != static_cast<std::int32_t>(event)) at = static_cast<std::uint32_t>(tree.head(at));
  const Relation how = tree.relation(at);
  return how == Relation::nmod || how == Relation::nmod_poss || how == Relation::compound ||
         how == Relation::amod;
}

bool told_beside(const MentionedDocument& document, const Tree& tree, const ClaimLexicon& lexicon,
                 const ClaimCandidate& candidate) {
  const std::uint32_t somebody = candidate.subject.token, what = candidate.object.token;
  if (document.chains[candidate.subject.chain].type == ActorType::event)
    return candidate.event_class == "LOCATION" && done_there(tree, lexicon, somebody, what);
  if (candidate.event_class == "LOCATION" && (candidate.by_model || tree.noun(candidate.trigger)))
    return !of_none(tree, somebody) &&
           (in_one_phrase(tree, somebody, what) || opens_sentence(tree, what, somebody));
  if (!candidate.by_model || candidate.event_class != "PARTICIPATION" || of_none(tree, what) ||
      !hangs_on(tree, somebody, what))
    return false;
  const std::string& lemma = tree.lemma(what);
  return lexicon.in_set("document", lemma) || lexicon.in_set("deal", lemma) ||
         lexicon.in_set("attack", lemma) ||
         one_of(lemma, {"draft", "initiative", "plan", "proposal", "uprising", "war"});
}

void mark_belonging(const MentionedDocument& document, const Tree& tree, const ClaimCandidate& candidate,
                    Claim& claim) {
  constexpr int kFarthest = 6;  // words above the body's name
  const ActorType body = document.chains[candidate.object.chain].type;
  if (body != ActorType::igo && body != ActorType::organization && body != ActorType::event) return;
  std::uint32_t at = candidate.object.token;
  for (int steps = 0; steps < kFarthest && at != candidate.subject.token && tree.head(at) != kRoot; ++steps) {
    const std::string_view preposition = tree.preposition(at);
    at = static_cast<std::uint32_t>(tree.head(at));
    if (steps == 0 && one_of(preposition, {"outside", "out_of"}) &&
        !keeps_out(tree, at, candidate.subject.token))
      claim.polarity = Polarity::negative;
    if (!tree.noun(at)) continue;
    const std::string& lemma = tree.lemma(at);
    if (preposition == "from" && one_of(lemma, {"absence", "departure", "ejection", "exclusion", "exit",
                                                "expulsion", "suspension", "withdrawal"}))
      claim.polarity = Polarity::negative;
    if (one_of(preposition, {"for", "into", "to", "toward", "towards"}) &&
        one_of(lemma, {"ambition", "application", "aspiration", "bid", "candidacy", "candidate", "march",
                       "path", "progress", "road", "route", "way"}))
      claim.status = Status::possible;
  }
}

}  // namespace kg::ingest
