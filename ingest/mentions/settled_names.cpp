// Names once all are found: whom a form means that several have, by what else the text names and by what
// stands before it; which of them are no names of that actor after all.
#include <algorithm>
#include <map>
#include <set>

#include "graph/fold.h"
#include "ingest/mentions/dateline.h"
#include "ingest/mentions/reading.h"

namespace kg::ingest {
namespace {

std::uint32_t length(TokenRange range) { return range.end - range.begin; }

// "The North", "the South" of a text that speaks of one of two states which are called so: Kim Jong-un alone
// tells that the Koreas are meant.
void settle_halves(Reading& reading) {
  const CatalogueEntry* half = nullptr;
  std::string_view rest;
  for (const Candidate& candidate : reading.candidates) {
    const CatalogueEntry* state =
        candidate.country.empty() ? nullptr : reading.catalogue.entry(candidate.country);
    if (!state || state->type != ActorType::country) continue;
    const std::string_view name = state->name;
    const std::size_t space = name.find(' ');
    if (space == std::string_view::npos || !is_direction(fold_name(name.substr(0, space)))) continue;
    if (half && rest != name.substr(space + 1)) return;  // South Africa and South Korea
    half = state;
    rest = name.substr(space + 1);
  }
  if (!half) return;
  for (Candidate& candidate : reading.candidates) {
    if (candidate.entry || candidate.mention.kind != MentionKind::name || !is_direction(candidate.folded))
      continue;
    const std::uint32_t at = candidate.mention.tokens.begin;
    if (at == 0 || reading.words.form(at - 1) != "the" || !is_capitalised(reading.token(at).form)) continue;
    const std::array<std::string_view, 2> words{reading.token(at).form, rest};
    const Match match = reading.catalogue.longest(words, 0);
    if (match.length != words.size() || match.entries.front().entry->type != ActorType::country) continue;
    candidate.entry = match.entries.front().entry;
    candidate.how = NameKind::alias;
    candidate.country = candidate.entry->country;
    candidate.mention.type = ActorType::country;
    candidate.typed_by_name = true;
    candidate.doubtful = false;
  }
}

// "President Bush" of an article of 1990 that names the United States: whoever of that surname held the
// office of one of the states in the text on that day.
void settle_holders(Reading& reading) {
  const std::string& day = reading.document.document.appearance.published;
  if (day.empty()) return;
  std::set<std::string> codes;
  for (const Candidate& candidate : reading.candidates)
    if (!candidate.country.empty()) codes.insert(candidate.country);
  for (Candidate& candidate : reading.candidates) {
    if (candidate.entry || candidate.mention.kind != MentionKind::name ||
        candidate.folded.find(' ') != std::string::npos)
      continue;
    const Title* title = title_before(reading, candidate.mention.tokens);
    if (!title || title->kind != TitleKind::office) continue;
    const CatalogueEntry* found = nullptr;
    bool several = false;
    for (const std::string& code : codes)
      for (const OfficeTerm& term : reading.catalogue.holders(title->phrase, code, day))
        if (fold_name(term.person->name).ends_with(' ' + candidate.folded)) {
          several = several || (found && found != term.person);
          found = term.person;
        }
    if (!found || several) continue;
    candidate.entry = found;
    candidate.how = NameKind::surname;
    candidate.country = found->country;
    candidate.mention.type = ActorType::person;
    candidate.doubtful = false;
    if (found->gender == "m") candidate.gender = Gender::male;
    if (found->gender == "f") candidate.gender = Gender::female;
  }
}

// "Fujimori", after "Keiko Fujimori": she, not whom the catalogue knows best by that surname.
void settle_surnames(Reading& reading) {
  for (std::size_t i = 0; i < reading.candidates.size(); ++i) {
    Candidate& bare = reading.candidates[i];
    if (!bare.entry || bare.how != NameKind::surname || bare.mention.type != ActorType::person ||
        bare.folded.find(' ') != std::string::npos || title_before(reading, bare.mention.tokens))
      continue;
    bool another = false;  // was named in full by it last
    for (const Candidate& full : reading.candidates) {
      if (full.mention.tokens.begin >= bare.mention.tokens.begin) break;
      if (full.mention.kind != MentionKind::name || full.mention.type != ActorType::person ||
          !full.folded.ends_with(' ' + bare.folded))
        continue;
      another = full.entry != bare.entry;
    }
    if (!another) continue;
    bare.entry = nullptr;
    bare.matches.clear();
    bare.gender = Gender::unknown;
  }
}

// "Hifter's son Saddam" is no Iraqi: whom the catalogue knows by that name alone is of another state than
// whoever he is of kin to. Nor are later mentions of him.
void settle_kin(Reading& reading) {
  std::set<std::string> others;
  for (const Candidate& candidate : reading.candidates) {
    const std::uint32_t begin = candidate.mention.tokens.begin;
    if (!candidate.entry || candidate.entry->type != ActorType::person ||
        length(candidate.mention.tokens) != 1)
      continue;
    const Title* const title = title_before(reading, candidate.mention.tokens);
    if (!title || title->kind != TitleKind::kin || begin < 3 || reading.token(begin - 2).xpos != "POS" ||
        reading.covered[begin - 3] < 0)
      continue;
    const Candidate& owner = reading.at(static_cast<std::uint32_t>(reading.covered[begin - 3]));
    if (owner.mention.type == ActorType::person && !owner.country.empty() &&
        owner.country != candidate.country)
      others.insert(candidate.folded);
  }
  for (Candidate& candidate : reading.candidates) {
    if (!candidate.entry || candidate.entry->type != ActorType::person || !others.contains(candidate.folded))
      continue;
    candidate.entry = nullptr;
    candidate.matches.clear();
    candidate.country.clear();
  }
}

// How often the text names something of each state.
std::map<std::string, int> states_spoken_of(const Reading& reading) {
  std::map<std::string, int> spoken_of;
  for (const Candidate& candidate : reading.candidates)
    if (candidate.entry && candidate.matches.size() == 1) ++spoken_of[std::string(candidate.entry->country)];
  return spoken_of;
}

std::set<std::string> states_named(const Reading& reading) {
  std::set<std::string> codes;
  for (const Candidate& candidate : reading.candidates)
    if (candidate.entry && candidate.entry->type == ActorType::country) codes.insert(candidate.country);
  return codes;
}

// "AFP" is the Armed Forces of the Philippines only where the text names the Philippines.
void settle_shared_acronyms(Reading& reading) {
  const std::set<std::string> named = states_named(reading);
  for (Candidate& candidate : reading.candidates) {
    if (!candidate.entry || candidate.how != NameKind::acronym || candidate.entry->country.empty() ||
        named.contains(std::string(candidate.entry->country)))
      continue;
    for (const NameMatch& match : candidate.matches) {
      if (match.how != NameKind::acronym || match.entry == candidate.entry) continue;
      const std::string_view country = match.entry->country;
      if (!country.empty() && match.entry->kind != "media" && !named.contains(std::string(country))) continue;
      candidate.entry = match.entry;
      candidate.country = country;
      candidate.mention.type = match.entry->type;
      break;
    }
  }
}

// The state that stands before a name as its owner or as an adjective: "Jordan's King Abdullah"; empty if
// none.
std::string state_before(const Reading& reading, std::uint32_t begin) {
  if (begin == 0) return {};
  const std::uint32_t before = reading.token(begin - 1).xpos == "POS" && begin > 1 ? begin - 2 : begin - 1;
  if (reading.covered[before] < 0) return {};
  const Candidate& state = reading.at(static_cast<std::uint32_t>(reading.covered[before]));
  const bool owns = before + 1 < begin || state.mention.kind == MentionKind::adjective;
  return owns && state.mention.type == ActorType::country ? state.country : std::string();
}

// "The Dominican president", "Jordan's King Abdullah": of states, or kings, that share a form the one of
// which the text speaks: in the words before it, else in all else that it names.
void settle_shared_forms(Reading& reading) {
  const std::map<std::string, int> spoken_of = states_spoken_of(reading);
  for (Candidate& candidate : reading.candidates) {
    if (!candidate.entry || candidate.matches.size() < 2) continue;
    const bool person = candidate.entry->type == ActorType::person && candidate.how <= NameKind::alias;
    const bool people = candidate.how == NameKind::demonym || candidate.how == NameKind::adjective;
    if (!person && !people) continue;
    const std::string before = person ? state_before(reading, candidate.mention.tokens.begin) : std::string();
    const auto points = [&](const CatalogueEntry& entry) {
      const std::string country(entry.country);
      const auto spoken = spoken_of.find(country);
      return (!before.empty() && before == country ? 100 : 0) +
             (spoken == spoken_of.end() ? 0 : spoken->second);
    };
    for (const NameMatch& match : candidate.matches) {
      if (match.entry->type != candidate.entry->type || match.how != candidate.how ||
          points(*match.entry) <= points(*candidate.entry))
        continue;
      candidate.entry = match.entry;
      candidate.country = match.entry->country;
    }
  }
}

// "Serbia's oil company NIS": the state behind whose name and common words a name stands; empty if none.
std::string state_of_phrase_before(const Reading& reading, std::uint32_t begin) {
  constexpr std::uint32_t kFarthest = 4;
  std::uint32_t at = begin;
  while (at > 0 && begin - at < kFarthest && reading.covered[at - 1] < 0 &&
         (reading.token(at - 1).xpos.starts_with("NN") || reading.token(at - 1).xpos == "JJ"))
    --at;
  return at == begin ? std::string() : state_before(reading, at);
}

// "Serbia's oil company NIS" is not South Korea's service, nor is an acronym of many meanings in a text that
// has nothing of the state whose body it may be.
void settle_foreign_acronyms(Reading& reading) {
  const std::map<std::string, int> spoken_of = states_spoken_of(reading);
  const std::set<std::string> named = states_named(reading);
  const auto is_ambiguous = [](const Candidate& candidate) {
    return std::any_of(candidate.matches.begin(), candidate.matches.end(),
                       [](const NameMatch& match) { return match.ambiguous; });
  };
  const auto own = [&](const Candidate& candidate) {
    // "Rada", not "Congress", nor "a Democrat"
    const bool word = length(candidate.mention.tokens) == 1 && is_ambiguous(candidate) && candidate.entry &&
                      candidate.entry->kind != "party" &&
                      !reading.lexicon.organisations.find(candidate.folded);
    return candidate.entry && candidate.entry->type == ActorType::organization &&
           (candidate.how == NameKind::acronym || word) && !candidate.entry->country.empty();
  };
  std::set<std::string> foreign;
  for (const Candidate& candidate : reading.candidates) {
    if (!own(candidate)) continue;
    const std::string before = state_of_phrase_before(reading, candidate.mention.tokens.begin);
    const bool ambiguous = is_ambiguous(candidate);
    const auto times = spoken_of.find(std::string(candidate.entry->country));
    const int itself = candidate.matches.size() == 1 ? 1 : 0;
    if ((!before.empty() && before != candidate.country) ||
        (ambiguous && !named.contains(candidate.country) &&
         (times == spoken_of.end() || times->second <= itself)))
      foreign.insert(candidate.folded);
  }
  for (Candidate& candidate : reading.candidates) {
    if (!own(candidate) || !foreign.contains(candidate.folded)) continue;
    candidate.entry = nullptr;
    candidate.matches.clear();
    candidate.country.clear();
  }
}

void refuse(Reading& reading, Candidate& candidate) {
  candidate.refused = true;
  for (std::uint32_t t = candidate.mention.tokens.begin; t < candidate.mention.tokens.end; ++t)
    reading.covered[t] = -1;
}

// The state of whoever holds an office of the body: "Hun Sen, who is president of the [Senate]"; empty if the
// catalogue does not know him.
std::string state_of_officer(const Reading& reading, std::uint32_t body) {
  if (!is_relation(reading.token(body), "nmod") || reading.token(body).head == kRoot) return {};
  const auto office = static_cast<std::uint32_t>(reading.token(body).head);
  std::vector<std::uint32_t> holders;
  if (const auto subject = reading.syntax.child(office, "nsubj")) holders.push_back(*subject);
  const Token& token = reading.token(office);
  if (token.head != kRoot && (token.deprel == "acl:relcl" || is_relation(token, "appos")))
    holders.push_back(static_cast<std::uint32_t>(token.head));
  for (const std::uint32_t holder : holders) {
    if (reading.covered[holder] < 0) continue;
    const Candidate& person = reading.at(static_cast<std::uint32_t>(reading.covered[holder]));
    if (person.entry && person.entry->type == ActorType::person && !person.country.empty())
      return person.country;
  }
  return {};
}

// "Peru's Congress", "the Peruvian Congress", or "Congress" in a text about Peru: a word for bodies of many
// states, here of another one than the state whose body alone is known by it. It is a description of that
// one.
void refuse_foreign_bodies(Reading& reading) {
  std::map<std::string, int> spoken_of = states_spoken_of(reading);
  std::vector<Candidate*> common;  // "Congress"
  std::set<std::string> owned;     // by another state: "Peru's Congress"
  for (Candidate& candidate : reading.candidates) {
    const std::uint32_t begin = candidate.mention.tokens.begin;
    if (!candidate.entry || candidate.entry->type != ActorType::organization || candidate.country.empty() ||
        !reading.lexicon.organisations.find(candidate.folded))
      continue;
    if (candidate.matches.size() == 1) --spoken_of[candidate.country];
    std::string owner = begin == 0 ? std::string() : state_before(reading, begin);
    if (owner.empty()) owner = state_of_officer(reading, candidate.mention.head);
    if (owner.empty()) {
      common.push_back(&candidate);
    } else if (owner != candidate.country) {
      owned.insert(candidate.folded);
      refuse(reading, candidate);
    }
  }
  spoken_of.erase("");
  int most = 0;
  for (const auto& [state, times] : spoken_of) most = std::max(most, times);
  const std::string here = written_from(reading);
  for (Candidate* candidate : common) {
    const int theirs = spoken_of[candidate->country];
    const bool from_elsewhere = !here.empty() && here != candidate->country && spoken_of[here] > theirs;
    const bool of_another = owned.contains(candidate->folded) && most > theirs;
    if ((most > 1 && (from_elsewhere || most > 3 * theirs)) || of_another) refuse(reading, *candidate);
  }
}

}  // namespace

void settle_names(Reading& reading) {
  settle_halves(reading);
  settle_holders(reading);
  settle_surnames(reading);
  settle_kin(reading);
  settle_shared_acronyms(reading);
  settle_foreign_acronyms(reading);
  settle_shared_forms(reading);
  refuse_foreign_bodies(reading);
}

}  // namespace kg::ingest
