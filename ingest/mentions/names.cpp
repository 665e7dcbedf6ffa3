// Names as candidates: the row of the catalogue that is meant, and a first guess of the type.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "graph/fold.h"
#include "ingest/mentions/dateline.h"
#include "ingest/mentions/name_spans.h"

namespace kg::ingest {
namespace {

std::uint32_t length(TokenRange range) { return range.end - range.begin; }

// Words of a name tell what it is: "Kemmana Liberation Front", "Treaty of Sabil", "Lake Basin Union".
std::optional<ActorType> type_by_words(const Reading& reading, TokenRange range) {
  const MentionLexicon& lexicon = reading.lexicon;
  std::uint32_t head = range.end - 1;
  for (std::uint32_t t = range.begin + 1; t + 1 < range.end; ++t) {
    const std::string& form = reading.token(t).form;
    if (form == "of" || form == "for" || form == "in" || form == "on" || form == "against") {
      head = t - 1;
      break;
    }
  }
  if (head + 1 == range.end && length(range) == 1) return std::nullopt;
  if (head + 1 < range.end && lexicon.titles.find(reading.words.form(head)))
    return ActorType::person;  // Duke of Edinburgh
  const auto organisation = lexicon.organisations.headed_by(reading.words, range, head);
  const auto event = lexicon.events.headed_by(reading.words, range, head);
  if (organisation && (!event || length(organisation->tokens) >= length(event->tokens))) {
    // A capitalised "government" or "Republic" inside a name is no state by itself, "Republic of Sabara" is.
    if (organisation->row->type == ActorType::country && head + 2 < range.end &&
        reading.token(head + 1).form == "of" && organisation->row->is_first_of_all("state"))
      return ActorType::country;
    return organisation->row->type == ActorType::country ? ActorType::organization : organisation->row->type;
  }
  if (event) return ActorType::event;
  if (lexicon.places.headed_by(reading.words, range, head)) return ActorType::place;
  const std::string& first = reading.words.form(range.begin);
  if (first == "lake" || first == "mount" || first == "port" || first == "cape" || first == "fort" ||
      first == "camp")
    return ActorType::place;
  if (first == "operation" || first == "resolution" || first == "treaty") return ActorType::event;
  return std::nullopt;
}

ActorType type_by_kind(EntityKind kind) {
  switch (kind) {
    case EntityKind::per: return ActorType::person;
    case EntityKind::org: return ActorType::organization;
    case EntityKind::loc: return ActorType::place;
    case EntityKind::misc: return ActorType::event;
  }
  return ActorType::organization;
}

// Null if none stands right before the name.
const Title* title_before(const Reading& reading, TokenRange range) {
  const std::uint32_t begin =
      reading.document.sentences[reading.syntax.sentence_of(range.begin)].tokens.begin;
  if (range.begin == begin) return nullptr;
  // "Oman suspects Iran": a verb is no title
  const Token& before = reading.token(range.begin - 1);
  if (before.upos == "VERB" && (before.xpos == "VBZ" || before.xpos == "VBD")) return nullptr;
  const auto title = reading.lexicon.titles.headed_by(reading.words, {begin, range.begin}, range.begin - 1);
  return title && title->tokens.end == range.begin ? title->row : nullptr;
}

// The row that a full name means, if it can be but one.
const CatalogueEntry* chosen_entry(const std::vector<NameMatch>& matches, std::optional<EntityKind> seen_as,
                                   bool titled) {
  const auto fits = [&](const NameMatch& m) {
    const ActorType type = m.entry->type;
    if (titled) return type == ActorType::person;
    if (!m.ambiguous && m.how != NameKind::surname) return true;
    if (!seen_as) return m.how != NameKind::surname || type == ActorType::person;
    switch (*seen_as) {
      case EntityKind::per: return type == ActorType::person;
      case EntityKind::loc: return type == ActorType::country || type == ActorType::place;
      case EntityKind::org: return type != ActorType::person && type != ActorType::place;
      case EntityKind::misc: return type != ActorType::person;
    }
    return false;
  };
  const CatalogueEntry* chosen = nullptr;
  NameKind how = NameKind::name;
  for (const NameMatch& match : matches) {
    if (!fits(match)) continue;
    if (!chosen) {
      chosen = match.entry;
      how = match.how;
    } else if (match.entry != chosen && match.how == how && how == NameKind::surname) {
      return nullptr;  // two people of that name
    } else if (chosen->type == ActorType::place && match.entry->type == ActorType::place &&
               chosen->kind != "capital" && match.entry->kind == "capital") {
      chosen = match.entry;  // London is seldom the one in Ontario
      how = match.how;
    }
  }
  return chosen;
}

NameKind how_named(const std::vector<NameMatch>& matches, const CatalogueEntry* entry) {
  for (const NameMatch& match : matches)
    if (match.entry == entry) return match.how;
  return NameKind::name;
}

void set_span(Reading& reading, Candidate& candidate, TokenRange range) {
  candidate.mention.tokens = range;
  candidate.mention.head = reading.syntax.head_of(range);
  // "Sudan's army chief": of "Sudan's army", whose words all hang on the chief, the army is the head.
  for (std::uint32_t t = range.begin; t + 1 < range.end; ++t)
    if (reading.token(t).xpos == "POS" && candidate.mention.head < t && is_noun(reading.token(range.end - 1)))
      candidate.mention.head = range.end - 1;
  // "Georgian Dream founder": of words that all hang on the noun behind them, the last is the head.
  const std::uint32_t last = range.end - 1;
  const Token& first = reading.token(candidate.mention.head);
  const auto before_noun = [](const Token& word) {
    return is_relation(word, "amod") || is_relation(word, "compound");
  };
  if (first.head >= static_cast<std::int32_t>(range.end) && reading.token(last).head == first.head &&
      before_noun(first) && before_noun(reading.token(last)))
    candidate.mention.head = last;
  candidate.extent = range;
  candidate.folded = fold_name(reading.document.text(range));
}

// "The North", "the South": half of a state or of a region, before any place that is called so.
bool is_direction(const std::string& folded) {
  return folded == "north" || folded == "south" || folded == "east" || folded == "west";
}

bool is_initial(const std::string& form) {
  return form.size() == 2 && form[1] == '.' && form[0] >= 'A' && form[0] <= 'Z';
}

// "Sergey V. Lavrov" as the catalogue has him; empty if no initial stands in the middle.
std::string without_initials(const Reading& reading, TokenRange range) {
  std::string name;
  bool left_out = false;
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const std::string& form = reading.token(at).form;
    if (at > range.begin && at + 1 < range.end && is_initial(form)) {
      left_out = true;
    } else {
      if (!name.empty()) name += ' ';
      name += form;
    }
  }
  return left_out ? name : std::string();
}

// Newspapers that write initials give them to everybody; a name that two people share stays unknown.
void look_up_without_initials(const Reading& reading, Candidate& candidate) {
  const std::string name = without_initials(reading, candidate.mention.tokens);
  if (name.find(' ') == std::string::npos) return;
  std::vector<NameMatch> matches = reading.catalogue.find(name);
  if (matches.size() != 1 || matches.front().ambiguous || matches.front().entry->type != ActorType::person)
    return;
  candidate.matches = std::move(matches);
  candidate.folded = fold_name(name);
}

// Three or four capitals in a sentence of small letters; not "NIS, Nov 3 -", nor in a headline of capitals.
bool spelt_as_acronym(const Reading& reading, std::uint32_t at) {
  constexpr std::size_t kLongest = 4;
  const std::string& form = reading.token(at).form;
  const Sentence& sentence = reading.document.sentences[reading.syntax.sentence_of(at)];
  if (form.size() > kLongest || !is_all_capitals(form) || sentence.section != SectionKind::body ||
      at < sentence.tokens.begin + 2)
    return false;
  std::uint32_t capitals = 0;
  for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t)
    capitals += reading.token(t).form.size() > 3 && is_all_capitals(reading.token(t).form) ? 1 : 0;
  return capitals * 4 < sentence.tokens.end - sentence.tokens.begin;
}

// What the ship is whose kind stands right before its name; none if there is no such word.
std::optional<ActorType> ship_before(const Reading& reading, TokenRange name) {
  const TokenRange sentence = reading.document.sentences[reading.syntax.sentence_of(name.begin)].tokens;
  if (name.begin == sentence.begin || reading.token(name.begin - 1).xpos != "NN") return std::nullopt;
  const auto warship =
      reading.lexicon.organisations.headed_by(reading.words, {sentence.begin, name.begin}, name.begin - 1);
  const auto is_ship = [](const std::string& kind) { return kind == "ship"; };
  if (warship && std::any_of(warship->row->classes.begin(), warship->row->classes.end(), is_ship))
    return warship->row->type;
  constexpr std::array<std::string_view, 6> kMerchant{"ferry",   "freighter", "tanker",
                                                      "trawler", "vessel",    "yacht"};
  if (std::find(kMerchant.begin(), kMerchant.end(), reading.words.lemma(name.begin - 1)) != kMerchant.end())
    return ActorType::place;
  return std::nullopt;
}

std::optional<Candidate> name_candidate(Reading& reading, const NameSpan& span) {
  Candidate candidate;
  set_span(reading, candidate, span.tokens);
  candidate.seen_as = span.seen_as;
  candidate.matches = span.matches;
  if (candidate.matches.empty() && span.seen_as == EntityKind::per)
    look_up_without_initials(reading, candidate);
  candidate.mention.kind = MentionKind::name;
  const Title* const title = title_before(reading, span.tokens);
  const bool titled = title != nullptr;
  if (is_direction(candidate.folded)) candidate.matches.clear();
  candidate.entry = chosen_entry(candidate.matches, span.seen_as, titled);
  // "Trump is weighing strikes": what is nothing but a surname is one, whatever the model took it for.
  const std::string& first = reading.words.form(span.tokens.begin);
  const bool one_word =
      length(span.tokens) == 1 || (length(span.tokens) <= 3 && (first == "al" || first == "el"));
  if (!candidate.entry && !candidate.matches.empty() && one_word &&
      std::all_of(candidate.matches.begin(), candidate.matches.end(), [](const NameMatch& match) {
        return match.how == NameKind::surname && match.entry->type == ActorType::person;
      }))
    candidate.entry = chosen_entry(candidate.matches, EntityKind::per, titled);
  // "The oil company NIS" is no town.
  if (candidate.entry && candidate.entry->type == ActorType::place && length(span.tokens) == 1 &&
      spelt_as_acronym(reading, span.tokens.begin) && !is_all_capitals(candidate.entry->name)) {
    candidate.entry = nullptr;
    candidate.matches.clear();
  }
  // "The aircraft carrier Gerald R. Ford" is a ship, whomever it is called after.
  if (const auto ship = ship_before(reading, span.tokens)) {
    candidate.entry = nullptr;
    candidate.matches.clear();
    candidate.seen_as = EntityKind::org;
    candidate.mention.type = *ship;
    candidate.typed_by_name = true;
    return candidate;
  }
  // "Mr Machado" is no woman of that name.
  if (candidate.entry && title && title->kind == TitleKind::style && title->gender != Gender::unknown &&
      !candidate.entry->gender.empty() &&
      (candidate.entry->gender == "m") != (title->gender == Gender::male)) {
    candidate.entry = nullptr;
    candidate.matches.clear();
  }
  candidate.how = how_named(candidate.matches, candidate.entry);
  if (candidate.entry) {
    candidate.mention.type = candidate.entry->type;
    candidate.country = candidate.entry->country;
    candidate.typed_by_name = candidate.how != NameKind::surname;
    if (candidate.entry->gender == "m") candidate.gender = Gender::male;
    if (candidate.entry->gender == "f") candidate.gender = Gender::female;
  } else if (const auto type = type_by_words(reading, span.tokens); type && span.seen_as != EntityKind::per) {
    candidate.mention.type = *type;
    candidate.typed_by_name = true;
  } else if (span.seen_as == EntityKind::misc) {
    candidate.doubtful = true;
    candidate.seen_as = std::nullopt;
  } else if (span.seen_as && !titled) {
    candidate.mention.type = type_by_kind(*span.seen_as);
  } else if (titled || span.seen_as == EntityKind::per) {
    candidate.mention.type = ActorType::person;
  } else if (length(span.tokens) <= 4 && length(span.tokens) >= 2 &&
             reading.catalogue.is_given_name(reading.token(span.tokens.begin).form)) {
    candidate.mention.type = ActorType::person;
  } else if (length(span.tokens) == 1 && !is_all_capitals(reading.token(span.tokens.begin).form)) {
    candidate.doubtful = true;  // a capitalised word that nobody knows
  } else {
    candidate.mention.type = ActorType::organization;
  }
  candidate.mention.plural =
      reading.token(candidate.mention.head).xpos == "NNPS" && candidate.mention.type == ActorType::people;
  if (candidate.mention.type == ActorType::person && candidate.gender == Gender::unknown &&
      length(span.tokens) > 1)
    if (const auto gender = reading.catalogue.gender_of_given_name(reading.token(span.tokens.begin).form))
      candidate.gender = *gender == 'm' ? Gender::male : Gender::female;
  return candidate;
}

bool has_form(const Candidate& candidate, NameKind how) {
  return std::any_of(candidate.matches.begin(), candidate.matches.end(),
                     [&](const NameMatch& m) { return m.how == how; });
}

// "Emiratis", but not "Swiss", which is an adjective too, nor "Briton".
bool is_plural_demonym(const Reading& reading, const Candidate& candidate) {
  const std::string& tag = reading.token(candidate.mention.head).xpos;
  return tag == "NNPS" || tag == "NNS" ||
         (candidate.folded.ends_with('s') && !candidate.folded.ends_with("ss") &&
          !has_form(candidate, NameKind::adjective));
}

// "The Chinese", "the Dutch", "the British": one form for one and for all of them.
bool is_same_in_plural(const std::string& folded) {
  return folded.ends_with("ese") || folded.ends_with("sh") || folded.ends_with("ch") ||
         folded.ends_with("ss");
}

bool is_before_noun(const Reading& reading, const Candidate& candidate) {
  const std::uint32_t next = candidate.mention.tokens.end;
  if (next >= reading.document.tokens.size() ||
      reading.syntax.sentence_of(next) != reading.sentence_of(candidate))
    return false;
  const Token& token = reading.token(next);
  return is_noun(token) || token.upos == "ADJ" || token.form == "-";
}

bool modifies(const Reading& reading, std::uint32_t head) {
  const auto is_modifier = [](const Token& token) {
    return is_relation(token, "amod") || is_relation(token, "compound") || is_relation(token, "flat") ||
           token.deprel == "nmod:desc";
  };
  return is_modifier(reading.token(head)) || is_modifier(reading.token(reading.syntax.first_conjunct(head)));
}

// "Ukrainian forces": the state as an adjective. "The Ukrainians", "the Chinese": the state by its people.
// "Many Ukrainians": people. "A Briton": a person.
std::optional<Candidate> people_candidate(Reading& reading, const NameSpan& span) {
  Candidate candidate;
  set_span(reading, candidate, span.tokens);
  candidate.entry = span.matches.front().entry;
  candidate.matches = span.matches;
  candidate.how = span.matches.front().how;
  candidate.country = candidate.entry->country;
  candidate.typed_by_name = true;
  const std::uint32_t head = candidate.mention.head;
  const bool plural = is_plural_demonym(reading, candidate);
  const std::string before =
      span.tokens.begin > 0 ? reading.words.form(span.tokens.begin - 1) : std::string();
  const bool the = before == "the", one = before == "a" || before == "an" || before == "one";
  const bool all = plural || (the && is_same_in_plural(candidate.folded));
  if ((modifies(reading, head) && !plural) || (!all && is_before_noun(reading, candidate))) {
    candidate.mention.kind = MentionKind::adjective;
    candidate.mention.type = candidate.entry->type;
    return candidate;
  }
  candidate.described = Described::demonym;
  candidate.head_word = candidate.folded;
  candidate.definite = the;
  if (all && the && candidate.entry->type == ActorType::country && candidate.entry->kind == "sovereign" &&
      !reading.syntax.child(head, "nummod") && !reading.syntax.child(head, "amod")) {
    candidate.mention.kind = MentionKind::name;
    candidate.mention.plural = true;
    candidate.mention.type = ActorType::country;
    return candidate;
  }
  if (!all && !the && !one) {  // a language, or an adjective that stands alone
    if (reading.token(head).upos != "ADJ") return std::nullopt;
    candidate.described = Described::nothing;
    candidate.mention.kind = MentionKind::adjective;
    candidate.mention.type = candidate.entry->type;
    return candidate;
  }
  candidate.mention.kind = MentionKind::description;
  candidate.mention.plural = all;
  candidate.mention.type = all ? ActorType::people : ActorType::person;
  if (all)
    if (const auto number = reading.syntax.child(head, "nummod"); number && *number + 1 == span.tokens.begin)
      candidate.mention.tokens.begin = *number;  // "21 Saudis"
  candidate.entry = nullptr;
  candidate.matches.clear();
  return candidate;
}

void keep(Reading& reading, Candidate candidate) {
  const auto index = static_cast<std::int32_t>(reading.candidates.size());
  for (std::uint32_t t = candidate.mention.tokens.begin; t < candidate.mention.tokens.end; ++t)
    if (reading.covered[t] < 0) reading.covered[t] = index;
  reading.candidates.push_back(std::move(candidate));
}

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
    const std::string owner = begin == 0 ? std::string() : state_before(reading, begin);
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

void find_names(Reading& reading) {
  const NameSpans spans = find_name_spans(reading);
  for (const NameSpan& span : spans.names)
    if (auto candidate = name_candidate(reading, span)) keep(reading, std::move(*candidate));
  for (const NameSpan& span : spans.people)
    if (auto candidate = people_candidate(reading, span)) keep(reading, std::move(*candidate));
  for (const NameSpan& span : spans.inner)
    if (auto candidate =
            only_people_forms(span.matches) ? people_candidate(reading, span) : name_candidate(reading, span))
      keep(reading, std::move(*candidate));
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
