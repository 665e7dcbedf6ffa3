// Identity over documents, compared with labels: what identity_score prints and a test keeps up.
//
// B³ over the labelled mentions: of each, the share of those held to be one with it that are (precision), and
// the share of those that are one with it that were held to be (recall). A mention that the reader did not
// find is an actor of its own. A merge joins two local actors of different documents: an actor of n local
// actors is n - 1 merges, of which as many are false as it holds actors by label, less one.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "graph/identity.h"
#include "ingest/pipeline.h"

namespace kg::bench {

struct Met {
  std::string label, words, day;
  std::string actor;    // as held; a name of its own where the mention was not found
  LocalActorId local;   // zero where it was not found
  std::string read_as;  // type, state and role that the reader gave it
};

struct Counts {
  std::size_t mentions = 0, found = 0, merges = 0, false_merges = 0, pairs = 0, false_pairs = 0,
              mixed_chains = 0;
  double precision = 0, recall = 0;
  double f1() const { return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0; }
};

// Reads the labelled articles of a file as `kgbuild ingest` does and settles who is who.
std::vector<Met> read_all(const ingest::Pipeline& pipeline, const Identity& identity,
                          const std::filesystem::path& file);

Counts compare(const std::vector<Met>& met);

}  // namespace kg::bench
