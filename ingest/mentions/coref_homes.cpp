// Which state a person serves where the text does not say it beside his name: "Prime Minister Odo Lensk",
// "her foreign minister".
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "graph/fold.h"
#include "ingest/mentions/chains.h"
#include "ingest/mentions/dateline.h"

namespace kg::ingest {
namespace {

constexpr std::uint32_t kSentencesAround = 60;
constexpr int kChainOfMasters = 3;  // the aide of the minister of the president

bool is_state_office(const Candidate& candidate) {
  return candidate.described == Described::title && candidate.title->kind == TitleKind::office &&
         (candidate.title->takes == SlotFiller::country ||
          (candidate.title->takes == SlotFiller::any && candidate.title->leads != Leads::nothing));
}

// Offices that a state has one holder of.
bool is_one_of_a_kind(const Title& title) {
  return title.leads == Leads::state || title.leads == Leads::government || title.leads == Leads::crown ||
         title.phrase.ends_with(" minister");
}

// "Ambassador to Iraq" serves another state.
bool is_post_abroad(const Title& title) {
  for (const char* word :
       {"ambassador", "envoy", "commissioner", "consul", "representative", "negotiator", "charge"})
    if (title.phrase.find(word) != std::string::npos) return true;
  return false;
}

std::int32_t candidate_of_pronoun(const Reading& reading, std::int32_t token) {
  for (std::uint32_t p = 0; p < reading.candidates.size(); ++p)
    if (reading.at(p).pronoun && reading.at(p).mention.head == static_cast<std::uint32_t>(token))
      return static_cast<std::int32_t>(p);
  return -1;
}

// "President Salko Merin of Ostrevia".
std::int32_t state_behind_name(const Reading& reading, const Chains& chains, std::uint32_t person) {
  for (const std::uint32_t m : chains.members(person)) {
    const Candidate& name = reading.at(m);
    if (name.mention.kind != MentionKind::name) continue;
    std::uint32_t at = name.mention.tokens.end;
    const std::uint32_t end = reading.document.sentences[reading.sentence_of(name)].tokens.end;
    if (at + 1 >= end || reading.words.form(at) != "of") continue;
    if (reading.words.form(++at) == "the" && at + 1 < end) ++at;
    const std::int32_t state = reading.covered[at];
    if (state >= 0 && chains.type(static_cast<std::uint32_t>(state)) == ActorType::country) return state;
  }
  return -1;
}

std::int32_t told(const Reading& reading, const Chains& chains, std::uint32_t person, int depth) {
  std::int32_t master = -1;
  for (const std::uint32_t m : chains.members(person)) {
    const Candidate& title = reading.at(m);
    if (title.described != Described::title || title.former || title.title->kind == TitleKind::kin) continue;
    for (const std::uint32_t slot : title.slots) {
      const ActorType type = chains.type(slot);
      if (is_post_abroad(*title.title) && reading.at(slot).mention.head > title.mention.head) continue;
      if (type == ActorType::country && is_state_office(title)) return static_cast<std::int32_t>(slot);
      if (type == ActorType::person && title.title->kind == TitleKind::office && master < 0)
        master = static_cast<std::int32_t>(slot);
    }
    if (title.possessor_token >= 0 && master < 0 && title.title->kind == TitleKind::office)
      master = candidate_of_pronoun(reading, title.possessor_token);
  }
  if (const std::int32_t known = state_of_code(reading, chains, chains.country(person)); known >= 0)
    return known;
  if (const std::int32_t behind = state_behind_name(reading, chains, person); behind >= 0) return behind;
  if (master < 0 || depth == 0 || chains.several(static_cast<std::uint32_t>(master)) ||
      chains.same(static_cast<std::uint32_t>(master), person))
    return -1;
  const auto whose = static_cast<std::uint32_t>(master);
  if (chains.type(whose) == ActorType::country) return master;
  return chains.type(whose) == ActorType::person ? told(reading, chains, whose, depth - 1) : -1;
}

// Candidates around one, so that a long text costs no more for each of its people than a short one.
std::pair<std::uint32_t, std::uint32_t> around(const Reading& reading, std::uint32_t at) {
  const std::uint32_t sentence = reading.sentence_of(reading.at(at));
  std::uint32_t begin = at, end = at + 1;
  while (begin > 0 && sentence - reading.sentence_of(reading.at(begin - 1)) <= kSentencesAround) --begin;
  while (end < reading.candidates.size() &&
         reading.sentence_of(reading.at(end)) - sentence <= kSentencesAround)
    ++end;
  return {begin, end};
}

constexpr int kDwelling = 20;  // points of the state that the text speaks of most
constexpr int kBesideIt = 10;  // of the state that the text has just spoken of
constexpr int kMetThere = 25;  // of the one in which the holder is met: "In Bellmar she saw Prime Minister X"
constexpr int kHere = 15;  // of the subject of a clause before his: "Peru is sorry; Foreign Minister X said"
constexpr int kOtherParty = 15;     // against the one that the office holder deals with
constexpr int kFromHere = 8;        // of the state that the text is written from
constexpr int kNewsOf = 6;          // of the state that the headline or the first sentence begins with
constexpr double kOfItsPeople = 3;  // for each unit of how well the name fits the state
constexpr int kLead = 2;            // by which the likeliest must be ahead
constexpr std::uint32_t kHead = 4;  // sentences with headline and first words
constexpr int kHoldersBefore = 2;

std::int32_t guessed(const Reading& reading, const Chains& chains, std::uint32_t person, int depth);

// An office of states that the text gives to somebody without saying of which.
struct Office {
  std::uint32_t at = 0;  // candidate of the title, or of the name that the title is said of
  const Title* title = nullptr;
  bool former = false;
  RankOfTitle rank = RankOfTitle::current;
};

// "Prime Minister Hatoyama and Premier Bulganin" are of two states.
bool is_same_office(const Title& a, const Title& b) {
  return a.phrase == b.phrase || (a.leads == b.leads && a.leads == Leads::government);
}

// States, by the roots of their chains, that have another holder of the same office around here.
std::set<std::uint32_t> taken_states(const Reading& reading, const Chains& chains, const Office& office,
                                     int depth) {
  std::set<std::uint32_t> taken;
  if (!is_one_of_a_kind(*office.title) || office.former) return taken;
  const auto [begin, end] = around(reading, office.at);
  for (std::uint32_t i = begin; i < end; ++i) {
    const Candidate& other = reading.at(i);
    if (other.described != Described::title || other.mention.plural ||
        !is_same_office(*other.title, *office.title) || other.former || other.rank != office.rank ||
        chains.same(i, office.at) || !chains.has_name(i))
      continue;
    std::int32_t served = told(reading, chains, i, 1);
    // Of two that the text introduces without their state the first has the first call on it.
    if (served < 0 && i < office.at && depth > 0 && chains.country(i).empty())
      served = guessed(reading, chains, i, depth - 1);
    if (served >= 0) taken.insert(chains.root(static_cast<std::uint32_t>(served)));
  }
  return taken;
}

// The states that the text names around here, by their roots, and what it says of each: by its names,
// adjectives and, where the state is known, its places, bodies and people.
struct States {
  std::map<std::uint32_t, int> points;
  std::map<std::string, std::uint32_t> by_code;

  // The one that a mention speaks of, or of whom it comes; -1 if of none.
  std::int32_t of(const Reading& reading, const Chains& chains, std::uint32_t m) const {
    if (points.contains(chains.root(m))) return static_cast<std::int32_t>(chains.root(m));
    const Candidate& mention = reading.at(m);
    if (mention.mention.kind != MentionKind::name) return -1;
    const auto state = by_code.find(mention.country);
    return state == by_code.end() ? -1 : static_cast<std::int32_t>(state->second);
  }
};

States weigh_states(const Reading& reading, const Chains& chains, std::uint32_t at) {
  States states;
  const auto [begin, end] = around(reading, at);
  for (std::uint32_t i = begin; i < end; ++i) {
    if (chains.several(i) || chains.type(i) != ActorType::country || !chains.has_name(i)) continue;
    states.points.emplace(chains.root(i), 0);
    if (const std::string code = chains.country(i); !code.empty())
      states.by_code.emplace(code, chains.root(i));
  }
  // The state of "the ambassador of Qurat" is another one.
  std::set<std::uint32_t> posted;
  for (std::uint32_t i = begin; i < end; ++i)
    if (reading.at(i).title && is_post_abroad(*reading.at(i).title))
      posted.insert(reading.at(i).slots.begin(), reading.at(i).slots.end());
  const std::uint32_t sentence = reading.sentence_of(reading.at(at));
  int most = 1;
  for (std::uint32_t m = begin; m < end; ++m) {
    const Candidate& mention = reading.at(m);
    if (mention.pronoun || mention.nominal || posted.contains(m)) continue;
    const bool near = m <= at && sentence - reading.sentence_of(mention) <= 2;
    int weight = m > at ? 2 : near ? 6 : 4;
    if (!states.points.contains(chains.root(m)) || mention.mention.kind != MentionKind::name) weight /= 2;
    // "The Order of Malta" is no word on Malta.
    if (reading.covered[mention.mention.head] != static_cast<std::int32_t>(m)) weight /= 2;
    if (const std::int32_t state = states.of(reading, chains, m); state >= 0)
      most = std::max(most, states.points[static_cast<std::uint32_t>(state)] += weight);
  }
  for (auto& [state, points] : states.points) points = kDwelling * points / most;
  return states;
}

// The token by which a phrase hangs on a verb: up from a possessor, an adjective, an apposition.
std::uint32_t top_of_phrase(const Reading& reading, std::uint32_t token) {
  for (int steps = 0; steps < 6; ++steps) {
    const Token& word = reading.token(token);
    if (word.head == kRoot) break;
    if (!is_relation(word, "nmod") && !is_relation(word, "amod") && !is_relation(word, "compound") &&
        !is_relation(word, "appos") && !is_relation(word, "flat") && !is_relation(word, "conj"))
      break;
    if (is_relation(word, "conj") && reading.token(static_cast<std::uint32_t>(word.head)).upos == "VERB")
      break;
    token = static_cast<std::uint32_t>(word.head);
  }
  return token;
}

// The same for a title before or behind a name, which a verb speaks of only as far as it means the person.
std::uint32_t top_of_name(const Reading& reading, std::uint32_t token) {
  for (int steps = 0; steps < 4; ++steps) {
    const Token& word = reading.token(token);
    if (word.head == kRoot || (!is_relation(word, "appos") && !is_relation(word, "flat") &&
                               !is_relation(word, "compound") && word.deprel != "nmod:desc"))
      break;
    token = static_cast<std::uint32_t>(word.head);
  }
  return token;
}

// What the state's other people are called like: "Somkid" is no minister of Japan.
int fits_name(const Reading& reading, const Chains& chains, std::uint32_t person, const std::string& state) {
  std::string_view longest;
  for (const std::uint32_t m : chains.members(person)) {
    const Candidate& member = reading.at(m);
    if (member.mention.kind == MentionKind::name && member.folded.size() > longest.size())
      longest = member.folded;
  }
  return static_cast<int>(std::lround(kOfItsPeople * reading.origins.fit(longest, state)));
}

bool is_argument(const Token& token) {
  return is_relation(token, "nsubj") || is_relation(token, "obj") || is_relation(token, "iobj") ||
         is_relation(token, "obl");
}

bool in_main_clause(const Reading& reading, std::uint32_t subject) {
  const Token& token = reading.token(subject);
  if (token.head == kRoot) return true;
  const Token& verb = reading.token(static_cast<std::uint32_t>(token.head));
  return verb.head == kRoot || is_relation(verb, "conj") || is_relation(verb, "parataxis");
}

// Whether what the holder says begins with this subject: its clause is told before the one that he is in.
bool is_said_by(const Reading& reading, std::uint32_t subject, std::uint32_t holder) {
  const std::int32_t clause = reading.token(subject).head, says = reading.token(holder).head;
  if (clause == kRoot || says == kRoot || !is_relation(reading.token(holder), "nsubj")) return false;
  const Token& said = reading.token(static_cast<std::uint32_t>(clause));
  return (said.head == says && is_relation(said, "ccomp") && clause < says) ||
         (reading.token(static_cast<std::uint32_t>(says)).head == clause &&
          is_relation(reading.token(static_cast<std::uint32_t>(says)), "parataxis"));
}

// "X called it piracy and gave Ghana a day": the verb whose subject does this one's deed too; else itself.
std::int32_t verb_before(const Reading& reading, std::int32_t verb) {
  if (verb == kRoot) return verb;
  const auto at = static_cast<std::uint32_t>(verb);
  return is_relation(reading.token(at), "conj") && !reading.syntax.child(at, "nsubj") ? reading.token(at).head
                                                                                      : verb;
}

// What it says for a state that a mention of it stands where it stands, seen from the office.
int beside(const Reading& reading, std::uint32_t m, std::uint32_t office, bool names_state) {
  const Candidate& mention = reading.at(m);
  const std::uint32_t sentence = reading.sentence_of(reading.at(office)),
                      other = reading.sentence_of(mention);
  if (other > sentence || sentence - other > 2) return 0;
  const bool paragraph =
      reading.document.sentences[sentence].paragraph == reading.document.sentences[other].paragraph;
  const std::uint32_t top = top_of_phrase(reading, mention.mention.head);
  const Token& token = reading.token(top);
  const bool subject = is_relation(token, "nsubj");
  if (other < sentence) {
    if (sentence - other == 2) return paragraph && subject ? kBesideIt / 2 : 0;
    const int acted = !subject ? kBesideIt / 3 : in_main_clause(reading, top) ? kBesideIt : kBesideIt / 2;
    return acted / (paragraph ? 1 : 2);
  }
  const std::uint32_t holder = top_of_name(reading, reading.at(office).mention.head);
  const Token& held = reading.token(holder);
  const std::string_view preposition = reading.syntax.preposition(mention.mention.head);
  if (preposition == "in" || preposition == "at")
    return m < office && top == mention.mention.head ? kMetThere : 0;
  if (holder == top) return 0;
  const bool itself = top == mention.mention.head || mention.mention.kind == MentionKind::adjective ||
                      reading.token(mention.mention.head).deprel == "nmod:poss";
  if (is_argument(token) && is_argument(held) &&
      (token.head == held.head || (!subject && verb_before(reading, token.head) == held.head)))
    return names_state && itself ? -kOtherParty : 0;
  if (m >= office || !subject) return 0;
  // "Russia will send a brigade, though Defence Minister X said": whoever acts in the sentence
  // or in what he says: "Peru may close the border, Prime Minister X said"
  const bool acts = in_main_clause(reading, top) || is_said_by(reading, top, holder);
  return names_state && itself && acts ? 2 * kHere : kHere;
}

bool stands_in(const std::string& line, const std::string& name) {
  return !name.empty() && line.find(' ' + name + ' ') != std::string::npos;
}

// The state that the news is of: the subject of its headline or of its first sentence, or what is of it.
std::set<std::uint32_t> news_of(const Reading& reading, const Chains& chains, const States& states) {
  std::set<std::uint32_t> found;
  bool headline = false, body = false;
  for (std::uint32_t m = 0; m < reading.candidates.size() && !(headline && body); ++m) {
    if (reading.sentence_of(reading.at(m)) > kHead) break;
    const SectionKind section = reading.section_of(reading.at(m));
    bool& read = section == SectionKind::headline ? headline : body;
    if (read || (section != SectionKind::headline && section != SectionKind::body)) continue;
    const std::uint32_t top = top_of_phrase(reading, reading.at(m).mention.head);
    read = section == SectionKind::body && reading.sentence_of(reading.at(m)) > 2;
    if (read || !is_relation(reading.token(top), "nsubj") || chains.several(m)) continue;
    read = true;
    if (const std::int32_t state = states.of(reading, chains, m); state >= 0)
      found.insert(static_cast<std::uint32_t>(state));
  }
  return found;
}

bool is_prince(const Title& title) {
  return title.leads == Leads::crown && title.phrase.find("prince") != std::string::npos;
}

// "Its trade minister, Olga Sen": of whom, nobody has found out.
bool is_unresolved(const Reading& reading, const Chains& chains, std::int32_t pronoun) {
  const std::int32_t at = candidate_of_pronoun(reading, pronoun);
  return at >= 0 && reading.token(static_cast<std::uint32_t>(pronoun)).form != "whose" &&
         chains.members(static_cast<std::uint32_t>(at)).size() == 1;
}

// Where a text names the United States, a secretary of state without more is theirs.
bool is_american(const Title& title) {
  return title.phrase.ends_with("secretary of state") || title.phrase.starts_with("congress");
}

bool is_bare_office(const Title& title) {
  return title.kind == TitleKind::office && title.leads != Leads::any && !is_post_abroad(title) &&
         !is_prince(title) &&
         (title.takes == SlotFiller::country ||
          (title.takes == SlotFiller::any && title.leads != Leads::nothing));
}

// The title that a noun heads, if it says nothing of whose it is.
const Title* title_alone(const Reading& reading, std::uint32_t noun) {
  if (!is_noun(reading.token(noun))) return nullptr;
  const TokenRange sentence = reading.document.sentences[reading.syntax.sentence_of(noun)].tokens;
  const auto match = reading.lexicon.titles.headed_by(reading.words, sentence, noun);
  if (!match || !is_bare_office(*match->row)) return nullptr;
  for (const std::uint32_t child : reading.syntax.children(noun)) {
    const bool inside = match->tokens.begin <= child && child < match->tokens.end;
    if (!inside && (reading.covered[child] >= 0 || is_relation(reading.token(child), "nmod"))) return nullptr;
  }
  return match->row;
}

// "Workneh stays on as foreign minister", "who was foreign minister": a title said of a name.
const Title* title_said_of(const Reading& reading, std::uint32_t name) {
  const Token& token = reading.token(name);
  if (token.head == kRoot) return nullptr;
  auto verb = static_cast<std::uint32_t>(token.head);
  // "Qureshi, who was foreign minister"
  for (const std::uint32_t child : reading.syntax.children(name))
    if (reading.token(child).deprel == "acl:relcl") {
      verb = child;
      break;
    }
  const bool own = verb != static_cast<std::uint32_t>(token.head);
  if (!own && !is_relation(token, "nsubj") && !is_relation(token, "obj")) return nullptr;
  if (reading.syntax.child(verb, "cop")) return title_alone(reading, verb);
  for (const std::uint32_t child : reading.syntax.children(verb)) {
    const Token& said = reading.token(child);
    const bool as = is_relation(said, "obl") && reading.syntax.preposition(child) == "as";
    const bool becomes =
        is_relation(said, "xcomp") || (is_relation(said, "obj") && child > verb && child != name);
    if (as || becomes)
      if (const Title* title = title_alone(reading, child)) return title;
    // "Is to become prime minister"
    if (is_relation(said, "xcomp") && reading.token(child).upos == "VERB")
      for (const std::uint32_t inner : reading.syntax.children(child))
        if (is_relation(reading.token(inner), "xcomp") || is_relation(reading.token(inner), "obj"))
          if (const Title* title = title_alone(reading, inner)) return title;
  }
  return nullptr;
}

// "The foreign ministry spokeswoman": a ministry that is itself of no state says nothing of whose she is.
bool says_no_state(const Reading& reading, const Candidate& title) {
  return std::all_of(title.slots.begin(), title.slots.end(), [&](std::uint32_t slot) {
    const Candidate& body = reading.at(slot);
    return body.described == Described::organisation && body.slots.empty() && body.country.empty() &&
           has_class(body, "ministry");
  });
}

// The first office of states that the text gives to the person and does not say of which.
std::optional<Office> bare_office(const Reading& reading, const Chains& chains, std::uint32_t person) {
  for (const std::uint32_t m : chains.members(person)) {
    const Candidate& member = reading.at(m);
    if (member.described == Described::title && is_bare_office(*member.title) &&
        says_no_state(reading, member) &&
        (member.possessor_token < 0 || is_unresolved(reading, chains, member.possessor_token)))
      return Office{m, member.title, member.former, member.rank};
  }
  for (const std::uint32_t m : chains.members(person))
    if (reading.at(m).mention.kind == MentionKind::name)
      if (const Title* title = title_said_of(reading, reading.at(m).mention.head))
        return Office{m, title, true, RankOfTitle::current};
  return std::nullopt;
}

std::int32_t guessed(const Reading& reading, const Chains& chains, std::uint32_t person, int depth) {
  const std::optional<Office> office = bare_office(reading, chains, person);
  if (!office) return -1;
  const std::uint32_t at = office->at;
  States states = weigh_states(reading, chains, at);
  const auto [begin, end] = around(reading, at);
  const std::uint32_t sentence = reading.sentence_of(reading.at(at));
  std::map<std::uint32_t, int> near, against;
  for (std::uint32_t m = begin; m < end && reading.sentence_of(reading.at(m)) <= sentence; ++m) {
    if (sentence - reading.sentence_of(reading.at(m)) > 2 || chains.several(m) || chains.same(m, person))
      continue;
    std::int32_t state = states.of(reading, chains, m);
    const bool names_state = state >= 0 && states.points.contains(chains.root(m));
    if (state < 0 && chains.type(m) == ActorType::person)
      if (const std::int32_t served = told(reading, chains, m, 1); served >= 0)
        state = static_cast<std::int32_t>(chains.root(static_cast<std::uint32_t>(served)));
    if (state < 0) continue;
    const int says = beside(reading, m, at, names_state);
    int& points = (says < 0 ? against : near)[static_cast<std::uint32_t>(state)];
    points = says < 0 ? std::min(points, says) : std::max(points, says);
  }
  const std::string here = written_from(reading);
  const std::string dateline = text_of_dateline(reading);
  const std::set<std::uint32_t> news = news_of(reading, chains, states);
  const std::set<std::uint32_t> taken = taken_states(reading, chains, *office, depth);
  if (const auto american = states.by_code.find("USA");
      american != states.by_code.end() && is_american(*office->title))
    return static_cast<std::int32_t>(american->second);
  std::int32_t best = -1;
  int best_points = 0, second = 0;
  for (auto& [state, dwelt] : states.points) {
    if (taken.contains(state)) continue;
    int points = dwelt + near[state] + against[state];
    if ((!here.empty() && chains.country(state) == here) || stands_in(dateline, reading.at(state).folded))
      points += kFromHere;
    if (news.contains(state)) points += kNewsOf;
    points += fits_name(reading, chains, person, chains.country(state));
    if (points > best_points) {
      second = best_points;
      best_points = points;
      best = static_cast<std::int32_t>(state);
    } else {
      second = std::max(second, points);
    }
  }
  return best_points >= kBesideIt && best_points >= second + kLead ? best : -1;
}

}  // namespace

ServedState state_served(const Reading& reading, const Chains& chains, std::uint32_t person) {
  if (const std::int32_t state = told(reading, chains, person, kChainOfMasters); state >= 0)
    return {state, false};
  if (!chains.country(person).empty()) return {};
  return {guessed(reading, chains, person, kHoldersBefore), true};
}

}  // namespace kg::ingest
