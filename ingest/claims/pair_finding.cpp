#include "ingest/claims/pair_finding.h"

#include <algorithm>

namespace kg::ingest {
namespace {

constexpr std::size_t kLongestPath =
    6;  // words from one actor to the other; further apart hardly any are tied
constexpr std::uint32_t kSentencesBack = 3;  // from which somebody may complete a row
constexpr std::size_t kMostSpoken = 4;       // of them

class PairFinder {
 public:
  PairFinder(const Sources& sources, TokenRange sentence, const std::vector<ClaimCandidate>& candidates,
             const std::vector<HalfClaim>& halves)
      : sources_(sources),
        tree_(sources.reader.tree()),
        sentence_(sentence),
        candidates_(candidates),
        halves_(halves) {}

  FoundPairs find(bool tied_alone) {
    if (tied_alone && candidates_.empty()) return {};
    find_seen();
    if (found_.seen.size() < 2 && candidates_.empty() && halves_.empty()) return {};
    for (const SeenActor& a : found_.seen) {
      for (const SeenActor& b : found_.seen) {
        if (a.chain != b.chain) nearest(a, b);
      }
    }
    for (const ClaimCandidate& candidate : candidates_) add_unseen(candidate);
    if (!tied_alone)
      for (const HalfClaim& half : halves_) add_half(half);
    std::erase_if(found_.pairs, [&](const auto& entry) {
      const ActorType doer = chain(entry.second.subject.chain).type;
      const bool idle = doer == ActorType::place || doer == ActorType::event;  // they are but somewhere
      const bool far = steps_[entry.first] > kLongestPath;
      return (tied_alone || idle || far) && entry.second.halves.empty() && !tied(entry.second);
    });
    return std::move(found_);
  }

 private:
  bool tied(const ActorPair& pair) const {
    return std::any_of(candidates_.begin(), candidates_.end(), [&](const ClaimCandidate& candidate) {
      return candidate.subject.chain == pair.subject.chain && candidate.object.chain == pair.object.chain;
    });
  }

  const MentionedDocument& document() const { return sources_.document; }
  const Chain& chain(std::uint32_t index) const { return document().chains[index]; }

  void find_seen() {
    for (std::uint32_t i = 0; i < document().mentions.size(); ++i) {
      const Mention& mention = document().mentions[i];
      if (mention.head < sentence_.begin || mention.head >= sentence_.end) continue;
      for (const std::uint32_t chain : mention.chains) found_.seen.push_back({chain, mention.head, i});
    }
  }

  // Keeps the two mentions of a pair that are fewest steps apart.
  void nearest(const SeenActor& a, const SeenActor& b) {
    const std::vector<std::uint32_t> path = path_between(tree_, a.token, b.token);
    const auto [place, fresh] = found_.pairs.try_emplace(PairKey{a.chain, b.chain});
    if (!fresh && steps_[PairKey{a.chain, b.chain}] <= path.size()) return;
    steps_[PairKey{a.chain, b.chain}] = path.size();
    const auto party = [&](const SeenActor& seen) {
      return Party{seen.chain, seen.token, false,
                   document().mentions[seen.mention].kind == MentionKind::pronoun};
    };
    place->second.subject = party(a);
    place->second.object = party(b);
  }

  // A pair that a rule ties though the sentence does not mention both: the state whose president speaks.
  void add_unseen(const ClaimCandidate& candidate) {
    const auto inside = [&](Party party) {
      if (party.token < sentence_.begin || party.token >= sentence_.end) party.token = candidate.trigger;
      return party;
    };
    const auto [place, fresh] =
        found_.pairs.try_emplace(PairKey{candidate.subject.chain, candidate.object.chain});
    if (!fresh) return;
    place->second.subject = inside(candidate.subject);
    place->second.object = inside(candidate.object);
    found_.unseen.insert(place->first);
  }

  // The chains of the sentences before that this one does not name: subjects of main clauses first, then the
  // latest.
  const std::vector<SpokenActor>& spoken_of() {
    if (spoken_read_) return spoken_;
    spoken_read_ = true;
    const std::vector<Mention>& mentions = document().mentions;
    const std::uint32_t here = tree_.sentence(sentence_.begin);
    const auto first = std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& mention) {
      return mention.tokens.begin < sentence_.begin;
    });
    std::map<std::uint32_t, std::pair<int, SpokenActor>> best;
    for (auto mention = first; mention != mentions.begin();) {
      --mention;
      const std::uint32_t back = here - tree_.sentence(mention->head);
      if (back > kSentencesBack) break;
      if (back == 0 || mention->chains.size() != 1) continue;
      const std::uint32_t chain = mention->chains.front();
      const bool here_too = std::any_of(found_.seen.begin(), found_.seen.end(),
                                        [&](const SeenActor& seen) { return seen.chain == chain; });
      if (here_too) continue;
      const int points =
          (tree_.relation(mention->head) == Relation::nsubj ? 3 : 0) - 2 * static_cast<int>(back);
      const auto index = static_cast<std::uint32_t>(mention - mentions.begin());
      const auto [known, fresh] = best.try_emplace(chain, points, SpokenActor{chain, index, back});
      if (!fresh && points > known->second.first) known->second = {points, SpokenActor{chain, index, back}};
    }
    std::vector<std::pair<int, SpokenActor>> order;
    order.reserve(best.size());
    for (const auto& [chain, entry] : best) order.push_back(entry);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
      return std::pair(a.first, a.second.mention) > std::pair(b.first, b.second.mention);
    });
    for (const auto& [points, spoken] : order) spoken_.push_back(spoken);
    return spoken_;
  }

  void add_half(const HalfClaim& half) {
    const std::optional<std::uint32_t> index = sources_.reader.lexicon().class_index(half.frame->event_class);
    // "The sanctions committee": no act; "let them talk": of anybody.
    if (!index || tree_.relation(half.trigger) == Relation::compound || half.frame->head == "let") return;
    const Side& missing = half.subject_missing ? half.frame->subject : half.frame->object;
    for (const Party& known : half.known) {
      const bool told = std::any_of(candidates_.begin(), candidates_.end(), [&](const ClaimCandidate& other) {
        const Party& side = half.subject_missing ? other.object : other.subject;
        return other.trigger == half.trigger && other.event_class == half.frame->event_class &&
               side.chain == known.chain;
      });
      if (told) continue;
      const auto complete = [&](const Party& other, Completion completion) {
        if (other.chain == known.chain || !holds(missing.types, chain(other.chain).type)) return false;
        const PairKey key =
            half.subject_missing ? PairKey{other.chain, known.chain} : PairKey{known.chain, other.chain};
        const auto [place, fresh] = found_.pairs.try_emplace(key);
        ActorPair& pair = place->second;
        if (fresh) {
          pair.subject = half.subject_missing ? other : known;
          pair.object = half.subject_missing ? known : other;
          pair.apart = completion.spoken.has_value();
        }
        const bool again = std::any_of(pair.halves.begin(), pair.halves.end(),
                                       [&](const HalfOfPair& one) { return one.event_class == *index; });
        if (again) return true;
        pair.halves.push_back({*index, &half});
        found_.completions.emplace_back(key, completion);
        return true;
      };
      std::size_t rank = 0;
      for (const SeenActor& seen : found_.seen) {
        const Party other{seen.chain, seen.token, false,
                          document().mentions[seen.mention].kind == MentionKind::pronoun};
        rank += complete(other, {&half, *index, seen.token, std::nullopt, rank});
      }
      rank = 0;
      for (const SpokenActor& spoken : spoken_of()) {
        if (rank == kMostSpoken) break;
        rank +=
            complete({spoken.chain, half.trigger, false, true}, {&half, *index, half.trigger, spoken, rank});
      }
    }
  }

  const Sources& sources_;
  const Tree& tree_;
  TokenRange sentence_;
  const std::vector<ClaimCandidate>& candidates_;
  const std::vector<HalfClaim>& halves_;
  FoundPairs found_;
  std::map<PairKey, std::size_t> steps_;
  std::vector<SpokenActor> spoken_;
  bool spoken_read_ = false;
};

}  // namespace

FoundPairs find_pairs(const Sources& sources, TokenRange sentence,
                      const std::vector<ClaimCandidate>& candidates, const std::vector<HalfClaim>& halves,
                      bool tied_alone) {
  return PairFinder(sources, sentence, candidates, halves).find(tied_alone);
}

std::string relation_name(const Tree& tree, std::uint32_t token) {
  const Relation relation = tree.relation(token);
  if (relation == Relation::conj) return "conj";
  std::string name = tree.token(token).deprel;
  const std::string& preposition = tree.preposition(token);
  if (!preposition.empty() &&
      (relation == Relation::obl || relation == Relation::nmod || relation == Relation::advcl))
    name += '_' + preposition;
  return name;
}

std::vector<std::uint32_t> path_between(const Tree& tree, std::uint32_t from, std::uint32_t to) {
  std::vector<std::uint32_t> up{from};
  while (tree.head(up.back()) != kRoot && up.size() < 64)
    up.push_back(static_cast<std::uint32_t>(tree.head(up.back())));
  std::vector<std::uint32_t> down{to};
  while (std::find(up.begin(), up.end(), down.back()) == up.end() && tree.head(down.back()) != kRoot &&
         down.size() < 64) {
    down.push_back(static_cast<std::uint32_t>(tree.head(down.back())));
  }
  const auto top = std::find(up.begin(), up.end(), down.back());
  std::vector<std::uint32_t> path(up.begin(), top == up.end() ? up.end() : top + 1);
  for (std::size_t i = down.size(); i-- > 0;) {
    if (down[i] != path.back()) path.push_back(down[i]);
  }
  return path;
}

}  // namespace kg::ingest
