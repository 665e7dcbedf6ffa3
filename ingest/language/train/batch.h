// Sentences as tensors, time first: what one step of the network reads.
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "ingest/language/train/vocabulary.h"

namespace kg::ingest::train {

// A sentence with the targets that are known of it; the others are empty. Heads are 1-based, 0 the root.
struct Example {
  std::vector<std::string> forms;
  std::vector<std::int64_t> xpos;  // kNoTarget where there is none
  std::vector<std::int64_t> upos;
  std::vector<std::int64_t> heads;
  std::vector<std::int64_t> deprel;
  std::vector<std::int64_t> ner;
};

inline constexpr std::int64_t kNoTarget = -100;

Example to_example(const TreeSentence& sentence, const Vocabularies& vocabularies);
Example to_example(const EntitySentence& sentence, const Vocabularies& vocabularies);

// Position 0 is the root; T is one more than the longest sentence, B the number of sentences.
struct Batch {
  std::int64_t time = 0;
  std::int64_t size = 0;
  std::vector<std::int64_t> lengths;  // words, without the root
  torch::Tensor words;                // [T, B] rows of learned vectors, 0 at the root and after the end
  torch::Tensor vectors;              // [T, B] rows of pre-trained vectors
  torch::Tensor forms;                // [T, B] rows of `characters`; row 0 is no word
  torch::Tensor characters;           // [forms, longest] rows of the table of characters
  torch::Tensor character_mask;       // [forms, longest] 0 on a word's characters, -1e9 after it
  torch::Tensor backwards;            // [T * B] where each position is read from in the backward direction
  torch::Tensor inside;               // [T, B] true at the root and at words
  torch::Tensor xpos;                 // [T, B] targets, kNoTarget where there is none
  torch::Tensor upos;
  torch::Tensor heads;
  torch::Tensor deprel;
  torch::Tensor ner;
};

// With a generator, words are replaced by the unknown at random, rare ones mostly (training); without, none
// are.
Batch make_batch(const std::vector<Example>& examples, const Vocabularies& vocabularies,
                 std::mt19937_64* random);

}  // namespace kg::ingest::train
