// "The Malian government", "Netanyahu's government", "the country", "his country": the state that is meant.
#include <algorithm>
#include <map>

#include "ingest/mentions/chains.h"

namespace kg::ingest {
namespace {

bool is_government(const Candidate& candidate) {
  return candidate.described == Described::organisation && candidate.mention.type == ActorType::country;
}

// The earliest candidate of the chain that is the state of this code, or -1.
std::int32_t state_of(const Reading& reading, const Chains& chains, const std::string& country) {
  if (country.empty()) return -1;
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const CatalogueEntry* entry = chains.entry(i);
    if (chains.root(i) == i && entry && entry->type == ActorType::country && entry->country == country)
      return static_cast<std::int32_t>(i);
  }
  return -1;
}

// The state that the text speaks of around here: named most, and lately.
std::int32_t salient_state(const Reading& reading, const Chains& chains, std::uint32_t at, bool kingdom) {
  std::map<std::uint32_t, int> points;  // by chain
  const std::uint32_t sentence = reading.sentence_of(reading.at(at));
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (candidate.pronoun || chains.type(i) != ActorType::country) continue;
    if (candidate.mention.kind == MentionKind::description) continue;
    const CatalogueEntry* entry = chains.entry(i);
    if (kingdom && entry &&
        std::none_of(entry->names.begin(), entry->names.end(),
                     [](const CatalogueName& n) { return n.text.find("Kingdom") != n.text.npos; }))
      continue;
    int& score = points[chains.root(i)];
    score += 2;
    const std::uint32_t other = reading.sentence_of(candidate);
    if (i < at && sentence - other <= 2) score += candidate.mention.kind == MentionKind::name ? 5 : 3;
    if (i < at && other == sentence) score -= 3;  // "Russia ... the country": mostly another one
  }
  std::int32_t best = -1;
  int best_points = 0, second = 0;
  for (const auto& [chain, score] : points) {
    if (score > best_points) {
      second = best_points;
      best_points = score;
      best = static_cast<std::int32_t>(chain);
    } else {
      second = std::max(second, score);
    }
  }
  return best_points > second ? best : -1;
}

}  // namespace

void link_states(const Reading& reading, Chains& chains) {
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (candidate.mention.plural || candidate.mention.kind != MentionKind::description || chains.has_name(i))
      continue;
    if (is_government(candidate)) {
      std::int32_t state = -1;
      for (const std::uint32_t slot : candidate.slots) {
        if (chains.type(slot) == ActorType::country) state = static_cast<std::int32_t>(slot);
        if (chains.type(slot) == ActorType::person) state = state_of(reading, chains, chains.country(slot));
        if (state >= 0) break;
      }
      if (state < 0 && candidate.slots.empty() && candidate.possessor_token < 0 &&
          candidate.mention.tokens.end - candidate.mention.tokens.begin == 1)
        state = salient_state(reading, chains, i, false);
      if (state >= 0) chains.link(i, static_cast<std::uint32_t>(state), "government-of");
      continue;
    }
    if (candidate.described != Described::country || !candidate.definite || candidate.possessor_token >= 0)
      continue;
    if (candidate.mention.tokens.end - candidate.mention.tokens.begin > 1) continue;  // "the host country"
    const std::string& word = candidate.head_word;
    if (word != "country" && word != "kingdom" && word != "nation" && word != "republic" && word != "emirate")
      continue;
    if (const std::int32_t state = salient_state(reading, chains, i, word == "kingdom"); state >= 0)
      chains.link(i, static_cast<std::uint32_t>(state), "the-country");
  }
}

void link_possessed_states(const Reading& reading, Chains& chains) {
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (candidate.possessor_token < 0 || candidate.mention.plural || chains.has_name(i)) continue;
    if (candidate.described != Described::country && !is_government(candidate)) continue;
    if (candidate.head_word != "country" && candidate.head_word != "nation" && !is_government(candidate))
      continue;
    for (std::uint32_t p = 0; p < reading.candidates.size(); ++p) {
      if (reading.at(p).mention.head != static_cast<std::uint32_t>(candidate.possessor_token) ||
          !reading.at(p).pronoun)
        continue;
      if (chains.several(p)) break;
      const ActorType type = chains.type(p);
      if (type == ActorType::country && is_government(candidate)) {
        chains.link(i, p, "government-of");
      } else if (type == ActorType::person) {
        if (const std::int32_t state = state_of(reading, chains, chains.country(p)); state >= 0)
          chains.link(i, static_cast<std::uint32_t>(state), "country-of-person");
      }
      break;
    }
  }
}

}  // namespace kg::ingest
