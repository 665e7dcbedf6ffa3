#include <algorithm>

#include "ingest/claims/makers.h"

namespace kg::ingest {
namespace {

constexpr TypeSet kAny = 0xff;
constexpr TypeSet kAgents = kAny & ~(type_bit(ActorType::place) | type_bit(ActorType::event));

bool reports(const Attitude& row) {
  return row.speaker && !row.negates && !row.status &&
         std::any_of(row.complements.begin(), row.complements.end(),
                     [](const Slot& slot) { return slot.kind == SlotKind::ccomp; });
}

// The row of a verb that introduces what somebody says; nullptr if it is none.
const Attitude* saying(const PropositionReader& reader, std::uint32_t verb) {
  for (const Attitude* row : reader.lexicon().attitudes(reader.tree().lemma(verb), PartOfSpeech::verb)) {
    if (reports(*row)) return row;
  }
  return nullptr;
}

bool tied(const std::vector<ClaimCandidate>& candidates, std::uint32_t a, std::uint32_t b) {
  return std::any_of(candidates.begin(), candidates.end(), [&](const ClaimCandidate& candidate) {
    const bool forward = candidate.subject.chain == a && candidate.object.chain == b;
    return forward || (candidate.subject.chain == b && candidate.object.chain == a);
  });
}

}  // namespace

void make_statements(const Sources& sources, TokenRange sentence, std::vector<ClaimCandidate>& candidates) {
  const Tree& tree = sources.reader.tree();
  for (std::uint32_t verb = sentence.begin; verb < sentence.end; ++verb) {
    if (!tree.verb(verb)) continue;
    const Attitude* row = saying(sources.reader, verb);
    if (row == nullptr) continue;
    const Predicate* predicate = sources.reader.predicate(verb);
    std::vector<Party> speakers;
    for (const Argument& argument : sources.reader.fillers(*predicate, *row->speaker)) {
      for (const Party& party : sources.participants.parties(argument.head, kAgents))
        speakers.push_back(party);
    }
    if (speakers.empty()) continue;
    const auto speak_on = [&](std::uint32_t head, TypeSet types, double prior, const char* rule, bool all) {
      for (const Party& topic :
           all ? sources.participants.parties(head, types) : sources.participants.parties_at(head, types)) {
        for (const Party& speaker : speakers) {
          if (speaker.chain == topic.chain || tied(candidates, speaker.chain, topic.chain)) continue;
          ClaimCandidate candidate;
          candidate.rule = rule;
          candidate.event_class = "STATEMENT";
          candidate.label = "speaks on";
          candidate.trigger = verb;
          candidate.subject = speaker;
          candidate.object = topic;
          candidate.prior = prior;
          candidates.push_back(std::move(candidate));
        }
      }
    };
    for (const Argument& argument : predicate->arguments) {
      const bool about = argument.slot == SlotKind::obl &&
                         (argument.preposition == "about" || argument.preposition == "on" ||
                          argument.preposition == "of" || argument.preposition == "over");
      if (about) speak_on(argument.head, kAny, 0.7, "statement.about", true);
      if (argument.slot != SlotKind::ccomp) continue;
      const std::int32_t subject = sources.reader.surface_subject(argument.head);
      if (subject >= 0)
        speak_on(static_cast<std::uint32_t>(subject), kAgents | type_bit(ActorType::event), 0.5,
                 "statement.subject", true);
    }
  }
}

}  // namespace kg::ingest
