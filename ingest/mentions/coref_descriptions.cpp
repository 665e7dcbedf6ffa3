// "A landmark agreement ... the deal"; "Hamas ... the group"; "Goma ... the city".
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "graph/fold.h"
#include "ingest/mentions/chains.h"

namespace kg::ingest {
namespace {

constexpr std::uint32_t kSameNounReach = 12;  // sentences
constexpr std::uint32_t kSameClassReach = 5;
constexpr std::uint32_t kNearReach = 2;
constexpr std::array<std::string_view, 12> kFighting{"army",     "brigade",   "brigades",   "column",
                                                     "fighters", "front",     "guerrillas", "militia",
                                                     "movement", "movements", "rebels",     "resistance"};
constexpr std::array<std::string_view, 18> kApart{
    "another", "different",     "first",   "former",   "international", "joint",
    "local",   "multinational", "new",     "national", "other",         "own",
    "rival",   "second",        "similar", "small",    "smaller",       "working"};
// Words of bodies that an adjective tells apart: "the parliamentary party", "the African union".
constexpr std::array<std::string_view, 6> kToldApart{"body",         "front", "organisation",
                                                     "organization", "party", "union"};
constexpr std::uint32_t kLoneEventReach = 40;  // where the text has but one event of the kind

bool is_mark(const std::string& name) {
  return name == "direction" || name == "vague" || name.starts_with("of-");
}

bool share_class(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) {
    return !is_mark(x) && std::find(b.begin(), b.end(), x) != b.end();
  });
}

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin < folded.size()) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    words.emplace_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// Words beside the head noun that a later description repeats or leaves out, but never adds.
std::set<std::string> modifiers_of(const Reading& reading, const Candidate& candidate) {
  std::set<std::string> words;
  for (const std::string& word : words_of(fold_name(reading.document.text(candidate.mention.tokens))))
    words.insert(word);
  words.erase(candidate.head_word);
  words.erase(fold_name(reading.token(candidate.mention.head).form));
  for (const char* filler :
       {"s", "same", "new", "latest", "whole", "entire", "said", "two", "recent", "current"})
    words.erase(filler);
  return words;
}

bool adds_nothing(const std::set<std::string>& later, const std::set<std::string>& earlier) {
  return std::includes(earlier.begin(), earlier.end(), later.begin(), later.end());
}

bool slots_conflict(const Chains& chains, const Candidate& a, const Candidate& b) {
  if (a.slots.empty() || b.slots.empty()) return false;
  for (const std::uint32_t x : a.slots)
    for (const std::uint32_t y : b.slots)
      if (chains.same(x, y)) return false;
  return true;
}

// Classes of the noun that heads a name ("Kurdistan Workers' Party") or of its catalogue row.
std::vector<std::string> classes_of(const Reading& reading, const Candidate& candidate) {
  if (candidate.classes) return *candidate.classes;
  std::vector<std::string> classes;
  if (candidate.entry) classes.emplace_back(candidate.entry->kind);
  const TokenRange range = candidate.mention.tokens;
  if (const auto noun = reading.lexicon.organisations.headed_by(reading.words, range, candidate.mention.head))
    classes.insert(classes.end(), noun->row->classes.begin(), noun->row->classes.end());
  if (const auto noun = reading.lexicon.events.headed_by(reading.words, range, candidate.mention.head))
    classes.insert(classes.end(), noun->row->classes.begin(), noun->row->classes.end());
  if (const auto noun = reading.lexicon.places.headed_by(reading.words, range, candidate.mention.head))
    classes.insert(classes.end(), noun->row->classes.begin(), noun->row->classes.end());
  return classes;
}

bool is_open_body_word(const Reading& reading, const std::string& word) {
  return reading.lexicon.body_anaphors.contains(word);
}

// Whether "the group", "the company" may mean a named body of this type and these classes.
bool body_word_fits(const Reading& reading, const std::string& word, ActorType type,
                    const std::vector<std::string>& classes) {
  for (const BodyAnaphor& row : reading.lexicon.body_anaphors.at(word)) {
    if (row.type != type) continue;
    const bool open = type == ActorType::organization && classes.empty() &&
                      std::any_of(row.classes.begin(), row.classes.end(),
                                  [](const std::string& c) { return c == "company" || c == "body"; });
    if (row.classes.empty() || open || share_class(row.classes, classes)) return true;
  }
  return false;
}

// Where the actor's capital is meant: "the Belarusian capital" is Minsk, no other town.
bool is_capital_of(const Candidate& anaphor, const Candidate& earlier) {
  for (const NameMatch& match : earlier.matches)
    if (match.how == NameKind::capital)
      return anaphor.country.empty() || match.entry->country == anaphor.country;
  return false;
}

bool may_be_anaphor(const Candidate& candidate) {
  if (candidate.mention.kind != MentionKind::description) return false;
  switch (candidate.described) {
    case Described::event:
    case Described::organisation:
    case Described::group:
    case Described::place: return candidate.definite && candidate.possessor_token < 0;
    default: return false;
  }
}

bool is_armed(const Candidate& candidate) {
  return candidate.mention.type == ActorType::armed_group &&
         (candidate.described == Described::group || candidate.described == Described::organisation);
}

// A name of those who fight, whatever type it was given: "the Sons of the Plain" are not, "the Highland
// Front" is.
bool names_fighters(const Reading& reading, const Candidate& name) {
  if (name.mention.type == ActorType::armed_group) return true;
  if (name.mention.type != ActorType::organization || name.entry) return false;
  const std::string last = fold_name(reading.token(name.mention.tokens.end - 1).form);
  const std::string head = fold_name(reading.token(name.mention.head).form);
  return std::any_of(kFighting.begin(), kFighting.end(),
                     [&](std::string_view word) { return word == last || word == head; });
}

// "The group", "the movement": what may be said of those who fight.
bool of_fighters(const Reading& reading, const std::string& word) {
  const auto rows = reading.lexicon.body_anaphors.find(word);
  return rows != reading.lexicon.body_anaphors.end() &&
         std::any_of(rows->second.begin(), rows->second.end(),
                     [](const BodyAnaphor& row) { return row.type == ActorType::armed_group; });
}

// Words beside the noun that tell what a body is and not which one of several: "the Islamist movement", "the
// Russian gas giant"; not "the other group", "two companies", "the working group".
bool only_describes(const Reading& reading, const Candidate& candidate) {
  const auto noun = reading.lexicon.organisations.headed_by(reading.words, candidate.mention.tokens,
                                                            candidate.mention.head);
  const bool kind_of_body =
      noun && (noun->row->type == ActorType::armed_group || noun->row->type == ActorType::igo ||
               noun->row->is_first_of_all("company"));
  for (std::uint32_t t = candidate.mention.tokens.begin; t < candidate.mention.head; ++t) {
    const Token& token = reading.token(t);
    const std::string& word = reading.words.form(t);
    if (std::find(kApart.begin(), kApart.end(), word) != kApart.end()) return false;
    const bool fights = word == "rebel" || word == "militant" || word == "guerrilla" || word == "insurgent";
    const std::int32_t covering = reading.covered[t];
    if (covering >= 0 && reading.at(static_cast<std::uint32_t>(covering)).mention.type != ActorType::country)
      return false;  // "the UN force", "the African group"
    const bool of_noun = kind_of_body && noun->tokens.begin <= t && t < noun->tokens.end;
    if (covering < 0 && !of_noun && !fights && token.upos != "ADJ" && token.upos != "VERB" &&
        token.upos != "PUNCT" && token.xpos != "POS" && word != "based" && word != "backed")
      return false;
  }
  return true;
}

bool countries_conflict(const Candidate& a, const Candidate& b) {
  return !a.country.empty() && !b.country.empty() && a.country != b.country;
}

enum class Fit : std::uint8_t { none, nearby, same_class, same_noun };

Fit fit_of(const Reading& reading, const Chains& chains, const Candidate& anaphor, const Candidate& earlier) {
  const bool name = earlier.mention.kind == MentionKind::name;
  const ActorType type = earlier.mention.type;
  if (!name && earlier.described != anaphor.described) return Fit::none;
  if (name && !compatible(type, anaphor.mention.type)) return Fit::none;
  const bool of_state =
      anaphor.described == Described::organisation && !is_open_body_word(reading, anaphor.head_word);
  const bool same_head = name && fold_name(reading.token(earlier.mention.head).form) == anaphor.head_word;
  if (of_state && type != anaphor.mention.type && !(same_head && type == ActorType::igo)) return Fit::none;
  if (slots_conflict(chains, anaphor, earlier)) return Fit::none;
  std::set<std::string> mine = modifiers_of(reading, anaphor);
  if (anaphor.head_word == "capital") mine.clear();
  std::set<std::string> theirs = modifiers_of(reading, earlier);
  for (const std::string& word : words_of(fold_name(reading.document.text(earlier.extent))))
    theirs.insert(word);
  const bool told_apart =
      std::find(kToldApart.begin(), kToldApart.end(), anaphor.head_word) != kToldApart.end();
  const bool told_of_name = name && !told_apart &&
                            (is_armed(anaphor) || (anaphor.described == Described::organisation &&
                                                   is_open_body_word(reading, anaphor.head_word)));
  if (name && anaphor.mention.type == ActorType::armed_group && !names_fighters(reading, earlier))
    return Fit::none;
  if (told_of_name && !adds_nothing(mine, theirs) && only_describes(reading, anaphor) &&
      !countries_conflict(anaphor, earlier))
    mine.clear();
  if (!adds_nothing(mine, theirs)) return Fit::none;
  if (!name && earlier.head_word == anaphor.head_word) return Fit::same_noun;
  const std::vector<std::string> classes = classes_of(reading, earlier);
  if (name) {
    const std::string head = fold_name(reading.token(earlier.mention.head).form);
    if (head == anaphor.head_word && mine.empty()) return Fit::same_noun;
    if (anaphor.described == Described::place && anaphor.head_word == "capital")
      return type == ActorType::place && is_capital_of(anaphor, earlier) ? Fit::same_class : Fit::none;
    if (anaphor.described == Described::place && classes.empty() && !has_class(anaphor, "city"))
      return Fit::none;
    if (anaphor.described == Described::place)
      return !has_class(anaphor, "direction") && mine.empty() && type == ActorType::place &&
                     (classes.empty() || share_class(classes, *anaphor.classes))
                 ? Fit::nearby
                 : Fit::none;
    if (anaphor.described == Described::organisation && is_open_body_word(reading, anaphor.head_word) &&
        mine.empty())
      return body_word_fits(reading, anaphor.head_word, type, classes) ||
                     (of_fighters(reading, anaphor.head_word) && names_fighters(reading, earlier))
                 ? Fit::same_class
                 : Fit::none;
  }
  if (anaphor.described == Described::organisation && !name &&
      (!is_open_body_word(reading, anaphor.head_word) ||
       !body_word_fits(reading, anaphor.head_word, type, classes)))
    return Fit::none;
  if (has_class(anaphor, "direction")) return Fit::none;
  if (anaphor.described == Described::group) {
    if (name)
      return is_armed(anaphor) && names_fighters(reading, earlier) && mine.empty() ? Fit::same_class
                                                                                   : Fit::none;
    return mine.empty() && anaphor.classes && earlier.classes &&
                   share_class(*earlier.classes, *anaphor.classes)
               ? Fit::same_class
               : Fit::none;
  }
  return anaphor.classes && share_class(classes, *anaphor.classes) ? Fit::same_class : Fit::none;
}

// Chains that fit, by how well, how near and how much the text speaks of them.
struct Antecedent {
  std::uint32_t candidate = 0;
  Fit fit = Fit::none;
  int points = 0;
};

std::uint32_t reach(Fit fit) {
  switch (fit) {
    case Fit::same_noun: return kSameNounReach;
    case Fit::same_class: return kSameClassReach;
    case Fit::nearby: return kNearReach;
    case Fit::none: break;
  }
  return 0;
}

// Of several the one that the text speaks of twice as much as of any other; -1 if of none.
std::int32_t spoken_of_most(const Chains& chains, const std::vector<std::uint32_t>& several) {
  std::int32_t best = -1;
  std::size_t most = 0, second = 0;
  for (const std::uint32_t one : several) {
    const std::size_t size = chains.members(one).size();
    if (size > most) {
      second = most;
      most = size;
      best = static_cast<std::int32_t>(one);
    } else {
      second = std::max(second, size);
    }
  }
  return most >= 2 * second ? best : -1;
}

std::int32_t antecedent_of(const Reading& reading, const Chains& chains, std::uint32_t i) {
  const Candidate& candidate = reading.at(i);
  const std::uint32_t sentence = reading.sentence_of(candidate);
  std::vector<Antecedent> found;   // nearest first, one a chain
  std::vector<std::uint32_t> far;  // events that would fit were they nearer, one a chain
  const bool event = candidate.described == Described::event;
  for (std::uint32_t back = i; back-- > 0;) {
    const Candidate& earlier = reading.at(back);
    const std::uint32_t distance = sentence - reading.sentence_of(earlier);
    if (distance > (event ? kLoneEventReach : kSameNounReach)) break;
    if (!reading.in_body(earlier) || chains.several(back)) continue;
    if (earlier.mention.kind != MentionKind::name && earlier.mention.kind != MentionKind::description)
      continue;
    if (earlier.extent.end > candidate.extent.begin) continue;  // one inside the other
    const Fit fit = fit_of(reading, chains, candidate, earlier);
    if (fit == Fit::none || !chains.may_link(i, back)) continue;
    if (distance > reach(fit)) {
      if (std::none_of(far.begin(), far.end(), [&](std::uint32_t f) { return chains.same(f, back); }))
        far.push_back(back);
      continue;
    }
    const int nearness = distance == 0 ? 3 : distance == 1 ? 4 : distance == 2 ? 2 : 0;
    const auto same = std::find_if(found.begin(), found.end(),
                                   [&](const Antecedent& a) { return chains.same(a.candidate, back); });
    if (same == found.end()) {
      found.push_back({back, fit, 2 * nearness + 1});
    } else {
      same->points += 1 + nearness / 2;
      if (fit > same->fit) {
        same->fit = fit;
        same->candidate = back;
      }
    }
  }
  const bool armed = is_armed(candidate);
  if (found.empty() && armed) return spoken_of_most(chains, far);
  if (found.empty()) return event && far.size() == 1 ? static_cast<std::int32_t>(far.front()) : -1;
  const Antecedent* best = &found.front();
  for (const Antecedent& a : found)
    if (a.fit > best->fit ||
        (a.fit == best->fit && candidate.described != Described::event && a.points > best->points))
      best = &a;
  // The nearest event is meant; of bodies and places the one that the text dwells on, and none if that is
  // not clear.
  if (candidate.described != Described::event)
    for (const Antecedent& a : found) {
      if (&a == best || a.fit != best->fit || a.points < best->points - 1) continue;
      if (!armed) return -1;
      std::vector<std::uint32_t> near;
      for (const Antecedent& other : found)
        if (other.fit == best->fit) near.push_back(other.candidate);
      return spoken_of_most(chains, near);
    }
  return static_cast<std::int32_t>(best->candidate);
}

}  // namespace

namespace {

// "European" of "European officials".
bool has_capital_inside(const Reading& reading, const Candidate& candidate) {
  const std::uint32_t first = reading.document.sentences[reading.sentence_of(candidate)].tokens.begin;
  for (std::uint32_t t = candidate.mention.tokens.begin; t < candidate.mention.tokens.end; ++t)
    if (t != first && is_capitalised(reading.token(t).form)) return true;
  return false;
}

// "Miami talks ... the Miami talks", "Trump envoys ... Trump envoys": the same words with a name in them.
void link_same_words(const Reading& reading, Chains& chains) {
  std::map<std::string, std::uint32_t> first;
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (candidate.mention.kind != MentionKind::description || candidate.names >= 0) continue;
    if (candidate.slots.empty() && !has_capital_inside(reading, candidate)) continue;
    if (candidate.described != Described::event && candidate.described != Described::group &&
        candidate.described != Described::organisation)
      continue;
    if (candidate.folded.find(' ') == std::string::npos || chains.several(i) ||
        candidate.possessor_token >= 0)
      continue;
    const auto [earlier, fresh] = first.emplace(candidate.folded, i);
    if (!fresh && !slots_conflict(chains, candidate, reading.at(earlier->second)))
      chains.link(i, earlier->second, "same-words");
  }
}

bool belongs_to(std::string_view preposition) { return preposition == "of" || preposition == "from"; }

// "Colombia's ELN rebels", "fighters from the Highland Front", "rebels of the M23 group": the name, or -1.
std::int32_t group_of(const Reading& reading, const Candidate& fighters) {
  if (!fighters.slots.empty()) return static_cast<std::int32_t>(fighters.slots.back());
  for (const std::uint32_t child : reading.syntax.children(fighters.mention.head)) {
    if (!is_relation(reading.token(child), "nmod") || !belongs_to(reading.syntax.preposition(child)))
      continue;
    if (reading.covered[child] >= 0) return reading.covered[child];
    for (const std::uint32_t name : reading.syntax.children(child))
      if (is_relation(reading.token(name), "compound") && reading.covered[name] >= 0)
        return reading.covered[name];
  }
  return -1;
}

// "The rebels of the Highland Front", "Abu Sayyaf guerrillas": the group itself; not "two fighters of ...".
void link_fighters_of(const Reading& reading, Chains& chains) {
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (candidate.described != Described::group || !is_armed(candidate) || chains.has_name(i) ||
        chains.several(i) || !has_class(candidate, "fighters"))
      continue;
    const std::int32_t slot = group_of(reading, candidate);
    if (slot < 0) continue;
    const Candidate& whose = reading.at(static_cast<std::uint32_t>(slot));
    const bool behind = whose.mention.head > candidate.mention.head;
    if (whose.mention.kind != MentionKind::name || !names_fighters(reading, whose) ||
        (behind ? !candidate.slots.empty() && !belongs_to(reading.syntax.preposition(whose.mention.head))
                : candidate.head_word == "fighter"))
      continue;
    bool counted = false;
    for (std::uint32_t t = candidate.extent.begin; t < candidate.mention.head; ++t)
      counted = counted || reading.token(t).upos == "NUM" || reading.words.form(t) == "some" ||
                reading.words.form(t) == "former";
    if (!counted) chains.link(i, static_cast<std::uint32_t>(slot), "fighters-of");
  }
}

}  // namespace

void link_descriptions(const Reading& reading, Chains& chains, const std::vector<bool>& settled) {
  link_same_words(reading, chains);
  link_fighters_of(reading, chains);
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (!may_be_anaphor(candidate) || chains.has_name(i) || (!settled.empty() && settled[i])) continue;
    if (const std::int32_t best = antecedent_of(reading, chains, i); best >= 0)
      chains.link(i, static_cast<std::uint32_t>(best), "description");
  }
}

}  // namespace kg::ingest
