#include "graph/identity_review.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>

#include "graph/identity_cluster.h"
#include "graph/identity_reach.h"

namespace kg {
namespace {

constexpr std::size_t kNames = 5, kExamples = 2;

// The sentence or line around a mention, on one line, of at most some 300 bytes.
std::string sentence_around(const std::string& text, Span mention) {
  constexpr std::size_t longest = 160;
  std::size_t begin = mention.begin, end = mention.end;
  const auto ends_sentence = [&](std::size_t at) {
    return text[at] == '\n' ||
           (at + 1 < text.size() && (text[at] == '.' || text[at] == '!' || text[at] == '?') &&
            (text[at + 1] == ' ' || text[at + 1] == '\n'));
  };
  while (begin > 0 && mention.begin - begin < longest && !ends_sentence(begin - 1)) --begin;
  while (end < text.size() && end - mention.end < longest && !ends_sentence(end)) ++end;
  if (end < text.size() && text[end] != '\n') ++end;
  const auto inside_letter = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  while (begin < mention.begin && (inside_letter(begin) || text[begin] == ' ')) ++begin;
  while (inside_letter(end)) ++end;
  std::string sentence = text.substr(begin, end - begin);
  std::ranges::replace(sentence, '\n', ' ');
  return sentence;
}

OpenQuestion::Side side_of(const Store& store, ActorRow actor) {
  OpenQuestion::Side side;
  std::vector<std::string> names = store.aliases(actor.key);
  std::ranges::stable_sort(names,
                           [](const auto& one, const auto& other) { return one.size() > other.size(); });
  if (names.size() > kNames) names.resize(kNames);
  side.names = std::move(names);
  for (const LocalActorRecord& local : store.local_actors(actor.key)) {
    if (side.examples.size() == kExamples) break;
    if (local.actor.mentions.empty()) continue;
    if (const auto text = store.text(local.document))
      side.examples.push_back(sentence_around(*text, local.actor.mentions.front().span));
  }
  side.actor = std::move(actor);
  return side;
}

}  // namespace

std::vector<OpenQuestion> open_questions(const Store& store, std::size_t limit) {
  const Store::StillState still = store.hold_still();
  Store::Session& session = store.session();
  std::vector<std::string> shared;
  Query rows = session.query(
      "SELECT block FROM node_blocks JOIN nodes USING (node) WHERE substr(block, 1, 2) IN ('p:', 'q:', 'o:', "
      "'a:', "
      "'l:', 'c:', 's:') GROUP BY block HAVING count(DISTINCT actor) > 1 ORDER BY block");
  while (rows.step()) shared.push_back(rows.string(0));

  struct Pair {
    ActorRow one, other;
    std::string common;
    bool supported = false;
    std::uint64_t documents = 0;
  };
  std::vector<Pair> pairs;
  std::set<std::string> seen;
  std::set<std::pair<ActorId, ActorId>> asked;
  for (const std::string& block : shared) {
    if (seen.contains(block)) continue;
    Reach reach(session);
    reach.add_block(block);
    reach.walk();
    seen.insert(reach.blocks().begin(), reach.blocks().end());
    const std::vector<IdentityNode> nodes = reach.nodes();
    const Clustered clustered = cluster(nodes, reach.judgements(), true);
    for (const OpenPair& open : clustered.open) {
      const auto one = store.actor(clustered.actors[open.one]);
      const auto other = store.actor(clustered.actors[open.other]);
      if (!one || !other || one->id == other->id) continue;
      if (!asked.emplace(std::min(one->id, other->id), std::max(one->id, other->id)).second) continue;
      const bool in_order =
          one->documents > other->documents || (one->documents == other->documents && one->id < other->id);
      pairs.push_back({in_order ? *one : *other, in_order ? *other : *one, open.common, open.supported,
                       std::min(one->documents, other->documents)});
    }
  }
  std::ranges::sort(pairs, [](const Pair& left, const Pair& right) {
    return std::tie(right.documents, right.supported, left.one.id, left.other.id) <
           std::tie(left.documents, left.supported, right.one.id, right.other.id);
  });
  if (pairs.size() > limit) pairs.resize(limit);
  std::vector<OpenQuestion> questions;
  for (Pair& pair : pairs)
    questions.push_back({side_of(store, std::move(pair.one)), side_of(store, std::move(pair.other)),
                         std::move(pair.common), pair.supported, pair.documents});
  return questions;
}

std::vector<Judgement> splitting(const Store& store, const ActorRow& actor,
                                 const std::vector<LocalActorId>& off, const std::string& author,
                                 const std::string& time) {
  std::set<LocalActorId> stay, go;
  for (const LocalActorRecord& local : store.local_actors(actor.key)) stay.insert(local.actor.id);
  for (const LocalActorId id : off)
    if (go.insert(id).second && stay.erase(id) == 0)
      throw std::invalid_argument("@" + to_hex(id.value) + " is no local actor of " + actor.name +
                                  "; kgquery actor lists them");
  const bool catalogued = !actor.id.value.starts_with('@');
  if (go.empty() || (stay.empty() && !catalogued))
    throw std::invalid_argument("nothing is parted from " + actor.name +
                                "; name some of its documents, and leave others");
  const auto side = [](LocalActorId id) { return ActorId{'@' + to_hex(id.value)}; };
  std::vector<Judgement> judgements;
  const auto record = [&](Verdict verdict, ActorId left, ActorId right) {
    judgements.push_back({verdict, std::move(left), std::move(right), author, time});
  };
  const ActorId gone = side(*go.begin());
  for (const LocalActorId id : go)
    if (id != *go.begin()) record(Verdict::same, gone, side(id));
  if (catalogued) {
    for (const LocalActorId id : go) record(Verdict::different, side(id), actor.id);
    return judgements;
  }
  const ActorId stayed = side(*stay.begin());
  for (const LocalActorId id : stay)
    if (id != *stay.begin()) record(Verdict::same, stayed, side(id));
  record(Verdict::different, gone, stayed);
  return judgements;
}

}  // namespace kg
