#include "ingest/evaluation/calibration.h"

#include <algorithm>
#include <cmath>

namespace kg::ingest {

void ReliabilityBin::add(const JudgedTriple& triple) {
  ++triples;
  right += triple.right;
  confidence += triple.confidence;
}

void Reliability::add(const std::vector<JudgedTriple>& triples) {
  for (const JudgedTriple& triple : triples) {
    // Confidences are rounded to thousandths: 0.7 belongs to its own bin though 0.7 * 10 may fall short of 7.
    const auto tenth = static_cast<std::size_t>(std::clamp(triple.confidence * kBins + 1e-6, 0.0, 9.0));
    bins_[tenth].add(triple);
    all_.push_back(triple);
  }
}

std::uint32_t Reliability::triples() const { return static_cast<std::uint32_t>(all_.size()); }

double Reliability::error() const {
  if (all_.empty()) return 0;
  double sum = 0;
  for (const ReliabilityBin& bin : bins_) sum += std::abs(bin.confidence - bin.right);
  return 100 * sum / static_cast<double>(all_.size());
}

ReliabilityBin Reliability::at_least(double confidence) const {
  ReliabilityBin bin;
  for (const JudgedTriple& triple : all_)
    if (triple.confidence >= confidence) bin.add(triple);
  return bin;
}

}  // namespace kg::ingest
