#include <algorithm>

#include "ingest/claims/makers.h"

namespace kg::ingest {
namespace {

// The chain of a state, by its code; -1 if the document does not speak of it.
std::int32_t state_chain(const MentionedDocument& document, const std::string& country) {
  for (std::size_t i = 0; i < document.chains.size(); ++i) {
    const Chain& chain = document.chains[i];
    if (chain.type == ActorType::country && (chain.recognised == country || chain.country == country))
      return static_cast<std::int32_t>(i);
  }
  return -1;
}

}  // namespace

void make_offices(const Sources& sources, TokenRange sentence, std::vector<ClaimCandidate>& candidates) {
  const Tree& tree = sources.reader.tree();
  for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
    if (!tree.noun(token)) continue;
    for (const Frame* frame : sources.reader.lexicon().frames(tree.lemma(token), PartOfSpeech::noun)) {
      if (frame->event_class != "ROLE" || !frame->of_state ||
          frame->subject.slots.front().kind != SlotKind::self)
        continue;
      const Predicate* predicate = sources.reader.predicate(token);
      for (const Argument& argument : sources.reader.fillers(*predicate, Slot{SlotKind::self, {}, nullptr})) {
        for (const Party& person :
             sources.participants.parties_at(argument.head, type_bit(ActorType::person))) {
          const bool served = std::any_of(candidates.begin(), candidates.end(), [&](const ClaimCandidate& other) {
            return other.event_class == "ROLE" && other.trigger == token &&
                   other.subject.chain == person.chain;
          });
          const std::string& country = sources.document.chains[person.chain].country;
          if (served || country.empty()) continue;
          const std::int32_t state = state_chain(sources.document, country);
          if (state < 0) continue;
          ClaimCandidate candidate;
          candidate.frame = frame;
          candidate.rule = "office.state";
          candidate.event_class = "ROLE";
          candidate.label = frame->label;
          candidate.trigger = token;
          candidate.subject = person;
          candidate.object.chain = static_cast<std::uint32_t>(state);
          candidate.object.token = token;
          candidate.prior = 0.8;
          candidates.push_back(std::move(candidate));
        }
      }
      break;
    }
  }
}

}  // namespace kg::ingest
