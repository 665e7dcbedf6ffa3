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

bool is_kingdom(const CatalogueEntry* entry) {
  return entry && std::any_of(entry->names.begin(), entry->names.end(), [](const CatalogueName& n) {
           return n.text.find("Kingdom") != std::string_view::npos;
         });
}

// The state that the text speaks of around here: it, its people and its places named most, and lately. -1
// where two are spoken of about as much.
std::int32_t salient_state(const Reading& reading, const Chains& chains, std::uint32_t at, bool kingdom) {
  std::map<std::string, int> points;  // by code of the state
  const std::uint32_t sentence = reading.sentence_of(reading.at(at));
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (candidate.pronoun) continue;
    const std::string country = chains.country(i);
    if (country.empty()) continue;
    const bool state = chains.type(i) == ActorType::country;
    int& score = points[country];
    score += state ? 2 : 1;
    const std::uint32_t other = reading.sentence_of(candidate);
    if (i < at && sentence - other <= 2)
      score += state && candidate.mention.kind == MentionKind::name ? 5 : 3;
    if (i < at && other == sentence && state) score -= 3;  // "Russia ... the country": mostly another one
  }
  std::string best;
  int best_points = 0, second = 0;
  for (const auto& [country, score] : points) {
    if (kingdom && !is_kingdom(reading.catalogue.entry(country))) continue;
    if (score > best_points) {
      second = best_points;
      best_points = score;
      best = country;
    } else {
      second = std::max(second, score);
    }
  }
  return 2 * best_points > 3 * second ? state_of(reading, chains, best) : -1;
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
