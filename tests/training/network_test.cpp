#include "ingest/language/train/network.h"

#include <gtest/gtest.h>

#include "ingest/language/train/adam.h"
#include "ingest/language/train/evaluation.h"
#include "ingest/language/train/recurrence.h"

namespace kg::ingest::train {
namespace {

// An invented language: names end in -a, verbs in -k, and a verb takes the name before it as its subject and
// the one after it as its object; "lu" says that there was none.
TreeSentence tree(const std::string& subject, const std::string& verb, const std::string& object,
                  bool negated) {
  TreeSentence sentence{{subject, "PROPN", "N", "nsubj", 2}, {verb, "VERB", "V", "root", 0}};
  if (negated) sentence.push_back({"lu", "PART", "R", "advmod", 2});
  sentence.push_back({object, "PROPN", "N", "obj", 2});
  sentence.push_back({"!", "PUNCT", ".", "punct", 2});
  return sentence;
}

std::vector<TreeSentence> trees() {
  std::vector<TreeSentence> out;
  const std::vector<std::string> names{"Mira", "Tola", "Besa", "Kuna", "Ruva"};
  for (std::size_t i = 0; i < 10; ++i) {
    out.push_back(tree(names[i % 5], i % 3 == 0 ? "manak" : "sedik", names[(i + 2) % 5], i % 2 == 0));
  }
  return out;
}

std::vector<EntitySentence> named() {
  std::vector<EntitySentence> out;
  for (const TreeSentence& sentence : trees()) {
    EntitySentence labelled;
    for (const TreeWord& word : sentence) labelled.push_back({word.form, word.xpos == "N" ? "S-PER" : "O"});
    out.push_back(labelled);
  }
  return out;
}

constexpr NetworkShape kTiny{
    .word = 16, .character = 8, .filters = 8, .hidden = 16, .arc = 16, .label = 16, .entity = 16};

TEST(Network, LearnsTenSentencesOfAnInventedLanguageByHeartAndComesBackFromItsCheckpoint) {
  torch::manual_seed(3);
  const WordVectors vectors{{"mira", "tola", "elsewhere"}, {1, 0, 0, 1, 1, 1}, 2};
  const Vocabularies vocabularies = collect(trees(), named(), vectors);
  Network network(kTiny, sizes_of(vocabularies),
                  torch::tensor({0.0F, 0.0F, 1.0F, 0.0F, 0.0F, 1.0F, 1.0F, 1.0F}).view({4, 2}));
  Adam adam(network.parameters(), {.average = 0.9F});
  std::mt19937_64 random(1);
  std::vector<Example> with_trees;
  std::vector<Example> with_names;
  for (const auto& sentence : trees()) with_trees.push_back(to_example(sentence, vocabularies));
  for (const auto& sentence : named()) with_names.push_back(to_example(sentence, vocabularies));
  for (int step = 0; step < 120; ++step) {
    network.train();
    Batch batch = make_batch(with_trees, vocabularies, &random);
    network.tree_loss(batch, network.run(batch, {.trees = true, .entities = false})).backward();
    adam.step(5e-3);
    batch = make_batch(with_names, vocabularies, &random);
    network.entity_loss(batch, network.run(batch, {.trees = false, .entities = true})).backward();
    adam.step(5e-3);
  }
  adam.swap_average();
  const TreeFigures figures = measure_trees(network, vocabularies, trees());
  EXPECT_EQ(figures.labelled, 100.0);
  EXPECT_EQ(figures.xpos, 100.0);
  EXPECT_EQ(figures.upos, 100.0);
  EXPECT_EQ(measure_entities(network, vocabularies, named()), 100.0);

  const Checkpoint checkpoint = network.exported(vocabularies);
  const auto restored = Network::restore(checkpoint);
  const Vocabularies folded = vocabularies_of(checkpoint);
  const torch::NoGradGuard guard;
  network.eval();
  const Scores before = network.run(make_batch(with_trees, vocabularies, nullptr), {});
  const Scores after = restored->run(make_batch(with_trees, folded, nullptr), {});
  EXPECT_TRUE(torch::allclose(before.arcs, after.arcs, 1e-4, 1e-4));
  EXPECT_TRUE(torch::allclose(before.ner, after.ner, 1e-4, 1e-4));
}

TEST(Network, ScoresASentenceAlikeAloneAndBesideLongerOnes) {
  torch::manual_seed(4);
  const Vocabularies vocabularies = collect(trees(), named(), {});
  Network network(kTiny, sizes_of(vocabularies), torch::zeros({1, 1}));
  network.eval();
  const torch::NoGradGuard guard;
  const Example little = to_example(tree("Mira", "manak", "Tola", false), vocabularies);
  Example longer = to_example(tree("Besa", "sedik", "Constantinopolitaniana", true), vocabularies);
  const Scores alone = network.run(make_batch({little}, vocabularies, nullptr), {});
  const Scores beside = network.run(make_batch({longer, little}, vocabularies, nullptr), {});
  const std::int64_t time = static_cast<std::int64_t>(little.forms.size()) + 1;
  EXPECT_TRUE(
      torch::allclose(alone.arcs[0], beside.arcs[1].narrow(0, 0, time).narrow(1, 0, time), 1e-4, 1e-5));
  EXPECT_TRUE(
      torch::allclose(alone.ner.select(1, 0), beside.ner.select(1, 1).narrow(0, 0, time - 1), 1e-4, 1e-5));
}

// The equations of an LSTM as they stand, for libtorch to derive.
torch::Tensor by_the_book(const torch::Tensor& gates, const torch::Tensor& hidden) {
  const std::int64_t width = hidden.size(1);
  torch::Tensor h = torch::zeros({gates.size(1), width});
  torch::Tensor c = torch::zeros({gates.size(1), width});
  std::vector<torch::Tensor> out;
  for (std::int64_t t = 0; t < gates.size(0); ++t) {
    const auto parts = (gates[t] + torch::mm(h, hidden.t())).split(width, 1);
    c = torch::sigmoid(parts[1]) * c + torch::sigmoid(parts[0]) * torch::tanh(parts[3]);
    h = torch::sigmoid(parts[2]) * torch::tanh(c);
    out.push_back(h);
  }
  return torch::stack(out);
}

TEST(Recurrence, HasTheValuesAndGradientsOfTheEquations) {
  torch::manual_seed(5);
  const torch::Tensor gates = torch::randn({7, 3, 20}).requires_grad_();
  const torch::Tensor hidden = (0.5 * torch::randn({20, 5})).detach().requires_grad_();
  const torch::Tensor weights = torch::randn({7, 3, 5});
  const torch::Tensor fast = lstm_recurrence(gates, hidden);
  (fast * weights).sum().backward();
  const torch::Tensor fast_gates = gates.grad().clone();
  const torch::Tensor fast_hidden = hidden.grad().clone();
  gates.mutable_grad() = torch::Tensor();
  hidden.mutable_grad() = torch::Tensor();
  const torch::Tensor plain = by_the_book(gates, hidden);
  (plain * weights).sum().backward();
  EXPECT_TRUE(torch::allclose(fast, plain, 1e-4, 1e-5));
  EXPECT_TRUE(torch::allclose(fast_gates, gates.grad(), 1e-4, 1e-5));
  EXPECT_TRUE(torch::allclose(fast_hidden, hidden.grad(), 1e-4, 1e-5));
}

}  // namespace
}  // namespace kg::ingest::train
