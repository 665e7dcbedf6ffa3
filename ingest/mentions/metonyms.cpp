// "Moscow denied it" is a government, "they met in Moscow" a city; "the White House" likewise.
#include <unordered_set>

#include "ingest/mentions/reading.h"

namespace kg::ingest {
namespace {

bool means_government(NameKind how) { return how == NameKind::seat || how == NameKind::capital; }

const NameMatch* government_of(const Candidate& candidate) {
  for (const NameMatch& match : candidate.matches)
    if (means_government(match.how)) return &match;
  return nullptr;
}

const CatalogueEntry* city_of(const Candidate& candidate) {
  for (const NameMatch& match : candidate.matches)
    if (match.entry->type == ActorType::place) return match.entry;
  return nullptr;
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

bool city_after_preposition(const Reading& reading, std::uint32_t head, std::string_view preposition) {
  const MentionLexicon& lexicon = reading.lexicon;
  const std::string& governor = governor_lemma(reading, head);
  if (preposition == "to" || preposition == "for")
    return lexicon.means_city(MetonymCue::to, governor).value_or(false);
  if (preposition == "from") return lexicon.means_city(MetonymCue::from, governor).value_or(false);
  if (preposition == "of") return lexicon.means_city(MetonymCue::of, governor).value_or(false);
  if (preposition == "on" && is_attack(reading, governor)) return true;
  return lexicon.means_city(MetonymCue::preposition, std::string(preposition)).value_or(true);
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
  const std::string_view own_preposition = reading.syntax.preposition(own_head);
  const std::uint32_t head = reading.syntax.first_conjunct(own_head);
  const Token& token = reading.token(head);
  if (token.head == kRoot) return true;
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

// "Bankouré's defence minister": a place with a government is a state, whatever the model thought.
static void raise_states(Reading& reading) {
  std::unordered_set<std::string> states;
  for (const Candidate& candidate : reading.candidates) {
    const bool office = candidate.title && candidate.title->kind == TitleKind::office &&
                        candidate.title->takes == SlotFiller::country;
    const bool organ = candidate.described == Described::organisation && candidate.classes &&
                       (candidate.classes->front() == "army" || candidate.classes->front() == "ministry" ||
                        candidate.classes->front() == "government");
    if (!office && !organ) continue;
    for (const std::uint32_t slot : candidate.slots) {
      const Candidate& filler = reading.at(slot);
      if (filler.mention.type == ActorType::place && !filler.entry &&
          filler.mention.kind == MentionKind::name)
        states.insert(filler.folded);
    }
  }
  for (Candidate& candidate : reading.candidates) {
    if (candidate.mention.type != ActorType::place || candidate.entry ||
        candidate.mention.kind != MentionKind::name)
      continue;
    if (states.contains(candidate.folded) && !opens_dateline(reading, candidate))
      candidate.mention.type = ActorType::country;
  }
}

void settle_metonyms(Reading& reading) {
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
  raise_states(reading);
}

}  // namespace kg::ingest
