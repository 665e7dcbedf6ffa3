// From text to tokens, sentences, tags, lemmas, trees and entity spans.
//
//   const LanguageModel model = LanguageModel::load("data/en/models");
//   AnalysedDocument analysed = model.analyse(document);
//
// Which sections are read: body, headline and caption (each sentence keeps its section's kind), not byline,
// dateline, label and furniture. Sections and blank lines part paragraphs, paragraphs part sentences, single
// line breaks do not. With AnalysisOptions::every_byte all text is read, also what lies in no section, and
// only blank lines part paragraphs; a paragraph has the kind of the section that it begins in.
//
// A sentence has at most kLongestSentence words: a longer one is cut at the best mark before that (semicolon,
// colon, dash, comma, else where it is full), so that time grows with the text and no faster. Given tokens
// (analyse_tokens) keep their sentences: the pieces of a long one are read by themselves and the roots of the
// later ones hang on the first as parataxis.
//
// Immutable after loading; safe to use from many threads at once. The same document gives the same analysis
// whatever was read before, with any number of threads, on any processor. About 20,000 words a second on one
// core with AVX-512, loading some milliseconds: the model is mapped.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "ingest/language/analysis.h"

namespace kg::ingest {

inline constexpr std::size_t kLongestSentence = 160;  // words

struct AnalysisOptions {
  bool every_byte = false;
};

class LanguageModel {
 public:
  // Reads the models of `folder` and the token rows of its sibling "tokens" (data/en/tokens beside
  // data/en/models). Throws ModelError or std::runtime_error that names the file and what to do.
  static LanguageModel load(const std::filesystem::path& folder, Accuracy accuracy = Accuracy::fast);
  static LanguageModel load(const std::filesystem::path& models, const std::filesystem::path& tokens,
                            Accuracy accuracy = Accuracy::fast);

  LanguageModel(LanguageModel&&) noexcept;
  LanguageModel& operator=(LanguageModel&&) noexcept;
  ~LanguageModel();

  AnalysedDocument analyse(Document document, const AnalysisOptions& options = {}) const;

  // Tokens and sentences are kept (forms, spans, paragraphs); tags, lemmas, heads and entities are replaced.
  AnalysedDocument analyse_tokens(AnalysedDocument tokenised) const;

  // Changes whenever what the models say can change: for the fingerprint that documents are stored with.
  std::uint64_t fingerprint() const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
  explicit LanguageModel(std::unique_ptr<const Parts> parts);
};

// One document of sentences given one a line, their tokens parted by white space and kept as they are. Each
// line that is not empty is a sentence and a paragraph; spans point into `text`, which becomes the
// document's.
AnalysedDocument tokenised_lines(std::string text);

}  // namespace kg::ingest
