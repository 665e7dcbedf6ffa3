// One pipeline for all tests of a program: loading takes longer than reading.
#pragma once

#include <cstdlib>
#include <string>

#include "ingest/pipeline.h"
#include "ingest/read/document_stream.h"

namespace kg::ingest::testing {

inline std::string data_folder() {
  const char* given = std::getenv("KG_DATA");
  return given && *given ? given : KG_SOURCE_DIR "/data";
}

inline const Pipeline& pipeline() {
  static const Pipeline loaded = Pipeline::load(data_folder());
  return loaded;
}

inline Document document_of(std::string text, const std::string& published = "2025-12-19",
                            const std::string& path = "a.txt") {
  ReadOptions options;
  options.published = published;
  return document_of_text(std::move(text), path, options, pipeline().page_cues());
}

}  // namespace kg::ingest::testing
