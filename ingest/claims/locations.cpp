#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/claims/makers.h"

namespace kg::ingest {
namespace {

constexpr TypeSet kPlaces = type_bit(ActorType::place) | type_bit(ActorType::country);

bool inside(std::string_view preposition) {
  return preposition == "in" || preposition == "at" || preposition == "near" || preposition == "inside" ||
         preposition == "outside";
}

// Bodies that are known by where they are.
bool seat(std::string_view noun) {
  return noun == "embassy" || noun == "consulate" || noun == "mission" || noun == "office";
}

// What goes on over a whole land or for a long time, is decided or said: the place beside it is what it is
// about, or where its makers sit, more often than where it took place.
bool wide(std::string_view event) {
  constexpr std::array kWide{"assault",   "case",      "clash",  "communique", "crisis",    "decision",
                             "exchange",  "genocide",  "idea",   "indictment", "offensive", "offer",
                             "operation", "order",     "plan",   "poisoning",  "process",   "proposal",
                             "protest",   "quarrel",   "report", "request",    "ruling",    "sanction",
                             "statement", "strike",    "trial",  "verdict",    "violence",  "vote",
                             "war",       "withdrawal"};
  return std::find(kWide.begin(), kWide.end(), event) != kWide.end();
}

void tie(const Sources& sources, std::uint32_t trigger, const Party& thing, std::uint32_t place_head,
         TypeSet types, std::vector<ClaimCandidate>& candidates) {
  for (const Party& place : sources.participants.parties_at(place_head, types)) {
    if (place.chain == thing.chain || !sources.participants.has_name(place.chain)) continue;
    ClaimCandidate candidate;
    candidate.rule = "location.event";
    candidate.event_class = "LOCATION";
    candidate.label = "takes place in";
    candidate.trigger = trigger;
    candidate.subject = thing;
    candidate.object = place;
    candidate.prior = 0.7;
    candidates.push_back(std::move(candidate));
  }
}

struct Presence {
  const char* rule;
  const char* event_class;
  const char* label;
  double prior;
};

void be_there(std::uint32_t trigger, const Party& thing, const Party& place, const Presence& as,
              std::vector<ClaimCandidate>& candidates) {
  if (place.chain == thing.chain) return;
  ClaimCandidate candidate;
  candidate.rule = as.rule;
  candidate.event_class = as.event_class;
  candidate.label = as.label;
  candidate.trigger = trigger;
  candidate.subject = thing;
  candidate.object = place;
  candidate.prior = as.prior;
  candidates.push_back(std::move(candidate));
}

// "Petros was in Rome", "troops are in Crimea": the place is the predicate.
void is_in(const Sources& sources, std::uint32_t token, std::vector<ClaimCandidate>& candidates) {
  const Tree& tree = sources.reader.tree();
  if (!tree.child(token, Relation::cop) || !inside(tree.preposition(token))) return;
  const std::int32_t subject = sources.reader.surface_subject(token);
  if (subject < 0) return;
  const std::uint32_t head = static_cast<std::uint32_t>(subject);
  for (const Party& place : sources.participants.parties(token, kPlaces)) {
    for (const Party& thing : sources.participants.parties(head, 0xff)) {
      const bool person = sources.document.chains[thing.chain].type == ActorType::person;
      be_there(token, thing, place,
               person ? Presence{"location.person", "VISIT", "is in", 0.6}
                      : Presence{"location.is", "LOCATION", "is in", 0.6},
               candidates);
    }
  }
}

// "the embassy in Ouagadougou", "the militants in Gaza": bodies that the text names or speaks of again.
void stands_in(const Sources& sources, std::uint32_t token, std::vector<ClaimCandidate>& candidates) {
  constexpr TypeSet kBodies = type_bit(ActorType::organization) | type_bit(ActorType::armed_group);
  const std::vector<Party> things = sources.participants.parties_at(token, kBodies);
  if (things.empty() || things.front().represented || things.front().pronoun) return;
  const std::uint32_t thing = things.front().chain;
  if (!sources.participants.has_name(thing) && sources.document.chains[thing].mentions.size() < 2 &&
      !seat(sources.reader.tree().lemma(token)))
    return;
  const Predicate* noun = sources.reader.predicate(token);
  for (const Argument& argument : noun->arguments) {
    if (argument.slot != SlotKind::nmod || argument.found != Found::own ||
        (argument.preposition != "in" && argument.preposition != "at"))
      continue;
    for (const Party& place : sources.participants.parties_at(argument.head, kPlaces)) {
      if (sources.participants.has_name(place.chain))
        be_there(token, things.front(), place, {"location.stands", "LOCATION", "is in", 0.6}, candidates);
    }
  }
}

// "announced the deal in Washington", "condemned the raid in Paris": it is said there, and took place
// elsewhere.
bool spoken_of(const Sources& sources, std::uint32_t event) {
  const Tree& tree = sources.reader.tree();
  if (tree.relation(event) != Relation::obj || tree.head(event) == kRoot) return false;
  const auto verb = static_cast<std::uint32_t>(tree.head(event));
  const auto& rows = sources.reader.lexicon().attitudes(tree.lemma(verb), PartOfSpeech::verb);
  return tree.verb(verb) &&
         std::any_of(rows.begin(), rows.end(), [](const Attitude* row) { return row->speaker.has_value(); });
}

}  // namespace

void make_locations(const Sources& sources, TokenRange sentence, std::vector<ClaimCandidate>& candidates) {
  const Tree& tree = sources.reader.tree();
  for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
    if (!tree.noun(token)) continue;
    is_in(sources, token, candidates);
    stands_in(sources, token, candidates);
    const std::vector<Party> things = sources.participants.parties_at(token, type_bit(ActorType::event));
    if (things.empty() || things.front().represented || wide(tree.lemma(token))) continue;
    const Predicate* noun = sources.reader.predicate(token);
    for (const Argument& argument : noun->arguments) {
      // "talks in Minsk", "talks that were held in Minsk"; "the Minsk talks" is but a name
      const bool behind =
          argument.slot == SlotKind::nmod && inside(argument.preposition) && !spoken_of(sources, token);
      if (behind) tie(sources, token, things.front(), argument.head, kPlaces, candidates);
    }
  }
}

}  // namespace kg::ingest
