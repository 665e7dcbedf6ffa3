#include "ingest/mentions/link_features.h"

#include <algorithm>
#include <unordered_set>

#include "graph/fold.h"
#include "ingest/mentions/link_emitter.h"

namespace kg::ingest {
namespace {

constexpr std::uint32_t kPronounReach = 6;   // sentences back
constexpr std::uint32_t kSpeakerReach = 30;  // of I, we, you
constexpr std::uint32_t kNounReach = 8;      // sentences back, of nouns with another head
constexpr std::uint32_t kNearest = 70;       // candidates back
constexpr std::uint32_t kUnknownType = 8;

std::uint32_t kind_of(const Candidate& c) {
  if (c.mention.kind == MentionKind::pronoun) return 0;
  if (c.mention.kind == MentionKind::name) return 1;
  if (c.mention.kind == MentionKind::adjective) return 2;
  if (c.possessor_token >= 0) return 3;
  if (c.demonstrative) return 4;
  if (c.definite) return 5;
  if (c.indefinite) return 6;
  return c.mention.plural ? 7 : 8;
}

// "he" of he, him, his; the possessive is told apart by the group.
std::string_view lemma_of(const Pronoun& p) {
  static const std::pair<std::string_view, std::string_view> forms[] = {
      {"i", "i me my mine myself"},
      {"we", "we us our ours ourselves"},
      {"you", "you your yours yourself yourselves"},
      {"he", "he him his himself"},
      {"she", "she her hers herself"},
      {"it", "it its itself"},
      {"they", "they them their theirs themselves"}};
  for (const auto& [lemma, all] : forms)
    for (std::size_t at = 0; at < all.size();) {
      const std::size_t end = std::min(all.find(' ', at), all.size());
      if (all.substr(at, end - at) == p.form) return lemma;
      at = end + 1;
    }
  return p.form;
}

enum Voice : std::uint8_t {
  kNoVoice = 0,
  kI = 1,
  kWe = 2,
  kYou = 4,
  kHe = 8,
  kShe = 16,
  kIt = 32,
  kThey = 64
};

std::uint8_t voice_of(std::string_view lemma) {
  static const std::pair<std::string_view, Voice> voices[] = {
      {"i", kI}, {"we", kWe}, {"you", kYou}, {"he", kHe}, {"she", kShe}, {"it", kIt}, {"they", kThey}};
  for (const auto& [form, voice] : voices)
    if (form == lemma) return voice;
  return kNoVoice;
}

// Voices that one actor never has in one text, whoever speaks.
std::uint8_t never_with(std::uint8_t voice) {
  switch (voice) {
    case kI: return kWe | kIt | kThey;
    case kWe: return kI | kHe | kShe;
    case kYou: return kWe | kIt;
    case kHe: return kWe | kShe | kIt | kThey;
    case kShe: return kWe | kHe | kIt | kThey;
    case kIt: return kI | kYou | kHe | kShe;
    case kThey: return kI | kHe | kShe;
    default: return 0;
  }
}

std::string_view first_of(const std::vector<std::string>& classes) {
  return classes.empty() ? std::string_view("any") : std::string_view(classes.front());
}

// The kind of thing that the noun is, by whichever table has it.
std::string_view class_of(const Reading& reading, const Candidate& c) {
  if (c.pronoun) return {};
  if (c.classes) return first_of(*c.classes);
  if (c.title) return "person";
  const MentionLexicon& lexicon = reading.lexicon;
  const std::string& lemma = reading.words.lemma(c.mention.head);
  if (lexicon.titles.find(lemma)) return "person";
  if (const GroupNoun* noun = lexicon.groups.find(lemma)) return first_of(noun->classes);
  if (const OrganisationNoun* noun = lexicon.organisations.find(lemma)) return first_of(noun->classes);
  if (const PlaceNoun* noun = lexicon.places.find(lemma)) return first_of(noun->classes);
  if (const EventNoun* noun = lexicon.events.find(lemma)) return first_of(noun->classes);
  return {};
}

bool is_small_word(std::string_view word) {
  for (const char* w :
       {"the",     "a",    "an",   "s",   "same", "new", "latest", "whole", "entire", "said", "recent",
        "current", "this", "that", "his", "her",  "its", "their",  "my",    "our",    "your"})
    if (word == w) return true;
  return false;
}

std::vector<std::uint32_t> modifiers_of(const Reading& reading, const Candidate& c) {
  std::vector<std::uint32_t> words;
  for (std::uint32_t t = c.extent.begin; t < c.extent.end && t < c.extent.begin + 12; ++t) {
    if (t == c.mention.head || reading.token(t).upos == "PUNCT" || reading.token(t).upos == "ADP") continue;
    const std::string& lemma = reading.words.lemma(t);
    if (!is_small_word(lemma)) words.push_back(hash_of(lemma));
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// 0 neither has any, 1 equal, 2 the later repeats some, 3 the later adds none of its own and has none,
// 4 it adds some to an earlier bare one, 5 both have others.
std::uint32_t modifiers_agree(const std::vector<std::uint32_t>& later,
                              const std::vector<std::uint32_t>& earlier) {
  if (later.empty()) return earlier.empty() ? 0 : 3;
  if (later == earlier) return 1;
  if (earlier.empty()) return 4;
  return std::includes(earlier.begin(), earlier.end(), later.begin(), later.end()) ? 2 : 5;
}

}  // namespace

std::uint32_t LinkSides::role_of(const Candidate& c) const {
  const Token& token = reading_.token(reading_.syntax.first_conjunct(c.mention.head));
  if (token.deprel == "nsubj:pass") return 2;
  if (is_relation(token, "nsubj")) return 1;
  if (is_relation(token, "obj") || is_relation(token, "iobj")) return 3;
  if (token.deprel == "nmod:poss") return 4;
  if (is_relation(token, "obl")) return 5;
  if (is_relation(token, "nmod")) return 6;
  if (is_relation(token, "appos")) return 7;
  if (token.head == kRoot) return 8;
  if (is_relation(token, "compound")) return 9;
  return 0;
}

LinkSides::LinkSides(const Reading& reading) : reading_(reading) {
  sides_.resize(reading.candidates.size());
  std::unordered_set<std::uint32_t> heads;
  for (std::uint32_t i = 0; i < sides_.size(); ++i) {
    const Candidate& c = reading.at(i);
    Side& side = sides_[i];
    const std::uint32_t head = c.mention.head;
    const Token& token = reading.token(head);
    side.pronoun = c.pronoun != nullptr;
    side.name = c.mention.kind == MentionKind::name;
    side.kind = kind_of(c);
    side.form = hash_of(c.pronoun ? lemma_of(*c.pronoun) : std::string_view(reading.words.lemma(head)));
    if (c.pronoun) side.voice = voice_of(lemma_of(*c.pronoun));
    side.possessive = c.pronoun && c.pronoun->kind == PronounKind::possessive;
    side.group = c.pronoun ? side.form * 2 + (side.possessive ? 1 : 0) : side.kind;
    side.head = hash_of(reading.words.lemma(head));
    side.noun_class = hash_of(class_of(reading, c));
    side.governor =
        token.head == kRoot ? 0 : hash_of(reading.words.lemma(static_cast<std::uint32_t>(token.head)));
    side.folded = hash_of(c.folded);
    const std::uint32_t begin = c.extent.begin, end = c.mention.tokens.end;
    side.before = begin > 0 ? hash_of(reading.words.form(begin - 1)) : 1;
    side.after = end < reading.document.tokens.size() ? hash_of(reading.words.form(end)) : 1;
    side.role = role_of(c);
    side.sentence = reading.sentence_of(c);
    side.paragraph = reading.document.sentences[side.sentence].paragraph;
    side.number = c.mention.plural ? 1 : c.pronoun && c.pronoun->number == 'a' ? 2 : 0;
    side.type = c.nominal && !c.typed_by_name ? kUnknownType : static_cast<std::uint32_t>(c.mention.type);
    side.quote = reading.quotes.at(head);
    if (side.sentence < reading.speakers.size()) side.speaker = hash_of(reading.speakers[side.sentence]);
    if (side.quote >= 0) side.speaker += 17U + static_cast<std::uint32_t>(side.quote);
    side.complement = c.extent.end > c.mention.tokens.end;
    side.clause = reading.syntax.child(head, "acl").has_value();
    side.modifiers = modifiers_of(reading, c);
    side.seen_before = !side.pronoun && !heads.insert(side.head).second;
  }
}

bool LinkSides::is_open(std::uint32_t i, const Chains& chains) const {
  const Candidate& c = reading_.at(i);
  if (chains.several(i) || chains.root(i) != i || chains.has_name(i)) return false;
  if (c.pronoun) return c.pronoun->kind != PronounKind::relative && c.pronoun->kind != PronounKind::quantity;
  return c.mention.kind == MentionKind::description && c.names < 0;
}

std::uint32_t LinkSides::type_of_chain(std::uint32_t j, const Chains& chains) const {
  const std::uint32_t root = chains.root(j);
  if (sides_[root].type == kUnknownType || sides_[root].pronoun) {
    for (const std::uint32_t member : chains.members(j))
      if (!sides_[member].pronoun && sides_[member].type != kUnknownType)
        return static_cast<std::uint32_t>(chains.type(j));
    return kUnknownType;
  }
  return static_cast<std::uint32_t>(chains.type(j));
}

bool LinkSides::voices_agree(std::uint32_t i, std::uint32_t j, const Chains& chains) const {
  const std::uint8_t never = never_with(sides_[i].voice);
  if (never == 0) return true;
  for (const std::uint32_t m : chains.members(j))
    if ((sides_[m].voice & never) != 0) return false;
  return true;
}

// Of a transcript: whether the earlier one is the name of who speaks, or of who spoke before.
std::uint32_t LinkSides::named_as_speaker(std::uint32_t i, std::uint32_t j) const {
  const Side& a = sides_[i];
  if (!sides_[j].name || a.sentence >= reading_.speakers.size()) return 0;
  const std::string& speaker = reading_.speakers[a.sentence];
  const std::string& name = reading_.token(reading_.at(j).mention.tokens.end - 1).form;
  if (speaker.empty() || name.size() < 3) return 0;
  if (speaker.find(name) != std::string::npos) return 1;
  for (std::uint32_t s = a.sentence; s-- > 0 && a.sentence - s < 12;)
    if (reading_.speakers[s] != speaker) return reading_.speakers[s].find(name) != std::string::npos ? 2 : 3;
  return 3;
}

// What no text would mean: other gender or number.
bool LinkSides::agrees(std::uint32_t i, std::uint32_t j, const Chains& chains) const {
  const Candidate& a = reading_.at(i);
  const Side& other = sides_[j];
  if (!a.pronoun) return true;
  if (!voices_agree(i, j, chains)) return false;
  const Pronoun& p = *a.pronoun;
  const std::uint32_t type = type_of_chain(j, chains);
  const bool person = type == static_cast<std::uint32_t>(ActorType::person);
  if (p.person != 3) return other.pronoun || person || p.person == 1;
  if (other.pronoun && reading_.at(j).pronoun->person != 3) {
    // "I ... he": only by a speaker whom a text reports; never in one sentence of one voice.
    if (other.speaker == sides_[i].speaker) return false;
  }
  switch (p.gender) {
    case PronounGender::male:
    case PronounGender::female: return other.number != 1 && (person || type == kUnknownType);
    case PronounGender::neuter: return other.number != 1 && !person;
    default: return true;
  }
}

std::vector<std::uint32_t> LinkSides::antecedents(std::uint32_t i, const Chains& chains) const {
  std::vector<std::uint32_t> found;
  const Side& side = sides_[i];
  const Candidate& c = reading_.at(i);
  const bool speaker = c.pronoun && c.pronoun->person != 3;
  const std::uint32_t reach = speaker ? kSpeakerReach : side.pronoun ? kPronounReach : kNounReach;
  std::uint32_t looked = 0;
  for (std::uint32_t j = i; j-- > 0;) {
    const Candidate& other = reading_.at(j);
    const bool near = ++looked <= kNearest && side.sentence - sides_[j].sentence <= reach;
    const bool alike = !side.pronoun && !sides_[j].pronoun && sides_[j].head == side.head;
    if (side.pronoun && !near) break;
    if (!near && !alike) continue;
    if (!reading_.in_body(other) || chains.several(j)) continue;
    if (other.pronoun &&
        (other.pronoun->kind == PronounKind::relative || other.pronoun->kind == PronounKind::quantity))
      continue;
    if (!side.pronoun && sides_[j].pronoun && chains.root(j) == j) continue;
    if (other.extent.begin <= c.mention.head && c.mention.head < other.extent.end) continue;
    if (c.extent.begin <= other.mention.head && other.mention.head < c.extent.end && !side.pronoun) continue;
    if (!agrees(i, j, chains) || !chains.may_link(i, j)) continue;
    found.push_back(j);
  }
  return found;
}

bool LinkSides::argument_of_same_verb(std::uint32_t a, std::uint32_t b) const {
  const std::uint32_t x = reading_.at(a).mention.head,
                      y = reading_.syntax.first_conjunct(reading_.at(b).mention.head);
  return reading_.token(x).head != kRoot && reading_.token(x).head == reading_.token(y).head &&
         !is_relation(reading_.token(x), "conj");
}

void LinkSides::pair(std::uint32_t i, std::uint32_t j, std::uint32_t rank, const Chains& chains,
                     LinkFeatures& out) const {
  out.clear();
  LinkEmitter f(out);
  const Side& a = sides_[i];
  const Side& b = sides_[j];
  const std::uint32_t g = a.group, distance = a.sentence - b.sentence, sentences = bucket(distance);
  const std::uint32_t type = type_of_chain(j, chains);
  const auto gender = static_cast<std::uint32_t>(chains.gender(j));
  const std::vector<std::uint32_t>& members = chains.members(j);
  const auto size = bucket(static_cast<std::uint32_t>(members.size()));
  std::uint32_t last = chains.root(j);
  bool pronoun_like = false;
  for (const std::uint32_t m : members) {
    if (m >= i) break;
    last = m;
    pronoun_like = pronoun_like || (sides_[m].pronoun && sides_[m].form == a.form);
  }
  const std::uint32_t recency = bucket(a.sentence - sides_[last].sentence);
  f(1, g, b.kind);
  f(2, g, sentences);
  f(3, g, bucket(rank));
  f(4, g, b.kind, sentences);
  f(5, g, type);
  f(6, g, gender, type);
  f(7, g, b.number, type);
  f(8, g, a.role, b.role);
  f(9, g, b.role, sentences);
  f(10, g, size, recency);
  f(11, g, recency, bucket(rank));
  f(12, g, a.paragraph == b.paragraph, sentences);
  const std::uint32_t voices =
      (a.speaker == b.speaker ? 1U : 0U) + (a.quote >= 0 ? 2U : 0U) + (b.quote >= 0 ? 4U : 0U);
  f(13, g, voices, b.pronoun ? b.form : b.kind);
  f(14, g, chains.has_name(j), pronoun_like);
  if (distance == 0) f(15, g, argument_of_same_verb(i, j), a.role);
  if (b.pronoun) f(16, g, b.group, sentences);
  if (!b.pronoun && !b.name) f(17, g, b.head);
  f(18, a.governor, type);
  f(19, g, a.governor == b.governor && a.governor != 0, a.role == b.role);
  f(20, g, b.noun_class);
  f(21, g, a.role, type);
  const Token& head = reading_.token(reading_.at(i).mention.head);
  const Token& earlier = reading_.token(reading_.at(j).mention.head);
  const bool appositive =
      is_relation(head, "appos") && head.head == static_cast<std::int32_t>(reading_.at(j).mention.head);
  const bool copula =
      is_relation(earlier, "nsubj") && earlier.head == static_cast<std::int32_t>(reading_.at(i).mention.head);
  f(22, g, appositive ? 1 : copula ? 2 : 0, a.kind == b.kind);
  if (a.voice != 0 && !reading_.speakers.empty()) f(23, g, named_as_speaker(i, j), a.quote >= 0);
  if (a.pronoun) return;

  const bool same_head = !b.pronoun && a.head == b.head;
  bool chain_head = false, in_name = false, same_text = a.folded == b.folded;
  for (const std::uint32_t m : members) {
    if (m >= i || sides_[m].pronoun) continue;
    chain_head = chain_head || sides_[m].head == a.head;
    same_text = same_text || sides_[m].folded == a.folded;
    if (sides_[m].name)
      in_name = in_name || std::find(sides_[m].modifiers.begin(), sides_[m].modifiers.end(), a.head) !=
                               sides_[m].modifiers.end();
  }
  const std::uint32_t match = same_head ? 2 : chain_head ? 1 : in_name ? 3 : 0;
  const std::uint32_t mods = modifiers_agree(a.modifiers, b.modifiers);
  f(30, match, a.kind, b.kind);
  f(31, match, sentences, a.kind);
  f(32, match, mods, a.kind);
  f(33, same_text, a.kind, b.kind);
  f(34, a.noun_class, b.noun_class, match);
  f(35, a.head, b.head);
  f(36, a.type, type, match);
  f(37, a.number, b.number, match);
  if (match != 0) f(38, a.head, mods);
  f(39, match, a.complement, a.clause);
  f(40, match, bucket(rank), a.kind);
  f(41, match, a.role, b.role);
  f(42, match, size, chains.has_name(j));
  f(43, a.head, type, match);
}

void LinkSides::alone(std::uint32_t i, LinkFeatures& out) const {
  out.clear();
  LinkEmitter f(out);
  const Side& a = sides_[i];
  f(60);
  f(61, a.group);
  f(62, a.group, a.role);
  f(63, a.group, a.governor);
  f(64, a.group, a.quote >= 0, a.number);
  f(65, a.group, a.before);
  f(66, a.group, a.after);
  f(67, a.group, bucket(a.sentence));
  if (a.pronoun) return;
  f(70, a.head);
  f(71, a.kind, a.seen_before, a.modifiers.empty());
  f(72, a.kind, a.complement, a.clause);
  f(73, a.type, a.kind);
  f(74, a.noun_class, a.kind);
  f(75, a.kind, bucket(static_cast<std::uint32_t>(a.modifiers.size())));
  f(76, a.head, a.kind);
  f(77, a.seen_before, a.complement, a.kind);
  for (const std::uint32_t m : a.modifiers) f(78, m);
}

void LinkSides::add_of_article(std::uint32_t i, std::uint32_t j, RuleSays rule, const Chains& chains,
                               LinkFeatures& out) const {
  LinkEmitter f(out);
  const Side& a = sides_[i];
  const Side& b = sides_[j];
  const std::string mine = chains.country(i), theirs = chains.country(j);
  const std::uint32_t countries = mine.empty() || theirs.empty() ? 0 : mine == theirs ? 1 : 2;
  bool in_headline = false, same_head = false;
  for (const std::uint32_t m : chains.members(j)) {
    if (m >= i) break;
    in_headline = in_headline || reading_.section_of(reading_.at(m)) == SectionKind::headline;
    same_head = same_head || (!sides_[m].pronoun && sides_[m].head == a.head);
  }
  const CatalogueEntry* entry = chains.entry(j);
  const auto said = static_cast<std::uint32_t>(rule);
  f(80, said, a.kind);
  f(81, said, same_head, a.noun_class);
  f(82, countries, same_head, a.kind);
  f(83, a.head, countries);
  f(84, bucket(sides_[chains.root(j)].sentence), a.kind);
  f(85, a.head, entry == nullptr ? 0 : hash_of(entry->kind));
  f(86, a.role, b.role, bucket(a.sentence - b.sentence));
  f(87, in_headline, same_head, a.kind);
  f(88, a.head, in_headline);
}

void LinkSides::add_of_article(std::uint32_t i, RuleSays rule, LinkFeatures& out) const {
  LinkEmitter f(out);
  const Side& a = sides_[i];
  f(90, static_cast<std::uint32_t>(rule), a.kind);
  f(91, static_cast<std::uint32_t>(rule), a.noun_class);
}

}  // namespace kg::ingest
