#include "ingest/mentions/coordination.h"

#include <algorithm>

namespace kg::ingest {
namespace {

bool may_be_listed(const Candidate& candidate) {
  if (candidate.pronoun || candidate.mention.kind == MentionKind::adjective) return false;
  const ActorType type = candidate.mention.type;
  return type != ActorType::event && type != ActorType::place;
}

bool alike(const Candidate& a, const Candidate& b) {
  return (a.mention.type == ActorType::person) == (b.mention.type == ActorType::person);
}

}  // namespace

std::vector<Coordination> coordinations(const Reading& reading) {
  std::vector<std::int32_t> at_head(reading.document.tokens.size(), -1);
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (!may_be_listed(candidate)) continue;
    std::int32_t& at = at_head[candidate.mention.head];
    if (at < 0 || candidate.mention.kind == MentionKind::name) at = static_cast<std::int32_t>(i);
  }
  std::vector<Coordination> found;
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& first = reading.at(i);
    const std::uint32_t head = first.mention.head;
    if (at_head[head] != static_cast<std::int32_t>(i) || is_relation(reading.token(head), "conj")) continue;
    Coordination list{{i}};
    for (const std::uint32_t child : reading.syntax.children(head)) {
      if (!is_relation(reading.token(child), "conj") || at_head[child] < 0) continue;
      const auto other = static_cast<std::uint32_t>(at_head[child]);
      if (alike(first, reading.at(other))) list.members.push_back(other);
    }
    if (list.members.size() < 2) continue;
    std::sort(list.members.begin(), list.members.end());
    found.push_back(std::move(list));
  }
  return found;
}

bool joined_to_owner(const Reading& reading, const Candidate& pronoun, const Candidate& owner) {
  const std::uint32_t at = pronoun.mention.head;
  if (at == 0 || pronoun.pronoun == nullptr || pronoun.pronoun->kind != PronounKind::possessive) return false;
  const bool own = at + 1 < reading.document.tokens.size() && reading.words.form(at + 1) == "own";
  if (own) return false;
  if (reading.token(at - 1).form == "and" && owner.mention.tokens.end + 1 == at) return true;
  // "Petro, his wife, and his son"
  if (reading.token(at).head == kRoot || owner.mention.type != ActorType::person) return false;
  const auto noun = static_cast<std::uint32_t>(reading.token(at).head);
  return is_relation(reading.token(noun), "conj") && owner.mention.head < at &&
         reading.syntax.first_conjunct(noun) == owner.mention.head;
}

}  // namespace kg::ingest
