#include <algorithm>
#include <cstdlib>

#include "ingest/claims/coding.h"
#include "ingest/claims/pair_features.h"
#include "ingest/claims/rules.h"

namespace kg::ingest {
namespace {

// The row that speaks for the class at the word, if any: it names the edge best.
const Frame* row_of(const Sources& sources, const EventClass& event_class, std::uint32_t token) {
  const Tree& tree = sources.reader.tree();
  const PartOfSpeech part = tree.verb(token)   ? PartOfSpeech::verb
                            : tree.noun(token) ? PartOfSpeech::noun
                                               : PartOfSpeech::adjective;
  for (const Frame* frame : sources.reader.lexicon().frames(tree.lemma(token), part)) {
    if (frame->event_class == event_class.name && frame->label.find('{') == std::string::npos &&
        head_matches(*frame, tree, token))
      return frame;
  }
  return nullptr;
}

// The word between the two that has a row of the class, nearest to where the way turns; else that place. What
// is so and by whom it is said is read there.
std::uint32_t trigger_of(const Sources& sources, const EventClass& event_class, const ActorPair& pair) {
  const auto top = std::find(pair.path.begin(), pair.path.end(), pair.trigger) - pair.path.begin();
  std::uint32_t nearest = pair.trigger;
  auto steps = static_cast<std::ptrdiff_t>(pair.path.size());
  for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(pair.path.size()); ++i) {
    const std::uint32_t token = pair.path[static_cast<std::size_t>(i)];
    if (std::abs(i - top) >= steps || row_of(sources, event_class, token) == nullptr) continue;
    nearest = token;
    steps = std::abs(i - top);
  }
  return nearest;
}

// "Witkoff and Kushner met Umerov": who stand in one list do something together, not to each other.
bool listed_together(const Tree& tree, const ActorPair& pair) {
  return std::all_of(pair.path.begin(), pair.path.end(), [&](std::uint32_t token) {
    return token == pair.trigger || tree.relation(token) == Relation::conj;
  });
}

bool told_elsewhere(const DocumentTies& document, const ActorPair& pair, std::uint32_t event_class) {
  const std::vector<DocumentTies::Tie> told = document.between(pair.subject.chain, pair.object.chain);
  return std::any_of(told.begin(), told.end(), [&](const DocumentTies::Tie& tie) {
    return tie.forward && tie.event_class == event_class;
  });
}

bool ties(const ClaimCandidate& candidate, const ActorPair& pair, const EventClass& event_class) {
  if (candidate.event_class != event_class.name) return false;
  const std::uint32_t from = candidate.subject.chain, to = candidate.object.chain;
  const bool forward = from == pair.subject.chain && to == pair.object.chain;
  const bool back = from == pair.object.chain && to == pair.subject.chain;
  return forward || (back && event_class.symmetric);
}

// A pair is mostly tied in one way, and rules see that way first: from this chance on the model ties it in a
// second one, in a sentence by itself or beside what rules make of the two anywhere in the text.
constexpr double kSecondTie = 0.8, kBesideRules = 0.85;

// Of what rules make and rule and model together take for less likely than kLeastChance hardly any is right.
// What is sure of itself is right in three of ten where the model doubts it, and stays: a plain sentence may
// be odd beside the articles that taught the model.
constexpr double kLeastChance = 0.15, kSureOfItself = 0.7, kOfTheSure = 0.3;

bool same_pair(const ClaimCandidate& a, const ClaimCandidate& b) {
  const std::uint32_t from = a.subject.chain, to = a.object.chain;
  return (b.subject.chain == from && b.object.chain == to) ||
         (b.subject.chain == to && b.object.chain == from);
}

// Of what the model would make in a sentence, what it may.
std::vector<ClaimCandidate> likeliest(const DocumentTies& document, const std::vector<ClaimCandidate>& made) {
  std::vector<ClaimCandidate> kept;
  for (const ClaimCandidate& one : made) {
    const double chance = one.weighed.value_or(0);
    const bool beaten = std::any_of(made.begin(), made.end(), [&](const ClaimCandidate& other) {
      return same_pair(one, other) && other.event_class != one.event_class &&
             other.weighed.value_or(0) > chance;
    });
    const bool ruled = !document.between(one.subject.chain, one.object.chain).empty();
    if ((beaten && chance < kSecondTie) || (ruled && chance < kBesideRules)) continue;
    kept.push_back(one);
  }
  return kept;
}

}  // namespace

// What rules make gets the confidence that rule and model together give it, and is left out below
// kLeastChance; where rules are silent, a model that may add makes claims whose rule is "pair.CLASS". The
// model is taught that what is right but minor is right (docs/claims.md).
void ClaimCoder::weigh(const Sources& sources, std::vector<std::vector<ClaimCandidate>>& candidates) const {
  const DocumentTies document(sources, candidates);
  for (std::uint32_t number = 0; number < candidates.size(); ++number) {
    const Sentence& sentence = sources.document.analysis.sentences[number];
    if (sentence.section == SectionKind::body)
      weigh_sentence(sources, sentence.tokens, document, candidates[number]);
  }
}

void ClaimCoder::weigh_sentence(const Sources& sources, TokenRange sentence, const DocumentTies& document,
                                std::vector<ClaimCandidate>& candidates) const {
  std::vector<ClaimCandidate> added;
  const auto unlikely = [](const ClaimCandidate& candidate) {
    return candidate.weighed && *candidate.weighed < kLeastChance;
  };
  for (const ActorPair& pair : pairs_of(sources, sentence, candidates, document, !pairs_.adds())) {
    const bool listed = listed_together(sources.reader.tree(), pair);
    for (const PairModel::Score& score : pairs_.scores(pair)) {
      const EventClass* known = lexicon_->event_class(pairs_.classes()[score.event_class]);
      if (known == nullptr) continue;
      bool ruled = false;
      for (ClaimCandidate& candidate : candidates) {
        if (!ties(candidate, pair, *known)) continue;
        ruled = true;
        if (candidate.subject.chain == pair.subject.chain)
          candidate.weighed = std::max(pairs_.confidence(confidence_of(candidate), score.probability),
                                       candidate.prior < kSureOfItself ? 0.0 : kOfTheSure);
      }
      if (ruled || listed || score.probability < pairs_.threshold(score.event_class)) continue;
      // An office need be told but once.
      if (standing(known->name) && told_elsewhere(document, pair, *lexicon_->class_index(known->name)))
        continue;
      ClaimCandidate candidate;
      candidate.rule = "pair." + known->name;
      candidate.event_class = known->name;
      candidate.trigger = trigger_of(sources, *known, pair);
      const Frame* const row = row_of(sources, *known, candidate.trigger);
      candidate.label = row == nullptr ? known->label : row->label;
      candidate.subject = pair.subject;
      candidate.object = pair.object;
      candidate.weighed = score.probability;
      added.push_back(std::move(candidate));
    }
  }
  std::erase_if(candidates, unlikely);
  for (ClaimCandidate& candidate : likeliest(document, added)) candidates.push_back(std::move(candidate));
}

}  // namespace kg::ingest
