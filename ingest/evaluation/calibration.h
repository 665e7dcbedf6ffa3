// Whether confidences mean what they say: of claims at 0.7, about 70 in 100 should be right.
//
//   Reliability table;
//   for (const ArticleScore& article : scored) table.add(article.triples);
//   table.error();     // expected calibration error, in points: 0 is perfect
//   table.at_least(0.8).right_share();  // precision of what a cautious reader keeps
//
// Values; adding is in any order, the figures are the same to the last digit if the order is.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "ingest/evaluation/scoring.h"

namespace kg::ingest {

// Triples whose confidences lie in one tenth.
struct ReliabilityBin {
  std::uint32_t triples = 0, right = 0;
  double confidence = 0;  // summed

  double mean_confidence() const { return triples == 0 ? 0 : confidence / triples; }
  double right_share() const { return triples == 0 ? 0 : static_cast<double>(right) / triples; }
  void add(const JudgedTriple& triple);
};

class Reliability {
 public:
  static constexpr std::size_t kBins = 10;

  void add(const std::vector<JudgedTriple>& triples);

  // bins()[7]: from 0.7 to below 0.8; the last one holds 1 too.
  const std::array<ReliabilityBin, kBins>& bins() const { return bins_; }
  std::uint32_t triples() const;
  // Mean distance between what is said and what is right, over all triples, in points.
  double error() const;
  // All triples of a confidence and above.
  ReliabilityBin at_least(double confidence) const;

 private:
  std::array<ReliabilityBin, kBins> bins_{};
  std::vector<JudgedTriple> all_;
};

}  // namespace kg::ingest
