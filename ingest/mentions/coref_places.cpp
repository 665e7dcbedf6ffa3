// Places and states by their parts: "the Belarusian capital", "the island of Sentosa", "the North".
#include <algorithm>

#include "ingest/mentions/chains.h"

namespace kg::ingest {
namespace {

// "The Belarusian capital" is a town that the text names, before or after.
void link_capital(const Reading& reading, Chains& chains, std::uint32_t i) {
  const Candidate& candidate = reading.at(i);
  if (candidate.head_word != "capital" || candidate.country.empty()) return;
  for (std::uint32_t j = 0; j < reading.candidates.size(); ++j) {
    const Candidate& city = reading.at(j);
    if (city.mention.type != ActorType::place || city.mention.kind != MentionKind::name) continue;
    const bool capital = std::any_of(city.matches.begin(), city.matches.end(), [&](const NameMatch& m) {
      return m.how == NameKind::capital && m.entry->country == candidate.country;
    });
    if (capital && chains.link(i, j, "capital-of")) return;
  }
}

// "The island of Sentosa"
void link_place_of_name(const Reading& reading, Chains& chains, std::uint32_t i) {
  const Candidate& candidate = reading.at(i);
  if (!has_class(candidate, "of-name")) return;
  const std::uint32_t next = candidate.mention.tokens.end;
  if (next + 1 >= reading.document.tokens.size() || reading.token(next).form != "of") return;
  const std::int32_t name = reading.covered[next + 1];
  if (name < 0) return;
  const Candidate& named = reading.at(static_cast<std::uint32_t>(name));
  if (named.mention.type == ActorType::place && named.mention.kind == MentionKind::name)
    chains.link(i, static_cast<std::uint32_t>(name), "of-name");
}

// "The North" where the text has a North Korea, and no other North.
void link_direction(const Reading& reading, Chains& chains, std::uint32_t i) {
  const Candidate& candidate = reading.at(i);
  const std::string& word = candidate.folded;
  if (word != "north" && word != "south" && word != "east" && word != "west") return;
  if (!is_capitalised(reading.token(candidate.mention.head).form)) return;
  std::int32_t found = -1;
  for (std::uint32_t j = 0; j < reading.candidates.size(); ++j) {
    const Candidate& state = reading.at(j);
    if (!state.entry || state.entry->type != ActorType::country || chains.same(i, j)) continue;
    const std::string_view name = state.entry->name;
    const bool begins = name.size() > word.size() && (name[0] | 0x20) == word[0] &&
                        name.substr(1, word.size() - 1) == word.substr(1) && name[word.size()] == ' ';
    if (!begins) continue;
    if (found >= 0 && !chains.same(static_cast<std::uint32_t>(found), j)) return;
    found = static_cast<std::int32_t>(j);
  }
  if (found >= 0) chains.link(i, static_cast<std::uint32_t>(found), "half-of-a-country");
}

}  // namespace

void link_places(const Reading& reading, Chains& chains) {
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (candidate.mention.plural) continue;
    link_direction(reading, chains, i);
    if (candidate.mention.type != ActorType::place) continue;
    if (candidate.described != Described::place || chains.has_name(i)) continue;
    link_capital(reading, chains, i);
    link_place_of_name(reading, chains, i);
  }
}

}  // namespace kg::ingest
