// "Moscow denied it" is a government, "they met in Moscow" a city; "the White House" likewise.
#include <set>
#include <string_view>

#include "ingest/mentions/reading.h"

namespace kg::ingest {
namespace {

bool means_government(NameKind how) { return how == NameKind::seat || how == NameKind::capital; }

// Of a city that is the seat of a state and of a union of states, the union: Brussels.
const NameMatch* government_of(const Candidate& candidate) {
  const NameMatch* found = nullptr;
  for (const NameMatch& match : candidate.matches)
    if (means_government(match.how) && (!found || match.entry->type == ActorType::igo)) found = &match;
  return found;
}

// The city of a name that stands for a government elsewhere in the text: its capital, not its namesake.
const CatalogueEntry* city_of(const Candidate& candidate) {
  const CatalogueEntry* city = nullptr;
  for (const NameMatch& match : candidate.matches) {
    if (match.entry->type != ActorType::place) continue;
    if (match.entry->kind == "capital") return match.entry;
    if (!city) city = match.entry;
  }
  return city;
}

const std::string& governor_lemma(const Reading& reading, std::uint32_t token) {
  static const std::string none;
  const std::int32_t up = reading.token(token).head;
  return up == kRoot ? none : reading.words.lemma(static_cast<std::uint32_t>(up));
}

bool names_a_place(const Reading& reading, std::uint32_t token) {
  const std::string& lemma = reading.words.lemma(token);
  return reading.lexicon.places.find(lemma) != nullptr && !reading.lexicon.organisations.find(lemma);
}

bool is_attack(const Reading& reading, const std::string& lemma) {
  const EventNoun* noun = reading.lexicon.events.find(lemma);
  if (!noun) return false;
  for (const std::string& c : noun->classes)
    if (c == "attack") return true;
  return false;
}

// "Withdrew its ambassador to Caracas", which trees hang on the verb: the token of the ambassador, or -1.
std::int32_t post_before(const Reading& reading, std::uint32_t head) {
  const auto preposition = reading.syntax.child(head, "case");
  if (!preposition || *preposition == 0 || !is_noun(reading.token(*preposition - 1))) return -1;
  const std::string& noun = reading.words.lemma(*preposition - 1);
  return noun == "ambassador" || noun == "envoy" || noun == "consul" || noun == "attaché"
             ? static_cast<std::int32_t>(*preposition - 1)
             : -1;
}

bool city_after_preposition(const Reading& reading, std::uint32_t head, std::string_view preposition) {
  const MentionLexicon& lexicon = reading.lexicon;
  const std::int32_t posted = post_before(reading, head);
  const std::string& governor =
      posted >= 0 ? reading.words.lemma(static_cast<std::uint32_t>(posted)) : governor_lemma(reading, head);
  const std::int32_t up = reading.token(head).head;
  const bool of_verb =
      posted < 0 && up != kRoot && reading.token(static_cast<std::uint32_t>(up)).upos == "VERB";
  // "A march from Madrid to Brussels" goes from city to city.
  if (preposition == "to" && up != kRoot &&
      reading.syntax.preposition(static_cast<std::uint32_t>(up)) == "from")
    return true;
  // "Resume flights to Asmara", "stop trains to Kyiv"
  if (preposition == "to" && of_verb)
    if (const auto line = reading.syntax.child(static_cast<std::uint32_t>(up), "obj")) {
      const std::string& word = reading.words.lemma(*line);
      if (word == "flight" || word == "service" || word == "train" || word == "ferry" || word == "bus")
        return true;
    }
  // Who sells to Moscow sells to a government; who is driven, asked or sent there goes to the city.
  if (preposition == "to") return lexicon.means_city(MetonymCue::to, governor).value_or(of_verb);
  if (preposition == "for") return lexicon.means_city(MetonymCue::bound_for, governor).value_or(false);
  if (preposition == "between" && lexicon.means_city(MetonymCue::to, governor).value_or(false)) return true;
  if (preposition == "from") return lexicon.means_city(MetonymCue::from, governor).value_or(false);
  if (preposition == "of") return lexicon.means_city(MetonymCue::of, governor).value_or(false);
  // "The bombing of", "marched on Tripoli": it is the city that is hit or taken.
  const bool closes_in = governor == "advance" || governor == "close" || governor == "converge" ||
                         governor == "descend" || governor == "march";
  if (preposition == "on" && (closes_in || is_attack(reading, governor))) return true;
  return lexicon.means_city(MetonymCue::preposition, std::string(preposition)).value_or(true);
}

// By the tree, else the word before: a name of two words may hang on the wrong one.
std::string_view preposition_before(const Reading& reading, const Candidate& candidate) {
  if (const std::string_view found = reading.syntax.preposition(candidate.mention.head); !found.empty())
    return found;
  // "by the Oslo accords": of the noun
  const Token& own = reading.token(candidate.mention.head);
  if ((is_relation(own, "compound") || is_relation(own, "amod")) &&
      own.head >= static_cast<std::int32_t>(candidate.mention.tokens.end) &&
      reading.lexicon.means_city(MetonymCue::modifies, governor_lemma(reading, candidate.mention.head)))
    return {};
  std::uint32_t at = candidate.mention.tokens.begin;
  const std::uint32_t first = reading.document.sentences[reading.sentence_of(candidate)].tokens.begin;
  if (at > first && reading.words.form(at - 1) == "the") --at;
  if (at == first) return {};
  const Token& before = reading.token(at - 1);
  return before.upos == "ADP" ? std::string_view(before.lemma) : std::string_view();
}

bool is_passive(const Token& token) { return token.deprel == "nsubj:pass"; }

// "MINSK, Feb 12 —", "NEW DELHI:" at the head of a text.
bool opens_dateline(const Reading& reading, const Candidate& candidate) {
  const Sentence& sentence = reading.document.sentences[reading.sentence_of(candidate)];
  if (sentence.section == SectionKind::dateline) return true;
  if (candidate.mention.tokens.begin > sentence.tokens.begin + 3) return false;
  for (std::uint32_t t = candidate.mention.tokens.end;
       t < sentence.tokens.end && t < candidate.mention.tokens.end + 8; ++t) {
    const Token& token = reading.token(t);
    if (token.form == "—" || token.form == "–" || token.form == "--") return true;
    if (token.form == ":")
      return t == candidate.mention.tokens.end &&
             is_all_capitals(reading.token(candidate.mention.tokens.begin).form);
    if (token.upos == "VERB" || token.upos == "AUX") return false;
  }
  return false;
}

}  // namespace

// Whether a name of a city or seat means the city where it stands.
static bool stands_for_city(const Reading& reading, const Candidate& candidate) {
  if (opens_dateline(reading, candidate)) return true;
  const MentionLexicon& lexicon = reading.lexicon;
  const std::uint32_t own_head = candidate.mention.head;
  const std::string_view own_preposition = preposition_before(reading, candidate);
  const std::uint32_t head = reading.syntax.first_conjunct(own_head);
  const Token& token = reading.token(head);
  if (token.head == kRoot)
    return own_preposition.empty() || city_after_preposition(reading, own_head, own_preposition);
  const std::string& governor = governor_lemma(reading, head);
  const auto governor_at = static_cast<std::uint32_t>(token.head);
  if (!own_preposition.empty())
    return city_after_preposition(reading, own_head == head ? head : own_head, own_preposition);
  if (is_relation(token, "nsubj")) {
    if (is_passive(token)) return lexicon.means_city(MetonymCue::object, governor).value_or(false);
    if (reading.syntax.child(governor_at, "cop")) return names_a_place(reading, governor_at);
    return lexicon.means_city(MetonymCue::subject, governor).value_or(false);
  }
  if (is_relation(token, "obj") || is_relation(token, "iobj"))
    return lexicon.means_city(MetonymCue::object, governor).value_or(false);
  if (token.deprel == "nmod:poss")
    return lexicon.means_city(MetonymCue::possessed, governor).value_or(false) ||
           names_a_place(reading, governor_at);
  if (is_relation(token, "compound") || is_relation(token, "amod") || is_relation(token, "flat") ||
      token.deprel == "nmod:desc")
    return lexicon.means_city(MetonymCue::modifies, governor).value_or(false) ||
           names_a_place(reading, governor_at);
  const std::string_view preposition = reading.syntax.preposition(head);
  if (!preposition.empty()) return city_after_preposition(reading, head, preposition);
  if (is_relation(token, "appos")) return names_a_place(reading, governor_at);
  return true;
}

namespace {

// Territories, parts of states and breakaway regions are places, unless the text lets them act.
bool is_half_a_state(const Candidate& candidate) {
  if (!candidate.entry || candidate.entry->type != ActorType::country) return false;
  const std::string_view kind = candidate.entry->kind;
  return kind == "territory" || kind == "autonomous" || kind == "constituent" || kind == "breakaway";
}

bool acts(const Reading& reading, const Candidate& candidate) {
  const Token& token = reading.token(reading.syntax.first_conjunct(candidate.mention.head));
  if (!is_relation(token, "nsubj") || is_passive(token) || token.head == kRoot) return false;
  return reading.lexicon.speech_verbs.contains(reading.words.lemma(static_cast<std::uint32_t>(token.head)));
}

void settle_half_states(Reading& reading) {
  std::set<std::string_view> acting;
  for (const Candidate& candidate : reading.candidates)
    if (is_half_a_state(candidate) && candidate.mention.kind == MentionKind::name && acts(reading, candidate))
      acting.insert(candidate.entry->id);
  for (Candidate& candidate : reading.candidates)
    if (is_half_a_state(candidate) && candidate.mention.type == ActorType::country &&
        !acting.contains(candidate.entry->id))
      candidate.mention.type = ActorType::place;
}

// "Atlanta, Georgia" is in the United States, "Gori, Georgia" is not.
void settle_place_pairs(Reading& reading) {
  for (Candidate& candidate : reading.candidates) {
    const std::uint32_t begin = candidate.mention.tokens.begin;
    if (candidate.mention.kind != MentionKind::name || begin < 2 || reading.token(begin - 1).form != ",")
      continue;
    const std::int32_t before = reading.covered[begin - 2];
    if (before < 0) continue;
    const Candidate& town = reading.at(static_cast<std::uint32_t>(before));
    if (town.mention.type != ActorType::place || town.mention.kind != MentionKind::name ||
        town.country.empty())
      continue;
    for (const NameMatch& match : candidate.matches) {
      if (match.entry->type != ActorType::place || match.entry->country != town.country) continue;
      candidate.entry = match.entry;
      candidate.how = match.how;
      candidate.country = match.entry->country;
      candidate.mention.type = ActorType::place;
      candidate.typed_by_name = true;
      break;
    }
  }
}

}  // namespace

void settle_metonyms(Reading& reading) {
  settle_place_pairs(reading);
  settle_half_states(reading);
  for (Candidate& candidate : reading.candidates) {
    if (candidate.mention.kind != MentionKind::name || candidate.described != Described::nothing) continue;
    if (candidate.mention.type == ActorType::person) continue;
    const NameMatch* government = government_of(candidate);
    if (!government) continue;
    const bool full_name =
        candidate.entry && candidate.entry->type == ActorType::country && !means_government(candidate.how);
    if (full_name) continue;  // Singapore, Luxembourg, Djibouti: one name for both
    if (stands_for_city(reading, candidate)) {
      candidate.entry = city_of(candidate);
      candidate.how = NameKind::name;
      candidate.mention.type = ActorType::place;
      candidate.country = government->entry->country;
    } else {
      candidate.entry = government->entry;
      candidate.how = government->how;
      candidate.mention.type = government->entry->type;
      candidate.country = government->entry->country;
    }
    candidate.typed_by_name = true;
  }
}

}  // namespace kg::ingest
