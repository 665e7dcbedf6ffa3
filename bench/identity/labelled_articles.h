// Articles whose mentions carry the actor that they mean: what identity over documents is measured with.
//
//   == 2024-03-06 Missile hits Odesa during visit
//   [Ukraine|UKR]'s president, [Volodymyr Zelensky|zelensky], was in the port of [Odesa|odesa] ...
//
// "== DAY HEADLINE" begins an article, lines that begin with '#' between articles are notes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "graph/document.h"

namespace kg::bench {

struct LabelledMention {
  Span span;          // UTF-8 bytes of LabelledArticle::text, half-open
  std::string actor;  // equal for the mentions of one actor in all articles
};

struct LabelledArticle {
  std::string day;  // of publication, ISO
  std::string headline;
  std::string text;                       // headline, empty line, body; without the marks
  std::vector<LabelledMention> mentions;  // in the order of the text
};

// Throws std::runtime_error that names file, line and repair.
std::vector<LabelledArticle> labelled_articles(const std::filesystem::path& file);

}  // namespace kg::bench
