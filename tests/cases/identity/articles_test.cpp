// The articles of bench/identity, read from their words: what is promised of identity over documents holds.
#include <gtest/gtest.h>

#include "bench/identity/scoring.h"

namespace kg {
namespace {

TEST(IdentityOfArticles, StaysAboveItsFloors) {
  const std::filesystem::path source = KG_SOURCE_DIR;
  const ingest::Pipeline pipeline = ingest::Pipeline::load(source / "data");
  const Identity identity(pipeline.catalogue(), IdentityRules::load(source / "data/en/identity.tsv"));
  std::size_t merges = 0, false_merges = 0;
  for (const char* articles : {"tuned.txt", "held.txt"}) {
    const bench::Counts counts =
        bench::compare(bench::read_all(pipeline, identity, source / "bench/identity/articles" / articles));
    EXPECT_GE(counts.f1(), 0.90) << articles;
    merges += counts.merges;
    false_merges += counts.false_merges;
  }
  EXPECT_GE(merges, 80U);
  EXPECT_LE(false_merges * 100, merges * 2);
}

}  // namespace
}  // namespace kg
