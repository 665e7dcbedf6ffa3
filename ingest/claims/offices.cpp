#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/claims/makers.h"
#include "ingest/claims/one_of.h"
#include "ingest/claims/successions.h"
#include "ingest/claims/summonses.h"

namespace kg::ingest {
namespace {

struct Served {
  std::uint32_t state = 0;
  bool guessed = false;
};

// The state of a code; -1 if the document does not speak of it.
std::int32_t state_chain(const MentionedDocument& document, const std::string& country) {
  for (std::size_t i = 0; i < document.chains.size(); ++i) {
    const Chain& chain = document.chains[i];
    if (chain.type == ActorType::country && !country.empty() && chain.country == country)
      return static_cast<std::int32_t>(i);
  }
  return -1;
}

std::optional<Served> served_state(const Sources& sources, std::uint32_t person) {
  const Chain& chain = sources.document.chains[person];
  if (chain.state >= 0 && !chain.state_guessed) return Served{static_cast<std::uint32_t>(chain.state), false};
  const std::string& country = chain.country;
  const std::int32_t known = state_chain(sources.document, country);
  if (known >= 0) return Served{static_cast<std::uint32_t>(known), false};
  if (!country.empty()) return std::nullopt;
  if (chain.state < 0) return std::nullopt;
  return Served{static_cast<std::uint32_t>(chain.state), true};
}

// "The Kenyan government appointed Peter Mwangi as envoy to Somalia": an office that somebody is named to is
// of the state that names him; -1 if the word is no such office.
std::int32_t naming_state(const Sources& sources, std::uint32_t office) {
  constexpr std::array<std::string_view, 7> kNames{"appoint",  "designate", "dispatch", "name",
                                                   "nominate", "pick",      "reappoint"};
  constexpr TypeSet kNaming = type_bit(ActorType::country) | type_bit(ActorType::person);
  const Tree& tree = sources.reader.tree();
  const bool as = tree.relation(office) == Relation::obl && tree.preposition(office) == "as";
  if ((!as && tree.relation(office) != Relation::xcomp) || tree.head(office) == kRoot) return -1;
  const auto verb = static_cast<std::uint32_t>(tree.head(office));
  const Predicate* predicate = tree.verb(verb) ? sources.reader.predicate(verb) : nullptr;
  if (predicate == nullptr || std::find(kNames.begin(), kNames.end(), tree.lemma(verb)) == kNames.end())
    return -1;
  for (const Argument& argument : predicate->arguments) {
    if (argument.slot != SlotKind::nsubj) continue;
    const std::vector<Party> naming = sources.participants.parties_at(argument.head, kNaming);
    if (naming.empty()) return -1;
    const Chain& chain = sources.document.chains[naming.front().chain];
    if (chain.type == ActorType::country) return static_cast<std::int32_t>(naming.front().chain);
    return chain.state_guessed ? -1
           : chain.state >= 0  ? chain.state
                               : state_chain(sources.document, chain.country);
  }
  return -1;
}

// Of whom an office is said that stands alone: "Workneh stays on as foreign minister", "was elected
// president".
std::vector<Argument> said_of(const PropositionReader& reader, std::uint32_t office) {
  constexpr std::array<std::string_view, 10> kMade{"appoint", "choose",   "confirm",   "elect",   "install",
                                                   "name",    "nominate", "reappoint", "reelect", "swear"};
  constexpr std::array<std::string_view, 12> kAre{"act",    "become", "continue", "quit", "remain", "resign",
                                                  "return", "serve",  "stay",     "step", "take",   "work"};
  const Tree& tree = reader.tree();
  const Relation relation = tree.relation(office);
  const bool as = relation == Relation::obl && tree.preposition(office) == "as";
  if ((!as && relation != Relation::xcomp && relation != Relation::obj) || tree.head(office) == kRoot)
    return {};
  const auto verb = static_cast<std::uint32_t>(tree.head(office));
  const Predicate* predicate = tree.verb(verb) ? reader.predicate(verb) : nullptr;
  if (predicate == nullptr) return {};
  const std::string& lemma = tree.lemma(verb);
  const bool made = std::find(kMade.begin(), kMade.end(), lemma) != kMade.end();
  const bool are = std::find(kAre.begin(), kAre.end(), lemma) != kAre.end();
  if (!made && !are) return {};
  if (are && !as && lemma != "become" && lemma != "remain") return {};
  std::vector<Argument> found;
  for (const Argument& argument : predicate->arguments)
    if (argument.slot == (made ? SlotKind::obj : SlotKind::nsubj) && argument.head != office)
      found.push_back(argument);
  return found;
}

// "Deputy Prime Minister Novak" holds one office, told by its last word.
bool ranks_another(const PropositionReader& reader, std::uint32_t rank, std::uint32_t end) {
  constexpr std::uint32_t kLongest = 3;  // words of the office behind it
  const Tree& tree = reader.tree();
  if (!reader.lexicon().in_set("ranks", tree.lemma(rank))) return false;
  for (std::uint32_t token = rank + 1; token < std::min(end, rank + 1 + kLongest); ++token) {
    if (!tree.noun(token) && !tree.adjective(token)) return false;
    for (const Frame* frame : reader.lexicon().frames(tree.lemma(token), PartOfSpeech::noun))
      if (frame->of_state && head_matches(*frame, tree, token)) return true;
  }
  return false;
}

// "called Maduro a dictator": an opinion, no office.
bool only_called_so(const Tree& tree, std::uint32_t noun) {
  return tree.relation(noun) == Relation::xcomp && tree.head(noun) != kRoot &&
         one_of(tree.lemma(static_cast<std::uint32_t>(tree.head(noun))),
                {"brand", "call", "deem", "dub", "label", "term"});
}

}  // namespace

void make_offices(const Sources& sources, OfficesHeld& held, TokenRange sentence,
                  std::vector<ClaimCandidate>& candidates) {
  const Tree& tree = sources.reader.tree();
  for (const ClaimCandidate& candidate : candidates) {
    // "His foreign minister" and "the foreign ministry spokesman" serve the state as well.
    const Chain& body = sources.document.chains[candidate.object.chain];
    const bool of_nobody = body.type == ActorType::organization && body.country.empty() &&
                           !sources.participants.has_name(candidate.object.chain);
    if (candidate.event_class == "ROLE" && body.type != ActorType::person &&
        !(of_nobody && sources.reader.tree().lemma(candidate.object.token) == "ministry"))
      held.holders.insert(candidate.subject.chain);
  }
  for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
    if (!tree.noun(token) || only_called_so(tree, token)) continue;
    const std::vector<const Frame*>& frames =
        sources.reader.lexicon().frames(tree.lemma(token), PartOfSpeech::noun);
    const auto office = std::find_if(frames.begin(), frames.end(), [&](const Frame* frame) {
      return frame->of_state && head_matches(*frame, tree, token);
    });
    if (office == frames.end() || ranks_another(sources.reader, token, sentence.end)) continue;
    const Predicate* predicate = sources.reader.predicate(token);
    std::vector<Argument> holders = sources.reader.fillers(*predicate, Slot{SlotKind::self, {}, nullptr});
    const std::vector<Argument> said = said_of(sources.reader, token);
    holders.insert(holders.end(), said.begin(), said.end());
    for (const Argument& argument : holders) {
      const bool plural = tree.token(token).xpos.ends_with('S');  // "Presidents Japarov and Rahmon"
      const std::vector<Party> persons =
          plural ? sources.participants.parties(argument.head, type_bit(ActorType::person))
                 : sources.participants.parties_at(argument.head, type_bit(ActorType::person));
      if (persons.empty() || persons.front().represented || persons.front().pronoun) continue;
      if (!sources.participants.has_name(persons.front().chain)) continue;
      for (const Party& person : persons) {
        const std::int32_t naming = naming_state(sources, token);
        const bool told = std::any_of(candidates.begin(), candidates.end(), [&](const ClaimCandidate& one) {
          return one.event_class == "ROLE" && one.subject.chain == person.chain &&
                 static_cast<std::int32_t>(one.object.chain) == naming;
        });
        if (told || (naming < 0 && held.holders.contains(person.chain))) continue;
        std::optional<Served> served = served_state(sources, person.chain);
        if (naming >= 0) served = Served{static_cast<std::uint32_t>(naming), false};
        if (const std::int32_t body =
                body_of_office(sources, token, served ? static_cast<std::int32_t>(served->state) : -1);
            body >= 0)
          served = Served{static_cast<std::uint32_t>(body), false};
        if (!served || (served->guessed && persons.size() > 1)) continue;
        // "His adviser", "the chief minister": not of the state that the text is about
        if (naming < 0 && sources.reader.lexicon().in_set("of_others", (*office)->head) &&
            sources.document.chains[served->state].type == ActorType::country)
          continue;
        held.holders.insert(person.chain);
        ClaimCandidate candidate;
        candidate.frame = *office;
        candidate.rule = served->guessed ? "office.spoken-of" : "office.state";
        candidate.event_class = "ROLE";
        candidate.label = (*office)->label;
        candidate.trigger = token;
        candidate.subject = person;
        candidate.object.chain = served->state;
        candidate.object.token = token;
        candidate.prior = served->guessed ? 0.6 : 0.8;
        candidates.push_back(std::move(candidate));
        if (!plural) break;
      }
      break;
    }
  }
  make_successions(sources, held, sentence, candidates);
  make_posts(sources, held, sentence, candidates);
  make_summonses(sources, held, sentence, candidates);
}

}  // namespace kg::ingest
