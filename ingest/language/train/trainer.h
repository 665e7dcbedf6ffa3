// Trains the language model: tags, trees and entities with one network (network.h says which).
//
//   TrainingOptions options;
//   options.corpora = "corpora";               // holds ud/ and ner/
//   options.vectors = "vectors.vec";           // from train_word_vectors
//   options.checkpoint = "model.ckpt";
//   train_language_model(options, [](const std::string& line) { std::cout << line << std::endl; });
//
// One thread. Random choices follow from `seed` and the number of the pass, so that equal options with
// `passes` give equal weights on one machine; with `seconds` the learning rate follows the clock, and the
// figures vary by a tenth of a point. The checkpoint is written after each pass, under its name only when
// whole; its state file, with the optimiser's memory, lets a later call go on. About 1 GB of memory.
// With OpenBLAS, OPENBLAS_VERBOSE=2 says which kernel it takes; where that is "Prescott", an empty
// OPENBLAS_CORETYPE made it choose by the CPU, and training five times faster.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace kg::ingest::train {

struct TrainingOptions {
  std::filesystem::path corpora;  // holds ud/ewt-train.conllu ... and ner/conllpp_train.txt ...
  std::filesystem::path vectors;  // word2vec text format; empty: none
  // A checkpoint whose weights and vocabularies training begins with, such as one of tools/kgtrain_gpu.py;
  // empty: random weights. `vectors` are then not read.
  std::filesystem::path start;
  // Trees that other networks gave to plain text (CoNLL-U): each pass reads the next `parsed_share` of the
  // words of the treebanks' from them, in an order by `seed`, and begins again after the last. Their words do
  // not enter the vocabulary.
  std::vector<std::filesystem::path> parsed;
  double parsed_share = 0.5;
  std::filesystem::path checkpoint;  // the state file has ".state" after its name
  double seconds = 4500;             // the learning rate falls to its floor by then, and training ends
  int passes = 0;                    // over the trees; if positive, these decide and not the seconds
  bool resume = false;               // goes on from the state file if there is one
  std::uint64_t seed = 1;
  std::size_t known_vectors = 60000;  // most frequent words of the vectors that are used
  int tokens_a_step = 1000;
  double entity_share = 0.38;  // of the steps
  double learning_rate = 2e-3;
  std::vector<double> copies_at_seconds = {};  // also kept as NAME-SECONDS.ckpt at the first pass after these
};

// Called with one line of figures now and then, from the same thread; after a pass when it has been saved, so
// that a report that throws ends the training where `resume` goes on.
using TrainingReport = std::function<void(const std::string& line)>;

// Throws std::runtime_error naming the file if a corpus, the vectors or the state cannot be read or the
// checkpoint not be written.
void train_language_model(const TrainingOptions& options, const TrainingReport& report);

}  // namespace kg::ingest::train
