// "The Russian president", "the foreign minister": the person who has that office, by the article's own
// statements, else by the catalogue on the day of publication if the article names that person.
#include <algorithm>

#include "ingest/mentions/chains.h"

namespace kg::ingest {
namespace {

struct HeldTitle {
  std::uint32_t candidate;  // a title whose chain has a name
};

std::string last_word(const std::string& phrase) {
  const std::size_t space = phrase.find_last_of(" -");
  return space == std::string::npos ? phrase : phrase.substr(space + 1);
}

bool is_leader_word(const std::string& phrase) {
  return phrase == "leader" || phrase == "ruler" || phrase == "strongman" || phrase == "dictator";
}

bool heads_a_state(const std::string& phrase) {
  return phrase == "president" || phrase == "prime minister" || phrase == "king" || phrase == "queen" ||
         phrase == "chancellor" || phrase == "premier" || phrase == "emir" || phrase == "sultan" ||
         phrase == "crown prince" || phrase == "taoiseach" || phrase == "supreme leader" ||
         phrase == "leader" || phrase == "emperor" || phrase == "military ruler";
}

// "the minister" for a foreign minister; "the Serbian leader" for a president; never "the deputy minister".
bool title_means(const Candidate& description, const Candidate& held) {
  if ((description.rank == RankOfTitle::deputy) != (held.rank == RankOfTitle::deputy)) return false;
  const std::string& asked = description.title->phrase;
  const std::string& has = held.title->phrase;
  if (asked == has) return true;
  if (is_leader_word(asked))
    return heads_a_state(has) &&
           !(asked != "leader" && (has == "prime minister" || has == "premier" || has == "chancellor"));
  return asked.find(' ') == std::string::npos && last_word(has) == asked;
}

bool slots_agree(const Reading& reading, const Chains& chains, const Candidate& description,
                 const Candidate& held) {
  if (description.slots.empty()) return true;
  for (const std::uint32_t mine : description.slots)
    for (const std::uint32_t theirs : held.slots)
      if (chains.same(mine, theirs)) return true;
  if (!description.country.empty() && description.country == held.country) {
    const ActorType type = reading.at(description.slots.front()).mention.type;
    return type == ActorType::country;
  }
  return false;
}

bool is_anaphoric_title(const Reading& reading, const Chains& chains, std::uint32_t i) {
  const Candidate& candidate = reading.at(i);
  if (candidate.described != Described::title || candidate.mention.plural || candidate.indefinite)
    return false;
  if (candidate.mention.kind != MentionKind::description || candidate.names >= 0) return false;
  if (candidate.possessor_token >= 0)
    return false;  // "his foreign minister" is somebody new or in apposition
  const TitleKind kind = candidate.title->kind;
  if (kind != TitleKind::office && kind != TitleKind::rank && kind != TitleKind::trade) return false;
  return !chains.has_name(i) && (candidate.definite || !candidate.slots.empty());
}

std::string_view served_by(const Reading& reading, const Chains& chains, const Candidate& candidate) {
  for (const std::uint32_t slot : candidate.slots)
    if (const CatalogueEntry* entry = chains.entry(slot);
        entry && entry->type != ActorType::person && entry->type != ActorType::place)
      return entry->id;
  (void)reading;
  return candidate.country;
}

}  // namespace

void link_roles(const Reading& reading, Chains& chains) {
  std::vector<std::uint32_t> held;
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i)
    if (reading.at(i).described == Described::title && !reading.at(i).mention.plural && chains.has_name(i))
      held.push_back(i);
  const std::string& day = reading.document.document.appearance.published;
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    if (!is_anaphoric_title(reading, chains, i)) continue;
    const Candidate& candidate = reading.at(i);
    // In the article: the nearest holder before, else the first one after.
    std::int32_t best = -1;
    bool rivals = false;
    for (const std::uint32_t h : held) {
      const Candidate& holder = reading.at(h);
      if (!title_means(candidate, holder) || !slots_agree(reading, chains, candidate, holder)) continue;
      if (candidate.former != holder.former && (candidate.former || holder.former)) continue;
      if (!chains.may_link(i, h)) continue;
      if (best >= 0 && !chains.same(h, static_cast<std::uint32_t>(best))) rivals = true;
      if (best < 0 || h < i) best = static_cast<std::int32_t>(h);
    }
    if (best >= 0 && (!rivals || candidate.slots.empty())) {
      const bool far = candidate.slots.empty() && static_cast<std::uint32_t>(best) > i;
      if (!far && chains.link(i, static_cast<std::uint32_t>(best), "role-in-article")) continue;
    }
    if (day.empty() || candidate.former || candidate.title->kind != TitleKind::office) continue;
    const std::string_view of = served_by(reading, chains, candidate);
    if (of.empty()) continue;
    std::vector<OfficeTerm> terms = reading.catalogue.holders(candidate.title->phrase, of, day);
    if (terms.empty() && is_leader_word(candidate.title->phrase)) {
      terms = reading.catalogue.holders("president", of, day);
      if (terms.empty()) terms = reading.catalogue.holders("prime minister", of, day);
    }
    for (const OfficeTerm& term : terms) {
      bool linked = false;
      for (std::uint32_t j = 0; j < reading.candidates.size() && !linked; ++j)
        if (chains.root(j) == j && chains.entry(j) == term.person)
          linked = chains.link(i, j, "role-in-catalogue");
      if (linked) break;
    }
  }
}

}  // namespace kg::ingest
