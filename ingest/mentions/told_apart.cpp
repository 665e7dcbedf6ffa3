// What no model may link: two of whom the text says that they are two.
#include <algorithm>

#include "ingest/mentions/doers.h"
#include "ingest/mentions/masters.h"
#include "ingest/mentions/sieves.h"

namespace kg::ingest {
namespace {

// "The Chinese coast guard" is not "the Philippine coast guard", whatever the rest of their words suggests.
bool of_two_states(const Chains& chains, std::uint32_t a, std::uint32_t b) {
  const std::string mine = chains.country(a);
  const std::string theirs = chains.country(b);
  return !mine.empty() && !theirs.empty() && mine != theirs;
}

// Whose the described one is: the root of the chain of "its" in "its ambassador", of "Peru's"; -1 if of
// nobody.
std::int32_t owner_of(const Reading& reading, const Chains& chains, std::uint32_t i) {
  const Candidate& candidate = reading.at(i);
  if (candidate.described != Described::title) return -1;
  if (candidate.possessor_token < 0)
    return candidate.slots.empty() ? -1 : static_cast<std::int32_t>(chains.root(candidate.slots.front()));
  for (std::uint32_t p = 0; p < reading.candidates.size(); ++p)
    if (reading.at(p).pronoun &&
        static_cast<std::int32_t>(reading.at(p).mention.head) == candidate.possessor_token)
      return chains.members(p).size() > 1 ? static_cast<std::int32_t>(chains.root(p)) : -1;
  return -1;
}

// "Spain recalled its ambassador; Peru withdrew its ambassador": two of them.
bool of_two_owners(const Reading& reading, const Chains& chains, std::uint32_t a, std::uint32_t b) {
  const std::int32_t mine = owner_of(reading, chains, a);
  const std::int32_t theirs = mine < 0 ? -1 : owner_of(reading, chains, b);
  return mine >= 0 && theirs >= 0 && mine != theirs;
}

// "The general" is no secretary-general.
bool of_two_ranks(const Reading& reading, const Chains& chains, std::uint32_t a, std::uint32_t b) {
  const Title* mine = reading.at(a).title;
  if (mine == nullptr || mine->kind != TitleKind::rank) return false;
  return std::any_of(reading.candidates.begin(), reading.candidates.end(), [&](const Candidate& held) {
    return held.title != nullptr && held.names >= 0 && held.title->kind != TitleKind::rank &&
           held.title->phrase.ends_with(mine->phrase) &&
           chains.same(static_cast<std::uint32_t>(held.names), b);
  });
}

// "34 soldiers": some people, and how many.
bool is_counted(const Reading& reading, const Candidate& candidate) {
  return candidate.mention.plural && reading.syntax.child(candidate.mention.head, "nummod").has_value();
}

// "The army" is not "34 soldiers" of whom the text has told.
bool body_and_some(const Reading& reading, const Chains& chains, std::uint32_t body, std::uint32_t some) {
  const Candidate& candidate = reading.at(body);
  const bool institution =
      !candidate.mention.plural &&
      (has_class(candidate, "army") || has_class(candidate, "airforce") || has_class(candidate, "navy") ||
       has_class(candidate, "police") || has_class(candidate, "ministry") || has_class(candidate, "court") ||
       has_class(candidate, "government") || has_class(candidate, "parliament"));
  if (!institution) return false;
  const std::vector<std::uint32_t>& told = chains.members(some);
  return std::any_of(told.begin(), told.end(),
                     [&](std::uint32_t one) { return is_counted(reading, reading.at(one)); });
}

// "The nine judges" are people, not the court.
bool some_and_body(const Reading& reading, const Chains& chains, std::uint32_t some, std::uint32_t body) {
  if (!is_counted(reading, reading.at(some)) || reading.at(some).described == Described::organisation)
    return false;
  const std::vector<std::uint32_t>& told = chains.members(body);
  return std::any_of(told.begin(), told.end(), [&](std::uint32_t one) {
    const Candidate& candidate = reading.at(one);
    return !candidate.mention.plural &&
           (has_class(candidate, "court") || has_class(candidate, "parliament") ||
            has_class(candidate, "ministry"));
  });
}

bool is_plural(const Reading& reading, const Candidate& candidate) {
  return candidate.mention.plural || reading.token(candidate.mention.head).xpos == "NNS";
}

// "The prime ministers" are nobody alone who has a name.
bool several_and_one(const Reading& reading, const Chains& chains, std::uint32_t several, std::uint32_t one) {
  const Candidate& candidate = reading.at(several);
  return is_plural(reading, candidate) && candidate.mention.kind == MentionKind::description &&
         chains.type(one) == ActorType::person && chains.has_name(one);
}

// "Three Chinese fishermen" are not the "three fishermen" whom a Chinese ship has hurt.
bool others_of_a_people(const Reading& reading, const Chains& chains, std::uint32_t later,
                        std::uint32_t earlier) {
  const Candidate& candidate = reading.at(later);
  return candidate.mention.kind == MentionKind::description && !candidate.definite &&
         !candidate.slots.empty() && is_counted(reading, candidate) && !chains.country(later).empty() &&
         chains.country(earlier).empty();
}

// "The State Department" is no "Department of Foreign Affairs": of two ministries each has a word of its own.
bool of_two_departments(const Reading& reading, const Chains& chains, std::uint32_t later,
                        std::uint32_t earlier) {
  constexpr std::size_t kStem = 5;  // "defence" and "defense"
  const Candidate& candidate = reading.at(later);
  if (candidate.mention.kind != MentionKind::description ||
      (candidate.head_word != "department" && candidate.head_word != "ministry"))
    return false;
  const auto says = [&](const Candidate& other, std::string_view stem) {
    return (' ' + other.folded).find(' ' + std::string(stem)) != std::string::npos;
  };
  const std::vector<std::uint32_t>& told = chains.members(earlier);
  const auto names_kind = [&](std::uint32_t one) {
    const Candidate& other = reading.at(one);
    return (says(other, "department") || says(other, "ministry")) &&
           other.folded.find(' ') != std::string::npos;
  };
  if (std::none_of(told.begin(), told.end(), names_kind)) return false;
  for (std::uint32_t t = candidate.mention.tokens.begin; t < candidate.mention.head; ++t) {
    const Token& token = reading.token(t);
    if (reading.covered[t] >= 0 || (token.upos != "NOUN" && token.upos != "PROPN" && token.upos != "ADJ"))
      continue;
    const std::string stem = reading.words.form(t).substr(0, kStem);
    if (std::none_of(told.begin(), told.end(),
                     [&](std::uint32_t one) { return says(reading.at(one), stem); }))
      return true;
  }
  return false;
}

// "Sergei Lavrov, the president's foreign minister": no president of another state.
bool of_servants_state(const Reading& reading, const Chains& chains, std::uint32_t master,
                       std::uint32_t other) {
  const std::string theirs = chains.country(other);
  if (theirs.empty() || !reading.at(master).title) return false;
  const std::string state = state_of_servant(reading, chains, master);
  return !state.empty() && state != theirs;
}

// "The leader's sister" is not the leader: the person before "'s" is not whoever the words behind it mean.
bool of_himself(const Reading& reading, const Chains& chains, std::uint32_t owner, std::uint32_t owned) {
  const Token& head = reading.token(reading.at(owner).mention.head);
  if (reading.at(owner).mention.type != ActorType::person || !is_relation(head, "nmod:poss") ||
      head.head == kRoot)
    return false;
  const std::vector<std::uint32_t>& told = chains.members(owned);
  return std::any_of(told.begin(), told.end(), [&](std::uint32_t one) {
    return reading.at(one).mention.head == static_cast<std::uint32_t>(head.head);
  });
}

// "The deal" is no overthrow: events whose words share no kind (event_nouns.tsv).
bool events_of_two_kinds(const Reading& reading, const Chains& chains, std::uint32_t later,
                         std::uint32_t earlier) {
  const auto kinds = [&](std::uint32_t one) -> const std::vector<std::string>* {
    const Candidate& candidate = reading.at(one);
    if (candidate.mention.type != ActorType::event || candidate.mention.kind != MentionKind::description)
      return nullptr;
    const EventNoun* noun = reading.lexicon.events.find(reading.words.lemma(candidate.mention.head));
    return noun == nullptr || noun->classes.empty() ? nullptr : &noun->classes;
  };
  const std::vector<std::string>* const mine = kinds(later);
  if (mine == nullptr) return false;
  const std::vector<std::uint32_t>& told = chains.members(earlier);
  return std::all_of(told.begin(), told.end(), [&](std::uint32_t one) {
    const std::vector<std::string>* const theirs = kinds(one);
    return theirs != nullptr && std::none_of(mine->begin(), mine->end(), [&](const std::string& kind) {
             return std::find(theirs->begin(), theirs->end(), kind) != theirs->end();
           });
  });
}

}  // namespace

bool told_apart(const Reading& reading, const Chains& chains, std::uint32_t later, std::uint32_t earlier) {
  return of_two_states(chains, later, earlier) || of_two_owners(reading, chains, later, earlier) ||
         of_two_ranks(reading, chains, later, earlier) || body_and_some(reading, chains, later, earlier) ||
         some_and_body(reading, chains, later, earlier) ||
         subject_and_object(reading, chains, later, earlier) ||
         of_servants_state(reading, chains, later, earlier) ||
         others_of_a_people(reading, chains, later, earlier) ||
         of_two_departments(reading, chains, later, earlier) ||
         several_and_one(reading, chains, later, earlier) || of_himself(reading, chains, later, earlier) ||
         events_of_two_kinds(reading, chains, later, earlier);
}

}  // namespace kg::ingest
