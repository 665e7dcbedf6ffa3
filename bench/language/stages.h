// Words a second of each stage of the analysis, on the thread that asks.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "graph/document.h"
#include "ingest/pipeline.h"

namespace kg::bench {

struct StageSpeed {
  std::string stage;
  double words_a_second = 0;
};

// Fastest of `times` runs over the documents. The network's time is what is left of the whole analysis.
std::vector<StageSpeed> stage_speeds(const ingest::Pipeline& pipeline, const std::filesystem::path& data,
                                     const std::filesystem::path& models,
                                     const std::vector<Document>& documents, int times);

}  // namespace kg::bench
