#include "ingest/claims/pair_training.h"

#include <algorithm>
#include <cmath>
#include <future>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

#include "graph/id.h"
#include "ingest/claims/fixed_shuffle.h"
#include "ingest/claims/pair_features.h"
#include "ingest/claims/rules.h"

namespace kg::ingest {
namespace {

bool symmetric(const ClaimLexicon& lexicon, const std::string& event_class) {
  const EventClass* entry = lexicon.event_class(event_class);
  return entry != nullptr && entry->symmetric;
}

}  // namespace

void add_examples(const GoldArticle& gold, const MentionedDocument& document,
                  const std::vector<LocalActor>& actors, const ClaimLexicon& lexicon, std::uint32_t article,
                  std::vector<PairExample>& examples) {
  const std::vector<std::int32_t> actor_of = align(gold, document, actors);
  struct Known {
    std::uint32_t subject, object;
    std::size_t event_class;
    bool core;
    Span span;
  };
  std::vector<Known> known;
  for (const GoldClaim& claim : gold.claims) {
    const std::optional<std::uint32_t> place = lexicon.class_index(claim.event_class);
    if (!place) continue;
    const std::size_t at = document.analysis.document.text.find(claim.evidence);
    Span span;
    if (at != std::string::npos)
      span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + claim.evidence.size())};
    const std::size_t index = *place;
    known.push_back({claim.subject, claim.object, index, claim.core, span});
    if (symmetric(lexicon, claim.event_class))
      known.push_back({claim.object, claim.subject, index, claim.core, span});
  }
  const RuleReading rules(document, lexicon);
  const auto [candidates, halves] = rules.all(nullptr);
  const DocumentTies ties(rules.sources(), candidates);
  for (std::uint32_t number = 0; number < candidates.size(); ++number) {
    const Sentence& sentence = document.analysis.sentences[number];
    if (sentence.section != SectionKind::body) continue;
    for (ActorPair& pair :
         pairs_of(rules.sources(), sentence.tokens, candidates[number], halves[number], ties)) {
      PairExample example;
      example.article = article;
      example.features = std::move(pair.features);
      example.class_features = std::move(pair.class_features);
      example.labels.assign(lexicon.classes().size(), Label::no);
      const std::int32_t subject = actor_of[pair.subject.chain];
      const std::int32_t object = actor_of[pair.object.chain];
      for (const Known& claim : known) {
        if (static_cast<std::int32_t>(claim.subject) != subject ||
            static_cast<std::int32_t>(claim.object) != object)
          continue;
        const bool here = claim.span.begin < sentence.span.end && sentence.span.begin < claim.span.end;
        Label& label = example.labels[claim.event_class];
        if (here && claim.core) {
          label = Label::yes;
        } else if (label == Label::no) {
          label = Label::either;
        }
      }
      examples.push_back(std::move(example));
    }
  }
}

std::vector<double> thresholds_of(const ClaimLexicon& lexicon, const PairTraining& options) {
  std::vector<double> thresholds;
  for (const EventClass& entry : lexicon.classes()) {
    const bool place = entry.name == "LOCATION" || entry.name == "VISIT";
    thresholds.push_back(place ? std::max(options.threshold, options.place_threshold) : options.threshold);
  }
  return thresholds;
}

PairModel train_pairs(const std::vector<PairExample>& examples, const ClaimLexicon& lexicon,
                      const PairTraining& options, const std::function<bool(std::uint32_t article)>& takes) {
  const std::size_t classes = lexicon.classes().size();
  const auto left_out = [&](FeatureId feature) {
    return std::find(options.without.begin(), options.without.end(), group_of(feature)) !=
           options.without.end();
  };
  std::map<FeatureId, int> counts;
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < examples.size(); ++i) {
    if (!takes(examples[i].article)) continue;
    order.push_back(i);
    for (const FeatureId feature : examples[i].features) ++counts[feature];
    for (const ClassFeature& feature : examples[i].class_features) ++counts[feature.feature];
  }
  std::vector<FeatureId> features;
  std::unordered_map<FeatureId, std::uint32_t> index;
  for (const auto& [feature, count] : counts) {
    if (count < options.fewest || left_out(feature)) continue;
    index.emplace(feature, static_cast<std::uint32_t>(features.size()));
    features.push_back(feature);
  }
  struct Rows {
    std::vector<std::uint32_t> plain;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> bound;  // class, row
  };
  std::vector<Rows> rows(examples.size());
  for (const std::uint32_t i : order) {
    for (const FeatureId feature : examples[i].features) {
      const auto found = index.find(feature);
      if (found != index.end()) rows[i].plain.push_back(found->second);
    }
    for (const ClassFeature& feature : examples[i].class_features) {
      const auto found = index.find(feature.feature);
      if (found != index.end()) rows[i].bound.emplace_back(feature.event_class, found->second);
    }
  }
  const std::size_t width = classes + 1;
  // One pass over the examples after the other; what comes out depends on their order and on what is dropped.
  const auto taught = [&](std::uint64_t seed) {
    std::vector<float> weights(features.size() * width, 0);
    std::vector<float> squares(features.size() * width, 1e-4F);
    std::vector<float> sums(classes);
    std::vector<float> gradients(classes);
    double rate = options.rate;
    const auto step = [&](std::size_t place, float gradient) {
      gradient += static_cast<float>(options.decay) * weights[place];
      squares[place] += gradient * gradient;
      weights[place] -= static_cast<float>(rate) * gradient / std::sqrt(squares[place]);
    };
    FixedShuffle shuffle(seed);
    std::vector<std::uint32_t> mixed = order;
    const auto stays = [&] { return static_cast<double>(shuffle.next()) >= options.dropped * 2147483648.0; };
    Rows kept;
    for (int epoch = 0; epoch < options.epochs; ++epoch) {
      rate = options.rate * (1 - 0.8 * epoch / options.epochs);
      shuffle(mixed);
      for (const std::uint32_t i : mixed) {
        kept.plain.clear();
        kept.bound.clear();
        for (const std::uint32_t row : rows[i].plain)
          if (stays()) kept.plain.push_back(row);
        for (const auto& bound : rows[i].bound)
          if (stays()) kept.bound.push_back(bound);
        std::fill(sums.begin(), sums.end(), 0.0F);
        for (const std::uint32_t row : kept.plain) {
          const float* const weight = weights.data() + row * width;
          for (std::size_t c = 0; c < classes; ++c) sums[c] += weight[c];
        }
        for (const auto& [event_class, row] : kept.bound) sums[event_class] += weights[row * width + classes];
        for (std::size_t c = 0; c < classes; ++c) {
          const float probability = 1.0F / (1.0F + std::exp(-sums[c]));
          const Label label = examples[i].labels[c];
          gradients[c] = label == Label::no       ? probability
                         : label == Label::either ? static_cast<float>(options.minor) * (probability - 1.0F)
                                                  : probability - 1.0F;
          if (std::abs(gradients[c]) < static_cast<float>(options.least)) gradients[c] = 0;
        }
        if (std::all_of(gradients.begin(), gradients.end(), [](float gradient) { return gradient == 0; }))
          continue;
        for (const std::uint32_t row : kept.plain) {
          for (std::size_t c = 0; c < classes; ++c) step(row * width + c, gradients[c]);
        }
        for (const auto& [event_class, row] : kept.bound)
          if (gradients[event_class] != 0) step(row * width + classes, gradients[event_class]);
      }
    }
    return weights;
  };
  std::vector<std::future<std::vector<float>>> passes;
  passes.reserve(static_cast<std::size_t>(options.models));
  for (int pass = 0; pass < options.models; ++pass)
    passes.push_back(std::async(std::launch::async, taught, static_cast<std::uint64_t>(7 + pass)));
  std::vector<float> weights(features.size() * width, 0);
  for (std::future<std::vector<float>>& pass : passes) {
    const std::vector<float> one = pass.get();
    for (std::size_t i = 0; i < weights.size(); ++i)
      weights[i] += one[i] / static_cast<float>(options.models);
  }
  // "bias" stands in every pair.
  const auto bias = index.find(feature_id(FeatureGroup::bias, "bias"));
  for (float& weight : weights) weight *= static_cast<float>(options.slope);
  if (bias != index.end())
    for (std::size_t c = 0; c < classes; ++c)
      weights[bias->second * width + c] += static_cast<float>(options.shift);
  std::vector<std::int8_t> whole;
  whole.reserve(weights.size());
  for (const float weight : weights)
    whole.push_back(
        static_cast<std::int8_t>(std::clamp(std::lround(weight * PairModel::kUnit), -127L, 127L)));
  std::vector<std::string> names;
  for (const EventClass& entry : lexicon.classes()) names.push_back(entry.name);
  return {std::move(names), thresholds_of(lexicon, options), std::move(features), std::move(whole)};
}

}  // namespace kg::ingest
