#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/claims/makers.h"

namespace kg::ingest {
namespace {

constexpr TypeSet kPlaces = type_bit(ActorType::place) | type_bit(ActorType::country);

// What two do who are in one place.
bool meets(std::string_view verb) {
  constexpr std::array<std::string_view, 6> kMeet{"confer", "dine", "lunch", "meet", "see", "walk"};
  return std::find(kMeet.begin(), kMeet.end(), verb) != kMeet.end();
}

// Who lives abroad is no visitor, and who believes in a place need not be there.
bool elsewhere(std::string_view verb) {
  constexpr std::array<std::string_view, 22> kElsewhere{
      "base",      "believe", "bear", "exile", "graduate", "grow", "hide",   "interest",
      "intervene", "invest",  "land", "live",  "meddle",   "own",  "reside", "rule",
      "serve",     "settle",  "stay", "study", "teach",    "work"};
  return std::find(kElsewhere.begin(), kElsewhere.end(), verb) != kElsewhere.end();
}

// Events that somebody holds where he is: "held talks in Geneva".
bool meeting(std::string_view noun) {
  constexpr std::array<std::string_view, 11> kMeetings{"address", "conference", "discussion",  "interview",
                                                       "lecture", "meeting",    "negotiation", "round",
                                                       "session", "speech",     "talk"};
  return std::find(kMeetings.begin(), kMeetings.end(), noun) != kMeetings.end();
}

void be_in(const Sources& sources, std::uint32_t trigger, const Party& person, const Party& place,
           double prior, std::vector<ClaimCandidate>& candidates) {
  const std::string& home = sources.document.chains[person.chain].country;
  const std::string& there = sources.document.chains[place.chain].country;
  if (home.empty() || there.empty() || home == there) return;
  if (!sources.participants.has_name(person.chain)) return;
  ClaimCandidate candidate;
  candidate.rule = "presence.abroad";
  candidate.event_class = "VISIT";
  candidate.label = "is in";
  candidate.trigger = trigger;
  candidate.subject = person;
  candidate.object = place;
  candidate.prior = prior;
  candidates.push_back(std::move(candidate));
}

// Whether what stands behind "in" is where the verb's doer is.
bool where(const Sources& sources, const Argument& argument) {
  if (argument.found != Found::reattached) return true;
  const std::int32_t above = sources.reader.tree().head(argument.head);
  return above != kRoot && meeting(sources.reader.tree().lemma(static_cast<std::uint32_t>(above)));
}

// "Rubio, in Lima for talks, said", "Rubio, back from Lima,": where the text says beside the name that he is.
void beside_name(const Sources& sources, std::uint32_t name, std::vector<ClaimCandidate>& candidates) {
  const Tree& tree = sources.reader.tree();
  const std::vector<Party> persons = sources.participants.parties_at(name, type_bit(ActorType::person));
  if (persons.empty()) return;
  for (const std::uint32_t child : tree.children(name)) {
    std::uint32_t at = child;
    if (tree.relation(child) == Relation::advmod && tree.lemma(child) == "back") {
      for (const std::uint32_t below : tree.children(child))
        if (tree.preposition(below) == "from") at = below;
      if (at == child) continue;
    } else if (tree.relation(child) != Relation::nmod || tree.preposition(child) != "in") {
      continue;
    }
    if (!tree.comma_between(name, at)) continue;
    const std::vector<Party> places = sources.participants.parties_at(at, kPlaces);
    if (places.size() == 1 && !places.front().represented)
      be_in(sources, name, persons.front(), places.front(), 0.6, candidates);
  }
}

}  // namespace

void make_presences(const Sources& sources, TokenRange sentence, std::vector<ClaimCandidate>& candidates) {
  const Tree& tree = sources.reader.tree();
  const TypeSet persons = type_bit(ActorType::person);
  for (std::uint32_t name = sentence.begin; name < sentence.end; ++name)
    if (tree.token(name).upos == "PROPN") beside_name(sources, name, candidates);
  for (std::uint32_t verb = sentence.begin; verb < sentence.end; ++verb) {
    if (!tree.verb(verb) || elsewhere(tree.lemma(verb))) continue;
    const Predicate* predicate = sources.reader.predicate(verb);
    if (predicate->passive) continue;
    for (const Argument& at :
         sources.reader.fillers(*predicate, Slot{SlotKind::obl, {"at", "in"}, nullptr})) {
      if (!where(sources, at)) continue;
      const bool both = meets(tree.lemma(verb));
      const std::vector<Party> places =
          sources.participants.parties_at(at.head, both ? kPlaces : type_bit(ActorType::place));
      if (places.size() != 1 || places.front().represented) continue;
      for (const Argument& argument : predicate->arguments) {
        const bool doer = argument.slot == SlotKind::nsubj;
        const bool other = both && (argument.slot == SlotKind::obj ||
                                    (argument.slot == SlotKind::obl && argument.preposition == "with"));
        if (!doer && !other) continue;
        for (const Party& person : sources.participants.parties(argument.head, persons)) {
          if (!person.represented)
            be_in(sources, verb, person, places.front(), both ? 0.65 : 0.55, candidates);
        }
      }
    }
  }
}

}  // namespace kg::ingest
