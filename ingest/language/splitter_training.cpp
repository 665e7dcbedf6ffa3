#include "ingest/language/splitter_training.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "ingest/language/boundary_features.h"
#include "ingest/language/model_file.h"
#include "ingest/language/sentence_splitter.h"

namespace kg::ingest {
namespace {

constexpr int kPasses = 12;
constexpr double kRate = 0.1;
constexpr double kPenalty = 2e-6;
constexpr double kScale = 256;  // integer weights are 1/256

struct Example {
  BoundaryFeatures features;
  bool end;
};

void add_examples(const AnalysedDocument& document, const Tokeniser& tokeniser, std::vector<Example>& out) {
  const std::string& text = document.document.text;
  std::set<std::uint32_t> ends;
  for (const Sentence& sentence : document.sentences) ends.insert(sentence.span.end);
  for (const Span paragraph : paragraphs(text, {0, static_cast<std::uint32_t>(text.size())})) {
    const std::vector<Piece> pieces = tokeniser.pieces(text, paragraph);
    const BoundaryReader reader(text, pieces);
    std::size_t begin = 0;
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
      const bool end = ends.contains(pieces[i].span.end);
      if (reader.possible(i)) out.push_back({reader.features(begin, i), end});
      if (end) begin = i + 1;
    }
  }
}

}  // namespace

void train_splitter(const std::vector<std::vector<ConlluSentence>>& treebanks, const Tokeniser& tokeniser,
                    const std::filesystem::path& out) {
  std::vector<Example> examples;
  for (const auto& treebank : treebanks) add_examples(document_of(treebank), tokeniser, examples);

  std::vector<double> weights(kBoundaryWeights), squares(kBoundaryWeights, 1e-3), sums(kBoundaryWeights);
  std::vector<std::size_t> order(examples.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937_64 random(7);
  for (int pass = 0; pass < kPasses; ++pass) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    for (const std::size_t index : order) {
      const Example& example = examples[index];
      double score = 0;
      for (const std::uint32_t feature : example.features) score += weights[feature];
      const double error = 1 / (1 + std::exp(-score)) - (example.end ? 1 : 0);
      for (const std::uint32_t feature : example.features) {
        const double gradient = error + kPenalty * weights[feature];
        squares[feature] += gradient * gradient;
        weights[feature] -= kRate * gradient / std::sqrt(squares[feature]);
      }
    }
    if (pass >= kPasses / 2)
      for (std::size_t i = 0; i < weights.size(); ++i) sums[i] += weights[i] / (kPasses - kPasses / 2);
  }

  std::vector<std::int16_t> rounded;
  for (const double weight : sums)
    rounded.push_back(static_cast<std::int16_t>(std::lround(std::clamp(weight * kScale, -32000.0, 32000.0))));
  ModelFileWriter file;
  file.add<std::int16_t>("boundaries", rounded, rounded.size(), 1);
  file.write(out);
}

}  // namespace kg::ingest
