// Folders of annotated articles (bench/gold/README.md), as the steps of training read them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "graph/document.h"
#include "ingest/pipeline.h"

namespace kg::tools {

// The files of each folder in the order of their names. Throws std::runtime_error if a folder has none.
std::vector<std::string> annotated_articles(const std::vector<std::filesystem::path>& folders);

// Title, date and text of one. Throws std::runtime_error, naming the file, if it holds no article.
Document annotated_text(const std::string& file, const ingest::Pipeline& pipeline);

}  // namespace kg::tools
