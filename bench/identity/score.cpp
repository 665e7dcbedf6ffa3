// Identity over documents, measured: reads labelled articles as `kgbuild ingest` does, settles who is who,
// and compares with the labels.
//
//   identity_score DATA FILE... [--errors]

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string_view>

#include "bench/identity/scoring.h"

namespace {

using namespace kg;
using bench::Counts;
using bench::Met;

void print_errors(const std::vector<Met>& met) {
  std::map<std::string, std::map<std::string, std::set<std::string>>> held, meant;
  for (const Met& one : met) {
    held[one.actor][one.label].insert(fmt::format("{} {} ({})", one.day, one.words, one.read_as));
    meant[one.label][one.actor].insert(fmt::format("{} {} ({})", one.day, one.words, one.read_as));
  }
  const auto print = [](const char* what, const auto& groups) {
    for (const auto& [group, parts] : groups) {
      if (parts.size() < 2) continue;
      fmt::print("{} {}\n", what, group);
      for (const auto& [part, words] : parts) fmt::print("    {}: {}\n", part, fmt::join(words, "; "));
    }
  };
  print("one actor of several:", held);
  print("several actors of one:", meant);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.size() < 2) {
      fmt::print(stderr, "identity_score DATA FILE... [--errors]\n");
      return 2;
    }
    const bool errors = words.back() == "--errors";
    const ingest::Pipeline pipeline = ingest::Pipeline::load(words[0]);
    const Identity identity(pipeline.catalogue(),
                            IdentityRules::load(std::filesystem::path(words[0]) / "en" / "identity.tsv"));
    fmt::print("{:<12}{:>10}{:>8}{:>8}{:>8}{:>8}{:>9}{:>8}{:>9}{:>8}{:>14}\n", "articles", "mentions",
               "found", "prec", "recall", "B3 F1", "merges", "false", "pairs", "false", "mixed chains");
    for (std::size_t i = 1; i < words.size() - (errors ? 1 : 0); ++i) {
      const std::vector<Met> met = bench::read_all(pipeline, identity, words[i]);
      const Counts c = bench::compare(met);
      fmt::print("{:<12}{:>10}{:>8}{:>8.1f}{:>8.1f}{:>8.1f}{:>9}{:>8}{:>9}{:>8}{:>14}\n",
                 std::filesystem::path(words[i]).stem().string(), c.mentions, c.found, 100 * c.precision,
                 100 * c.recall, 100 * c.f1(), c.merges, c.false_merges, c.pairs, c.false_pairs,
                 c.mixed_chains);
      if (errors) print_errors(met);
    }
  } catch (const std::exception& error) {
    fmt::print(stderr, "identity_score: {}\n", error.what());
    return 2;
  }
}
