#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "ingest/claims/coding.h"
#include "ingest/claims/pair_claims.h"
#include "ingest/claims/rules.h"
#include "ingest/claims/trust_features.h"

namespace kg::ingest {
namespace {

// A pair is mostly tied in one way, and rules see that way first: from this chance on the model ties it in a
// second one, in a sentence by itself or beside what rules make of the two anywhere in the text.
constexpr double kSecondTie = 0.8, kBesideRules = 0.85;

// Of what is less likely than kLeastChance three of four are wrong, in articles. In a text of fewer sentences
// than kSentencesOfArticle much is told but once, and not of whom; and what is sure of itself and ties two
// that have names may well be true of an odd article, but where hardly one in fourteen is.
constexpr double kLeastChance = 0.30, kSureOfItself = 0.7, kLeastAtAll = 0.10;

// Of what is denied, planned, possible or demanded rules and model miss four of five, and less is said of it
// elsewhere: there a smaller chance will do, of rules and of the model.
constexpr double kLeastMarked = 0.25, kLessIfMarked = 0.05;
constexpr std::ptrdiff_t kSentencesOfArticle = 5;

// In such a text, which is not what the model was taught by, it makes what it is surer of.
constexpr double kMoreInShortTexts = 0.25, kMostInShortTexts = 0.7;

bool same_pair(const ClaimCandidate& a, const ClaimCandidate& b) {
  const std::uint32_t from = a.subject.chain, to = a.object.chain;
  return (b.subject.chain == from && b.object.chain == to) ||
         (b.subject.chain == to && b.object.chain == from);
}

using Triple = std::tuple<std::string_view, std::uint32_t, std::uint32_t>;

Triple triple_of(const ClaimLexicon& lexicon, const ClaimCandidate& candidate) {
  std::uint32_t from = candidate.subject.chain, to = candidate.object.chain;
  const EventClass* known = lexicon.event_class(candidate.event_class);
  if (known != nullptr && known->symmetric && from > to) std::swap(from, to);
  return {known == nullptr ? std::string_view() : std::string_view(known->name), from, to};
}

// Of several rules that make the same of a pair the likeliest speaks for all: which one knows best whether it
// is so is seen later.
void raise_doubles(const ClaimLexicon& lexicon, std::vector<ClaimCandidate>& candidates) {
  std::map<Triple, double> most;
  for (const ClaimCandidate& candidate : candidates)
    if (candidate.weighed) {
      double& best = most[triple_of(lexicon, candidate)];
      best = std::max(best, *candidate.weighed);
    }
  for (ClaimCandidate& candidate : candidates)
    if (candidate.weighed) candidate.weighed = most[triple_of(lexicon, candidate)];
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
    // A member of its own member, the child of its own child: of both ways round one holds.
    const bool reversed =
        standing(one.event_class) && std::any_of(made.begin(), made.end(), [&](const ClaimCandidate& other) {
          return other.event_class == one.event_class && other.subject.chain == one.object.chain &&
                 other.object.chain == one.subject.chain && other.weighed.value_or(0) > chance;
        });
    const bool by_row = one.frame != nullptr;
    const bool taken =
        by_row && std::any_of(made.begin(), made.end(), [&](const ClaimCandidate& other) {
          return other.frame == one.frame && other.trigger == one.trigger && !same_pair(one, other) &&
                 (other.subject.chain == one.subject.chain || other.object.chain == one.object.chain) &&
                 other.weighed.value_or(0) > chance;
        });
    const bool ruled = !by_row && !document.between(one.subject.chain, one.object.chain).empty();
    if (taken || reversed || (beaten && chance < kSecondTie) || (ruled && chance < kBesideRules)) continue;
    kept.push_back(one);
  }
  return kept;
}

// Likely ones before those that are so only if marked.
double how_well_told(const ClaimCandidate& candidate) {
  return *candidate.by_pairs + (candidate.only_marked ? 0 : 1);
}

// Of what the model makes of a pair in several sentences, what the sentence tells best.
void keep_best_told(const ClaimLexicon& lexicon, std::vector<std::vector<ClaimCandidate>>& made) {
  std::map<Triple, double> best;
  for (const auto& sentence : made)
    for (const ClaimCandidate& candidate : sentence) {
      double& most = best[triple_of(lexicon, candidate)];
      most = std::max(most, how_well_told(candidate));
    }
  for (auto& sentence : made)
    std::erase_if(sentence, [&](const ClaimCandidate& candidate) {
      double& most = best[triple_of(lexicon, candidate)];
      if (how_well_told(candidate) < most) return true;
      most = 3;  // of equals the first
      return false;
    });
}

}  // namespace

CodingStep ClaimCoder::unlikely_step(std::uint32_t sentence, const ClaimCandidate& candidate) {
  return {sentence, candidate.trigger, candidate.rule,
          "dropped: its chance is " + std::to_string(std::lround(100 * *candidate.weighed)) + " in 100"};
}

// What rules make gets the chance that it is right as its confidence, and is left out if that is small; where
// rules are silent, a model that may add makes claims whose rule is "pair.CLASS". Both are taught that what
// is right but minor is right (docs/claims.md).
void ClaimCoder::weigh(const Sources& sources, Findings& found, std::vector<CodingStep>* steps) const {
  std::vector<std::vector<ClaimCandidate>>& candidates = found.candidates;
  const DocumentTies document(sources, candidates);
  const TrustReader reader(sources, candidates, document);
  const TrustModel& trust = pairs_.trust();
  const std::vector<Sentence>& sentences = sources.document.analysis.sentences;
  const bool article = std::count_if(sentences.begin(), sentences.end(), [](const Sentence& sentence) {
                         return sentence.section == SectionKind::body;
                       }) >= kSentencesOfArticle;
  std::vector<std::vector<ClaimCandidate>> made(candidates.size());
  for (std::uint32_t number = 0; number < candidates.size(); ++number) {
    const Sentence& sentence = sources.document.analysis.sentences[number];
    if (sentence.section != SectionKind::body) continue;
    made[number] = claims_of_pairs(sources, *lexicon_, pairs_, sentence.tokens, document, candidates[number],
                                   found.halves[number]);
    for (ClaimCandidate& candidate : candidates[number])
      if (candidate.by_pairs)
        candidate.weighed =
            trust.chance(confidence_of_rule(candidate), *candidate.by_pairs, reader.features(candidate));
    raise_doubles(*lexicon_, candidates[number]);
    for (ClaimCandidate& candidate : made[number])
      candidate.weighed = trust.chance(std::nullopt, *candidate.by_pairs, reader.features(candidate));
    const auto least = [&](const ClaimCandidate& candidate) {
      const double usual = pairs_.threshold(candidate.event_class);
      return article ? usual : std::max(usual, std::min(usual + kMoreInShortTexts, kMostInShortTexts));
    };
    for (ClaimCandidate& candidate : made[number])
      candidate.only_marked = *candidate.weighed < least(candidate);
    std::erase_if(made[number], [&](const ClaimCandidate& candidate) {
      return *candidate.weighed < least(candidate) - kLessIfMarked;
    });
  }
  keep_best_told(*lexicon_, made);
  const auto unlikely = [&](const ClaimCandidate& candidate) {
    const bool sure = candidate.prior >= kSureOfItself && candidate.weighed.value_or(1) >= kLeastAtAll &&
                      sources.participants.has_name(candidate.subject.chain) &&
                      sources.participants.has_name(candidate.object.chain);
    return article && candidate.weighed && *candidate.weighed < kLeastChance && !sure;
  };
  for (std::uint32_t number = 0; number < candidates.size(); ++number) {
    const auto hopeless = [](const ClaimCandidate& candidate) {
      return candidate.only_marked && *candidate.weighed < kLeastMarked;
    };
    for (ClaimCandidate& candidate : candidates[number]) {
      candidate.only_marked = unlikely(candidate);
      if (hopeless(candidate) && steps != nullptr) steps->push_back(unlikely_step(number, candidate));
    }
    std::erase_if(candidates[number], hopeless);
    for (ClaimCandidate& candidate : likeliest(document, made[number]))
      candidates[number].push_back(std::move(candidate));
  }
}

}  // namespace kg::ingest
