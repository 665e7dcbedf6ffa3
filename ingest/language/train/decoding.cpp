#include "ingest/language/train/decoding.h"

#include <limits>

namespace kg::ingest::train {
namespace {

constexpr double kNever = -1e18;

using Matrix = std::vector<std::vector<double>>;  // [dependent][head]

std::vector<std::size_t> best_heads(const Matrix& scores) {
  std::vector<std::size_t> heads(scores.size(), 0);
  for (std::size_t i = 1; i < scores.size(); ++i) {
    for (std::size_t j = 0; j < scores.size(); ++j) {
      if (j != i && scores[i][j] > scores[i][heads[i]]) heads[i] = j;
    }
  }
  return heads;
}

std::vector<std::size_t> find_cycle(const std::vector<std::size_t>& heads) {
  std::vector<std::size_t> visit(heads.size(), 0);
  for (std::size_t start = 1; start < heads.size(); ++start) {
    std::size_t at = start;
    while (at != 0 && visit[at] == 0) {
      visit[at] = start;
      at = heads[at];
    }
    if (at == 0 || visit[at] != start) continue;
    std::vector<std::size_t> cycle{at};
    for (std::size_t next = heads[at]; next != at; next = heads[next]) cycle.push_back(next);
    return cycle;
  }
  return {};
}

std::vector<std::size_t> spanning_tree(const Matrix& scores) {
  std::vector<std::size_t> heads = best_heads(scores);
  const std::vector<std::size_t> cycle = find_cycle(heads);
  if (cycle.empty()) return heads;

  // The cycle becomes one position, the last; the others keep their order.
  std::vector<bool> inside(scores.size(), false);
  for (const std::size_t i : cycle) inside[i] = true;
  std::vector<std::size_t> rest;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (!inside[i]) rest.push_back(i);
  }
  const std::size_t joined = rest.size();
  Matrix smaller(joined + 1, std::vector<double>(joined + 1, kNever));
  std::vector<std::size_t> leaves_by(joined, cycle.front());
  std::vector<std::size_t> enters_at(joined, cycle.front());
  for (std::size_t a = 0; a < joined; ++a) {
    const std::size_t v = rest[a];
    for (std::size_t b = 0; b < joined; ++b) smaller[a][b] = scores[v][rest[b]];
    for (const std::size_t u : cycle) {
      if (scores[v][u] > scores[v][leaves_by[a]]) leaves_by[a] = u;
      if (scores[u][v] - scores[u][heads[u]] >
          scores[enters_at[a]][v] - scores[enters_at[a]][heads[enters_at[a]]]) {
        enters_at[a] = u;
      }
    }
    smaller[a][joined] = scores[v][leaves_by[a]];
    smaller[joined][a] = scores[enters_at[a]][v] - scores[enters_at[a]][heads[enters_at[a]]];
  }
  const std::vector<std::size_t> solved = spanning_tree(smaller);
  for (std::size_t a = 1; a < joined; ++a)
    heads[rest[a]] = solved[a] == joined ? leaves_by[a] : rest[solved[a]];
  heads[enters_at[solved[joined]]] = rest[solved[joined]];
  return heads;
}

std::size_t children_of_root(const std::vector<std::size_t>& heads) {
  std::size_t count = 0;
  for (std::size_t i = 1; i < heads.size(); ++i) count += heads[i] == 0 ? 1U : 0U;
  return count;
}

// May the label at column follow the one at row?
bool follows(const std::string& from, const std::string& to) {
  const bool open = from.front() == 'B' || from.front() == 'I';
  const bool goes_on = to.front() == 'I' || to.front() == 'E';
  if (open != goes_on) return false;
  return !open || from.substr(2) == to.substr(2);
}

}  // namespace

std::vector<std::int32_t> decode_tree(const std::vector<float>& scores, std::size_t size) {
  Matrix matrix(size, std::vector<double>(size, kNever));
  for (std::size_t i = 1; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j)
      matrix[i][j] = i == j ? kNever : static_cast<double>(scores[i * size + j]);
  }
  std::vector<std::size_t> heads = spanning_tree(matrix);
  if (size > 2 && children_of_root(heads) != 1) {
    // A penalty for the root that outweighs every other difference is right but loses precision; so each
    // candidate is tried with the root closed to all others.
    double best = -std::numeric_limits<double>::infinity();
    std::vector<std::size_t> chosen = heads;
    for (std::size_t only = 1; only < size; ++only) {
      if (children_of_root(heads) > 1 && heads[only] != 0) continue;
      Matrix closed = matrix;
      for (std::size_t i = 1; i < size; ++i) {
        if (i != only) closed[i][0] = kNever;
      }
      for (std::size_t j = 1; j < size; ++j) closed[only][j] = kNever;
      const std::vector<std::size_t> tree = spanning_tree(closed);
      double total = 0;
      for (std::size_t i = 1; i < size; ++i) total += matrix[i][tree[i]];
      if (total > best) {
        best = total;
        chosen = tree;
      }
    }
    heads = chosen;
  }
  std::vector<std::int32_t> out;
  for (const std::size_t head : heads) out.push_back(static_cast<std::int32_t>(head));
  return out;
}

std::vector<std::size_t> decode_path(const PathScores& scores, const std::vector<std::string>& labels) {
  const std::size_t width = labels.size();
  const std::size_t length = scores.emissions.size() / width;
  if (length == 0) return {};
  constexpr float kClosed = -1e9F;
  std::vector<float> best(width);
  for (std::size_t k = 0; k < width; ++k) {
    const bool goes_on = labels[k].front() == 'I' || labels[k].front() == 'E';
    best[k] = goes_on ? kClosed : scores.start[k] + scores.emissions[k];
  }
  std::vector<std::size_t> from(length * width, 0);
  for (std::size_t t = 1; t < length; ++t) {
    std::vector<float> next(width, 2 * kClosed);
    for (std::size_t to = 0; to < width; ++to) {
      for (std::size_t k = 0; k < width; ++k) {
        if (!follows(labels[k], labels[to])) continue;
        const float score = best[k] + scores.transitions[k * width + to];
        if (score > next[to]) {
          next[to] = score;
          from[t * width + to] = k;
        }
      }
      next[to] += scores.emissions[t * width + to];
    }
    best = std::move(next);
  }
  std::size_t last = 0;
  float top = -std::numeric_limits<float>::infinity();
  for (std::size_t k = 0; k < width; ++k) {
    const bool open = labels[k].front() == 'B' || labels[k].front() == 'I';
    if (!open && best[k] + scores.end[k] > top) {
      top = best[k] + scores.end[k];
      last = k;
    }
  }
  std::vector<std::size_t> path(length);
  for (std::size_t t = length; t-- > 0;) {
    path[t] = last;
    last = from[t * width + last];
  }
  return path;
}

}  // namespace kg::ingest::train
