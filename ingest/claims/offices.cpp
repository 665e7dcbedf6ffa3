#include <algorithm>

#include "ingest/claims/makers.h"
#include "ingest/claims/successions.h"

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

}  // namespace

void make_offices(const Sources& sources, OfficesHeld& held, TokenRange sentence,
                  std::vector<ClaimCandidate>& candidates) {
  const Tree& tree = sources.reader.tree();
  for (const ClaimCandidate& candidate : candidates) {
    // "His foreign minister" serves the state as well.
    if (candidate.event_class == "ROLE" &&
        sources.document.chains[candidate.object.chain].type != ActorType::person)
      held.holders.insert(candidate.subject.chain);
  }
  for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
    if (!tree.noun(token)) continue;
    const std::vector<const Frame*>& frames =
        sources.reader.lexicon().frames(tree.lemma(token), PartOfSpeech::noun);
    const auto office = std::find_if(frames.begin(), frames.end(), [&](const Frame* frame) {
      return frame->of_state && head_matches(*frame, tree, token);
    });
    if (office == frames.end()) continue;
    const Predicate* predicate = sources.reader.predicate(token);
    for (const Argument& argument : sources.reader.fillers(*predicate, Slot{SlotKind::self, {}, nullptr})) {
      const bool plural = tree.token(token).xpos.ends_with('S');  // "Presidents Japarov and Rahmon"
      const std::vector<Party> persons =
          plural ? sources.participants.parties(argument.head, type_bit(ActorType::person))
                 : sources.participants.parties_at(argument.head, type_bit(ActorType::person));
      if (persons.empty() || persons.front().represented || persons.front().pronoun) continue;
      if (!sources.participants.has_name(persons.front().chain)) continue;
      for (const Party& person : persons) {
        if (!held.holders.insert(person.chain).second) continue;
        std::optional<Served> served = served_state(sources, person.chain);
        if (const std::int32_t body =
                body_of_office(sources, token, served ? static_cast<std::int32_t>(served->state) : -1);
            body >= 0)
          served = Served{static_cast<std::uint32_t>(body), false};
        if (!served || (served->guessed && persons.size() > 1)) continue;
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
  make_posts(sources, sentence, candidates);
}

}  // namespace kg::ingest
