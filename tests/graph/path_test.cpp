#include "graph/path.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <random>
#include <set>
#include <stdexcept>
#include <tuple>

#include "graph/path_search.h"
#include "graph/view.h"
#include "tests/graph/world.h"

namespace kg {
namespace {

using testing::reading;

// Ties that own their words.
struct RandomTie {
  ClaimId claim;
  ActorKey from, to;
  std::string event_class, published;
  Polarity polarity;
  Status status;
  int per_mille;

  TieRow row() const {
    TieRow row;
    row.claim = claim;
    row.document = {claim.value % 7};
    row.from = from;
    row.to = to;
    row.event_class = event_class;
    row.predicate = event_class;
    row.polarity = polarity;
    row.status = status;
    row.confidence = per_mille / 1000.0;
    row.published = published;
    return row;
  }
};

using Random = std::mt19937_64;
std::uint64_t below(Random& random, std::uint64_t bound) { return random() % bound; }

std::vector<RandomTie> random_ties(Random& random, std::size_t actors, std::size_t ties) {
  static const std::vector<std::string> classes{"CONSULT", "ACCUSE", "ROLE"};
  static const std::vector<std::string> days{"2025-01-10", "2025-06-01", "2025-12-19", ""};
  std::vector<RandomTie> made;
  while (made.size() < ties) {
    // Keys far apart and out of order, as hashes are.
    const ActorKey from{(below(random, actors) + 1) * 7919 % 104729};
    const ActorKey to{(below(random, actors) + 1) * 7919 % 104729};
    if (from == to) continue;
    made.push_back({{random()},
                    from,
                    to,
                    classes[below(random, classes.size())],
                    days[below(random, days.size())],
                    below(random, 4) ? Polarity::positive : Polarity::negative,
                    below(random, 3) ? Status::asserted : Status::planned,
                    static_cast<int>(below(random, 5)) * 200 + 200});
  }
  return made;
}

ClaimFilter random_filter(Random& random) {
  ClaimFilter filter;
  if (below(random, 2)) filter = drawn_claims();
  if (below(random, 3) == 0) filter.classes = {"CONSULT", "ROLE"};
  if (below(random, 3) == 0) filter.since = first_day("2025-06");
  if (below(random, 4) == 0) filter.until = last_day("2025-06");
  if (below(random, 3) == 0) filter.min_confidence = 0.6;
  return filter;
}

GraphView view_of(const std::vector<RandomTie>& ties) {
  GraphView::Builder builder;
  for (const RandomTie& tie : ties) builder.add(tie.row());
  return std::move(builder).build();
}

using Neighbours = std::map<ActorKey, std::map<ActorKey, int>>;  // to the best claim, in thousandths

Neighbours neighbours(const std::vector<RandomTie>& ties, const ClaimFilter& filter) {
  Neighbours all;
  for (const RandomTie& tie : ties) {
    if (!accepts(filter, tie.row())) continue;
    for (const auto& [one, other] : {std::pair(tie.from, tie.to), std::pair(tie.to, tie.from)})
      all[one][other] = std::max(all[one][other], tie.per_mille);
  }
  return all;
}

int breadth_first_distance(const Neighbours& graph, ActorKey from, ActorKey to) {
  std::map<ActorKey, int> distance{{from, 0}};
  std::deque<ActorKey> queue{from};
  while (!queue.empty()) {
    const ActorKey actor = queue.front();
    queue.pop_front();
    if (actor == to) return distance[actor];
    if (!graph.contains(actor)) continue;
    for (const auto& [next, confidence] : graph.at(actor))
      if (distance.emplace(next, distance[actor] + 1).second) queue.push_back(next);
  }
  return -1;
}

// Every loopless path, in the order that best_paths promises.
std::vector<std::vector<ActorKey>> all_paths(const Neighbours& graph, ActorKey from, ActorKey to,
                                             std::size_t max_hops) {
  std::set<std::tuple<std::size_t, std::int64_t, std::vector<ActorKey>>> sorted;
  std::vector<ActorKey> way{from};
  const auto walk = [&](const auto& self, std::int64_t cost) -> void {
    if (way.back() == to) {
      sorted.emplace(way.size(), cost, way);
      return;
    }
    if (way.size() > max_hops || !graph.contains(way.back())) return;
    for (const auto& [next, per_mille] : graph.at(way.back())) {
      if (std::find(way.begin(), way.end(), next) != way.end()) continue;
      way.push_back(next);
      self(self, cost + path_search::cost(static_cast<std::uint16_t>(per_mille)));
      way.pop_back();
    }
  };
  walk(walk, 0);
  std::vector<std::vector<ActorKey>> paths;
  for (const auto& [size, cost, path] : sorted) paths.push_back(path);
  return paths;
}

TEST(PathProperty, EqualsBreadthFirstSearchOnRandomGraphsWithRandomFilters) {
  Random random(20251219);
  for (int round = 0; round < 60; ++round) {
    const std::size_t actors = 20 + below(random, 200);
    const auto ties = random_ties(random, actors, actors + below(random, 2 * actors));
    const ClaimFilter filter = random_filter(random);
    const Neighbours graph = neighbours(ties, filter);
    const GraphView view = view_of(ties);
    for (int pair = 0; pair < 20; ++pair) {
      const ActorKey from = ties[below(random, ties.size())].from, to = ties[below(random, ties.size())].to;
      if (from == to) continue;
      const int max_hops = 1 + static_cast<int>(below(random, 12));
      const auto paths = best_paths(view, from, to, {1, max_hops, filter});
      const int distance = breadth_first_distance(graph, from, to);
      if (distance < 0 || distance > max_hops) {
        EXPECT_TRUE(paths.empty());
        continue;
      }
      ASSERT_EQ(paths.size(), 1U);
      ASSERT_EQ(paths[0].actors.size(), static_cast<std::size_t>(distance) + 1);
      double confidence = 1;
      for (std::size_t i = 0; i + 1 < paths[0].actors.size(); ++i)
        confidence *= graph.at(paths[0].actors[i]).at(paths[0].actors[i + 1]) / 1000.0;
      EXPECT_NEAR(paths[0].confidence, confidence, 0.0006);
    }
  }
}

TEST(PathProperty, GivesTheFirstOfAllLooplessPathsInTheirOrder) {
  Random random(7);
  for (int round = 0; round < 150; ++round) {
    const auto ties = random_ties(random, 9, 12 + below(random, 14));
    const ClaimFilter filter = random_filter(random);
    const GraphView view = view_of(ties);
    const ActorKey from = ties[0].from, to = ties[1].to;
    if (from == to) continue;
    const int max_hops = 2 + static_cast<int>(below(random, 6));
    const auto expected = all_paths(neighbours(ties, filter), from, to, static_cast<std::size_t>(max_hops));
    const auto paths = best_paths(view, from, to, {40, max_hops, filter});
    ASSERT_EQ(paths.size(), std::min<std::size_t>(40, expected.size()));
    for (std::size_t i = 0; i < paths.size(); ++i) EXPECT_EQ(paths[i].actors, expected[i]) << i;
  }
}

TEST(Path, IsTheSameFromTheStoreAndFromTheView) {
  Random random(11);
  Store store = Store::in_memory();
  const auto name = [](std::uint64_t number) {
    return std::string("Actor ") + static_cast<char>('A' + number / 5) + static_cast<char>('a' + number % 5);
  };
  for (int document = 0; document < 6; ++document) {
    reading article("Article " + std::to_string(document));
    article.published("2025-0" + std::to_string(document + 1) + "-10");
    for (int claim = 0; claim < 8; ++claim) {
      const std::uint64_t one = below(random, 20), other = below(random, 20);
      if (one == other) continue;
      article.claim(name(one), "meets", name(other), "CONSULT")
          .confidence(0.5 + static_cast<double>(below(random, 50)) / 100)
          .status(below(random, 4) ? Status::asserted : Status::planned);
    }
    store.write(article);
  }
  testing::identity().settle(store);
  const GraphView view = GraphView::load(store);
  const auto actors = store.actors();
  ASSERT_GT(actors.size(), 10U);
  std::size_t found = 0;
  for (const ActorRow& from : actors)
    for (const ActorRow& to : actors) {
      if (from.key == to.key) continue;
      const auto paths = best_paths(store, from.key, to.key, {.count = 4});
      EXPECT_EQ(paths, best_paths(view, from.key, to.key, {.count = 4}));
      found += paths.size();
    }
  EXPECT_GT(found, 100U);
}

TEST(Path, RefusesOneActorAtBothEndsAndOptionsOutOfRange) {
  const GraphView view = view_of({});
  EXPECT_THROW(best_paths(view, {1}, {1}), std::invalid_argument);
  EXPECT_THROW(best_paths(view, {1}, {2}, {.count = 0}), std::invalid_argument);
  EXPECT_THROW(best_paths(view, {1}, {2}, {.max_hops = 101}), std::invalid_argument);
  EXPECT_TRUE(best_paths(view, {1}, {2}).empty());
}

}  // namespace
}  // namespace kg
