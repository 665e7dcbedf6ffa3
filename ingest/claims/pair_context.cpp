#include "ingest/claims/pair_context.h"

#include <algorithm>
#include <string>

#include "ingest/claims/pair_finding.h"

namespace kg::ingest {
namespace {

constexpr std::uint32_t kNear = 16;   // tokens between two actors whose every word is looked at
constexpr std::uint32_t kWords = 60;  // of a sentence whose verbs and nouns are looked at
constexpr int kAbove = 2;             // words above the turn

}  // namespace

PairContext::PairContext(const Sources& sources, TokenRange sentence, FeatureWriter& writer)
    : sources_(sources),
      tree_(sources.reader.tree()),
      sentence_(sentence),
      writer_(writer),
      known_(sentence.end - sentence.begin) {}

void PairContext::add(ActorPair& pair) {
  add_above(pair);
  add_hanging(pair);
  add_beside(pair, pair.subject.token, "a");
  add_beside(pair, pair.object.token, "b");
  add_sentence(pair);
}

// "urged Iran to free X": what is above the freeing says that it was urged.
void PairContext::add_above(ActorPair& pair) const {
  const Token& turn = tree_.token(pair.trigger);
  writer_.add(pair, FeatureGroup::path, {"turn ", turn.deprel, " ", turn.xpos});
  std::uint32_t at = pair.trigger;
  for (int level = 0; level < kAbove && tree_.head(at) != kRoot; ++level) {
    const auto above = static_cast<std::uint32_t>(tree_.head(at));
    const std::string& lemma = tree_.lemma(above);
    writer_.add(pair, FeatureGroup::words,
                {"above ", level == 0 ? "0 " : "1 ", tree_.token(at).deprel, " ", lemma});
    writer_.add(pair, FeatureGroup::words, {"above ", lemma});
    at = above;
  }
}

// What hangs on the words of the way, beside it: an actor by its type, others by their words.
void PairContext::add_hanging(ActorPair& pair) const {
  for (std::size_t i = 0; i < pair.path.size(); ++i) {
    const std::uint32_t on = pair.path[i];
    const bool turn = on == pair.trigger, end = i == 0 || i + 1 == pair.path.size();
    if (end && !turn) continue;
    for (const std::uint32_t child : tree_.children(on)) {
      if (tree_.relation(child) == Relation::punct ||
          std::find(pair.path.begin(), pair.path.end(), child) != pair.path.end())
        continue;
      const std::string relation = relation_name(tree_, child);
      const std::int32_t mention = sources_.document.mention_at[child];
      const char* const where = turn ? "hangs " : "hangs off ";
      writer_.add(pair, FeatureGroup::path, {where, relation});
      if (mention >= 0) {
        const ActorType type = sources_.document.mentions[static_cast<std::size_t>(mention)].type;
        writer_.add(pair, FeatureGroup::words, {where, relation, " ", to_string(type)});
      } else {
        writer_.add(pair, FeatureGroup::words, {where, relation, " ", tree_.lemma(child)});
      }
    }
  }
}

// The words before and behind a mention, and what it hangs on.
void PairContext::add_beside(ActorPair& pair, std::uint32_t token, const char* which) const {
  const std::int32_t mention = sources_.document.mention_at[token];
  const TokenRange range = mention >= 0 ? sources_.document.mentions[static_cast<std::size_t>(mention)].tokens
                                        : TokenRange{token, token + 1};
  const std::string_view left =
      range.begin > sentence_.begin ? std::string_view(tree_.lemma(range.begin - 1)) : "^";
  const std::string_view right = range.end < sentence_.end ? std::string_view(tree_.lemma(range.end)) : "$";
  writer_.add(pair, FeatureGroup::words, {"left of ", which, " ", left});
  writer_.add(pair, FeatureGroup::words, {"right of ", which, " ", right});
  if (tree_.head(token) == kRoot) return;
  const auto head = static_cast<std::uint32_t>(tree_.head(token));
  writer_.add(pair, FeatureGroup::words,
              {"governed ", which, " ", relation_name(tree_, token), " ", tree_.lemma(head)});
}

void PairContext::add_word(ActorPair& pair, std::uint32_t token, Side side) {
  static constexpr std::array<const char*, kSides> kNames{"before ", "amid ", "behind ", "amid back "};
  if (writer_.keeps_names()) {
    writer_.add(pair, FeatureGroup::words, {kNames[side], tree_.lemma(token)});
    return;
  }
  std::optional<FeatureId>& known = known_[token - sentence_.begin][side];
  if (!known) known = feature_id(FeatureGroup::words, kNames[side] + tree_.lemma(token));
  pair.features.push_back(*known);
}

void PairContext::add_sentence(ActorPair& pair) {
  const bool forward = pair.subject.token < pair.object.token;
  const auto [first, last] = std::minmax(pair.subject.token, pair.object.token);
  const bool near = last - first <= kNear;
  for (std::uint32_t token = sentence_.begin; token < sentence_.end; ++token) {
    if (sources_.document.mention_at[token] >= 0 || tree_.relation(token) == Relation::punct) continue;
    const bool between = first < token && token < last;
    const bool tells = tree_.noun(token) || tree_.verb(token);
    if (between && (near || tells)) {
      add_word(pair, token, forward ? amid : amid_backward);
    } else if (!between && tells && token < sentence_.begin + kWords) {
      add_word(pair, token, token < first ? before : behind);
    }
  }
}

}  // namespace kg::ingest
