#include "ingest/claims/trust_training.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "ingest/claims/pair_claims.h"
#include "ingest/claims/rules.h"
#include "ingest/claims/trust_features.h"
#include "ingest/language/fixed_shuffle.h"

namespace kg::ingest {
namespace {

// The numbers of TrustScale, in its order.
constexpr std::size_t kRule = 0, kModel = 1, kShift = 2, kAlone = 3, kAloneShift = 4, kScales = 5;

std::array<double, kScales> inputs_of(const TrustExample& example) {
  std::array<double, kScales> inputs{};
  if (example.of_rule) {
    inputs[kRule] = log_odds(*example.of_rule);
    inputs[kModel] = log_odds(example.of_pairs);
    inputs[kShift] = 1;
  } else {
    inputs[kAlone] = log_odds(example.of_pairs);
    inputs[kAloneShift] = 1;
  }
  return inputs;
}

}  // namespace

void add_trust_examples(const GoldArticle& gold, const MentionedDocument& document,
                        const std::vector<LocalActor>& actors, const ClaimLexicon& lexicon,
                        const PairModel& pairs, std::vector<TrustExample>& examples) {
  using Triple = std::tuple<std::string, std::int64_t, std::int64_t>;
  const auto triple = [&](const std::string& event_class, std::int64_t from, std::int64_t to) {
    const EventClass* known = lexicon.event_class(event_class);
    if (known != nullptr && known->symmetric && from > to) std::swap(from, to);
    return Triple(event_class, from, to);
  };
  std::set<Triple> told;
  for (const GoldClaim& claim : gold.claims)
    told.insert(triple(claim.event_class, claim.subject, claim.object));
  const std::vector<std::int32_t> actor_of = align(gold, document, actors);
  const RuleReading rules(document, lexicon);
  Findings found = rules.all(nullptr);
  std::vector<std::vector<ClaimCandidate>>& candidates = found.candidates;
  const Sources sources = rules.sources();
  const DocumentTies ties(sources, candidates);
  const TrustReader reader(sources, candidates, ties);
  const auto add = [&](const ClaimCandidate& candidate, bool ruled) {
    const std::int32_t from = actor_of[candidate.subject.chain], to = actor_of[candidate.object.chain];
    examples.push_back({ruled ? std::optional<double>(confidence_of_rule(candidate)) : std::nullopt,
                        candidate.by_pairs.value_or(0), reader.features(candidate),
                        from >= 0 && to >= 0 && told.contains(triple(candidate.event_class, from, to))});
  };
  for (std::uint32_t number = 0; number < candidates.size(); ++number) {
    const Sentence& sentence = document.analysis.sentences[number];
    if (sentence.section != SectionKind::body) continue;
    const std::vector<ClaimCandidate> made = claims_of_pairs(sources, lexicon, pairs, sentence.tokens, ties,
                                                             candidates[number], found.halves[number]);
    std::map<Triple, const ClaimCandidate*> surest;
    for (const ClaimCandidate& candidate : candidates[number]) {
      if (!candidate.by_pairs) continue;
      const ClaimCandidate*& best =
          surest[triple(candidate.event_class, candidate.subject.chain, candidate.object.chain)];
      if (best == nullptr || confidence_of_rule(candidate) > confidence_of_rule(*best)) best = &candidate;
    }
    for (const auto& [key, candidate] : surest) add(*candidate, true);
    for (const ClaimCandidate& candidate : made) add(candidate, false);
  }
}

TrustModel train_trust(const std::vector<TrustExample>& examples, const TrustTraining& options) {
  if (examples.empty()) return {};
  std::map<FeatureId, int> counts;
  for (const TrustExample& example : examples) {
    const std::set<FeatureId> once(example.features.begin(), example.features.end());
    for (const FeatureId feature : once) ++counts[feature];
  }
  std::vector<FeatureId> features;
  std::vector<int> often;  // in how many examples each stands
  std::unordered_map<FeatureId, std::uint32_t> index;
  for (const auto& [feature, count] : counts) {
    if (count < options.fewest) continue;
    index.emplace(feature, static_cast<std::uint32_t>(features.size()));
    features.push_back(feature);
    often.push_back(count);
  }
  std::vector<std::vector<std::uint32_t>> rows(examples.size());
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < examples.size(); ++i) {
    order.push_back(i);
    for (const FeatureId feature : examples[i].features)
      if (const auto found = index.find(feature); found != index.end()) rows[i].push_back(found->second);
  }
  // The last kScales are those of TrustScale.
  std::vector<double> weights(features.size() + kScales, 0), squares(weights.size(), 1e-4);
  double* const scales = weights.data() + features.size();
  scales[kRule] = scales[kModel] = 0.5;
  scales[kAlone] = 1;
  FixedShuffle shuffle;
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    const double rate = options.rate * (1 - 0.9 * epoch / options.epochs);
    const auto step = [&](std::size_t place, double gradient) {
      squares[place] += gradient * gradient;
      weights[place] -= rate * gradient / std::sqrt(squares[place]);
    };
    shuffle(order);
    for (const std::uint32_t i : order) {
      const std::array<double, kScales> inputs = inputs_of(examples[i]);
      double sum = 0;
      for (std::size_t k = 0; k < kScales; ++k) sum += scales[k] * inputs[k];
      for (const std::uint32_t row : rows[i]) sum += weights[row];
      const double error = 1 / (1 + std::exp(-sum)) - (examples[i].right ? 1 : 0);
      for (const std::uint32_t row : rows[i]) step(row, error + options.penalty * weights[row] / often[row]);
      for (std::size_t k = 0; k < kScales; ++k)
        if (inputs[k] != 0) step(features.size() + k, error * inputs[k]);
    }
  }
  std::vector<std::int16_t> whole;
  for (std::size_t i = 0; i < features.size(); ++i)
    whole.push_back(
        static_cast<std::int16_t>(std::clamp(std::lround(weights[i] * TrustModel::kUnit), -32767L, 32767L)));
  return {{scales[kRule], scales[kModel], scales[kShift], scales[kAlone], scales[kAloneShift]},
          std::move(features),
          std::move(whole)};
}

}  // namespace kg::ingest
