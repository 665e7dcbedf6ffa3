#include "ingest/mentions/description_training.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <numeric>
#include <unordered_map>

#include "ingest/language/adagrad.h"
#include "ingest/mentions/description_reading.h"
#include "ingest/mentions/sieves.h"

namespace kg::ingest {
namespace {

struct Form {
  Span span;
  std::uint32_t actor = 0;
};

bool word_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0; }

// Where the text has any of the forms, as whole words, longest first.
std::vector<Form> places_of(const std::string& text, const std::vector<std::vector<std::string>>& forms) {
  std::vector<Form> found;
  for (std::uint32_t actor = 0; actor < forms.size(); ++actor)
    for (const std::string& form : forms[actor]) {
      if (form.empty()) continue;
      for (std::size_t at = text.find(form, 0); at != std::string::npos; at = text.find(form, at + 1)) {
        const std::size_t end = at + form.size();
        if ((at > 0 && word_byte(text[at - 1])) || (end < text.size() && word_byte(text[end]))) continue;
        found.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, actor});
      }
    }
  std::stable_sort(found.begin(), found.end(), [](const Form& a, const Form& b) {
    return a.span.end - a.span.begin > b.span.end - b.span.begin;
  });
  return found;
}

// Tokens inside the span.
TokenRange tokens_in(const AnalysedDocument& document, Span span) {
  const auto& tokens = document.tokens;
  const auto first = std::partition_point(tokens.begin(), tokens.end(),
                                          [&](const Token& token) { return token.span.begin < span.begin; });
  const auto last = std::partition_point(first, tokens.end(),
                                         [&](const Token& token) { return token.span.end <= span.end; });
  return {static_cast<std::uint32_t>(first - tokens.begin()),
          static_cast<std::uint32_t>(last - tokens.begin())};
}

constexpr std::int32_t kNobody = -1, kUnknown = -2;

// Which actor each candidate is, by the longest form that has its head.
std::vector<std::int32_t> actors_of(const Reading& reading,
                                    const std::vector<std::vector<std::string>>& forms) {
  std::map<std::uint32_t, std::vector<Form>> by_head;
  for (const Form& form : places_of(reading.document.document.text, forms)) {
    const TokenRange tokens = tokens_in(reading.document, form.span);
    if (tokens.begin >= tokens.end) continue;
    std::vector<Form>& known = by_head[reading.syntax.head_of(tokens)];
    if (known.empty() || known.front().span.size() <= form.span.size()) known.push_back(form);
  }
  std::vector<std::int32_t> actors;
  for (const Candidate& candidate : reading.candidates) {
    std::int32_t actor = candidate.pronoun ? kUnknown : kNobody;
    const auto known = by_head.find(candidate.mention.head);
    if (!candidate.pronoun && known != by_head.end()) {
      actor = static_cast<std::int32_t>(known->second.front().actor);
      for (const Form& other : known->second)
        if (static_cast<std::int32_t>(other.actor) != actor) actor = kUnknown;
    }
    actors.push_back(actor);
  }
  return actors;
}

}  // namespace

void DescriptionTrainer::add(const std::vector<std::vector<std::string>>& forms,
                             const AnalysedDocument& analysed) {
  Reading reading(analysed, catalogue_, lexicon_, origins_);
  read_candidates(reading, true);
  const std::vector<std::int32_t> actors = actors_of(reading, forms);
  read_descriptions(reading, [&](const OpenDescription& description) {
    const std::int32_t meant = actors[description.candidate];
    if (meant == kUnknown) return description.by_rule;
    std::vector<Option> lesson(1);
    lesson[0].features = description.alone;
    lesson[0].right = true;
    for (std::size_t k = 0; k < description.earlier.size(); ++k) {
      const std::int32_t own = actors[description.earlier[k]];
      const std::int32_t other = own < 0 ? actors[description.nouns[k]] : own;
      lesson.push_back({description.with[k], meant >= 0 && other == meant});
      if (lesson.back().right) lesson[0].right = false;
    }
    if (lesson.size() > 1) lessons_.push_back(std::move(lesson));
    return description.by_rule;
  });
}

namespace {

class Learner {
 public:
  Learner(std::size_t features, const DescriptionTraining& options)
      : options_(options),
        width_(static_cast<std::size_t>(options.width)),
        plain_(features),
        hidden_(features * width_),
        bias_(width_),
        out_(width_) {
    hidden_.scatter(random_, 0.05F);
    out_.scatter(random_, 1 / std::sqrt(static_cast<float>(width_)));
  }

  struct Look {
    std::vector<std::uint32_t> rows;
    bool right = false;
  };

  void slow_to(double share) {
    rate_ = static_cast<float>(options_.rate * share);
    hidden_rate_ = static_cast<float>(options_.hidden_rate * share);
  }

  void teach(const std::vector<Look>& looks) {
    scores_.resize(looks.size());
    layers_.resize(std::max(layers_.size(), looks.size()));
    kept_.resize(std::max(kept_.size(), looks.size()));
    for (std::size_t k = 0; k < looks.size(); ++k) {
      kept_[k].clear();
      for (const std::uint32_t row : looks[k].rows)
        if (static_cast<double>(random_.next()) >= options_.dropped * 2147483648.0) kept_[k].push_back(row);
      scores_[k] = score(kept_[k], layers_[k]);
      if (!looks[k].right) scores_[k] += static_cast<float>(options_.cost);
    }
    const float most = *std::max_element(scores_.begin(), scores_.end());
    float all = 0, right = 0;
    for (std::size_t k = 0; k < looks.size(); ++k) {
      scores_[k] = std::exp(scores_[k] - most);
      all += scores_[k];
      if (looks[k].right) right += scores_[k];
    }
    for (std::size_t k = 0; k < looks.size(); ++k) {
      const float gradient = scores_[k] / all - (looks[k].right ? scores_[k] / right : 0);
      if (std::abs(gradient) >= kLeast) correct(k, gradient);
    }
  }

  const AdaGrad& plain() const { return plain_; }
  const AdaGrad& hidden() const { return hidden_; }
  const AdaGrad& bias() const { return bias_; }
  const AdaGrad& out() const { return out_; }
  FixedShuffle& random() { return random_; }

 private:
  static constexpr float kLeast = 1e-3F;  // gradients below change nothing

  float score(const std::vector<std::uint32_t>& rows, std::vector<float>& layer) const {
    layer.assign(bias_.values().begin(), bias_.values().end());
    float sum = 0;
    for (const std::uint32_t row : rows) {
      sum += *plain_.at(row);
      const float* const weights = hidden_.at(row * width_);
      for (std::size_t h = 0; h < width_; ++h) layer[h] += weights[h];
    }
    for (std::size_t h = 0; h < width_; ++h) {
      layer[h] = std::max(layer[h], 0.0F);
      sum += layer[h] * *out_.at(h);
    }
    return sum;
  }

  void correct(std::size_t k, float gradient) {
    for (const std::uint32_t row : kept_[k]) plain_.step(row, &gradient, 1, rate_);
    std::vector<float>& layer = layers_[k];
    below_.assign(width_, 0);
    for (std::size_t h = 0; h < width_; ++h) {
      below_[h] = layer[h] > 0 ? gradient * *out_.at(h) : 0;
      layer[h] *= gradient;
    }
    out_.step(0, layer.data(), width_, hidden_rate_);
    bias_.step(0, below_.data(), width_, hidden_rate_);
    for (const std::uint32_t row : kept_[k]) hidden_.step(row * width_, below_.data(), width_, hidden_rate_);
  }

  const DescriptionTraining& options_;
  std::size_t width_;
  AdaGrad plain_, hidden_, bias_, out_;
  FixedShuffle random_;
  float rate_ = 0, hidden_rate_ = 0;
  // Of the lesson at hand.
  std::vector<float> scores_, below_;
  std::vector<std::vector<float>> layers_;
  std::vector<std::vector<std::uint32_t>> kept_;
};

}  // namespace

LinkNetwork DescriptionTrainer::train(const DescriptionTraining& options) const {
  std::map<FeatureId, int> counts;
  for (const std::vector<Option>& lesson : lessons_)
    for (const Option& option : lesson)
      for (const FeatureId feature : option.features) ++counts[feature];
  LinkWeights weights;
  std::unordered_map<FeatureId, std::uint32_t> row_of;
  for (const auto& [feature, count] : counts) {
    if (count < options.fewest) continue;
    row_of.emplace(feature, static_cast<std::uint32_t>(weights.features.size()));
    weights.features.push_back(feature);
  }
  std::vector<std::vector<Learner::Look>> lessons;
  for (const std::vector<Option>& lesson : lessons_) {
    lessons.emplace_back();
    for (const Option& option : lesson) {
      lessons.back().push_back({{}, option.right});
      for (const FeatureId feature : option.features)
        if (const auto row = row_of.find(feature); row != row_of.end())
          lessons.back().back().rows.push_back(row->second);
    }
  }
  Learner learner(weights.features.size(), options);
  std::vector<std::uint32_t> order(lessons.size());
  std::iota(order.begin(), order.end(), 0U);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    learner.slow_to(1 - 0.8 * epoch / options.epochs);
    learner.random()(order);
    for (const std::uint32_t i : order) learner.teach(lessons[i]);
  }
  constexpr double kHidden = LinkNetwork::kHiddenUnit, kOut = LinkNetwork::kOutUnit;
  weights.plain = whole_numbers<std::int16_t>(learner.plain().values(), kOut);
  weights.hidden = whole_numbers<std::int8_t>(learner.hidden().values(), kHidden);
  weights.hidden_bias = whole_numbers<std::int32_t>(learner.bias().values(), kHidden);
  weights.out = whole_numbers<std::int16_t>(learner.out().values(), kOut);
  return LinkNetwork(std::move(weights));
}

}  // namespace kg::ingest
