// Descriptions: "the Ukrainian president", "seven soldiers", "Russia's defence ministry", "the Miami talks".
#include <algorithm>
#include <array>

#include "graph/fold.h"
#include "ingest/mentions/noun_phrase.h"
#include "ingest/mentions/reading.h"

namespace kg::ingest {
namespace {

// The candidate whose head is this token, preferring the longest.
std::int32_t candidate_at(const Reading& reading, std::uint32_t token) {
  const std::int32_t covering = reading.covered[token];
  return covering;
}

void fill_slot(const Reading& reading, Candidate& candidate, std::uint32_t token) {
  const std::int32_t filler = candidate_at(reading, token);
  if (filler < 0) return;
  const auto index = static_cast<std::uint32_t>(filler);
  if (std::find(candidate.slots.begin(), candidate.slots.end(), index) == candidate.slots.end())
    candidate.slots.push_back(index);
}

bool is_slot_preposition(std::string_view word) {
  return word == "of" || word == "for" || word == "to" || word == "at" || word == "in" || word == "with";
}

// "Niger" in "president of Niger", "Ukraine" in "Ukraine's negotiator", "French" in "French president".
void fill_slots(const Reading& reading, Candidate& candidate, const Phrase& phrase, std::uint32_t head) {
  for (const std::uint32_t child : reading.syntax.children(head)) {
    const Token& token = reading.token(child);
    if (child < head) {
      if (token.deprel == "nmod:poss" || modifies_noun(token) || is_relation(token, "nmod")) {
        fill_slot(reading, candidate, child);
        for (const std::uint32_t other : reading.syntax.children(child))
          if (is_relation(reading.token(other), "conj")) fill_slot(reading, candidate, other);
      }
    } else if (is_relation(token, "nmod") && is_slot_preposition(reading.syntax.preposition(child))) {
      fill_slot(reading, candidate, child);
      for (const std::uint32_t other : reading.syntax.children(child))
        if (is_relation(reading.token(other), "conj")) fill_slot(reading, candidate, other);
    }
  }
  // An adjective or acronym just before the noun may hang on another word of the phrase.
  if (candidate.slots.empty())
    for (std::uint32_t t = phrase.core.begin; t < head; ++t)
      if (const std::int32_t filler = reading.covered[t]; filler >= 0) {
        const ActorType type = reading.at(static_cast<std::uint32_t>(filler)).mention.type;
        if (type == ActorType::country || type == ActorType::igo || type == ActorType::organization) {
          candidate.slots.push_back(static_cast<std::uint32_t>(filler));
          break;
        }
      }
  candidate.possessor_token = phrase.possessive;
  for (const std::uint32_t slot : candidate.slots) {
    // "Ambassador to Ghana" belongs to another state.
    if (candidate.title && reading.syntax.preposition(reading.at(slot).mention.head) == "to") continue;
    if (candidate.country.empty() && !reading.at(slot).country.empty())
      candidate.country = reading.at(slot).country;
  }
}

// "Accused the army of torture": what stands behind "of" is the verb's.
bool verb_takes_of(const Reading& reading, std::uint32_t head) {
  constexpr std::array<std::string_view, 14> kVerbs{"accuse",   "acquit",  "assure", "clear",  "convict",
                                                    "convince", "deprive", "inform", "notify", "remind",
                                                    "rid",      "rob",     "strip",  "suspect"};
  const Token& token = reading.token(head);
  return token.head != kRoot && (is_relation(token, "obj") || is_relation(token, "nsubj")) &&
         std::find(kVerbs.begin(), kVerbs.end(),
                   reading.token(static_cast<std::uint32_t>(token.head)).lemma) != kVerbs.end();
}

// The complement that belongs to the noun: "of Niger", "for Poroshenko", "in Geneva".
TokenRange with_complement(const Reading& reading, TokenRange core, std::uint32_t head) {
  TokenRange range = core;
  for (const std::uint32_t child : reading.syntax.children(head)) {
    if (child < range.end || !is_relation(reading.token(child), "nmod")) continue;
    const TokenRange tree = reading.syntax.subtree(child);
    if (tree.begin != range.end || reading.syntax.preposition(child).empty()) break;
    if (reading.syntax.preposition(child) == "of" && reading.covered[child] < 0 &&
        verb_takes_of(reading, head))
      break;
    std::uint32_t end = tree.begin;
    while (end < tree.end && reading.token(end).form != "," && reading.token(end).form != "(" &&
           reading.token(end).form != "—" && reading.token(end).upos != "VERB" &&
           reading.token(end).upos != "AUX" && reading.token(end).xpos != "WP" &&
           reading.token(end).xpos != "WDT")
      ++end;
    if (end <= child) break;
    range.end = end;
    if (end != tree.end) break;
  }
  return range;
}

Candidate base(const Reading& reading, const Phrase& phrase, std::uint32_t head) {
  Candidate candidate;
  candidate.mention.tokens = phrase.core;
  candidate.mention.head = head;
  candidate.mention.kind = MentionKind::description;
  candidate.mention.plural = is_plural(reading.token(head));
  candidate.extent = {phrase.extent.begin, with_complement(reading, phrase.core, head).end};
  candidate.folded = fold_name(reading.document.text(phrase.core));
  candidate.head_word = reading.words.lemma(head);
  candidate.definite = phrase.definite;
  candidate.indefinite = phrase.indefinite;
  candidate.demonstrative = phrase.demonstrative;
  for (std::uint32_t t = phrase.core.begin; t <= head; ++t)
    candidate.former = candidate.former || reading.words.form(t).starts_with("ex ");
  for (std::uint32_t t = phrase.core.begin; t < head; ++t) {
    const auto rank = reading.lexicon.ranks.find(reading.words.form(t));
    if (rank == reading.lexicon.ranks.end()) continue;
    if (rank->second == RankOfTitle::former) candidate.former = true;
    if (rank->second == RankOfTitle::deputy || rank->second == RankOfTitle::acting)
      candidate.rank = rank->second;
  }
  return candidate;
}

// "Bogota, whose president Washington put under sanctions": a government that does it to him, and no
// president of that name. Not "Facebook, whose owner Meta removed".
bool done_to_whose(const Reading& reading, std::uint32_t noun, const Candidate& name) {
  const auto whose = reading.syntax.child(noun, "nmod:poss");
  const std::uint32_t head = name.mention.head;
  if (!whose || reading.token(*whose).xpos != "WP$" || !is_relation(reading.token(head), "nsubj") ||
      reading.token(head).head != reading.token(noun).head)
    return false;
  const std::vector<NameMatch> known = reading.catalogue.find(reading.token(head).form);
  return std::any_of(known.begin(), known.end(), [](const NameMatch& match) {
    return match.how == NameKind::capital || match.how == NameKind::seat ||
           match.entry->type == ActorType::country;
  });
}

// The person's name that a title stands before: "President [Vladimir Putin]", "the journalist [Evan G.]".
std::int32_t name_after(const Reading& reading, std::uint32_t end, bool person) {
  if (end >= reading.document.tokens.size()) return -1;
  if (reading.syntax.sentence_of(end) != reading.syntax.sentence_of(end - 1)) return -1;
  const std::int32_t name = reading.covered[end];
  if (name < 0) return -1;
  const Candidate& candidate = reading.at(static_cast<std::uint32_t>(name));
  if (candidate.mention.tokens.begin != end || candidate.mention.kind != MentionKind::name) return -1;
  if (done_to_whose(reading, end - 1, candidate)) return -1;
  const bool may_be_person =
      candidate.mention.type == ActorType::person || (!candidate.entry && !candidate.typed_by_name);
  return (candidate.mention.type == ActorType::person) == person || (person && may_be_person) ? name : -1;
}

// Past more titles: "Foreign Minister [Sheikh] Mohammed", "the defence minister, ..." stays.
std::uint32_t behind_titles(const Reading& reading, std::uint32_t at) {
  constexpr std::uint32_t kTitles = 2;
  for (std::uint32_t n = 0; n < kTitles && at + 1 < reading.document.tokens.size(); ++n, ++at) {
    if (reading.covered[at] >= 0 || !is_capitalised(reading.token(at).form)) break;
    const Title* title = reading.lexicon.titles.find(reading.words.form(at));
    if (!title || title->kind == TitleKind::kin || title->kind == TitleKind::trade) break;
  }
  return at;
}

bool is_verbal_role(const Reading& reading, std::uint32_t head) {
  const Token& token = reading.token(head);
  return reading.syntax.preposition(head) == "as" || token.deprel == "vocative";
}

// "[Attorney] General": a title by itself, here the first half of another.
bool opens_longer_title(const Reading& reading, TokenRange sentence, std::uint32_t head) {
  if (head + 1 >= sentence.end) return false;
  const auto match = reading.lexicon.titles.headed_by(reading.words, sentence, head + 1);
  return match && match->tokens.begin <= head;
}

// "California [Attorney General] Ann Hoyt": the state may hang on the first half of the title.
void take_state_before_title(const Reading& reading, Candidate& candidate, TokenRange title) {
  if (!candidate.slots.empty() || title.begin == 0 || title.begin != candidate.mention.tokens.begin) return;
  const std::int32_t before = reading.covered[title.begin - 1];
  if (before < 0) return;
  const Candidate& state = reading.at(static_cast<std::uint32_t>(before));
  const std::int32_t above = reading.token(state.mention.head).head;
  if (above == kRoot || static_cast<std::uint32_t>(above) < title.begin ||
      static_cast<std::uint32_t>(above) >= title.end)
    return;
  candidate.slots.push_back(static_cast<std::uint32_t>(before));
  candidate.mention.tokens.begin = state.mention.tokens.begin;
  candidate.extent.begin = std::min(candidate.extent.begin, state.mention.tokens.begin);
  candidate.folded = fold_name(reading.document.text(candidate.mention.tokens));
  if (candidate.country.empty()) candidate.country = state.country;
}

// "The post of Commission president", "elected President of Peru": an office and nobody.
bool names_post(const Reading& reading, std::uint32_t head) {
  constexpr std::array<std::string_view, 9> kPosts{"job",  "mandate",  "mantle", "office",   "portfolio",
                                                   "post", "position", "role",   "candidate"};
  const Token& token = reading.token(head);
  if (token.head == kRoot) return false;
  const std::string& above = reading.words.lemma(static_cast<std::uint32_t>(token.head));
  if (is_relation(token, "nmod"))
    return (reading.syntax.preposition(head) == "of" || reading.syntax.preposition(head) == "for") &&
           std::find(kPosts.begin(), kPosts.end(), above) != kPosts.end() &&
           !reading.syntax.child(head, "det");
  constexpr std::array<std::string_view, 6> kChoose{"appoint",  "elect",    "name",
                                                    "proclaim", "re-elect", "swear"};
  return is_relation(token, "xcomp") && !reading.syntax.child(head, "det") &&
         std::find(kChoose.begin(), kChoose.end(), above) != kChoose.end();
}

std::optional<Candidate> title_candidate(const Reading& reading, std::uint32_t head) {
  const Sentence& sentence = reading.document.sentences[reading.syntax.sentence_of(head)];
  const auto match = reading.lexicon.titles.headed_by(reading.words, sentence.tokens, head);
  if (!match || opens_longer_title(reading, sentence.tokens, head)) return std::nullopt;
  const Phrase phrase = phrase_of(reading, head, match->tokens);
  if (phrase.refused) return std::nullopt;
  Candidate candidate = base(reading, phrase, head);
  candidate.title = match->row;
  if (match->row->phrase.ends_with(reading.words.form(head)))
    candidate.mention.plural = false;  // chargé d'affaires
  candidate.described = Described::title;
  candidate.gender = match->row->gender;
  candidate.typed_by_name = true;
  candidate.mention.type = ActorType::person;
  fill_slots(reading, candidate, phrase, head);
  take_state_before_title(reading, candidate, match->tokens);
  candidate.names = name_after(reading, behind_titles(reading, std::max(head + 1, match->tokens.end)), true);
  if (candidate.mention.plural) {
    candidate.mention.type = ActorType::people;
    return candidate;
  }
  if (candidate.names >= 0) return candidate;
  const Token& token = reading.token(head);
  if (match->row->kind == TitleKind::style || modifies_noun(token) || is_verbal_role(reading, head) ||
      names_post(reading, head))
    return std::nullopt;
  // A bare noun ("he was elected president") is an office and nobody, unless a capital says "the".
  const bool determined = phrase.definite || phrase.indefinite || phrase.named || !candidate.slots.empty();
  const bool predicate = reading.syntax.child(head, "cop").has_value() || is_relation(token, "xcomp");
  const bool apposition = is_relation(token, "appos");
  if (!determined && !apposition && !(is_capitalised(token.form) && !predicate)) return std::nullopt;
  return candidate;
}

// "A [Ukrainian defence ministry] spokesman", "[Ukraine's defence ministry] spokesman": the state hangs on
// the spokesman and belongs to the ministry.
void take_state_before(const Reading& reading, Candidate& candidate) {
  std::uint32_t end = candidate.mention.tokens.begin;
  if (end > 1 && reading.token(end - 1).xpos == "POS") --end;
  if (end == 0) return;
  const std::int32_t before = reading.covered[end - 1];
  if (before < 0) return;
  const Candidate& state = reading.at(static_cast<std::uint32_t>(before));
  if (state.mention.type != ActorType::country || state.mention.tokens.end != end) return;
  candidate.mention.tokens.begin = state.mention.tokens.begin;
  candidate.folded = fold_name(reading.document.text(candidate.mention.tokens));
  candidate.slots.push_back(static_cast<std::uint32_t>(before));
  candidate.country = state.country;
}

// "Odesa regional authorities", "the city government": of no state. "The government in Tripoli", "the
// Damascus government" are.
bool is_regional(const Reading& reading, const Candidate& candidate) {
  for (const std::uint32_t slot : candidate.slots) {
    const Candidate& place = reading.at(slot);
    const std::string_view where = reading.syntax.preposition(place.mention.head);
    if (place.mention.type == ActorType::place && where != "in" && where != "at" && capital_of(place).empty())
      return true;
  }
  for (std::uint32_t t = candidate.mention.tokens.begin; t < candidate.mention.head; ++t)
    for (const char* word : {"regional", "local", "provincial", "municipal", "city", "state", "district"})
      if (reading.words.form(t) == word) return true;
  return false;
}

// "The government in Addis Ababa", "the authorities in Lima": the state, named or not; nullptr if it sits in
// no capital. Trees hang the town on the verb as often as on the noun.
const CatalogueEntry* state_of_seat(const Reading& reading, const Candidate& candidate) {
  const std::uint32_t at = candidate.mention.tokens.end + 1;
  if (at >= reading.document.tokens.size() || reading.words.form(at - 1) != "in" || reading.covered[at] < 0)
    return nullptr;
  const std::string_view code = capital_of(reading.at(static_cast<std::uint32_t>(reading.covered[at])));
  return code.empty() ? nullptr : reading.catalogue.entry(code);
}

std::optional<Candidate> organisation_candidate(const Reading& reading, std::uint32_t head) {
  const Sentence& sentence = reading.document.sentences[reading.syntax.sentence_of(head)];
  const auto match = reading.lexicon.organisations.headed_by(reading.words, sentence.tokens, head);
  if (!match) return std::nullopt;
  const OrganisationNoun& noun = *match->row;
  const Phrase phrase = phrase_of(reading, head, match->tokens);
  if (phrase.refused) return std::nullopt;
  Candidate candidate = base(reading, phrase, head);
  candidate.described = noun.type == ActorType::country && noun.is_first_of_all("state")
                            ? Described::country
                            : Described::organisation;
  candidate.classes = &noun.classes;
  candidate.takes = noun.takes;
  candidate.mention.type = noun.type;
  candidate.typed_by_name = true;
  const bool specific = match->tokens.end - match->tokens.begin > 1;  // "foreign ministry"
  if (specific && modifies_noun(reading.token(head))) take_state_before(reading, candidate);
  const bool capital = is_capitalised(reading.token(head).form) && head != sentence.tokens.begin;
  fill_slots(reading, candidate, phrase, head);
  if (noun.type == ActorType::country && is_regional(reading, candidate))
    candidate.mention.type = ActorType::organization;
  else if (noun.type == ActorType::country && candidate.described == Described::organisation)
    candidate.entry = state_of_seat(reading, candidate);
  const Token& token = reading.token(head);
  if (!candidate.mention.plural)
    candidate.names = name_after(reading, std::max(head + 1, match->tokens.end), false);
  if (candidate.names >= 0) return candidate;
  if (modifies_noun(token) && !specific && !capital) return std::nullopt;
  if (candidate.mention.plural && candidate.described == Described::country)
    return std::nullopt;  // "countries" are people
  const bool plural_noun =
      candidate.mention.plural && !reading.lexicon.organisations.find(reading.words.form(head));
  if (plural_noun) return std::nullopt;
  const bool described_further =
      phrase.indefinite && (phrase.core.end - phrase.core.begin > 1 || reading.syntax.child(head, "acl")) &&
      reading.words.form(std::min<std::size_t>(head + 1, reading.document.tokens.size() - 1)) != "of";
  if (noun.use == NounUse::definite && !phrase.definite && !phrase.named && !specific && !capital &&
      !described_further)
    return std::nullopt;
  if (noun.use == NounUse::named && !phrase.named && !capital) return std::nullopt;
  if (candidate.described == Described::country && !phrase.definite) return std::nullopt;
  return candidate;
}

// "The island", "the West African country": what the lexicon knows states by.
std::optional<Candidate> state_candidate(const Reading& reading, std::uint32_t head) {
  if (modifies_noun(reading.token(head))) return std::nullopt;
  const Phrase phrase = phrase_of(reading, head, {head, head + 1});
  if (phrase.refused || !phrase.definite || phrase.possessive >= 0 ||
      phrase.core.end - phrase.core.begin < 2 ||
      !reading.lexicon.state_words.contains(joined_words(reading, phrase.core)))
    return std::nullopt;
  Candidate candidate = base(reading, phrase, head);
  candidate.described = Described::country;
  candidate.mention.type = ActorType::country;
  candidate.typed_by_name = true;
  return candidate;
}

std::optional<Candidate> group_candidate(const Reading& reading, std::uint32_t head) {
  const Sentence& sentence = reading.document.sentences[reading.syntax.sentence_of(head)];
  const Token& token = reading.token(head);
  const auto match = reading.lexicon.groups.headed_by(reading.words, sentence.tokens, head);
  if (!match) return std::nullopt;
  const GroupNoun& noun = *match->row;
  if (modifies_noun(token)) return std::nullopt;
  const Phrase phrase = phrase_of(reading, head, match->tokens);
  const bool of_each = phrase.each && !is_plural(token) &&
                       std::find(noun.classes.begin(), noun.classes.end(), "vague") != noun.classes.end();
  if (!is_plural(token) && !noun.collective && !of_each) return std::nullopt;
  if (phrase.refused && !of_each) return std::nullopt;
  Candidate candidate = base(reading, phrase, head);
  candidate.definite = candidate.definite || of_each;
  candidate.described = Described::group;
  candidate.classes = &noun.classes;
  candidate.mention.type = noun.type;
  candidate.mention.plural = true;
  candidate.typed_by_name = true;
  fill_slots(reading, candidate, phrase, head);
  return candidate;
}

std::optional<Candidate> event_candidate(const Reading& reading, std::uint32_t head) {
  const Sentence& sentence = reading.document.sentences[reading.syntax.sentence_of(head)];
  const Token& token = reading.token(head);
  const auto match = reading.lexicon.events.headed_by(reading.words, sentence.tokens, head);
  if (!match || modifies_noun(token)) return std::nullopt;
  const EventNoun& noun = *match->row;
  const Phrase phrase = phrase_of(reading, head, match->tokens);
  if (phrase.refused) return std::nullopt;
  Candidate candidate = base(reading, phrase, head);
  candidate.described = Described::event;
  candidate.classes = &noun.classes;
  candidate.mention.type = ActorType::event;
  candidate.typed_by_name = true;
  fill_slots(reading, candidate, phrase, head);
  const bool capital = is_capitalised(token.form) && head != sentence.tokens.begin;
  const bool of = candidate.extent.end > candidate.mention.tokens.end;
  switch (noun.use) {
    case NounUse::any: break;
    case NounUse::definite:
      if (!phrase.definite && !phrase.named && !of) return std::nullopt;
      break;
    case NounUse::named:
      if (!phrase.named && !capital) return std::nullopt;
      break;
    case NounUse::of:  // "a round of talks", not "the second round in Paris"
      if (!of || reading.words.form(candidate.mention.tokens.end) != "of") return std::nullopt;
      break;
  }
  return candidate;
}

std::optional<Candidate> place_candidate(const Reading& reading, std::uint32_t head) {
  const Sentence& sentence = reading.document.sentences[reading.syntax.sentence_of(head)];
  const Token& token = reading.token(head);
  const auto match = reading.lexicon.places.headed_by(reading.words, sentence.tokens, head);
  if (!match || is_plural(token)) return std::nullopt;
  const std::int32_t name = name_after(reading, head + 1, false);
  if (modifies_noun(token) && name < 0) return std::nullopt;
  const Phrase phrase = phrase_of(reading, head, match->tokens);
  if (phrase.refused || (!phrase.definite && !phrase.named && !phrase.indefinite)) return std::nullopt;
  Candidate candidate = base(reading, phrase, head);
  candidate.described = Described::place;
  candidate.classes = &match->row->classes;
  candidate.mention.type = ActorType::place;
  candidate.typed_by_name = true;
  candidate.names = name;
  fill_slots(reading, candidate, phrase, head);
  return candidate;
}

bool organisation_is_longer(const Reading& reading, TokenRange sentence, std::uint32_t at) {
  const auto body = reading.lexicon.organisations.headed_by(reading.words, sentence, at);
  if (!body) return false;
  const auto title = reading.lexicon.titles.headed_by(reading.words, sentence, at);
  return !title || body->row->phrase.size() > title->row->phrase.size();
}

bool may_head_description(const Reading& reading, std::uint32_t at) {
  const Token& token = reading.token(at);
  if (!is_noun(token)) {  // "the wounded", whatever tag it got
    if (token.xpos != "JJ" && token.xpos != "VBN") return false;
    if (!reading.syntax.child(at, "det")) return false;
  }
  if (is_capitalised(token.form) && token.upos == "PROPN" &&
      reading.lexicon.not_actors.contains(fold_name(token.form)))
    return false;  // the month of March
  return reading.covered[at] < 0;
}

}  // namespace

// "Chief of [Defence Staff]", "[National Security] Adviser": what the model took for a name is half a title.
static void refuse_halves_of_titles(Reading& reading, TokenRange sentence, std::uint32_t head) {
  const auto match = reading.lexicon.titles.headed_by(reading.words, sentence, head);
  if (!match || match->tokens.end - match->tokens.begin < 2) return;
  for (std::uint32_t t = match->tokens.begin; t < match->tokens.end; ++t) {
    if (reading.covered[t] < 0) continue;
    Candidate& name = reading.candidates[static_cast<std::size_t>(reading.covered[t])];
    const bool inside =
        match->tokens.begin <= name.mention.tokens.begin && name.mention.tokens.end <= match->tokens.end;
    // "Minister of [Foreign Affairs]": no magazine
    const bool portfolio =
        name.entry && name.entry->type == ActorType::organization && name.mention.tokens.begin > head;
    // "[US National Security] Adviser": no body ends inside a title
    const bool across = !name.entry && name.mention.type != ActorType::person &&
                        name.mention.tokens.begin < match->tokens.begin && name.mention.tokens.end <= head;
    if (((inside && (!name.entry || portfolio)) || across) && name.mention.kind == MentionKind::name)
      name.refused = true;
  }
}

void find_descriptions(Reading& reading) {
  std::uint32_t used_to = 0;  // inside "Ministry of Foreign Affairs" no other noun heads anything
  for (const Sentence& sentence : reading.document.sentences) {
    if (sentence.section != SectionKind::body) continue;
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
      if (at < used_to || !may_head_description(reading, at)) continue;
      refuse_halves_of_titles(reading, sentence.tokens, at);
      const bool plural = is_plural(reading.token(at));
      std::optional<Candidate> found;
      if (plural) {
        found = organisation_candidate(reading, at);
        if (!found) found = event_candidate(reading, at);
        if (!found) found = group_candidate(reading, at);
        if (!found) found = title_candidate(reading, at);
      } else {
        const bool body =
            organisation_is_longer(reading, sentence.tokens, at);  // "consulate-general" is no general
        found = state_candidate(reading, at);
        if (!found) found = body ? organisation_candidate(reading, at) : title_candidate(reading, at);
        if (!found && !body) found = organisation_candidate(reading, at);
        if (!found) found = group_candidate(reading, at);
        if (!found) found = event_candidate(reading, at);
        if (!found) found = place_candidate(reading, at);
      }
      if (!found) continue;
      used_to = found->mention.tokens.end;
      reading.candidates.push_back(std::move(*found));
    }
  }
}

static bool is_some_persons_noun(const Reading& reading, std::uint32_t head) {
  const std::string& lemma = reading.words.lemma(head);
  return reading.lexicon.titles.find(lemma) || reading.lexicon.groups.find(lemma);
}

void find_nominals(Reading& reading) {
  std::vector<bool> headed(reading.document.tokens.size(), false);
  for (const Candidate& candidate : reading.candidates) headed[candidate.mention.head] = true;
  for (const Sentence& sentence : reading.document.sentences) {
    if (sentence.section != SectionKind::body) continue;
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
      const Token& token = reading.token(at);
      if (!is_noun(token) || headed[at] || reading.covered[at] >= 0 || modifies_noun(token)) continue;
      if (const Title* style = reading.lexicon.titles.find(reading.words.form(at));
          style && style->kind == TitleKind::style && is_capitalised(token.form))
        continue;  // "Ms" of a name
      const Phrase phrase = phrase_of(reading, at, {at, at + 1});
      Candidate candidate = base(reading, phrase, at);
      candidate.nominal = true;
      candidate.described = Described::nominal;
      fill_slots(reading, candidate, phrase, at);
      candidate.country.clear();
      if (is_some_persons_noun(reading, at)) {
        candidate.mention.type = candidate.mention.plural ? ActorType::people : ActorType::person;
        candidate.typed_by_name = true;
        if (const Title* title = reading.lexicon.titles.find(reading.words.lemma(at)))
          candidate.gender = title->gender;
      }
      reading.candidates.push_back(std::move(candidate));
    }
  }
}

}  // namespace kg::ingest
