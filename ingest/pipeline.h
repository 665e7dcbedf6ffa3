// From a document to what it says: the stages of reading, one call each.
//
//   const Pipeline pipeline = Pipeline::load(data_folder);
//   DocumentReading reading = pipeline.read(document);        // for the store
//   ReadingSteps steps = pipeline.explain(document);          // with all that lies between
//
// A pure function of the document (its bytes, sections and publication date), the data folder and the
// program's version: no database, no clock, no other document. Immutable once loaded; any number of threads
// may read with one pipeline. Loading takes about 0.2 s and maps the models; memory for a document is about
// 500 bytes a word.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "graph/claim.h"
#include "ingest/claims/coding.h"
#include "ingest/mentions/mention.h"

namespace kg {
class Catalogue;
}

namespace kg::ingest {

class LanguageModel;
class PageCues;

struct PipelineOptions {
  std::string model = "accurate";  // with the networks of data/en/models/accurate; or "fast": without
};

enum class Stage : std::uint8_t { analysis, mentions, claims };
inline constexpr std::array<Stage, 3> kStages = {Stage::analysis, Stage::mentions, Stage::claims};
const char* to_string(Stage stage);

// Time and words of the stages, added up over documents. Not for several threads at once: each worker adds
// to its own, and add() puts them together.
struct StageTimes {
  std::array<double, kStages.size()> seconds{};
  std::uint64_t words = 0;
  std::uint64_t documents = 0;
  void add(const StageTimes& other);
};

// All that the stages made of one document.
struct ReadingSteps {
  MentionedDocument mentioned;     // with tokens, trees, mentions, chains and links
  DocumentReading reading;         // actors[i] is mentioned.chains[i]
  std::vector<CodingStep> coding;  // what was tried at each predicate
};

class Pipeline {
 public:
  // Throws an exception that names the file and the repair if models, rows or catalogue are missing or
  // broken.
  static Pipeline load(const std::filesystem::path& data_folder, const PipelineOptions& options = {});

  Pipeline(Pipeline&&) noexcept;
  Pipeline& operator=(Pipeline&&) noexcept;
  ~Pipeline();

  DocumentReading read(Document document, StageTimes* times = nullptr) const;
  ReadingSteps explain(Document document) const;

  // From tokens and sentences that are given: tags, trees and everything after.
  ReadingSteps explain_tokens(AnalysedDocument tokenised) const;

  // The mentions and chains of an analysed document.
  MentionedDocument mentioned(AnalysedDocument analysed) const;

  // Hash of models, rows, catalogue and program version: what a stored reading depends on beside its
  // document.
  const std::string& fingerprint() const;

  // The parts, for those who want one stage alone.
  const PageCues& page_cues() const;
  const LanguageModel& language() const;
  const Catalogue& catalogue() const;
  const ClaimLexicon& lexicon() const;

 private:
  struct Parts;
  explicit Pipeline(std::unique_ptr<const Parts> parts);
  ReadingSteps steps_from(AnalysedDocument analysed) const;

  std::unique_ptr<const Parts> parts_;
};

}  // namespace kg::ingest
