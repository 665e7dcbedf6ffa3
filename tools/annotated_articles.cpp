#include "tools/annotated_articles.h"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <variant>

#include "ingest/read/document_stream.h"

namespace kg::tools {

std::vector<std::string> annotated_articles(const std::vector<std::filesystem::path>& folders) {
  std::vector<std::string> all;
  if (folders.empty())
    throw std::runtime_error("there are no annotated articles. --articles has to name their folder.");
  for (const std::filesystem::path& folder : folders) {
    std::vector<std::string> files;
    if (std::filesystem::is_directory(folder))
      for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".json") files.push_back(entry.path().string());
    if (files.empty())
      throw std::runtime_error(folder.string() +
                               ": there are no annotated articles. --articles has to name their folder.");
    std::sort(files.begin(), files.end());
    all.insert(all.end(), files.begin(), files.end());
  }
  return all;
}

Document annotated_text(const std::string& file, const ingest::Pipeline& pipeline) {
  ingest::DocumentStream stream({file}, {}, pipeline.page_cues());
  auto item = stream.next();
  if (!item) throw std::runtime_error(file + ": it holds no article.");
  if (const auto* bad = std::get_if<ingest::BadDocument>(&*item)) throw std::runtime_error(bad->message);
  return std::get<Document>(std::move(*item));
}

}  // namespace kg::tools
