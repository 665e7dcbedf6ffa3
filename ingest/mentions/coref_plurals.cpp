// "Both", "the two leaders", "the two countries": several chains that the text named just before.
#include <algorithm>

#include "ingest/mentions/chains.h"
#include "ingest/mentions/coordination.h"

namespace kg::ingest {
namespace {

constexpr std::uint32_t kReach = 2;  // sentences back

int count_meant(const Reading& reading, const Candidate& candidate) {
  if (candidate.pronoun && candidate.pronoun->form == "both") return 2;
  for (std::uint32_t t = candidate.extent.begin; t <= candidate.mention.head; ++t) {
    const std::string& word = reading.words.form(t);
    if (word == "two" || word == "both") return 2;
    if (word == "three") return 3;
  }
  return 0;
}

// What kind of actors the group's noun speaks of; nullopt where it may be any.
std::optional<ActorType> kind_meant(const Candidate& candidate) {
  const std::string& word = candidate.head_word;
  if (word == "country" || word == "nation" || word == "state" || word == "neighbour" || word == "neighbor" ||
      word == "government" || word == "capital" || word == "power" || word == "republic")
    return ActorType::country;
  if (word == "leader" || word == "president" || word == "minister" || word == "man" || word == "woman" ||
      word == "official" || word == "diplomat" || word == "envoy" || word == "negotiator" ||
      word == "general")
    return ActorType::person;
  return std::nullopt;
}

}  // namespace

namespace {

bool is_kind(ActorType type, std::optional<ActorType> kind) {
  return kind ? type == *kind : type != ActorType::place && type != ActorType::event;
}

// The last list of so many named actors of that kind before the candidate.
std::vector<std::uint32_t> list_before(const Reading& reading, const Chains& chains,
                                       const std::vector<Coordination>& lists, std::uint32_t i,
                                       std::size_t meant, std::optional<ActorType> kind) {
  for (auto list = lists.rbegin(); list != lists.rend(); ++list) {
    if (list->members.back() >= i || list->members.size() != meant) continue;
    const std::uint32_t distance =
        reading.sentence_of(reading.at(i)) - reading.sentence_of(reading.at(list->members.front()));
    if (distance > kReach) break;
    if (std::all_of(list->members.begin(), list->members.end(),
                    [&](std::uint32_t m) { return chains.has_name(m) && is_kind(chains.type(m), kind); }))
      return list->members;
  }
  return {};
}

}  // namespace

void link_plurals(const Reading& reading, Chains& chains) {
  const std::vector<Coordination> lists = coordinations(reading);
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    const bool both = candidate.pronoun && candidate.pronoun->kind == PronounKind::quantity;
    const bool group = candidate.described == Described::group ||
                       (candidate.described == Described::title && candidate.mention.plural);
    if ((!both && !group) || chains.several(i) || chains.members(i).size() > 1) continue;
    if (group && (!candidate.definite || !candidate.slots.empty())) continue;
    const int meant = count_meant(reading, candidate);
    if (meant == 0) continue;
    const auto kind = both ? std::nullopt : kind_meant(candidate);
    if (!both && !kind && candidate.head_word != "side" && candidate.head_word != "party") continue;
    if (auto list = list_before(reading, chains, lists, i, static_cast<std::size_t>(meant), kind);
        !list.empty()) {
      chains.stand_for(i, std::move(list), "the-two");
      continue;
    }
    std::vector<std::uint32_t> found;
    const std::uint32_t sentence = reading.sentence_of(candidate);
    for (std::uint32_t back = i; back-- > 0;) {
      const Candidate& earlier = reading.at(back);
      if (sentence - reading.sentence_of(earlier) > kReach || found.size() > static_cast<std::size_t>(meant))
        break;
      if (earlier.mention.kind == MentionKind::adjective || earlier.pronoun || !chains.has_name(back))
        continue;
      const ActorType type = chains.type(back);
      if (!is_kind(type, kind)) continue;
      if (std::none_of(found.begin(), found.end(), [&](std::uint32_t f) { return chains.same(f, back); }))
        found.push_back(back);
    }
    if (found.size() == static_cast<std::size_t>(meant)) chains.stand_for(i, std::move(found), "the-two");
  }
}

}  // namespace kg::ingest
