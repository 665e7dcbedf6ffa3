// Where sentences end: a linear model over the tokens around each place where one could.
//
//   const SentenceSplitter splitter = SentenceSplitter::open("data/en/models/sentences.kgm");
//   for (std::uint32_t end : splitter.ends(text, pieces)) ...   // index behind each sentence's last piece
//
// Called for one paragraph at a time: paragraphs part sentences anyway, single line breaks are only a hint.
// A closing quote or bracket behind a full stop belongs to the sentence before it. Weights are integers, so
// that every machine decides alike. Immutable and thread safe; linear in the pieces.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "ingest/language/model_file.h"
#include "ingest/language/tokeniser.h"

namespace kg::ingest {

class SentenceSplitter {
 public:
  // Throws ModelError.
  static SentenceSplitter open(const std::filesystem::path& file);

  // Ascending indices, one behind the last piece of each sentence; the last is pieces.size(). Empty for no
  // pieces.
  std::vector<std::uint32_t> ends(std::string_view text, std::span<const Piece> pieces) const;

 private:
  explicit SentenceSplitter(ModelFile file);
  ModelFile file_;
  std::span<const std::int16_t> weights_;
};

// Runs of text between blank lines (lines of white space only), without the white space around them.
std::vector<Span> paragraphs(std::string_view text, Span range);

}  // namespace kg::ingest
