#include "ingest/mentions/name_spans.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "graph/fold.h"

namespace kg::ingest {
namespace {

std::uint32_t length(TokenRange range) { return range.end - range.begin; }
void take(std::vector<bool>& taken, TokenRange range) {
  for (std::uint32_t t = range.begin; t < range.end; ++t) taken[t] = true;
}
bool inside(TokenRange inner, TokenRange outer) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

bool is_proper(const Token& token) {
  return token.upos == "PROPN" || token.xpos == "NNP" || token.xpos == "NNPS";
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

// "[Moscow]-backed separatists": where the name ends that a participle takes up; `range.end` if none does.
std::uint32_t end_before_participle(const Reading& reading, TokenRange range) {
  constexpr std::array<std::string_view, 14> kParticiples{
      "aligned", "appointed", "backed",    "based", "born",   "brokered", "controlled",
      "funded",  "held",      "installed", "led",   "linked", "mediated", "occupied"};
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    const std::string_view word = reading.words.form(t);
    const std::size_t space = word.rfind(' ');  // "Moscow-backed" may be one token
    const bool inside = space != std::string_view::npos;
    if (!inside && (t < range.begin + 2 || reading.token(t - 1).form != "-")) continue;
    if (std::find(kParticiples.begin(), kParticiples.end(), inside ? word.substr(space + 1) : word) !=
        kParticiples.end())
      return inside ? t : t - 1;
  }
  return range.end;
}

// A "the" or "The" at the front belongs to no name but to those that are written with it, whose first word
// the catalogue and the folded form do without.
std::optional<TokenRange> trimmed(const Reading& reading, TokenRange range, bool person) {
  while (range.begin < range.end && is_edge_noise(reading.token(range.begin))) ++range.begin;
  // "Neighbouring Andara"
  if (const std::string& word = reading.words.form(range.begin);
      length(range) > 1 && (word == "neighbouring" || word == "neighboring" || word == "nearby"))
    ++range.begin;
  range.end = end_before_participle(reading, range);
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

// "National Coalition Party of [Petteri Orpo]" is a party and a person.
std::optional<TokenRange> person_after_of(const Reading& reading, TokenRange range) {
  for (std::uint32_t t = range.begin + 1; t + 2 < range.end; ++t)
    if (reading.token(t).form == "of")
      return reading.catalogue.is_given_name(reading.token(t + 1).form) && range.end - t <= 4
                 ? std::optional(TokenRange{t + 1, range.end})
                 : std::nullopt;
  return std::nullopt;
}

std::vector<NameSpan> spans_of_model(const Reading& reading) {
  std::vector<NameSpan> spans;
  for (const EntitySpan& entity : reading.document.entities) {
    const auto range = trimmed(reading, entity.tokens, entity.kind == EntityKind::per);
    if (!range || !has_capital(reading, *range)) continue;
    if (const auto person = person_after_of(reading, *range); person && entity.kind == EntityKind::org) {
      spans.push_back({{range->begin, person->begin - 1}, Origin::model, entity.kind, {}});
      spans.push_back({*person, Origin::model, EntityKind::per, {}});
      continue;
    }
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

// A word that is also a common one, or begins a sentence, needs a tagger that took it for a name.
bool is_credible(const Reading& reading, const std::vector<bool>& seen_by_model, TokenRange range,
                 const std::vector<NameMatch>& matches, bool sentence_start) {
  if (length(range) > 1) return true;
  const Token& token = reading.token(range.begin);
  if (!is_capitalised(token.form)) return false;
  if (matches.front().how == NameKind::acronym || is_people_form(matches.front().how)) return true;
  const bool ambiguous = matches.front().ambiguous;
  if (!ambiguous && !sentence_start) return true;
  return is_proper(token) || seen_by_model[range.begin];
}

// "[Ukrainian] forces", "[UN] Security Council", "King Hussein of [Jordan]": the state or body in a longer
// name of `size` words at words[at].
void add_states_inside(const Reading& reading, std::span<const std::string_view> words, std::uint32_t at,
                       std::uint32_t size, std::uint32_t sentence, std::vector<NameSpan>& spans) {
  if (size == 2 && is_number(words[at + 1])) return;  // "France 24"
  const auto add = [&](std::uint32_t begin, std::size_t end) {
    Match match = reading.catalogue.longest(words.subspan(0, end), begin);
    if (!match) return false;
    const ActorType type = match.entries.front().entry->type;
    const TokenRange range{sentence + begin, sentence + begin + static_cast<std::uint32_t>(match.length)};
    if (type == ActorType::country || type == ActorType::igo)
      spans.push_back({range, Origin::catalogue, std::nullopt, std::move(match.entries)});
    return true;
  };
  for (std::size_t end = at + size - 1; end > at; --end)
    if (add(at, end)) break;
  for (std::uint32_t t = at + 1; t + 1 < at + size; ++t)
    if (words[t] == "of") add(words[t + 1] == "the" && t + 2 < at + size ? t + 2 : t + 1, at + size);
}

std::vector<NameSpan> spans_of_catalogue(const Reading& reading) {
  std::vector<NameSpan> spans;
  std::vector<bool> seen_by_model(reading.document.tokens.size(), false);
  for (const EntitySpan& entity : reading.document.entities) take(seen_by_model, entity.tokens);
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
      if (!match || !is_credible(reading, seen_by_model, range, match.entries, at == 0)) {
        ++at;
        continue;
      }
      if (size > 1 && match.entries.front().entry->type != ActorType::country)  // no Guinea in Guinea-Bissau
        add_states_inside(reading, forms, at, size, sentence.tokens.begin, spans);
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

// "[Good] Friday Agreement": capitals inside a sentence that a body or event heads are its name, whatever
// their tags are. Gives the end of the name; `at` itself if none begins here.
std::uint32_t end_of_headed_capitals(const Reading& reading, TokenRange sentence, std::uint32_t at,
                                     const std::vector<bool>& taken) {
  if (at == sentence.begin || is_day_or_month(reading, at)) return at;
  std::uint32_t stop = at;
  while (stop < sentence.end && !taken[stop] && is_capitalised(reading.token(stop).form) &&
         (in_run(reading, stop) || is_day_or_month(reading, stop)))
    ++stop;
  return stop >= at + 2 && is_name_head(reading, reading.words.lemma(stop - 1)) ? stop : at;
}

std::vector<NameSpan> spans_of_capitals(const Reading& reading, const std::vector<bool>& taken) {
  std::vector<NameSpan> spans;
  for (const Sentence& sentence : reading.document.sentences) {
    if (sentence.section != SectionKind::body) continue;
    const std::uint32_t end = sentence.tokens.end;
    for (std::uint32_t at = sentence.tokens.begin; at < end;) {
      const std::uint32_t headed =
          taken[at] ? at : end_of_headed_capitals(reading, sentence.tokens, at, taken);
      if (headed > at) {
        if (const auto range = trimmed(reading, {at, headed}, false))  // "National Security Council"
          spans.push_back({*range, Origin::capitals, std::nullopt, {}});
        at = headed;
        continue;
      }
      const bool numbered = at + 1 < end && is_number(reading.token(at + 1).form) &&
                            reading.lexicon.events.find(reading.words.lemma(at));  // "Resolution 598"
      if (taken[at] || !in_run(reading, at) || !(is_proper(reading.token(at)) || numbered)) {
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
      if (const auto range = trimmed(reading, run, !body_head))
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
  // "Ra Myong-guk": the tokeniser parts what hyphens join.
  const auto touches = [&](std::uint32_t at) {
    return at < sentence.tokens.end && !taken[at] &&
           reading.token(at).span.begin == reading.token(at - 1).span.end;
  };
  while (touches(range.end) && reading.token(range.end).form == "-" && touches(range.end + 1) &&
         is_relation(reading.token(range.end + 1), "flat"))
    range.end += 2;
  while (range.end < sentence.tokens.end && belongs(range.end) &&
         is_relation(reading.token(range.end), "flat") && reading.token(range.end).head != kRoot &&
         static_cast<std::uint32_t>(reading.token(range.end).head) >= range.begin)
    ++range.end;
  while (range.begin > sentence.tokens.begin && belongs(range.begin - 1) &&
         reading.catalogue.is_given_name(reading.token(range.begin - 1).form))
    --range.begin;
  return range;
}

// "Resolution [1973]", "Nord Stream [2]", "COP [29]": the number behind a name that hangs on it; no year but
// of what is numbered by thousands, no score ("Ajax 3, Porto 1").
TokenRange with_number(const Reading& reading, TokenRange range) {
  const Sentence& sentence = reading.document.sentences[reading.syntax.sentence_of(range.begin)];
  if (range.end >= sentence.tokens.end) return range;
  const Token& number = reading.token(range.end);
  if (!is_number(number.form) || number.form.size() > 4 || number.head == kRoot ||
      static_cast<std::uint32_t>(number.head) < range.begin ||
      static_cast<std::uint32_t>(number.head) >= range.end)
    return range;
  const std::string& noun = reading.words.lemma(range.end - 1);
  const bool year =
      number.form.size() == 4 && (number.form.starts_with("19") || number.form.starts_with("20"));
  if (year && noun != "resolution") return range;
  const bool score = range.end + 1 < sentence.tokens.end && reading.token(range.end + 1).form == "," &&
                     range.end + 3 < sentence.tokens.end && is_proper(reading.token(range.end + 2)) &&
                     reading.token(range.end + 3).upos == "NUM";
  return score ? range : TokenRange{range.begin, range.end + 1};
}

// "[USS] Gerald R. Ford", "the [MV] Ruby": letters that only ships have belong to the name behind them, which
// is neither a person nor a place.
void join_ships(const Reading& reading, std::vector<NameSpan>& spans) {
  const auto is_prefix = [&](std::uint32_t at) {
    return reading.lexicon.ship_prefixes.contains(reading.token(at).form);
  };
  for (NameSpan& span : spans) {
    const std::uint32_t begin = span.tokens.begin;
    const std::uint32_t sentence = reading.syntax.sentence_of(begin);
    if (begin == reading.document.sentences[sentence].tokens.begin || !is_prefix(begin - 1)) continue;
    span = NameSpan{{begin - 1, span.tokens.end}, Origin::model, EntityKind::org, {}};
  }
  std::erase_if(spans, [&](const NameSpan& span) {
    const bool alone = length(span.tokens) == 1 && is_prefix(span.tokens.begin);
    return alone && std::any_of(spans.begin(), spans.end(), [&](const NameSpan& other) {
             return length(other.tokens) > 1 && other.tokens.begin == span.tokens.begin;
           });
  });
}

bool names_inner_actor(const NameMatch& match) {
  const ActorType type = match.entry->type;
  return (type == ActorType::country || type == ActorType::igo) &&
         (match.how <= NameKind::acronym || is_people_form(match.how));
}

// The longer span of two that overlap; of equals that of the catalogue, with the model's kind.
void merge(std::size_t tokens, std::vector<NameSpan>& spans, std::vector<NameSpan>& inner) {
  std::sort(spans.begin(), spans.end(), [](const NameSpan& a, const NameSpan& b) {
    if (length(a.tokens) != length(b.tokens)) return length(a.tokens) > length(b.tokens);
    if (a.tokens.begin != b.tokens.begin) return a.tokens.begin < b.tokens.begin;
    return a.origin == Origin::catalogue && b.origin != Origin::catalogue;
  });
  std::vector<NameSpan> kept;
  std::vector<std::int32_t> owner(tokens, -1);
  for (NameSpan& span : spans) {
    std::int32_t over = -1;
    for (std::uint32_t t = span.tokens.begin; t < span.tokens.end && over < 0; ++t) over = owner[t];
    if (over < 0) {
      for (std::uint32_t t = span.tokens.begin; t < span.tokens.end; ++t)
        owner[t] = static_cast<std::int32_t>(kept.size());
      kept.push_back(std::move(span));
      continue;
    }
    NameSpan& longer = kept[static_cast<std::size_t>(over)];
    if (!inside(span.tokens, longer.tokens)) continue;
    const bool shorter = length(longer.tokens) > length(span.tokens);
    if (shorter && !span.matches.empty() && names_inner_actor(span.matches.front())) {
      inner.push_back(std::move(span));
    } else if (span.seen_as && !longer.seen_as && (!shorter || longer.origin == Origin::catalogue)) {
      longer.seen_as = span.seen_as;
    }
  }
  std::sort(kept.begin(), kept.end(),
            [](const NameSpan& a, const NameSpan& b) { return a.tokens < b.tokens; });
  spans = std::move(kept);
}

// "Central [American] Parliament": half of a word for a region, no people of a state.
bool ends_region(const Reading& reading, TokenRange name) {
  if (length(name) != 1 || name.begin == 0) return false;
  const std::string both = reading.token(name.begin - 1).form + ' ' + reading.token(name.begin).form;
  return is_capitalised(both) && reading.lexicon.not_actors.contains(fold_name(both));
}

// A span such as "US-Russia" or "Trump-Putin" that hides the names in it. `states` has the length of the
// state's name that begins at a token, 0 elsewhere.
bool hides_names(const Reading& reading, const NameSpan& span, const std::vector<std::uint32_t>& states) {
  if (length(span.tokens) < 2) return false;
  bool hyphen = false;
  int within = 0;
  for (std::uint32_t t = span.tokens.begin; t < span.tokens.end; ++t) {
    hyphen = hyphen || reading.token(t).form == "-";
    if (states[t] > 0 && states[t] < length(span.tokens) && t + states[t] <= span.tokens.end) ++within;
  }
  if (within == 0 || (!hyphen && span.seen_as != EntityKind::misc)) return false;
  if (is_name_head(reading, reading.words.lemma(span.tokens.end - 1))) return false;
  return within > 1 || span.seen_as == EntityKind::misc;
}

// "Tessaly" wherever it stands, once the model or a title has shown that it is a name: what stands alone and
// with a capital inside a sentence, or at its head where the text has no such common word.
std::vector<NameSpan> names_met_elsewhere(const Reading& reading, const std::vector<NameSpan>& spans,
                                          const std::vector<bool>& taken) {
  std::unordered_map<std::string_view, EntityKind> known;
  for (const NameSpan& span : spans)
    if (span.seen_as && span.matches.empty() && length(span.tokens) == 1 &&
        reading.token(span.tokens.begin).form.size() > 2)
      known.emplace(reading.token(span.tokens.begin).form, *span.seen_as);
  std::vector<NameSpan> found;
  if (known.empty()) return found;
  std::unordered_set<std::string_view> common;
  for (const Token& token : reading.document.tokens)
    if (!is_capitalised(token.form)) common.insert(token.form);
  const auto capital = [&](std::uint32_t at, TokenRange sentence) {
    return at >= sentence.begin && at < sentence.end && is_capitalised(reading.token(at).form);
  };
  for (const Sentence& sentence : reading.document.sentences) {
    if (sentence.section != SectionKind::body) continue;
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
      const Token& token = reading.token(at);
      const auto name = known.find(token.form);
      if (taken[at] || name == known.end() || common.contains(reading.words.form(at)) ||
          reading.lexicon.pronouns.contains(reading.words.form(at)))
        continue;
      if (capital(at + 1, sentence.tokens) ||
          (at > sentence.tokens.begin + 1 && capital(at - 1, sentence.tokens) && !taken[at - 1]))
        continue;
      found.push_back({{at, at + 1}, Origin::model, name->second, {}});
    }
  }
  return found;
}

// "Qiu" after "Qiu Zhenlan", at the head of a sentence, whatever the tagger took it for.
std::vector<NameSpan> lone_parts_of_persons(const Reading& reading, const std::vector<NameSpan>& spans,
                                            const std::vector<bool>& taken) {
  std::unordered_set<std::string_view> parts, common;
  for (const NameSpan& span : spans)
    if (span.seen_as == EntityKind::per && length(span.tokens) > 1)
      for (const std::uint32_t t : {span.tokens.begin, span.tokens.end - 1})
        parts.insert(reading.token(t).form);
  std::vector<NameSpan> found;
  if (parts.empty()) return found;
  for (const Token& token : reading.document.tokens)
    if (!is_capitalised(token.form)) common.insert(token.form);
  for (const Sentence& sentence : reading.document.sentences) {
    if (sentence.section != SectionKind::body || sentence.tokens.begin == sentence.tokens.end) continue;
    const std::uint32_t at = sentence.tokens.begin;
    const std::string& form = reading.token(at).form;
    if (taken[at] || !parts.contains(form) || common.contains(reading.words.form(at)) ||
        reading.lexicon.pronouns.contains(reading.words.form(at)))
      continue;
    if (at + 1 < sentence.tokens.end && is_capitalised(reading.token(at + 1).form)) continue;
    found.push_back({{at, at + 1}, Origin::model, EntityKind::per, {}});
  }
  return found;
}

bool is_read_for_names(const Reading& reading, TokenRange range) {
  const SectionKind section = reading.document.sentences[reading.syntax.sentence_of(range.begin)].section;
  return section != SectionKind::furniture && section != SectionKind::byline && section != SectionKind::label;
}

}  // namespace

bool is_people_form(NameKind how) { return how == NameKind::adjective || how == NameKind::demonym; }

bool only_people_forms(const std::vector<NameMatch>& matches) {
  return !matches.empty() && std::all_of(matches.begin(), matches.end(),
                                         [](const NameMatch& m) { return is_people_form(m.how); });
}

NameSpans find_name_spans(const Reading& reading) {
  const std::size_t tokens = reading.document.tokens.size();
  NameSpans found;
  std::vector<NameSpan> known = spans_of_catalogue(reading);
  std::vector<std::uint32_t> states(tokens, 0);
  std::vector<std::uint32_t> people(tokens, 0);  // length of the people's name that begins at a token
  for (const NameSpan& span : known) {
    if (span.matches.front().entry->type == ActorType::country)
      states[span.tokens.begin] = length(span.tokens);
    if (only_people_forms(span.matches)) people[span.tokens.begin] = length(span.tokens);
  }
  std::vector<NameSpan>& spans = found.names;
  spans = spans_of_model(reading);
  std::erase_if(spans, [&](const NameSpan& span) {
    return hides_names(reading, span, states) || people[span.tokens.begin] == length(span.tokens);
  });
  for (NameSpan& span : known)
    (only_people_forms(span.matches) ? found.people : spans).push_back(std::move(span));
  merge(tokens, spans, found.inner);

  std::vector<bool> taken(tokens, false);
  for (const NameSpan& span : spans) take(taken, span.tokens);
  for (const NameSpan& span : found.people) take(taken, span.tokens);
  for (NameSpan& span : spans) {
    if (span.origin != Origin::model || span.seen_as != EntityKind::per) continue;
    span.tokens = with_rest_of_name(reading, span.tokens, taken);
    take(taken, span.tokens);
  }
  for (NameSpan& span : lone_parts_of_persons(reading, spans, taken)) {
    take(taken, span.tokens);
    spans.push_back(std::move(span));
  }
  for (NameSpan& span : names_met_elsewhere(reading, spans, taken)) {
    take(taken, span.tokens);
    spans.push_back(std::move(span));
  }
  for (NameSpan& span : spans_of_capitals(reading, taken)) spans.push_back(std::move(span));
  for (NameSpan& span : spans)
    if (span.matches.empty()) span.tokens = with_number(reading, span.tokens);
  join_ships(reading, spans);
  std::sort(spans.begin(), spans.end(),
            [](const NameSpan& a, const NameSpan& b) { return a.tokens < b.tokens; });

  std::vector<TokenRange> described;
  for (const NameSpan& span : spans)
    if (span.matches.empty() && is_generic(reading, span.tokens)) described.push_back(span.tokens);
  // No Security Council in a National Security Council.
  std::erase_if(found.inner, [&](const NameSpan& span) {
    return std::any_of(described.begin(), described.end(), [&](TokenRange longer) {
      return inside(span.tokens, longer) && span.tokens.end == longer.end;
    });
  });
  std::erase_if(spans, [&](const NameSpan& span) {
    return !is_read_for_names(reading, span.tokens) || is_refused(reading, span.tokens) ||
           (span.matches.empty() && is_generic(reading, span.tokens));
  });
  const auto no_actor = [&](const NameSpan& span) {
    return !is_read_for_names(reading, span.tokens) || ends_region(reading, span.tokens);
  };
  std::erase_if(found.people, no_actor);
  std::erase_if(found.inner, no_actor);
  return found;
}

}  // namespace kg::ingest
