#include "ingest/language/train/trainer.h"

#include <torch/serialize.h>
#include <torch/utils.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "ingest/language/train/adam.h"
#include "ingest/language/train/evaluation.h"
#include "ingest/language/train/network.h"

namespace kg::ingest::train {
namespace {

constexpr std::size_t kLongestSentence = 120;  // words; longer ones are left out of training
constexpr double kLearningFloor = 0.02;        // share of the learning rate that is left at the end
constexpr double kEntityWeight = 5.0;          // makes both losses begin alike
constexpr double kRecut = 0.4;
constexpr std::int64_t kWellKnown = 1000;   // occurrences
constexpr std::size_t kShortestParsed = 4;  // words; shorter ones of plain text are mostly furniture
constexpr std::size_t kSortedTogether = 2000;

struct Corpora {
  std::vector<TreeSentence> trees;
  std::vector<TreeSentence> parsed;
  std::vector<EntitySentence> named;
  std::map<std::string, std::string> alone;
  std::vector<TreeSentence> ewt;
  std::vector<TreeSentence> gum;
  std::vector<EntitySentence> conll;
  std::vector<EntitySentence> politics;
};

template <typename Sentence>
void add(std::vector<Sentence>& to, const std::vector<Sentence>& from, int times = 1) {
  for (int i = 0; i < times; ++i) {
    for (const Sentence& sentence : from) {
      if (sentence.size() <= kLongestSentence) to.push_back(sentence);
    }
  }
}

Corpora read_corpora(const std::filesystem::path& root, const std::vector<std::filesystem::path>& parsed) {
  Corpora out;
  add(out.trees, read_trees(root / "ud/ewt-train.conllu"));
  add(out.trees, read_trees(root / "ud/gum-train.conllu"));
  add(out.named, read_entities(root / "ner/conllpp_train.txt"));
  add(out.named, read_entities(root / "ner/wikigold.txt"));
  // Few sentences, but of the domain; each is seen with several spellings.
  add(out.named, read_entities(root / "ner/crossner_politics_train.txt"), 4);
  for (const std::filesystem::path& file : parsed) add(out.parsed, read_trees(file));
  std::erase_if(out.parsed, [](const TreeSentence& tree) { return tree.size() < kShortestParsed; });
  out.alone = names_alone(out.named);
  out.ewt = read_trees(root / "ud/ewt-dev.conllu");
  out.gum = read_trees(root / "ud/gum-dev.conllu");
  out.conll = read_entities(root / "ner/conllpp_dev.txt");
  out.politics = read_entities(root / "ner/crossner_politics_dev.txt");
  return out;
}

template <typename Sentence>
std::vector<Sentence> every(const std::vector<Sentence>& sentences, std::size_t nth) {
  std::vector<Sentence> out;
  for (std::size_t i = 0; i < sentences.size(); i += nth) out.push_back(sentences[i]);
  return out;
}

double share(std::mt19937_64& random) { return static_cast<double>(random() >> 11U) * 0x1p-53; }

template <typename T>
void shuffle(std::vector<T>& items, std::mt19937_64& random) {
  for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[random() % i]);
}

// Indices of sentences in batches of about `tokens`, each of similar length, in random order.
template <typename Sentence>
std::vector<std::vector<std::size_t>> batches(const std::vector<Sentence>& sentences, int tokens,
                                              std::mt19937_64& random) {
  std::vector<std::size_t> order(sentences.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  shuffle(order, random);
  std::vector<std::vector<std::size_t>> out;
  for (std::size_t at = 0; at < order.size(); at += kSortedTogether) {
    const std::size_t end = std::min(order.size(), at + kSortedTogether);
    std::stable_sort(order.begin() + static_cast<std::ptrdiff_t>(at),
                     order.begin() + static_cast<std::ptrdiff_t>(end),
                     [&](std::size_t a, std::size_t b) { return sentences[a].size() < sentences[b].size(); });
    std::size_t sum = 0;
    out.emplace_back();
    for (std::size_t i = at; i < end; ++i) {
      const std::size_t size = sentences[order[i]].size();
      if (!out.back().empty() && sum + size > static_cast<std::size_t>(tokens)) {
        out.emplace_back();
        sum = 0;
      }
      out.back().push_back(order[i]);
      sum += size;
    }
  }
  shuffle(out, random);
  return out;
}

Example varied(TreeSentence sentence, const Corpora&, const Vocabularies& vocabularies,
               std::mt19937_64& random) {
  if (share(random) < 0.05) drop_final_stop(sentence);
  Example example = to_example(sentence, vocabularies);
  respell(example.forms, random);
  return example;
}

Example varied(const EntitySentence& sentence, const Corpora& corpora, const Vocabularies& vocabularies,
               std::mt19937_64& random) {
  Example example =
      to_example(share(random) < kRecut ? recut(sentence, corpora.alone) : sentence, vocabularies);
  respell(example.forms, random);
  return example;
}

// Unit length times three, so that they weigh about as much as the learned ones; row 0 stands for no vector.
torch::Tensor table_of(const WordVectors& vectors) {
  const auto rows = static_cast<std::int64_t>(vectors.words.size());
  if (rows == 0) return torch::zeros({1, 1});
  torch::Tensor table =
      torch::from_blob(const_cast<float*>(vectors.values.data()), {rows, vectors.width}, torch::kFloat)
          .clone();
  table = 3.0 * table / table.norm(2, 1, true).clamp_min(1e-6);
  return torch::cat({torch::zeros({1, vectors.width}), table}, 0);
}

class Training {
 public:
  Training(const TrainingOptions& options, const TrainingReport& report)
      : options_(options), report_(report), corpora_(read_corpora(options.corpora, options.parsed)) {
    torch::set_num_threads(1);
    torch::manual_seed(options.seed);
    if (options.start.empty()) {
      WordVectors vectors;
      if (!options.vectors.empty()) vectors = read_word_vectors(options.vectors, options.known_vectors);
      vocabularies_ = collect(corpora_.trees, corpora_.named, vectors);
      network_ = std::make_shared<Network>(NetworkShape{}, sizes_of(vocabularies_), table_of(vectors));
    } else {
      begin_with(Checkpoint::load(options.start));
    }
    adam_ = std::make_unique<Adam>(network_->parameters(), AdamOptions{});
    std::mt19937_64 random(options.seed);
    shuffle(corpora_.parsed, random);
    state_ = options.checkpoint;
    state_ += ".state";
    describe();
    if (options.resume && std::filesystem::exists(state_)) restore();
  }

  void run() {
    const auto began = std::chrono::steady_clock::now();
    const double before = elapsed_;
    const auto clock = [&] {
      elapsed_ = before + std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
      return elapsed_;
    };
    while (!done(clock())) {
      pass(clock);
      ++pass_;
      finish_pass(done(clock()));
      keep_copies();
    }
  }

 private:
  // Every word of the table was learned from more than the training sentences, so that none is rare.
  void begin_with(const Checkpoint& checkpoint) {
    vocabularies_ = vocabularies_of(checkpoint);
    for (const std::string& key : vocabularies_.words.entries()) vocabularies_.counts[key] = kWellKnown;
    network_ = Network::restore(checkpoint);
    network_->clear_padding();
  }

  bool done(double now) const {
    return options_.passes > 0 ? pass_ >= options_.passes : now >= options_.seconds;
  }

  void describe() const {
    std::int64_t weights = 0;
    for (const torch::Tensor& tensor : network_->parameters()) weights += tensor.numel();
    std::int64_t known = 0;
    std::int64_t all = 0;
    for (const auto& [key, count] : vocabularies_.counts) {
      all += count;
      if (vocabularies_.vectors.find(key, 0) != 0) known += count;
    }
    char line[256];
    std::snprintf(
        line, sizeof line,
        "%zu trees, %zu sentences with entities; words %lld, vectors %lld (%.1f %% of words), chars %lld, "
        "xpos %lld, deprel %lld; %lld weights",
        corpora_.trees.size(), corpora_.named.size(), static_cast<long long>(vocabularies_.words.size()),
        static_cast<long long>(vocabularies_.vectors.size()),
        100.0 * static_cast<double>(known) / static_cast<double>(std::max<std::int64_t>(all, 1)),
        static_cast<long long>(vocabularies_.chars.size()), static_cast<long long>(vocabularies_.xpos.size()),
        static_cast<long long>(vocabularies_.deprel.size()), static_cast<long long>(weights));
    report_(line);
  }

  // The treebanks and, after them, this pass's part of what other networks parsed.
  std::vector<TreeSentence> trees_of_pass() const {
    std::vector<TreeSentence> out = corpora_.trees;
    const std::vector<TreeSentence>& parsed = corpora_.parsed;
    if (parsed.empty()) return out;
    const auto words = [](const std::vector<TreeSentence>& trees) {
      return std::accumulate(trees.begin(), trees.end(), std::size_t{0},
                             [](std::size_t sum, const TreeSentence& tree) { return sum + tree.size(); });
    };
    const double a_pass = options_.parsed_share * static_cast<double>(words(corpora_.trees));
    const double a_sentence = static_cast<double>(words(parsed)) / static_cast<double>(parsed.size());
    const auto sentences = static_cast<std::size_t>(a_pass / a_sentence);
    const std::size_t first = static_cast<std::size_t>(pass_) * sentences;
    for (std::size_t i = 0; i < sentences; ++i) out.push_back(parsed[(first + i) % parsed.size()]);
    return out;
  }

  template <typename Clock>
  void pass(const Clock& clock) {
    std::mt19937_64 random(options_.seed * 1000003U + static_cast<std::uint64_t>(pass_));
    torch::manual_seed(options_.seed * 1000003U + static_cast<std::uint64_t>(pass_));
    trees_ = trees_of_pass();
    const auto trees = batches(trees_, options_.tokens_a_step, random);
    auto named = batches(corpora_.named, options_.tokens_a_step, random);
    const auto wanted = static_cast<std::size_t>(static_cast<double>(trees.size()) * options_.entity_share /
                                                 (1.0 - options_.entity_share));
    const std::size_t entity_steps = std::min(named.size(), wanted);
    const std::size_t steps = trees.size() + entity_steps;
    tree_loss_ = entity_loss_ = 0;
    std::int64_t tokens = 0;
    std::size_t tree = 0;
    std::size_t entity = 0;
    const double began = clock();
    double reported = began;
    for (std::size_t step = 0; step < steps; ++step) {
      const double now = clock();
      if (options_.passes == 0 && now >= options_.seconds) break;
      const double done_share =
          options_.passes > 0
              ? (pass_ + static_cast<double>(step) / static_cast<double>(steps)) / options_.passes
              : now / options_.seconds;
      set_rate(done_share);
      const bool entities = entity * steps < step * entity_steps || tree == trees.size();
      tokens += entities ? entity_step(named[entity++], random) : tree_step(trees[tree++], random);
      if (now - reported > 60) {
        reported = now;
        report_progress(tree, entity, static_cast<double>(tokens) / (now - began));
      }
    }
    tree_loss_ /= static_cast<double>(std::max<std::size_t>(tree, 1));
    entity_loss_ /= static_cast<double>(std::max<std::size_t>(entity, 1));
    speed_ = static_cast<double>(tokens) / std::max(clock() - began, 1e-9);
  }

  void report_progress(std::size_t tree, std::size_t entity, double speed) const {
    char line[160];
    std::snprintf(line, sizeof line, "  %.0f s: step %lld, loss trees %.3f entities %.4f, %.0f words/s",
                  elapsed_, static_cast<long long>(adam_->steps()),
                  tree_loss_ / static_cast<double>(std::max<std::size_t>(tree, 1)),
                  entity_loss_ / static_cast<double>(std::max<std::size_t>(entity, 1)), speed);
    report_(line);
  }

  // A short rise, then down to the floor.
  void set_rate(double done_share) {
    const double rise = std::min(1.0, static_cast<double>(adam_->steps() + 1) / 50.0);
    rate_ = options_.learning_rate * rise * std::max(kLearningFloor, 1.0 - done_share);
  }

  template <typename Sentence>
  Batch next(const std::vector<Sentence>& sentences, const std::vector<std::size_t>& chosen,
             std::mt19937_64& random) {
    std::vector<Example> examples;
    for (const std::size_t i : chosen)
      examples.push_back(varied(sentences[i], corpora_, vocabularies_, random));
    return make_batch(examples, vocabularies_, &random);
  }

  std::int64_t tree_step(const std::vector<std::size_t>& chosen, std::mt19937_64& random) {
    const Batch batch = next(trees_, chosen, random);
    network_->train();
    const torch::Tensor loss =
        network_->tree_loss(batch, network_->run(batch, {.trees = true, .entities = false}));
    tree_loss_ += learn(loss);
    return std::accumulate(batch.lengths.begin(), batch.lengths.end(), std::int64_t{0});
  }

  std::int64_t entity_step(const std::vector<std::size_t>& chosen, std::mt19937_64& random) {
    const Batch batch = next(corpora_.named, chosen, random);
    network_->train();
    const torch::Tensor loss =
        network_->entity_loss(batch, network_->run(batch, {.trees = false, .entities = true}));
    entity_loss_ += learn(kEntityWeight * loss) / kEntityWeight;
    return std::accumulate(batch.lengths.begin(), batch.lengths.end(), std::int64_t{0});
  }

  double learn(const torch::Tensor& loss) {
    loss.backward();
    adam_->step(rate_);
    return loss.item<double>();
  }

  void finish_pass(bool last) {
    adam_->swap_average();
    const std::size_t nth = last ? 1 : 4;
    const std::string ewt = to_string(measure_trees(*network_, vocabularies_, every(corpora_.ewt, nth)));
    const std::string gum = to_string(measure_trees(*network_, vocabularies_, every(corpora_.gum, nth)));
    const double conll = measure_entities(*network_, vocabularies_, every(corpora_.conll, nth));
    const double politics = measure_entities(*network_, vocabularies_, every(corpora_.politics, nth));
    char line[512];
    std::snprintf(
        line, sizeof line,
        "pass %d at %.0f s: loss trees %.3f entities %.4f, %.0f words/s | ewt %s | gum %s | conll F1 %.2f | "
        "politics F1 %.2f%s",
        pass_, elapsed_, tree_loss_, entity_loss_, speed_, ewt.c_str(), gum.c_str(), conll, politics,
        last ? " | whole dev sets" : " | a quarter of the dev sets");
    Checkpoint checkpoint = network_->exported(vocabularies_);
    checkpoint.notes["sets"] =
        "UD_English-EWT train, GUM train, CoNLL++ train, wikigold, CrossNER politics train; fastText vectors";
    if (!corpora_.parsed.empty())
      checkpoint.notes["sets"] += "; " + std::to_string(corpora_.parsed.size()) +
                                  " sentences of plain text with trees of other networks";
    checkpoint.notes["seed"] = std::to_string(options_.seed);
    checkpoint.notes["seconds"] = std::to_string(static_cast<long long>(elapsed_));
    checkpoint.notes["figures"] = line;
    checkpoint.save(options_.checkpoint);
    adam_->swap_average();
    save_state();
    report_(line);
  }

  void keep_copies() {
    for (const double second : options_.copies_at_seconds) {
      if (second <= copied_ || second > elapsed_) continue;
      copied_ = second;
      std::filesystem::path copy = options_.checkpoint;
      copy.replace_extension();
      copy += "-" + std::to_string(static_cast<long long>(second)) + ".ckpt";
      std::filesystem::copy_file(options_.checkpoint, copy,
                                 std::filesystem::copy_options::overwrite_existing);
    }
  }

  void save_state() const {
    torch::serialize::OutputArchive out;
    const auto memory = adam_->memory();
    for (std::size_t i = 0; i < memory.size(); ++i) out.write(std::to_string(i), memory[i]);
    out.write("progress", torch::tensor({static_cast<double>(pass_), static_cast<double>(adam_->steps()),
                                         elapsed_, copied_},
                                        torch::kDouble));
    const std::string part = state_.string() + ".part";
    out.save_to(part);
    std::filesystem::rename(part, state_);
  }

  void restore() {
    torch::serialize::InputArchive in;
    in.load_from(state_.string());
    auto memory = adam_->memory();
    for (std::size_t i = 0; i < memory.size(); ++i) {
      torch::Tensor saved;
      in.read(std::to_string(i), saved);
      memory[i] = saved;
    }
    torch::Tensor progress;
    in.read("progress", progress);
    pass_ = static_cast<int>(progress[0].item<double>());
    elapsed_ = progress[2].item<double>();
    copied_ = progress[3].item<double>();
    adam_->recall(memory, static_cast<std::int64_t>(progress[1].item<double>()));
    report_("resumed after pass " + std::to_string(pass_));
  }

  TrainingOptions options_;
  const TrainingReport& report_;
  Corpora corpora_;
  Vocabularies vocabularies_;
  std::vector<TreeSentence> trees_;  // of the pass
  std::shared_ptr<Network> network_;
  std::unique_ptr<Adam> adam_;
  std::filesystem::path state_;
  int pass_ = 0;
  double rate_ = 0;
  double elapsed_ = 0;
  double copied_ = 0;
  double tree_loss_ = 0;
  double entity_loss_ = 0;
  double speed_ = 0;
};

}  // namespace

void train_language_model(const TrainingOptions& options, const TrainingReport& report) {
  Training(options, report).run();
}

}  // namespace kg::ingest::train
