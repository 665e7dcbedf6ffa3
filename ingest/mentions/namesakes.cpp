// A name that the catalogue has may be somebody else's: "Colombian Defence Minister Pedro Sanchez" is not the
// head of Spain's government, of whom a title before or behind the name says whom he serves; "the Social
// Democrats" are not Germany's in a text without Germany.
#include <algorithm>
#include <set>

#include "ingest/mentions/chains.h"

namespace kg::ingest {
namespace {

bool serves_at_home(const Title& title) {
  return title.kind == TitleKind::office && title.takes == SlotFiller::country &&
         title.phrase.find("ambassador") == std::string::npos &&
         title.phrase.find("envoy") == std::string::npos;
}

// The person that the title stands beside: "Minister X", "X, Peru's minister,", "Peru's minister, X".
const Candidate* person_beside(const Reading& reading, const Candidate& title) {
  const auto at = [&](std::int32_t i) -> const Candidate* {
    if (i < 0) return nullptr;
    const Candidate& name = reading.at(static_cast<std::uint32_t>(i));
    const bool person = name.mention.kind == MentionKind::name && name.mention.type == ActorType::person;
    return person ? &name : nullptr;
  };
  if (title.names >= 0) return at(title.names);
  const std::uint32_t begin = title.extent.begin, end = title.extent.end;
  const auto comma = [&](std::uint32_t token) { return reading.token(token).form == ","; };
  if (begin >= 2 && comma(begin - 1))
    if (const Candidate* before = at(reading.covered[begin - 2])) return before;
  if (end + 1 < reading.document.tokens.size() && comma(end)) return at(reading.covered[end + 1]);
  return nullptr;
}

// Whether the text speaks of the state that the catalogue gives the person, by whatever word.
bool names_state(const Reading& reading, std::string_view state) {
  return std::any_of(reading.candidates.begin(), reading.candidates.end(), [&](const Candidate& one) {
    return one.entry != nullptr && one.mention.type != ActorType::person && one.entry->country == state;
  });
}

bool served(const Reading& reading, const CatalogueEntry& person, std::string_view state) {
  const std::vector<OfficeTerm> terms = reading.catalogue.terms_of(person.id);
  return std::any_of(terms.begin(), terms.end(), [&](const OfficeTerm& term) { return term.of == state; });
}

// Whether the text speaks of somebody or something else of the body's state.
bool among_its_own(const Reading& reading, const CatalogueEntry& body) {
  return std::any_of(reading.candidates.begin(), reading.candidates.end(), [&](const Candidate& one) {
    return one.entry != nullptr && one.entry != &body && one.entry->country == body.country;
  });
}

// A form that parties of many states have; "a Democrat" and "Republican Senator" are of the state whose party
// alone is known by it.
bool names_many_parties(const Reading& reading, const Candidate& candidate) {
  const bool a_member = candidate.folded.find(' ') == std::string::npos &&
                        !reading.token(candidate.mention.head).xpos.ends_with('S');
  return candidate.entry->kind == "party" && !candidate.entry->country.empty() && !a_member &&
         std::any_of(candidate.matches.begin(), candidate.matches.end(), [&](const NameMatch& match) {
           return match.entry == candidate.entry && match.how == candidate.how && match.ambiguous;
         });
}

}  // namespace

void settle_namesakes(Reading& reading) {
  std::set<const CatalogueEntry*> others;
  for (const Candidate& candidate : reading.candidates)
    if (candidate.entry != nullptr && names_many_parties(reading, candidate) &&
        !among_its_own(reading, *candidate.entry))
      others.insert(candidate.entry);
  for (const Candidate& title : reading.candidates) {
    if (title.described != Described::title || title.title == nullptr || !serves_at_home(*title.title) ||
        title.mention.plural || title.slots.empty())
      continue;
    const CatalogueEntry* state = reading.at(title.slots.front()).entry;
    const Candidate* person = person_beside(reading, title);
    if (state == nullptr || state->kind != "sovereign" || person == nullptr || person->entry == nullptr)
      continue;
    const CatalogueEntry& known = *person->entry;
    if (known.country.empty() || known.country == state->country || names_state(reading, known.country) ||
        served(reading, known, state->id))
      continue;
    others.insert(&known);
  }
  if (others.empty()) return;
  for (Candidate& candidate : reading.candidates) {
    if (candidate.entry == nullptr || !others.contains(candidate.entry)) continue;
    candidate.entry = nullptr;
    candidate.matches.clear();
    candidate.country.clear();
  }
}

}  // namespace kg::ingest
