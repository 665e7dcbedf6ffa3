#include "ingest/mentions/sieves.h"

#include <algorithm>

#include "ingest/mentions/open_pronoun.h"

namespace kg::ingest {
namespace {

// Of two readings of one phrase ("the Turkish Cypriot": a place by its tags, a person by his word) the one
// that rests on more.
int weight_of(const Candidate& candidate) {
  if (candidate.nominal) return 0;
  if (candidate.entry != nullptr) return 4;
  if (candidate.described != Described::nothing) return 3;
  return candidate.mention.kind == MentionKind::name ? 2 : 1;
}

// By first token, longer first, so that the indices of candidates are those of the mentions; without those
// that stayed doubtful.
void sort_candidates(Reading& reading) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i)
    if (!reading.at(i).doubtful && !reading.at(i).refused) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const TokenRange x = reading.at(a).mention.tokens, y = reading.at(b).mention.tokens;
    return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
  });
  const auto same_phrase = [&](std::uint32_t a, std::uint32_t b) {
    const TokenRange x = reading.at(a).mention.tokens, y = reading.at(b).mention.tokens;
    return x.begin == y.begin && x.end == y.end;
  };
  std::vector<std::uint32_t> kept;
  for (const std::uint32_t i : order) {
    if (kept.empty() || !same_phrase(kept.back(), i))
      kept.push_back(i);
    else if (weight_of(reading.at(i)) > weight_of(reading.at(kept.back())))
      kept.back() = i;
  }
  order = std::move(kept);
  std::vector<std::int32_t> place(reading.candidates.size(), -1);
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = static_cast<std::int32_t>(i);
  std::vector<Candidate> sorted;
  sorted.reserve(order.size());
  for (const std::uint32_t i : order) sorted.push_back(std::move(reading.candidates[i]));
  for (Candidate& candidate : sorted) {
    if (candidate.names >= 0) candidate.names = place[static_cast<std::uint32_t>(candidate.names)];
    std::erase_if(candidate.slots, [&](std::uint32_t slot) { return place[slot] < 0; });
    for (std::uint32_t& slot : candidate.slots) slot = static_cast<std::uint32_t>(place[slot]);
  }
  for (std::int32_t& owner : reading.covered)
    if (owner >= 0) owner = place[static_cast<std::uint32_t>(owner)];
  reading.candidates = std::move(sorted);
}

}  // namespace

void read_candidates(Reading& reading, bool all_nouns) {
  find_names(reading);
  find_descriptions(reading);
  find_pronouns(reading);
  if (all_nouns) find_nominals(reading);
  settle_types(reading);
  settle_state_names(reading);
  sort_candidates(reading);
  settle_metonyms(reading);
  settle_namesakes(reading);
}

void link_by_precise_rules(const Reading& reading, Chains& chains) {
  link_exact_names(reading, chains);
  link_long_names_of_states(reading, chains);
  link_invented_adjectives(reading, chains);
  link_acronyms(reading, chains);
  link_partial_names(reading, chains);
  link_structures(reading, chains);
  link_aliases(reading, chains);
  link_places(reading, chains);
  link_roles(reading, chains);
  link_states(reading, chains);
  link_forces(reading, chains);
}

void link_by_rules(const Reading& reading, Chains& chains) {
  link_descriptions(reading, chains);
  link_plurals(reading, chains);
  link_pronouns(reading, chains);
}

}  // namespace kg::ingest
