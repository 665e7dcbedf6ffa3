// "The Russian president", "the foreign minister": the person who has that office, by the article's own
// statements, else by the catalogue on the day of publication if the article names that person.
#include <algorithm>
#include <map>

#include "ingest/mentions/chains.h"

namespace kg::ingest {
namespace {

std::string last_word(const std::string& phrase) {
  const std::size_t space = phrase.find_last_of(" -");
  return space == std::string::npos ? phrase : phrase.substr(space + 1);
}

// "the minister" for a foreign minister; "the Serbian leader" for a president; never "the deputy minister".
bool title_means(const Candidate& description, const Candidate& held) {
  if ((description.rank == RankOfTitle::deputy) != (held.rank == RankOfTitle::deputy)) return false;
  const std::string& asked = description.title->phrase;
  const std::string& has = held.title->phrase;
  if (asked == has) return true;
  // "The leader" may be a prime minister, "the ruler" or "the strongman" is not.
  if (description.title->leads == Leads::any)
    return held.title->leads != Leads::nothing &&
           !(asked != "leader" && held.title->leads == Leads::government);
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

std::string_view served_by(const Chains& chains, const Candidate& candidate) {
  for (const std::uint32_t slot : candidate.slots)
    if (const CatalogueEntry* entry = chains.entry(slot);
        entry && entry->type != ActorType::person && entry->type != ActorType::place)
      return entry->id;
  return candidate.country;
}

std::vector<OfficeTerm> holders_of(const Reading& reading, const Title& title, std::string_view of,
                                   const std::string& day) {
  std::vector<OfficeTerm> terms = reading.catalogue.holders(title.phrase, of, day);
  if (!terms.empty() || title.leads != Leads::any) return terms;
  terms = reading.catalogue.holders("president", of, day);
  return terms.empty() ? reading.catalogue.holders("prime minister", of, day) : terms;
}

// People whom the text names and the catalogue knows, and who held which office on the day of publication.
class NamedHolders {
 public:
  NamedHolders(const Reading& reading, const Chains& chains) : reading_(reading) {
    for (std::uint32_t p = 0; p < reading.candidates.size(); ++p)
      if (chains.root(p) == p)
        if (const CatalogueEntry* person = chains.entry(p); person && person->type == ActorType::person)
          people_.emplace_back(person, p);
  }

  // The one who held the office; without a state or body the only one who held such an office of his own
  // state. -1 if that is nobody, or several.
  std::int32_t of(const Title& title, std::string_view served) {
    std::int32_t found = -1;
    for (const auto& [person, candidate] : people_) {
      const std::string_view state = served.empty() ? person->country : served;
      if (state.empty()) continue;
      for (const OfficeTerm& term : terms(title, state)) {
        if (term.person != person) continue;
        if (found >= 0 && found != static_cast<std::int32_t>(candidate)) return -1;
        found = static_cast<std::int32_t>(candidate);
      }
    }
    return found;
  }

 private:
  const std::vector<OfficeTerm>& terms(const Title& title, std::string_view of) {
    const auto [known, fresh] = terms_.try_emplace({title.phrase, std::string(of)});
    if (fresh)
      known->second = holders_of(reading_, title, of, reading_.document.document.appearance.published);
    return known->second;
  }

  const Reading& reading_;
  std::vector<std::pair<const CatalogueEntry*, std::uint32_t>> people_;
  std::map<std::pair<std::string, std::string>, std::vector<OfficeTerm>> terms_;
};

// The person to whom the article gives that title: of several the one that it dwells on, and none if that is
// not clear.
std::int32_t holder_in_article(const Reading& reading, const Chains& chains,
                               const std::vector<std::uint32_t>& held, std::uint32_t i) {
  struct Holder {
    std::uint32_t title;
    int points;
  };
  const Candidate& candidate = reading.at(i);
  const std::uint32_t sentence = reading.sentence_of(candidate);
  std::vector<Holder> holders;
  for (const std::uint32_t h : held) {
    const Candidate& holder = reading.at(h);
    if (!title_means(candidate, holder) || !slots_agree(reading, chains, candidate, holder)) continue;
    if (holder.former && !candidate.former) continue;
    if (!chains.may_link(i, h) || (candidate.slots.empty() && h > i)) continue;
    if (std::any_of(holders.begin(), holders.end(),
                    [&](const Holder& other) { return chains.same(other.title, h); }))
      continue;
    int points = 0;
    for (const std::uint32_t member : chains.members(h)) {
      if (member > i) break;
      const std::uint32_t distance = sentence - reading.sentence_of(reading.at(member));
      points += distance <= 1 ? 4 : distance <= 3 ? 2 : 1;
    }
    holders.push_back({h, points});
  }
  if (holders.empty()) return -1;
  const auto best = std::max_element(holders.begin(), holders.end(),
                                     [](const Holder& a, const Holder& b) { return a.points < b.points; });
  for (const Holder& other : holders)
    if (other.title != best->title && (other.points + 2 > best->points || !candidate.slots.empty()))
      return -1;
  return static_cast<std::int32_t>(best->title);
}

}  // namespace

void link_roles(const Reading& reading, Chains& chains) {
  std::vector<std::uint32_t> held;
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i)
    if (reading.at(i).described == Described::title && !reading.at(i).mention.plural && chains.has_name(i))
      held.push_back(i);
  const std::string& day = reading.document.document.appearance.published;
  NamedHolders named(reading, chains);
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    if (!is_anaphoric_title(reading, chains, i)) continue;
    const Candidate& candidate = reading.at(i);
    if (const std::int32_t best = holder_in_article(reading, chains, held, i); best >= 0) {
      chains.link(i, static_cast<std::uint32_t>(best), "role-in-article");
      continue;
    }
    if (day.empty() || candidate.former || candidate.rank == RankOfTitle::deputy ||
        candidate.title->kind != TitleKind::office)
      continue;
    const std::int32_t person = named.of(*candidate.title, served_by(chains, candidate));
    if (person >= 0) chains.link(i, static_cast<std::uint32_t>(person), "role-in-catalogue");
  }
}

}  // namespace kg::ingest
