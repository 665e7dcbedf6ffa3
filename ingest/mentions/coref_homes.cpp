// Which state a person serves where the text does not say it beside his name: "Prime Minister Odo Lensk",
// "her foreign minister".
#include <algorithm>
#include <map>
#include <set>

#include "ingest/mentions/chains.h"

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

// States, by the roots of their chains, that have another holder of the same office around here.
std::set<std::uint32_t> taken_states(const Reading& reading, const Chains& chains, std::uint32_t at) {
  std::set<std::uint32_t> taken;
  const Title& title = *reading.at(at).title;
  if (!is_one_of_a_kind(title)) return taken;
  const auto [begin, end] = around(reading, at);
  for (std::uint32_t i = begin; i < end; ++i) {
    const Candidate& other = reading.at(i);
    if (other.described != Described::title || other.mention.plural || other.title->phrase != title.phrase ||
        other.former || chains.same(i, at) || !chains.has_name(i))
      continue;
    if (const std::int32_t served = told(reading, chains, i, 1); served >= 0)
      taken.insert(chains.root(static_cast<std::uint32_t>(served)));
  }
  return taken;
}

// The states that the text names around here, by their roots, and what it says of each: by its names,
// adjectives and, where the state is known, its places, bodies and people.
std::map<std::uint32_t, int> weigh_states(const Reading& reading, const Chains& chains, std::uint32_t at) {
  std::map<std::uint32_t, int> states;
  std::map<std::string, std::uint32_t> by_code;
  const auto [begin, end] = around(reading, at);
  for (std::uint32_t i = begin; i < end; ++i) {
    if (chains.several(i) || chains.type(i) != ActorType::country) continue;
    states.emplace(chains.root(i), 0);
    if (const std::string code = chains.country(i); !code.empty()) by_code.emplace(code, chains.root(i));
  }
  const std::uint32_t sentence = reading.sentence_of(reading.at(at));
  for (std::uint32_t m = begin; m < end; ++m) {
    const Candidate& mention = reading.at(m);
    if (mention.pronoun || mention.nominal) continue;
    const bool near = m <= at && sentence - reading.sentence_of(mention) <= 2;
    const int weight = m > at ? 2 : near ? 6 : 4;
    if (const auto own = states.find(chains.root(m)); own != states.end()) {
      own->second += mention.mention.kind == MentionKind::name ? weight : weight / 2;
    } else if (mention.mention.kind == MentionKind::name) {
      if (const auto state = by_code.find(mention.country); state != by_code.end())
        states[state->second] += weight / 2;
    }
  }
  return states;
}

std::int32_t guessed(const Reading& reading, const Chains& chains, std::uint32_t person) {
  std::int32_t at = -1;
  for (const std::uint32_t m : chains.members(person)) {
    const Candidate& member = reading.at(m);
    if (!is_state_office(member) || is_post_abroad(*member.title) || member.title->leads == Leads::crown ||
        !member.slots.empty() || member.possessor_token >= 0)
      continue;
    at = static_cast<std::int32_t>(m);
    break;
  }
  if (at < 0) return -1;
  const auto title_at = static_cast<std::uint32_t>(at);
  const std::set<std::uint32_t> taken = taken_states(reading, chains, title_at);
  std::int32_t best = -1;
  int best_points = 0, second = 0;
  for (const auto& [state, points] : weigh_states(reading, chains, title_at)) {
    if (taken.contains(state)) continue;
    if (points > best_points) {
      second = best_points;
      best_points = points;
      best = static_cast<std::int32_t>(state);
    } else {
      second = std::max(second, points);
    }
  }
  return best_points >= 8 && 2 * best_points >= 3 * second ? best : -1;
}

}  // namespace

ServedState state_served(const Reading& reading, const Chains& chains, std::uint32_t person) {
  if (const std::int32_t state = told(reading, chains, person, kChainOfMasters); state >= 0)
    return {state, false};
  if (!chains.country(person).empty()) return {};
  return {guessed(reading, chains, person), true};
}

}  // namespace kg::ingest
