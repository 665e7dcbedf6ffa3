// Names as candidates: the row of the catalogue that is meant, and a first guess of the type.
#include <algorithm>
#include <array>

#include "graph/fold.h"
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
  if (is_number(reading.token(head).form)) --head;  // "Resolution 242"
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

// What the ship is whose kind stands right before its name, or whose name begins with letters that only ships
// have; none if there is no such word.
std::optional<ActorType> ship_before(const Reading& reading, TokenRange name) {
  const TokenRange sentence = reading.document.sentences[reading.syntax.sentence_of(name.begin)].tokens;
  if (const auto prefix = reading.lexicon.ship_prefixes.find(reading.token(name.begin).form);
      prefix != reading.lexicon.ship_prefixes.end() && length(name) > 1)
    return prefix->second;
  if (name.begin == sentence.begin || reading.token(name.begin - 1).xpos != "NN") return std::nullopt;
  const TokenRange before{sentence.begin, name.begin};
  const auto is_ship = [](const std::vector<std::string>& classes) {
    return std::find(classes.begin(), classes.end(), "ship") != classes.end();
  };
  if (const auto warship = reading.lexicon.organisations.headed_by(reading.words, before, name.begin - 1);
      warship && is_ship(warship->row->classes))
    return warship->row->type;
  if (const auto merchant = reading.lexicon.places.headed_by(reading.words, before, name.begin - 1);
      merchant && is_ship(merchant->row->classes))
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
  } else if ((length(span.tokens) == 1 ||
              (length(span.tokens) == 2 && is_number(reading.token(span.tokens.end - 1).form))) &&
             !is_all_capitals(reading.token(span.tokens.begin).form)) {
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
  settle_names(reading);
}

}  // namespace kg::ingest
