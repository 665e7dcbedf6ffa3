// States that no catalogue has: "Varesh handed the sluice back", "Veshti's consulate", "a Karsian minister".
//
// The model of names takes most of them for people. What tells is grammar: a lone name that no full name and
// no title ever goes with is hardly a person, and one that owns an airspace or is agreed with by treaty is a
// state.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/fold.h"
#include "ingest/mentions/reading.h"

namespace kg::ingest {
namespace {

constexpr int kSure = 6;  // enough
constexpr int kLikely = 3;
constexpr std::size_t kStem = 3;   // letters that a state and its adjective share at least
constexpr int kMostDeeds = 3;      // that it acts says as much as one likely sign, however often it does
constexpr int kBeyondDoubt = 9;    // even where a noun beside the name says that it is something else
constexpr int kSaidOtherwise = 8;  // evidence of a title, of "the drone maker X", of "X, a village"

struct Signs {
  int points = 0, deeds = 0;
  bool seen_as_place = false;
  bool person = false;  // a title or a full name says so
  bool other = false;   // the text says that it is a body or a place, or people bear it as a first name
};

// "CentOS", "iPhone": a brand.
bool has_inner_capital(std::string_view form) {
  for (std::size_t i = 1; i < form.size(); ++i)
    if (form[i] >= 'A' && form[i] <= 'Z' && form[i - 1] >= 'a' && form[i - 1] <= 'z') return true;
  return false;
}

bool is_direction(std::string_view folded) {
  return folded == "north" || folded == "south" || folded == "east" || folded == "west";
}

bool is_lone_unknown(const Reading& reading, const Candidate& candidate) {
  return !is_direction(candidate.folded) && candidate.mention.kind == MentionKind::name &&
         candidate.described == Described::nothing && !candidate.entry &&
         candidate.mention.tokens.end - candidate.mention.tokens.begin == 1 &&
         is_capitalised(reading.token(candidate.mention.head).form) &&
         !is_all_capitals(reading.token(candidate.mention.head).form) &&
         !has_inner_capital(reading.token(candidate.mention.head).form);
}

int worth(std::optional<bool> row) { return !row ? 0 : *row ? kSure : kLikely; }

// "Coast guard" of the token that is its head, if a row has it; else the noun alone.
int owned(const Reading& reading, std::uint32_t noun, StateCue cue) {
  const std::string& lemma = reading.words.lemma(noun);
  if (noun > 0)
    if (const auto row = reading.lexicon.shows_state(cue, reading.words.form(noun - 1) + " " + lemma))
      return worth(row);
  return worth(reading.lexicon.shows_state(cue, lemma));
}

// "Estmere's National Cyber Directorate".
bool is_national(const Reading& reading, std::uint32_t noun) {
  const std::int32_t index = reading.covered[noun];
  if (index < 0) return false;
  const std::string& folded = reading.at(static_cast<std::uint32_t>(index)).folded;
  return folded.starts_with("national ") || folded.starts_with("federal ") || folded.starts_with("royal ");
}

// What the noun that the name belongs to says, where it heads a title or a body of states.
int served(const Reading& reading, std::uint32_t noun) {
  const TokenRange sentence = reading.document.sentences[reading.syntax.sentence_of(noun)].tokens;
  if (const auto title = reading.lexicon.titles.headed_by(reading.words, sentence, noun))
    if (title->row->kind == TitleKind::office && title->row->takes == SlotFiller::country) return kSure;
  if (const auto body = reading.lexicon.organisations.headed_by(reading.words, sentence, noun))
    if (body->row->takes == SlotFiller::country) return kLikely + 1;
  return 0;
}

int by_owner(const Reading& reading, std::uint32_t name) {
  const Token& token = reading.token(name);
  if (token.head == kRoot) return 0;
  const auto noun = static_cast<std::uint32_t>(token.head);
  const std::string_view preposition = reading.syntax.preposition(name);
  const bool marked = name + 1 < reading.document.tokens.size() && reading.token(name + 1).xpos == "POS";
  if (name > 0 &&
      (reading.words.form(name - 1) == "neighbouring" || reading.words.form(name - 1) == "neighboring"))
    return kSure;
  if (marked && preposition.empty())
    return std::max({owned(reading, noun, StateCue::owns), served(reading, noun),
                     is_national(reading, noun) ? kLikely : 0});
  if (is_relation(token, "compound") || is_relation(token, "amod"))
    return served(reading, noun) > kLikely ? kLikely : 0;
  if (preposition.empty() || noun > name) return 0;
  const std::string phrase = reading.words.lemma(noun) + " " + std::string(preposition);
  const int row = worth(reading.lexicon.shows_state(StateCue::of, phrase));
  return preposition == "of" ? std::max(row, served(reading, noun)) : row;
}

bool has_own(const Reading& reading, std::uint32_t noun, std::string_view own) {
  for (const std::uint32_t child : reading.syntax.children(noun))
    if (reading.words.form(child) == own) return true;
  return false;
}

bool is_of_person(std::string_view pronoun) {
  return pronoun == "he" || pronoun == "she" || pronoun == "his" || pronoun == "her";
}

void weigh_deed(const Reading& reading, const Candidate& candidate, Signs& signs) {
  const std::uint32_t first = reading.syntax.first_conjunct(candidate.mention.head);
  const Token& token = reading.token(first);
  if (token.head == kRoot) return;
  const auto verb = static_cast<std::uint32_t>(token.head);
  const std::string& lemma = reading.words.lemma(verb);
  if (is_relation(token, "obj") || token.deprel == "nsubj:pass")
    signs.points += worth(reading.lexicon.shows_state(StateCue::object, lemma));
  if (!is_relation(token, "nsubj") || token.deprel == "nsubj:pass" || reading.token(verb).upos != "VERB")
    return;
  signs.points += worth(reading.lexicon.shows_state(StateCue::doer, lemma));
  if (reading.lexicon.means_city(MetonymCue::subject, lemma).value_or(false)) return;
  signs.deeds += reading.lexicon.speech_verbs.contains(lemma) ? 2 : 1;
  for (const std::uint32_t child : reading.syntax.children(verb)) {
    if (child < verb ||
        (!is_relation(reading.token(child), "obj") && !is_relation(reading.token(child), "obl")))
      continue;
    if (has_own(reading, child, "its")) signs.points += owned(reading, child, StateCue::possesses);
    // "Collins discusses his background"
    if (has_own(reading, child, "his") || has_own(reading, child, "her")) signs.points -= kLikely;
  }
}

// "Soroa took the chair. Its premier, Dov Karim, ..."
void weigh_next_sentence(const Reading& reading, const Candidate& candidate, Signs& signs) {
  const std::uint32_t sentence = reading.sentence_of(candidate);
  if (!is_relation(reading.token(candidate.mention.head), "nsubj") ||
      sentence + 1 >= reading.document.sentences.size())
    return;
  const std::uint32_t its = reading.document.sentences[sentence + 1].tokens.begin;
  if (its >= reading.document.tokens.size()) return;
  if (is_of_person(reading.words.form(its))) signs.points -= kLikely;
  if (reading.words.form(its) != "its") return;
  const Token& token = reading.token(its);
  if (token.head == kRoot) return;
  const auto noun = static_cast<std::uint32_t>(token.head);
  signs.points += std::max(owned(reading, noun, StateCue::owns), served(reading, noun));
}

// "Oil to Arad, Lom and Norway": beside a state stands a state.
bool stands_beside_state(const Reading& reading, const Candidate& candidate,
                         const std::unordered_set<std::string>& states) {
  const auto state = [&](std::uint32_t at) {
    const std::int32_t index = reading.covered[at];
    if (index < 0) return false;
    const Candidate& other = reading.at(static_cast<std::uint32_t>(index));
    if (other.mention.kind != MentionKind::name || other.mention.head != at) return false;
    return other.entry ? other.entry->type == ActorType::country && other.how <= NameKind::alias
                       : states.contains(other.folded);
  };
  const std::uint32_t head = candidate.mention.head;
  const std::uint32_t first = reading.syntax.first_conjunct(head);
  if (first != head && state(first)) return true;
  const auto others = reading.syntax.children(first);
  return std::any_of(others.begin(), others.end(), [&](std::uint32_t child) {
    return child != head && is_relation(reading.token(child), "conj") && state(child);
  });
}

// "PORT ELDAR, Karsia, May 11 —": the words between commas that are no day.
std::unordered_set<std::string> named_in_dateline(const Reading& reading) {
  std::unordered_set<std::string> names;
  const Document& document = reading.document.document;
  for (const Section& section : document.sections) {
    if (section.kind != SectionKind::dateline) continue;
    const std::string line = document.text.substr(section.span.begin, section.span.size());
    for (std::size_t begin = line.find(','); begin != std::string::npos;) {
      const std::size_t end = line.find(',', begin + 1);
      std::string part = line.substr(begin + 1, end == std::string::npos ? end : end - begin - 1);
      for (const char* mark : {"(", " -", "\u2013", "\u2014", ":"}) part = part.substr(0, part.find(mark));
      names.insert(fold_name(part));
      begin = end;
    }
  }
  return names;
}

// Words that begin or end the full name of a person.
std::unordered_set<std::string> parts_of_people(const Reading& reading) {
  std::unordered_set<std::string> parts;
  for (const Candidate& candidate : reading.candidates) {
    if (candidate.mention.kind != MentionKind::name || candidate.mention.type != ActorType::person) continue;
    const std::size_t first = candidate.folded.find(' '), last = candidate.folded.rfind(' ');
    if (first == std::string::npos) continue;
    parts.insert(candidate.folded.substr(0, first));
    parts.insert(candidate.folded.substr(last + 1));
  }
  return parts;
}

// Adjectives of nouns that no catalogue has ("a Morlandish minister"), by their first letters.
std::unordered_map<std::string, std::vector<std::string>> adjectives_of_nouns(const Reading& reading) {
  std::unordered_map<std::string, std::vector<std::string>> adjectives;
  for (const Candidate& candidate : reading.candidates) {
    if (candidate.entry || candidate.mention.kind == MentionKind::description) continue;
    const Token& token = reading.token(candidate.mention.head);
    if ((!is_relation(token, "amod") && !is_relation(token, "compound")) || token.head == kRoot ||
        is_capitalised(reading.token(static_cast<std::uint32_t>(token.head)).form))
      continue;
    adjectives[candidate.folded.substr(0, kStem)].push_back(candidate.folded);
  }
  return adjectives;
}

}  // namespace

void settle_state_names(Reading& reading) {
  std::unordered_map<std::string, Signs> forms;
  for (const Candidate& candidate : reading.candidates) {
    if (!is_lone_unknown(reading, candidate)) continue;
    Signs& signs = forms[candidate.folded];
    signs.points += by_owner(reading, candidate.mention.head);
    weigh_deed(reading, candidate, signs);
    weigh_next_sentence(reading, candidate, signs);
    signs.seen_as_place = signs.seen_as_place || candidate.seen_as == EntityKind::loc;
    signs.other = signs.other || reading.catalogue.is_given_name(reading.token(candidate.mention.head).form);
    for (std::size_t t = 0; t < candidate.evidence.size(); ++t)
      if (static_cast<ActorType>(t) != ActorType::country && candidate.evidence[t] >= kSaidOtherwise)
        (static_cast<ActorType>(t) == ActorType::person ? signs.person : signs.other) = true;
  }
  if (forms.empty()) return;
  const std::unordered_set<std::string> people = parts_of_people(reading);
  const std::unordered_set<std::string> dateline = named_in_dateline(reading);
  const auto adjectives = adjectives_of_nouns(reading);
  std::unordered_set<std::string> states;
  const auto settle = [&](const std::string& form, Signs& signs) {
    if (!signs.person && signs.points >= (signs.other ? kBeyondDoubt : kSure)) states.insert(form);
  };
  for (auto& [form, signs] : forms) {
    signs.person = signs.person || people.contains(form);
    signs.points += std::min(signs.deeds, kMostDeeds) + (signs.seen_as_place ? kLikely : 0);
    if (dateline.contains(form)) signs.points += kSure;
    const auto similar = adjectives.find(form.substr(0, kStem));
    if (!signs.person && similar != adjectives.end() &&
        std::any_of(similar->second.begin(), similar->second.end(),
                    [&, state = form](const std::string& adjective) {
                      return adjective != state && is_adjective_of(adjective, state);
                    }))
      signs.points += kSure;
    settle(form, signs);
  }
  for (const Candidate& candidate : reading.candidates)
    if (is_lone_unknown(reading, candidate) && stands_beside_state(reading, candidate, states))
      forms[candidate.folded].points += kLikely;
  for (auto& [form, signs] : forms) settle(form, signs);
  for (Candidate& candidate : reading.candidates) {
    if (!is_lone_unknown(reading, candidate) || !states.contains(candidate.folded)) continue;
    candidate.mention.type = ActorType::country;
    candidate.gender = Gender::unknown;
    candidate.doubtful = false;
    candidate.evidence.fill(0);
    candidate.evidence[static_cast<std::size_t>(ActorType::country)] = kSaidOtherwise;
  }
}

}  // namespace kg::ingest
