// Names: entity spans of the model, longest forms of the catalogue, and runs of capitals that neither saw.
#include <algorithm>
#include <span>

#include "graph/fold.h"
#include "ingest/mentions/reading.h"

namespace kg::ingest {
namespace {

enum class Origin : std::uint8_t { model, catalogue, capitals };

struct NameSpan {
  TokenRange tokens;
  Origin origin = Origin::capitals;
  std::optional<EntityKind> seen_as;
  std::vector<NameMatch> matches;
};

std::uint32_t length(TokenRange range) { return range.end - range.begin; }
bool overlap(TokenRange a, TokenRange b) { return a.begin < b.end && b.begin < a.end; }
bool inside(TokenRange inner, TokenRange outer) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

bool is_proper(const Token& token) {
  return token.upos == "PROPN" || token.xpos == "NNP" || token.xpos == "NNPS";
}

bool is_people_form(NameKind how) { return how == NameKind::adjective || how == NameKind::demonym; }

bool only_people_forms(const std::vector<NameMatch>& matches) {
  return !matches.empty() && std::all_of(matches.begin(), matches.end(),
                                         [](const NameMatch& m) { return is_people_form(m.how); });
}

// ---- spans of the model

std::string lower_text(const Reading& reading, TokenRange range) {
  std::string text;
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    const std::string& word = reading.words.form(t);
    if (word.empty()) continue;
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

bool is_edge_noise(const Token& token) {
  return token.upos == "PUNCT" || token.upos == "DET" || token.xpos == "POS" || token.upos == "ADP" ||
         token.upos == "CCONJ" || token.upos == "SYM" || token.xpos == "PRP$";
}

// Without "former President" before a person's name.
TokenRange without_titles(const Reading& reading, TokenRange range) {
  for (bool cut = true; cut && length(range) > 1;) {
    cut = false;
    if (reading.lexicon.ranks.contains(reading.words.form(range.begin)) &&
        reading.token(range.begin).upos == "ADJ") {
      ++range.begin;
      cut = true;
      continue;
    }
    for (std::uint32_t size = std::min<std::uint32_t>(5, length(range) - 1); size > 0; --size) {
      const Title* title =
          reading.lexicon.titles.find(lower_text(reading, {range.begin, range.begin + size}));
      if (!title || title->kind == TitleKind::kin) continue;
      range.begin += size;
      cut = true;
      break;
    }
  }
  return range;
}

// A "the" or "The" at the front belongs to no name but to those that are written with it, whose first word
// the catalogue and the folded form do without.
std::optional<TokenRange> trimmed(const Reading& reading, TokenRange range, bool person) {
  while (range.begin < range.end && is_edge_noise(reading.token(range.begin))) ++range.begin;
  while (range.begin < range.end && is_edge_noise(reading.token(range.end - 1))) --range.end;
  if (range.begin >= range.end) return std::nullopt;
  if (person) {
    range = without_titles(reading, range);
    while (range.begin < range.end && is_edge_noise(reading.token(range.begin))) ++range.begin;
    if (range.begin >= range.end) return std::nullopt;
  }
  return range;
}

bool has_capital(const Reading& reading, TokenRange range) {
  for (std::uint32_t t = range.begin; t < range.end; ++t)
    if (is_capitalised(reading.token(t).form)) return true;
  return false;
}

// "Foreign Minister", "Parliament", "Summit": capitals that describe; the reader of descriptions has them.
bool is_generic(const Reading& reading, TokenRange range) {
  const std::string text = lower_text(reading, range);
  const MentionLexicon& lexicon = reading.lexicon;
  if (lexicon.titles.find(text) || lexicon.groups.find(text)) return true;
  if (const OrganisationNoun* noun = lexicon.organisations.find(text)) return !noun->phrase.empty();
  if (lexicon.events.find(text) || lexicon.places.find(text)) return true;
  if (length(range) == 1) {
    const std::string& lemma = reading.words.lemma(range.begin);
    return lexicon.titles.find(lemma) || lexicon.groups.find(lemma) || lexicon.organisations.find(lemma) ||
           lexicon.events.find(lemma);
  }
  return false;
}

bool is_refused(const Reading& reading, TokenRange range) {
  const std::string folded = fold_name(reading.document.text(range));
  if (folded.empty() || reading.lexicon.not_actors.contains(folded)) return true;
  return std::none_of(folded.begin(), folded.end(), [](char c) { return c < '0' || c > '9'; }) ||
         (folded.size() == 1);
}

std::vector<NameSpan> spans_of_model(const Reading& reading) {
  std::vector<NameSpan> spans;
  for (const EntitySpan& entity : reading.document.entities) {
    const auto range = trimmed(reading, entity.tokens, entity.kind == EntityKind::per);
    if (!range || !has_capital(reading, *range)) continue;
    spans.push_back({*range, Origin::model, entity.kind, {}});
  }
  return spans;
}

// ---- spans of the catalogue

bool may_begin_name(std::string_view form) {
  if (form.empty()) return false;
  const auto first = static_cast<unsigned char>(form[0]);
  return is_capitalised(form) || first >= 0x80 || form == "al" || form == "el" ||
         form.substr(0, 3) == "al-" || form.substr(0, 3) == "el-" || (first >= '0' && first <= '9');
}

const EntitySpan* entity_over(const Reading& reading, TokenRange range) {
  for (const EntitySpan& entity : reading.document.entities)
    if (overlap(entity.tokens, range)) return &entity;
  return nullptr;
}

// A word that is also a common one, or begins a sentence, needs a tagger that took it for a name.
bool is_credible(const Reading& reading, TokenRange range, const std::vector<NameMatch>& matches,
                 bool sentence_start) {
  if (length(range) > 1) return true;
  const Token& token = reading.token(range.begin);
  if (!is_capitalised(token.form)) return false;
  if (matches.front().how == NameKind::acronym || is_people_form(matches.front().how)) return true;
  const bool ambiguous = matches.front().ambiguous;
  if (!ambiguous && !sentence_start) return true;
  return is_proper(token) || entity_over(reading, range) != nullptr;
}

// "Ukrainian forces", "UN Security Council": the state or body that a longer name begins with.
void add_state_inside(const Reading& reading, std::span<const std::string_view> words, std::uint32_t at,
                      std::uint32_t sentence, std::vector<NameSpan>& spans) {
  for (std::size_t end = words.size() - 1; end > at; --end) {
    Match match = reading.catalogue.longest(words.subspan(0, end), at);
    if (!match) continue;
    const ActorType type = match.entries.front().entry->type;
    if (type == ActorType::country || type == ActorType::igo) {
      const TokenRange range{sentence + at, sentence + at + static_cast<std::uint32_t>(match.length)};
      spans.push_back({range, Origin::catalogue, std::nullopt, std::move(match.entries)});
    }
    return;
  }
}

std::vector<NameSpan> spans_of_catalogue(const Reading& reading) {
  std::vector<NameSpan> spans;
  std::vector<std::string_view> forms;
  for (const Sentence& sentence : reading.document.sentences) {
    if (sentence.section == SectionKind::furniture || sentence.section == SectionKind::byline) continue;
    forms.clear();
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t)
      forms.push_back(reading.token(t).form);
    for (std::uint32_t at = 0; at < forms.size();) {
      if (!may_begin_name(forms[at])) {
        ++at;
        continue;
      }
      Match match = reading.catalogue.longest(forms, at);
      const auto size = static_cast<std::uint32_t>(match.length);
      const TokenRange range{sentence.tokens.begin + at, sentence.tokens.begin + at + size};
      if (!match || !is_credible(reading, range, match.entries, at == 0)) {
        ++at;
        continue;
      }
      if (size > 1)
        add_state_inside(reading, std::span(forms).subspan(0, at + size), at, sentence.tokens.begin, spans);
      spans.push_back({range, Origin::catalogue, std::nullopt, std::move(match.entries)});
      at += size;
    }
  }
  return spans;
}

// ---- runs of capitals

bool joins_capitals(const Reading& reading, std::uint32_t at, std::uint32_t end) {
  const std::string& form = reading.token(at).form;
  const bool link = form == "of" || form == "for" || form == "and" || form == "the" || form == "de" ||
                    form == "al" || form == "-" || form == "del" || form == "bin" || form == "von" ||
                    form == "van" || form == "ibn";
  return link && at + 1 < end;
}

bool is_name_head(const Reading& reading, const std::string& lemma) {
  const MentionLexicon& lexicon = reading.lexicon;
  return lexicon.organisations.find(lemma) || lexicon.events.find(lemma);
}

bool is_day_or_month(const Reading& reading, std::uint32_t at) {
  return reading.lexicon.not_actors.contains(fold_name(reading.token(at).form));
}

bool in_run(const Reading& reading, std::uint32_t at) {
  const Token& token = reading.token(at);
  return !is_day_or_month(reading, at) && is_capitalised(token.form) &&
         (is_proper(token) || token.upos == "ADJ" || token.upos == "NOUN");
}

std::vector<NameSpan> spans_of_capitals(const Reading& reading, const std::vector<bool>& taken) {
  std::vector<NameSpan> spans;
  for (const Sentence& sentence : reading.document.sentences) {
    if (sentence.section != SectionKind::body) continue;
    const std::uint32_t end = sentence.tokens.end;
    for (std::uint32_t at = sentence.tokens.begin; at < end;) {
      if (taken[at] || !in_run(reading, at) || !is_proper(reading.token(at))) {
        ++at;
        continue;
      }
      std::uint32_t stop = at + 1;
      bool body_head = is_name_head(reading, reading.words.lemma(at));
      while (stop < end && !taken[stop]) {
        if (in_run(reading, stop)) {
          body_head = body_head || is_name_head(reading, reading.words.lemma(stop));
          ++stop;
          continue;
        }
        // "Council of Elders", "al - Qaeda": links only inside a name that a body or event heads.
        std::uint32_t next = stop;
        const bool hyphen = reading.token(stop).form == "-";
        while (next < end && !taken[next] && joins_capitals(reading, next, end)) ++next;
        if (next > stop && next < end && !taken[next] && in_run(reading, next) && (body_head || hyphen)) {
          stop = next + 1;
          continue;
        }
        break;
      }
      const TokenRange run{at, stop};
      at = stop;
      if (const auto range = trimmed(reading, run, true))
        spans.push_back({*range, Origin::capitals, std::nullopt, {}});
    }
  }
  return spans;
}

// ---- one list without overlaps, and the states and bodies named inside longer names

// Adjacent proper nouns of one flat name that the model's span left out ("Soumana [Ouarzagane]").
TokenRange with_rest_of_name(const Reading& reading, TokenRange range, const std::vector<bool>& taken) {
  const Sentence& sentence = reading.document.sentences[reading.syntax.sentence_of(range.begin)];
  const auto belongs = [&](std::uint32_t at) {
    const Token& token = reading.token(at);
    return !taken[at] && is_proper(token) && is_capitalised(token.form) && !is_all_capitals(token.form) &&
           !reading.lexicon.titles.find(reading.words.form(at)) &&
           !reading.lexicon.not_actors.contains(fold_name(token.form));
  };
  while (range.end < sentence.tokens.end && belongs(range.end) &&
         is_relation(reading.token(range.end), "flat") && reading.token(range.end).head != kRoot &&
         static_cast<std::uint32_t>(reading.token(range.end).head) >= range.begin)
    ++range.end;
  while (range.begin > sentence.tokens.begin && belongs(range.begin - 1) &&
         reading.catalogue.is_given_name(reading.token(range.begin - 1).form))
    --range.begin;
  return range;
}

bool names_inner_actor(const NameMatch& match) {
  const ActorType type = match.entry->type;
  return (type == ActorType::country || type == ActorType::igo) &&
         (match.how <= NameKind::acronym || is_people_form(match.how));
}

// The longer span of two that overlap; of equals that of the catalogue, with the model's kind.
void merge(std::vector<NameSpan>& spans, std::vector<NameSpan>& inner) {
  std::sort(spans.begin(), spans.end(), [](const NameSpan& a, const NameSpan& b) {
    if (length(a.tokens) != length(b.tokens)) return length(a.tokens) > length(b.tokens);
    if (a.tokens.begin != b.tokens.begin) return a.tokens.begin < b.tokens.begin;
    return a.origin == Origin::catalogue && b.origin != Origin::catalogue;
  });
  std::vector<NameSpan> kept;
  for (NameSpan& span : spans) {
    const auto over = std::find_if(kept.begin(), kept.end(),
                                   [&](const NameSpan& k) { return overlap(k.tokens, span.tokens); });
    if (over == kept.end()) {
      kept.push_back(std::move(span));
      continue;
    }
    if (over->tokens == span.tokens && span.seen_as && !over->seen_as) over->seen_as = span.seen_as;
    if (length(over->tokens) > length(span.tokens) && !span.matches.empty() &&
        inside(span.tokens, over->tokens) &&
        (span.tokens.begin == over->tokens.begin || length(span.tokens) > 0) &&
        names_inner_actor(span.matches.front()))
      inner.push_back(std::move(span));
    else if (!over->seen_as && span.seen_as && inside(span.tokens, over->tokens) &&
             over->origin == Origin::catalogue)
      over->seen_as = span.seen_as;
  }
  std::sort(kept.begin(), kept.end(),
            [](const NameSpan& a, const NameSpan& b) { return a.tokens < b.tokens; });
  spans = std::move(kept);
}

// A MISC span such as "US-Russia" or "Trump-Putin" that hides the names in it.
bool hides_names(const Reading& reading, const NameSpan& span, const std::vector<NameSpan>& catalogue) {
  if (span.origin != Origin::model || length(span.tokens) < 2) return false;
  bool hyphen = false;
  for (std::uint32_t t = span.tokens.begin; t < span.tokens.end; ++t)
    hyphen = hyphen || reading.token(t).form == "-";
  if (!hyphen && span.seen_as != EntityKind::misc) return false;
  int within = 0;
  for (const NameSpan& other : catalogue)
    if (inside(other.tokens, span.tokens) && other.tokens != span.tokens &&
        other.matches.front().entry->type == ActorType::country)
      ++within;
  if (within == 0) return false;
  const std::string& last = reading.words.lemma(span.tokens.end - 1);
  if (is_name_head(reading, last)) return false;
  return within > 1 || span.seen_as == EntityKind::misc;
}

// ---- candidates

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
  const auto organisation = lexicon.organisations.headed_by(reading.words, range, head);
  const auto event = lexicon.events.headed_by(reading.words, range, head);
  if (organisation && (!event || length(organisation->tokens) >= length(event->tokens))) {
    // A capitalised "government" or "Republic" inside a name is no state by itself.
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

bool after_title(const Reading& reading, TokenRange range) {
  const std::uint32_t begin =
      reading.document.sentences[reading.syntax.sentence_of(range.begin)].tokens.begin;
  if (range.begin == begin) return false;
  const auto title = reading.lexicon.titles.headed_by(reading.words, {begin, range.begin}, range.begin - 1);
  return title && title->tokens.end == range.begin;
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
  candidate.extent = range;
  candidate.folded = fold_name(reading.document.text(range));
}

std::optional<Candidate> name_candidate(Reading& reading, const NameSpan& span) {
  Candidate candidate;
  set_span(reading, candidate, span.tokens);
  candidate.seen_as = span.seen_as;
  candidate.matches = span.matches;
  candidate.mention.kind = MentionKind::name;
  const bool titled = after_title(reading, span.tokens);
  candidate.entry = chosen_entry(span.matches, span.seen_as, titled);
  candidate.how = how_named(span.matches, candidate.entry);
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
    return std::nullopt;
  } else if (span.seen_as && !titled) {
    candidate.mention.type = type_by_kind(*span.seen_as);
  } else if (titled || span.seen_as == EntityKind::per) {
    candidate.mention.type = ActorType::person;
  } else if (length(span.tokens) <= 4 && length(span.tokens) >= 2 &&
             reading.catalogue.is_given_name(reading.token(span.tokens.begin).form)) {
    candidate.mention.type = ActorType::person;
  } else if (length(span.tokens) == 1 && !is_all_capitals(reading.token(span.tokens.begin).form)) {
    return std::nullopt;  // a single capitalised word that nobody knows
  } else {
    candidate.mention.type = ActorType::organization;
  }
  candidate.mention.plural =
      reading.token(candidate.mention.head).xpos == "NNPS" && candidate.mention.type == ActorType::people;
  if (candidate.mention.type == ActorType::person && candidate.gender == Gender::unknown)
    if (const auto gender = reading.catalogue.gender_of_given_name(reading.token(span.tokens.begin).form))
      candidate.gender = *gender == 'm' ? Gender::male : Gender::female;
  return candidate;
}

// "Emiratis", but not "Swiss", which is an adjective too, nor "Briton".
bool is_plural_demonym(const Candidate& candidate) {
  return candidate.folded.ends_with('s') &&
         std::none_of(candidate.matches.begin(), candidate.matches.end(),
                      [](const NameMatch& m) { return m.how == NameKind::adjective; });
}

// "Ukrainian forces": the state as an adjective. "Ukrainians", "the Chinese": its people.
std::optional<Candidate> people_candidate(Reading& reading, const NameSpan& span) {
  Candidate candidate;
  set_span(reading, candidate, span.tokens);
  candidate.entry = span.matches.front().entry;
  candidate.matches = span.matches;
  candidate.how = span.matches.front().how;
  candidate.country = candidate.entry->country;
  candidate.typed_by_name = true;
  const std::uint32_t head = candidate.mention.head;
  const Token& token = reading.token(head);
  const bool modifies = is_relation(token, "amod") || is_relation(token, "compound") ||
                        is_relation(token, "flat") || token.deprel == "nmod:desc" ||
                        (is_relation(token, "conj") &&
                         !is_relation(reading.token(reading.syntax.first_conjunct(head)), "nsubj") &&
                         is_relation(reading.token(reading.syntax.first_conjunct(head)), "amod"));
  const bool the = head > 0 && reading.words.form(span.tokens.begin - (span.tokens.begin > 0)) == "the" &&
                   span.tokens.begin > 0;
  const bool plural = token.xpos == "NNPS" || token.xpos == "NNS" || is_plural_demonym(candidate);
  const bool counted = reading.syntax.child(head, "nummod") || reading.syntax.child(head, "amod");
  const bool adjective_word =
      !plural && std::any_of(candidate.matches.begin(), candidate.matches.end(),
                             [](const NameMatch& m) { return m.how == NameKind::adjective; });
  if (modifies || (adjective_word && !the)) {
    if (!modifies && token.upos != "ADJ" && token.upos != "PROPN") return std::nullopt;
    candidate.mention.kind = MentionKind::adjective;
    candidate.mention.type = candidate.entry->type;
    return candidate;
  }
  candidate.described = Described::demonym;
  candidate.mention.plural = true;
  candidate.mention.kind = MentionKind::name;
  if ((plural || adjective_word) && the && !counted && candidate.entry->type == ActorType::country &&
      candidate.entry->kind == "sovereign") {
    candidate.mention.type = ActorType::country;
    return candidate;
  }
  candidate.mention.kind = MentionKind::description;
  candidate.mention.plural = plural || adjective_word;
  candidate.mention.type = candidate.mention.plural ? ActorType::people : ActorType::person;
  candidate.head_word = reading.words.form(head);
  candidate.definite = the;
  candidate.entry = nullptr;
  candidate.matches.clear();
  return candidate;
}

void take(std::vector<bool>& taken, TokenRange range) {
  for (std::uint32_t t = range.begin; t < range.end; ++t) taken[t] = true;
}

}  // namespace

void find_names(Reading& reading) {
  std::vector<NameSpan> known = spans_of_catalogue(reading);
  std::vector<NameSpan> people;
  for (const NameSpan& span : known)
    if (only_people_forms(span.matches)) people.push_back(span);

  std::vector<NameSpan> spans = spans_of_model(reading);
  std::erase_if(spans, [&](const NameSpan& span) {
    return hides_names(reading, span, known) ||
           std::any_of(people.begin(), people.end(),
                       [&](const NameSpan& p) { return p.tokens == span.tokens; });
  });
  for (NameSpan& span : known)
    if (!only_people_forms(span.matches)) spans.push_back(std::move(span));
  std::vector<NameSpan> inner;
  merge(spans, inner);

  std::vector<bool> taken(reading.document.tokens.size(), false);
  for (const NameSpan& span : spans) take(taken, span.tokens);
  for (const NameSpan& span : people) take(taken, span.tokens);
  for (NameSpan& span : spans) {
    if (span.origin != Origin::model || span.seen_as != EntityKind::per) continue;
    span.tokens = with_rest_of_name(reading, span.tokens, taken);
    take(taken, span.tokens);
  }
  for (NameSpan& span : spans_of_capitals(reading, taken)) spans.push_back(std::move(span));
  std::sort(spans.begin(), spans.end(),
            [](const NameSpan& a, const NameSpan& b) { return a.tokens < b.tokens; });

  for (const NameSpan& span : spans) {
    const SectionKind section =
        reading.document.sentences[reading.syntax.sentence_of(span.tokens.begin)].section;
    if (section == SectionKind::furniture || section == SectionKind::byline || section == SectionKind::label)
      continue;
    if (is_refused(reading, span.tokens)) continue;
    if (span.matches.empty() && is_generic(reading, span.tokens)) continue;
    auto candidate = name_candidate(reading, span);
    if (!candidate) continue;
    for (std::uint32_t t = span.tokens.begin; t < span.tokens.end; ++t)
      reading.covered[t] = static_cast<std::int32_t>(reading.candidates.size());
    reading.candidates.push_back(std::move(*candidate));
  }
  for (const std::vector<NameSpan>* list : {&people, &inner}) {
    for (const NameSpan& span : *list) {
      const SectionKind section =
          reading.document.sentences[reading.syntax.sentence_of(span.tokens.begin)].section;
      if (section == SectionKind::furniture || section == SectionKind::byline ||
          section == SectionKind::label)
        continue;
      auto candidate =
          only_people_forms(span.matches) ? people_candidate(reading, span) : name_candidate(reading, span);
      if (!candidate) continue;
      for (std::uint32_t t = span.tokens.begin; t < span.tokens.end; ++t)
        if (reading.covered[t] < 0) reading.covered[t] = static_cast<std::int32_t>(reading.candidates.size());
      reading.candidates.push_back(std::move(*candidate));
    }
  }
}

}  // namespace kg::ingest
