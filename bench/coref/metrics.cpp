#include "bench/coref/metrics.h"

#include <algorithm>
#include <limits>
#include <map>

namespace kg::bench {
namespace {

using Chains = std::vector<ChainOfMentions>;

std::map<std::uint32_t, std::size_t> chain_of_mention(const Chains& chains) {
  std::map<std::uint32_t, std::size_t> found;
  for (std::size_t c = 0; c < chains.size(); ++c)
    for (const std::uint32_t mention : chains[c]) found[mention] = c;
  return found;
}

// What one side's chains share with each chain of the other, and how many of their mentions no chain has.
struct Overlaps {
  std::vector<std::map<std::size_t, std::size_t>> shared;  // per chain: other chain -> mentions
  std::vector<std::size_t> alone;
};

Overlaps overlaps(const Chains& chains, const Chains& others) {
  const auto other_of = chain_of_mention(others);
  Overlaps found{std::vector<std::map<std::size_t, std::size_t>>(chains.size()),
                 std::vector<std::size_t>(chains.size(), 0)};
  for (std::size_t c = 0; c < chains.size(); ++c)
    for (const std::uint32_t mention : chains[c]) {
      const auto other = other_of.find(mention);
      if (other == other_of.end())
        ++found.alone[c];
      else
        ++found.shared[c][other->second];
    }
  return found;
}

// Links of the chains that the other side keeps, of all their links.
void add_muc(const Chains& chains, const Overlaps& with, double& sum, double& of) {
  for (std::size_t c = 0; c < chains.size(); ++c) {
    const std::size_t parts = with.shared[c].size() + with.alone[c];
    sum += static_cast<double>(chains[c].size() - parts);
    of += static_cast<double>(chains[c].size() - 1);
  }
}

void add_b_cubed(const Chains& chains, const Overlaps& with, double& sum, double& of) {
  for (std::size_t c = 0; c < chains.size(); ++c) {
    const auto size = static_cast<double>(chains[c].size());
    for (const auto& [other, shared] : with.shared[c])
      sum += static_cast<double>(shared) * static_cast<double>(shared) / size;
    of += size;
  }
}

}  // namespace

double Agreement::f1() const {
  const double p = precision(), r = recall();
  return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

double best_assignment(const std::vector<std::vector<double>>& weights) {
  // The Hungarian method with potentials, on costs that are the weights negated and a square of padding.
  std::size_t columns = 0;
  for (const auto& row : weights) columns = std::max(columns, row.size());
  const std::size_t n = std::max(weights.size(), columns);
  if (weights.empty() || columns == 0) return 0;
  const auto cost = [&](std::size_t row, std::size_t column) {
    return row < weights.size() && column < weights[row].size() ? -weights[row][column] : 0.0;
  };
  std::vector<double> row_potential(n + 1, 0), column_potential(n + 1, 0);
  std::vector<std::size_t> row_of(n + 1, 0), before(n + 1, 0);  // counted from 1; 0 is nobody
  for (std::size_t row = 1; row <= n; ++row) {
    row_of[0] = row;
    std::size_t column = 0;
    std::vector<double> slack(n + 1, std::numeric_limits<double>::infinity());
    std::vector<bool> used(n + 1, false);
    do {
      used[column] = true;
      const std::size_t at = row_of[column];
      double least = std::numeric_limits<double>::infinity();
      std::size_t next = 0;
      for (std::size_t c = 1; c <= n; ++c) {
        if (used[c]) continue;
        const double reduced = cost(at - 1, c - 1) - row_potential[at] - column_potential[c];
        if (reduced < slack[c]) {
          slack[c] = reduced;
          before[c] = column;
        }
        if (slack[c] < least) {
          least = slack[c];
          next = c;
        }
      }
      for (std::size_t c = 0; c <= n; ++c) {
        if (used[c]) {
          row_potential[row_of[c]] += least;
          column_potential[c] -= least;
        } else {
          slack[c] -= least;
        }
      }
      column = next;
    } while (row_of[column] != 0);
    while (column != 0) {
      row_of[column] = row_of[before[column]];
      column = before[column];
    }
  }
  double sum = 0;
  for (std::size_t c = 1; c <= n; ++c) sum -= cost(row_of[c] - 1, c - 1);
  return sum;
}

void CorefScore::add(const Chains& key, const Chains& predicted) {
  const Overlaps of_key = overlaps(key, predicted), of_predicted = overlaps(predicted, key);
  add_muc(key, of_key, muc.recall_sum, muc.recall_of);
  add_muc(predicted, of_predicted, muc.precision_sum, muc.precision_of);
  add_b_cubed(key, of_key, b_cubed.recall_sum, b_cubed.recall_of);
  add_b_cubed(predicted, of_predicted, b_cubed.precision_sum, b_cubed.precision_of);

  std::vector<std::vector<double>> alike(key.size(), std::vector<double>(predicted.size(), 0));
  for (std::size_t k = 0; k < key.size(); ++k)
    for (const auto& [p, shared] : of_key.shared[k])
      alike[k][p] =
          2 * static_cast<double>(shared) / static_cast<double>(key[k].size() + predicted[p].size());
  const double best = best_assignment(alike);
  ceaf_e.recall_sum += best;
  ceaf_e.recall_of += static_cast<double>(key.size());
  ceaf_e.precision_sum += best;
  ceaf_e.precision_of += static_cast<double>(predicted.size());
}

}  // namespace kg::bench
