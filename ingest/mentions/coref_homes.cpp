// Which state a person serves where the text does not say it beside his name: "Prime Minister Odo Lensk",
// "her foreign minister".
#include <algorithm>

#include "ingest/mentions/chains.h"

namespace kg::ingest {
namespace {

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

// Another holder of the same office of this state stands in the text.
bool has_other_holder(const Reading& reading, const Chains& chains, const Title& title, std::uint32_t person,
                      std::uint32_t state) {
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& other = reading.at(i);
    if (other.described != Described::title || other.mention.plural || other.title->phrase != title.phrase ||
        other.former || chains.same(i, person) || !chains.has_name(i))
      continue;
    if (const std::int32_t served = told(reading, chains, i, 1);
        served >= 0 && chains.same(static_cast<std::uint32_t>(served), state))
      return true;
  }
  return false;
}

// The states that the text has named so far, and what it says of each: by its names, adjectives and, where
// the state is known, its places, bodies and people.
std::vector<std::pair<std::uint32_t, int>> weigh_states(const Reading& reading, const Chains& chains,
                                                        std::uint32_t at) {
  std::vector<std::pair<std::uint32_t, int>> states;
  const std::uint32_t sentence = reading.sentence_of(reading.at(at));
  for (std::uint32_t s = 0; s < reading.candidates.size(); ++s) {
    if (chains.root(s) != s || chains.several(s) || chains.type(s) != ActorType::country) continue;
    const std::string code = chains.country(s);
    int points = 0;
    for (std::uint32_t m = 0; m < reading.candidates.size(); ++m) {
      const Candidate& mention = reading.at(m);
      if (mention.pronoun || mention.nominal) continue;
      const bool own = chains.same(m, s);
      if (!own && (code.empty() || mention.country != code || mention.mention.kind != MentionKind::name))
        continue;
      const bool near = m <= at && sentence - reading.sentence_of(mention) <= 2;
      const int weight = m > at ? 2 : near ? 6 : 4;
      points += own && mention.mention.kind == MentionKind::name ? weight : weight / 2;
    }
    states.emplace_back(s, points);
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
  const Title& title = *reading.at(title_at).title;
  std::int32_t best = -1;
  int best_points = 0, second = 0;
  for (const auto& [state, points] : weigh_states(reading, chains, title_at)) {
    if (is_one_of_a_kind(title) && has_other_holder(reading, chains, title, person, state)) continue;
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
