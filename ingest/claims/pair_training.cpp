#include "ingest/claims/pair_training.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

#include "graph/id.h"
#include "ingest/claims/pair_features.h"
#include "ingest/claims/rules.h"
#include "ingest/language/adagrad.h"

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

namespace {

struct Rows {
  std::vector<std::uint32_t> plain;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> bound;  // class, row
};

constexpr float kHiddenSpread = 0.035F, kOutSpread = 1.7F;  // the latter over the root of the width
constexpr float kFirstBias = -4;                            // of a class: hardly any pair is tied

// The network and one example after the other.
class Teacher {
 public:
  Teacher(std::size_t features, std::size_t bound, std::size_t classes, const PairTraining& options)
      : options_(options),
        width_(static_cast<std::size_t>(options.width)),
        classes_(classes),
        hidden_(features * width_),
        hidden_bias_(width_),
        out_(width_ * classes),
        out_bias_(classes),
        bound_(bound),
        layer_(width_),
        sums_(classes),
        errors_(classes),
        gradients_(std::max(width_, classes)),
        layer_gradients_(width_) {
    hidden_.scatter(random_, kHiddenSpread);
    out_.scatter(random_, kOutSpread / std::sqrt(static_cast<float>(width_)));
    std::fill_n(out_bias_.at(0), classes, kFirstBias);
  }

  void teach(const std::vector<Rows>& rows, const std::vector<PairExample>& examples,
             std::vector<std::uint32_t> order) {
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      const double left = 1 - 0.8 * epoch / options_.epochs;
      rate_ = static_cast<float>(options_.rate * left);
      hidden_rate_ = static_cast<float>(options_.hidden_rate * left);
      random_(order);
      for (const std::uint32_t i : order) teach(rows[i], examples[i].labels);
    }
  }

  const AdaGrad& hidden() const { return hidden_; }
  const AdaGrad& hidden_bias() const { return hidden_bias_; }
  const AdaGrad& out() const { return out_; }
  const AdaGrad& out_bias() const { return out_bias_; }
  const AdaGrad& bound() const { return bound_; }

 private:
  bool stays(double dropped) { return static_cast<double>(random_.next()) >= dropped * 2147483648.0; }

  void teach(const Rows& rows, const std::vector<Label>& labels) {
    kept_.plain.clear();
    kept_.bound.clear();
    for (const std::uint32_t row : rows.plain)
      if (stays(options_.dropped)) kept_.plain.push_back(row);
    for (const auto& bound : rows.bound)
      if (stays(options_.dropped)) kept_.bound.push_back(bound);
    look();
    bool learns = false;
    for (std::size_t c = 0; c < classes_; ++c) {
      const float chance = 1.0F / (1.0F + std::exp(-sums_[c]));
      errors_[c] = labels[c] == Label::no       ? chance
                   : labels[c] == Label::either ? static_cast<float>(options_.minor) * (chance - 1.0F)
                                                : chance - 1.0F;
      if (std::abs(errors_[c]) < static_cast<float>(options_.least)) errors_[c] = 0;
      learns = learns || errors_[c] != 0;
    }
    if (learns) correct();
  }

  // Fills layer_ and sums_.
  void look() {
    std::copy_n(hidden_bias_.at(0), width_, layer_.begin());
    std::copy_n(out_bias_.at(0), classes_, sums_.begin());
    for (const std::uint32_t row : kept_.plain) {
      const float* const weights = hidden_.at(row * width_);
      for (std::size_t k = 0; k < width_; ++k) layer_[k] += weights[k];
    }
    const float scale = 1.0F / static_cast<float>(1 - options_.layer_dropped);
    for (float& value : layer_) value = value > 0 && stays(options_.layer_dropped) ? value * scale : 0;
    for (std::size_t k = 0; k < width_; ++k) {
      if (layer_[k] == 0) continue;
      const float* const weights = out_.at(k * classes_);
      for (std::size_t c = 0; c < classes_; ++c) sums_[c] += weights[c] * layer_[k];
    }
    for (const auto& [event_class, row] : kept_.bound) sums_[event_class] += *bound_.at(row);
  }

  void correct() {
    const float scale = 1.0F / static_cast<float>(1 - options_.layer_dropped);
    for (std::size_t k = 0; k < width_; ++k) {
      layer_gradients_[k] = 0;
      if (layer_[k] == 0) continue;
      const float* const weights = out_.at(k * classes_);
      float sum = 0;
      for (std::size_t c = 0; c < classes_; ++c) {
        sum += weights[c] * errors_[c];
        gradients_[c] = errors_[c] * layer_[k];
      }
      layer_gradients_[k] = sum * scale;
      out_.step(k * classes_, gradients_.data(), classes_, rate_);
    }
    hidden_bias_.step(0, layer_gradients_.data(), width_, hidden_rate_);
    out_bias_.step(0, errors_.data(), classes_, rate_);
    for (const std::uint32_t row : kept_.plain)
      hidden_.step(row * width_, layer_gradients_.data(), width_, hidden_rate_);
    for (const auto& [event_class, row] : kept_.bound) {
      if (errors_[event_class] == 0) continue;
      const float gradient = errors_[event_class] + static_cast<float>(options_.decay) * *bound_.at(row);
      bound_.step(row, &gradient, 1, rate_);
    }
  }

  const PairTraining& options_;
  std::size_t width_, classes_;
  AdaGrad hidden_, hidden_bias_, out_, out_bias_, bound_;
  FixedShuffle random_;
  float rate_ = 0, hidden_rate_ = 0;
  // Of the example at hand.
  Rows kept_;
  std::vector<float> layer_, sums_, errors_, gradients_, layer_gradients_;
};

// Features that occur often enough, sorted, and their places.
class Vocabulary {
 public:
  void count(FeatureId feature) { ++counts_[feature]; }
  template <typename LeftOut>
  void choose(int fewest, LeftOut left_out) {
    for (const auto& [feature, count] : counts_) {
      if (count < fewest || left_out(feature)) continue;
      places_.emplace(feature, static_cast<std::uint32_t>(features_.size()));
      features_.push_back(feature);
    }
  }
  std::optional<std::uint32_t> place(FeatureId feature) const {
    const auto found = places_.find(feature);
    return found == places_.end() ? std::nullopt : std::optional(found->second);
  }
  const std::vector<FeatureId>& features() const { return features_; }

 private:
  std::map<FeatureId, int> counts_;
  std::vector<FeatureId> features_;
  std::unordered_map<FeatureId, std::uint32_t> places_;
};

}  // namespace

PairModel train_pairs(const std::vector<PairExample>& examples, const ClaimLexicon& lexicon,
                      const PairTraining& options, const std::function<bool(std::uint32_t article)>& takes) {
  const std::size_t classes = lexicon.classes().size();
  const auto left_out = [&](FeatureId feature) {
    return std::find(options.without.begin(), options.without.end(), group_of(feature)) !=
           options.without.end();
  };
  Vocabulary plain, bound;
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < examples.size(); ++i) {
    if (!takes(examples[i].article)) continue;
    order.push_back(i);
    for (const FeatureId feature : examples[i].features) plain.count(feature);
    for (const ClassFeature& feature : examples[i].class_features) bound.count(feature.feature);
  }
  plain.choose(options.fewest, left_out);
  bound.choose(options.fewest, left_out);
  std::vector<Rows> rows(examples.size());
  for (const std::uint32_t i : order) {
    for (const FeatureId feature : examples[i].features)
      if (const auto place = plain.place(feature)) rows[i].plain.push_back(*place);
    for (const ClassFeature& feature : examples[i].class_features)
      if (const auto place = bound.place(feature.feature))
        rows[i].bound.emplace_back(feature.event_class, *place);
  }
  Teacher teacher(plain.features().size(), bound.features().size(), classes, options);
  teacher.teach(rows, examples, std::move(order));
  constexpr double kHidden = PairWeights::kHiddenUnit, kOut = PairWeights::kOutUnit,
                   kBound = PairWeights::kBoundUnit;
  PairWeights weights;
  weights.features = plain.features();
  weights.hidden = whole_numbers<std::int8_t>(teacher.hidden().values(), kHidden);
  weights.hidden_bias = whole_numbers<std::int32_t>(teacher.hidden_bias().values(), kHidden);
  weights.out = whole_numbers<std::int16_t>(teacher.out().values(), kOut * options.slope);
  weights.out_bias = whole_numbers<std::int32_t>(teacher.out_bias().values(), kHidden * kOut * options.slope,
                                                 kHidden * kOut * options.shift);
  weights.bound = bound.features();
  weights.bound_weights = whole_numbers<std::int8_t>(teacher.bound().values(), kBound * options.slope);
  std::vector<std::string> names;
  for (const EventClass& entry : lexicon.classes()) names.push_back(entry.name);
  return {std::move(names), thresholds_of(lexicon, options), std::move(weights)};
}

}  // namespace kg::ingest
