// A complete language model for tests that is made in a moment: a small network of random weights, and a
// splitter and a lemmatiser trained on a handful of sentences. Its analyses mean nothing; what holds for any
// model can be tested on it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ingest/language/conllu.h"
#include "ingest/language/train/checkpoint.h"

namespace kg::ingest::testing {

// A folder below the temporary one, removed at the end.
class ScratchFolder {
 public:
  ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Random weights from `seed` in the shapes that packing asks for.
train::Checkpoint tiny_checkpoint(unsigned seed);

std::vector<ConlluSentence> tiny_treebank();

// parser.kgm, sentences.kgm and lemmas.kgm.
void write_tiny_models(const std::filesystem::path& folder);

std::filesystem::path token_rows_folder();
std::string bytes_of(const std::filesystem::path& file);
void write_bytes(const std::filesystem::path& file, const std::string& bytes);

}  // namespace kg::ingest::testing
