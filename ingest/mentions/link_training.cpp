#include "ingest/mentions/link_training.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include "ingest/mentions/sieves.h"

namespace kg::ingest {
namespace {

constexpr float kUnit = 64;  // weights of the shipped model are in 1/64

class Weights {
 public:
  Weights() : now_(LinkModel::kWeights, 0), sum_(LinkModel::kWeights, 0) {}

  float score(const LinkFeatures& features) const {
    float total = 0;
    for (const std::uint32_t f : features) total += now_[LinkModel::place(f)];
    return total;
  }
  void add(const LinkFeatures& features, float by) {
    for (const std::uint32_t f : features) {
      now_[LinkModel::place(f)] += by;
      sum_[LinkModel::place(f)] += by * static_cast<double>(step_);
    }
  }
  void next() { ++step_; }

  void add_mean_to(std::vector<double>& sum) const {
    for (std::size_t f = 0; f < sum.size(); ++f) sum[f] += now_[f] - sum_[f] / static_cast<double>(step_);
  }

 private:
  std::vector<float> now_;
  std::vector<double> sum_;
  std::uint64_t step_ = 1;
};

}  // namespace

struct LinkTrainer::Lesson {
  AnalysedDocument analysed;
  Reading reading;
  std::vector<std::int32_t> chain;  // of each candidate in the annotation, or -1

  Lesson(AnalysedDocument document, const Catalogue& catalogue, const MentionLexicon& lexicon,
         const NameOrigins& origins)
      : analysed(std::move(document)), reading(analysed, catalogue, lexicon, origins) {}
};

LinkTrainer::LinkTrainer(const Catalogue& catalogue, const MentionLexicon& lexicon)
    : catalogue_(catalogue), lexicon_(lexicon), origins_(catalogue) {}
LinkTrainer::~LinkTrainer() = default;

void LinkTrainer::add(const AnnotatedDocument& annotated, AnalysedDocument analysed) {
  auto lesson = std::make_unique<Lesson>(std::move(analysed), catalogue_, lexicon_, origins_);
  lesson->reading.speakers = annotated.speakers;
  read_candidates(lesson->reading, true);
  std::vector<Mention> mentions;
  for (const Candidate& candidate : lesson->reading.candidates) mentions.push_back(candidate.mention);
  for (const std::int32_t which : aligned(annotated, mentions))
    lesson->chain.push_back(
        which < 0 ? -1
                  : static_cast<std::int32_t>(annotated.mentions[static_cast<std::size_t>(which)].chain));
  lessons_.push_back(std::move(lesson));
}

LinkModel LinkTrainer::train(const LinkTraining& options) const {
  constexpr std::size_t kStrides[] = {7, 11, 17};  // orders of the documents, the same for equal input
  std::vector<double> sum(LinkModel::kWeights, 0);
  for (const std::size_t stride : kStrides) pass_over(options, stride, sum);
  std::vector<std::int16_t> weights(LinkModel::kWeights);
  for (std::size_t f = 0; f < weights.size(); ++f)
    weights[f] = static_cast<std::int16_t>(
        std::clamp(std::lround(sum[f] / std::size(kStrides) * kUnit), -32000L, 32000L));
  return LinkModel(std::move(weights));
}

void LinkTrainer::pass_over(const LinkTraining& options, std::size_t stride, std::vector<double>& sum) const {
  while (std::gcd(stride, lessons_.size()) > 1) ++stride;  // so that every document has its turn
  Weights weights;
  LinkFeatures alone;
  std::vector<LinkFeatures> pairs;
  std::vector<std::uint32_t> nearer;
  for (int epoch = 0; epoch < options.epochs; ++epoch)
    for (std::size_t at = 0; at < lessons_.size(); ++at) {
      const Lesson& lesson =
          *lessons_[(at * stride + static_cast<std::size_t>(epoch) * 13) % lessons_.size()];
      const Reading& reading = lesson.reading;
      Chains chains(reading);
      link_by_precise_rules(reading, chains);
      link_pronouns_by_structure(reading, chains);
      const LinkSides sides(reading);
      for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
        if (!sides.is_open(i, chains)) continue;
        const std::vector<std::uint32_t> earlier = sides.antecedents(i, chains);
        sides.alone(i, alone);
        if (pairs.size() < earlier.size()) pairs.resize(earlier.size());
        nearer.clear();
        const std::int32_t meant = lesson.chain[i];
        const auto is_right = [&](std::uint32_t j) { return meant >= 0 && lesson.chain[j] == meant; };
        const bool anaphor = std::any_of(earlier.begin(), earlier.end(), is_right);
        const float alone_score = weights.score(alone);
        std::int32_t right = -1, guess = -1, choice = -1;  // -1 is standing alone
        float right_score = anaphor ? -1e9F : alone_score, choice_score = alone_score,
              guess_score = alone_score + (anaphor ? options.missed_link : 0);
        for (std::size_t k = 0; k < earlier.size(); ++k) {
          const std::uint32_t j = earlier[k], root = chains.root(j);
          sides.pair(i, j, static_cast<std::uint32_t>(nearer.size()), chains, pairs[k]);
          if (std::find(nearer.begin(), nearer.end(), root) == nearer.end()) nearer.push_back(root);
          const float score = weights.score(pairs[k]);
          const bool is = is_right(j);
          if (score > choice_score) {
            choice_score = score;
            choice = static_cast<std::int32_t>(k);
          }
          const float costly = score + (is ? 0 : anaphor ? options.wrong_link : options.false_link);
          if (costly > guess_score) {
            guess_score = costly;
            guess = static_cast<std::int32_t>(k);
          }
          if (is && score > right_score) {
            right_score = score;
            right = static_cast<std::int32_t>(k);
          }
        }
        const bool wrong = guess < 0 ? anaphor : !is_right(earlier[static_cast<std::size_t>(guess)]);
        if (wrong) {
          weights.add(right < 0 ? alone : pairs[static_cast<std::size_t>(right)], 1);
          weights.add(guess < 0 ? alone : pairs[static_cast<std::size_t>(guess)], -1);
        }
        weights.next();
        if (choice >= 0) chains.link(i, earlier[static_cast<std::size_t>(choice)], "model");
      }
    }
  weights.add_mean_to(sum);
}

}  // namespace kg::ingest
