// Accuracy on the development sets, from a folder laid out as data/README.md says: ud/ewt-dev.conllu,
// ud/gum-dev.conllu, ner/conllpp_dev.txt, ner/crossner_politics_dev.txt. Throws std::runtime_error where a
// file cannot be read.
#pragma once

#include <filesystem>

#include "ingest/language/scoring.h"
#include "ingest/pipeline.h"

namespace kg::bench {

struct TreebankFigures {
  ingest::AnalysisScore gold_tokens, raw_text;
};

TreebankFigures treebank_figures(const ingest::LanguageModel& model, const std::filesystem::path& conllu);

// PER ORG LOC MISC on the file's own tokens; CrossNER's types are mapped to them.
ingest::Agreement entity_figures(const ingest::LanguageModel& model, const std::filesystem::path& bio);

// The project's own types, coarse enough for CrossNER's: of "country", of "person" (politician too), "place"
// (location), "body" (organisation, political party; here organization, igo, armed_group), "event" (election
// too).
struct TypeFigures {
  const char* type;
  ingest::Agreement agreement;
};
std::vector<TypeFigures> type_figures(const ingest::Pipeline& pipeline, const std::filesystem::path& bio);

}  // namespace kg::bench
