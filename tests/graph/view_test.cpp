#include "graph/view.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "graph/view_rank.h"
#include "graph/view_subgraph.h"
#include "tests/graph/world.h"

namespace kg {
namespace {

using ::testing::ElementsAre;
using testing::reading;

TieRow tie(std::uint64_t claim, std::uint64_t document, std::uint64_t from, std::uint64_t to,
           std::string_view predicate, double confidence) {
  TieRow row;
  row.claim = {claim};
  row.document = {document};
  row.from = {from};
  row.to = {to};
  row.event_class = "CONSULT";
  row.predicate = predicate;
  row.confidence = confidence;
  return row;
}

std::vector<Edge> edges_of(const std::vector<TieRow>& ties, const ClaimFilter& filter = {}) {
  GraphView::Builder builder;
  for (const TieRow& row : ties) builder.add(row);
  return std::move(builder).build().edges(filter);
}

// "source -predicate-> target", by name and in the order of the subgraph.
std::vector<std::string> written(const Subgraph& part) {
  std::vector<std::string> lines;
  for (const Edge& edge : part.edges)
    lines.push_back(part.nodes[part.node(edge.source)].actor.name + " -" + edge.predicate + "-> " +
                    part.nodes[part.node(edge.target)].actor.name);
  std::sort(lines.begin(), lines.end());
  return lines;
}

Store two_articles() {
  Store store = Store::in_memory();
  store.write(testing::miami());
  store.write(testing::moscow());
  testing::identity().settle(store);
  return store;
}

ActorKey key_of(const Store& store, std::string_view folded) { return store.actors_named(folded).at(0).key; }

TEST(Edge, AddsUpTheClaimsOfOnePredicateAndDirection) {
  std::vector<TieRow> ties{tie(3, 1, 10, 20, "meets", 0.5), tie(1, 1, 10, 20, "meets", 0.8),
                           tie(2, 2, 10, 20, "meets", 0.5), tie(4, 1, 20, 10, "meets", 0.9),
                           tie(5, 1, 10, 20, "calls", 0.9)};
  ties[0].published = "2025-03-01";
  ties[1].first = "2025-01-01", ties[1].last = "2025-01-31", ties[1].published = "2025-03-01";
  ties[0].source = ties[1].source = "Reuters";
  const auto edges = edges_of(ties);
  ASSERT_EQ(edges.size(), 3U);
  const Edge& meets = edges[1];
  EXPECT_EQ(meets.predicate, "meets");
  EXPECT_EQ(meets.count, 3U);
  EXPECT_EQ(meets.sources, 2U);  // Reuters, and a document that names no source
  EXPECT_EQ(to_iso(meets.first), "2025-01-01");
  EXPECT_EQ(to_iso(meets.last), "2025-03-01");
  EXPECT_DOUBLE_EQ(meets.confidence, 0.9);  // the best claim of each document: 1 - 0.2 * 0.5
  EXPECT_THAT(meets.claims, ElementsAre(ClaimId{1}, ClaimId{2}, ClaimId{3}));
}

TEST(Edge, CountsAClaimOnceThatTiesTwoActorsMoreThanOnce) {
  const auto edges = edges_of({tie(1, 1, 10, 20, "meets", 0.8), tie(1, 1, 10, 20, "meets", 0.8)});
  ASSERT_EQ(edges.size(), 1U);
  EXPECT_EQ(edges[0].count, 1U);
}

TEST(Edge, KeepsDenialsAndPlansApartFromWhatIsAsserted) {
  std::vector<TieRow> ties{tie(1, 1, 10, 20, "meets", 0.8), tie(2, 1, 10, 20, "meets", 0.8),
                           tie(3, 1, 10, 20, "meets", 0.8)};
  ties[1].status = Status::planned;
  ties[2].polarity = Polarity::negative;
  EXPECT_EQ(edges_of(ties).size(), 3U);
  const auto drawn = edges_of(ties, drawn_claims());
  ASSERT_EQ(drawn.size(), 1U);
  EXPECT_THAT(drawn[0].claims, ElementsAre(ClaimId{1}));
}

TEST(View, IsTheSameWhateverTheOrderOfTies) {
  std::vector<TieRow> ties{tie(3, 1, 10, 20, "meets", 0.5), tie(1, 1, 30, 20, "calls", 0.8),
                           tie(2, 2, 10, 20, "meets", 0.5), tie(4, 1, 20, 10, "hosts", 0.9)};
  const auto expected = edges_of(ties);
  std::reverse(ties.begin(), ties.end());
  const auto reversed = edges_of(ties);
  ASSERT_EQ(expected.size(), reversed.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(expected[i].source, reversed[i].source);
    EXPECT_EQ(expected[i].predicate, reversed[i].predicate);
    EXPECT_EQ(expected[i].claims, reversed[i].claims);
    EXPECT_EQ(expected[i].confidence, reversed[i].confidence);
  }
}

TEST(Filter, TakesAClaimByAnyOfItsDaysAndByItsPublicationWhereItHasNone) {
  TieRow dated = tie(1, 1, 10, 20, "meets", 0.8), undated = dated, unknown = dated;
  dated.first = "2025-11-01", dated.last = "2025-11-30", dated.published = "2025-12-19";
  undated.published = "2025-12-19";
  ClaimFilter filter;
  filter.until = last_day("2025-11-10");
  EXPECT_TRUE(accepts(filter, dated));
  EXPECT_FALSE(accepts(filter, undated));
  EXPECT_FALSE(accepts(filter, unknown));
  filter.until.reset();
  filter.since = first_day("2025-12");
  EXPECT_FALSE(accepts(filter, dated));
  EXPECT_TRUE(accepts(filter, undated));
  EXPECT_FALSE(accepts(filter, unknown));
}

TEST(Filter, ReadsDaysMonthsAndYears) {
  EXPECT_EQ(first_day("2024"), 20240101);
  EXPECT_EQ(last_day("2024"), 20241231);
  EXPECT_EQ(last_day("2024-02"), 20240229);
  EXPECT_EQ(last_day("2025-02"), 20250228);
  EXPECT_EQ(first_day("2025-12-19"), 20251219);
  for (const char* wrong : {"", "19 December", "2025-13", "2025-02-30", "2025/12/19", "25-12-19", "2025-1-1"})
    EXPECT_EQ(first_day(wrong), std::nullopt) << wrong;
}

TEST(Filter, ComparesPredicatesAndSourcesWithoutCase) {
  TieRow row = tie(1, 1, 10, 20, "speaks on", 0.8);
  row.source = "Reuters";
  ClaimFilter filter;
  filter.predicates = {"Speaks On"};
  filter.sources = {"AFP", "REUTERS"};
  EXPECT_TRUE(accepts(filter, row));
  filter.sources = {"AFP"};
  EXPECT_FALSE(accepts(filter, row));
}

TEST(Filter, SaysTheSameOfATieAndOfAnEdgeOfTheView) {
  std::vector<TieRow> ties;
  for (std::uint64_t i = 0; i < 64; ++i) {
    ties.push_back(
        tie(i, i % 5, i % 7, 10 + i % 3, i % 2 ? "meets" : "calls", 0.1 * static_cast<double>(i % 10)));
    ties.back().source = i % 3 ? "Reuters" : "";
    ties.back().published = i % 4 ? "2025-12-19" : "";
    ties.back().status = i % 5 ? Status::asserted : Status::possible;
  }
  ClaimFilter filter = drawn_claims();
  filter.sources = {"reuters"};
  filter.since = first_day("2025");
  filter.min_confidence = 0.3;
  filter.predicates = {"meets"};
  std::vector<ClaimId> expected, passed;
  for (const TieRow& row : ties)
    if (accepts(filter, row)) expected.push_back(row.claim);
  for (const Edge& edge : edges_of(ties, filter))
    passed.insert(passed.end(), edge.claims.begin(), edge.claims.end());
  std::sort(passed.begin(), passed.end());
  EXPECT_FALSE(expected.empty());
  EXPECT_EQ(passed, expected);
}

TEST(Subgraph, HoldsAssertedPositiveClaimsUnlessAsked) {
  const Store store = two_articles();
  EXPECT_THAT(written(subgraph(store)),
              ElementsAre("Jared Kushner -meets-> Rustem Umerov", "Kirill Dmitriev -envoy of-> Russia",
                          "Marco Rubio -speaks on-> Ukraine", "Rustem Umerov -negotiator for-> Ukraine",
                          "Steve Witkoff -meets-> Kirill Dmitriev", "Steve Witkoff -meets-> Rustem Umerov"));
  EXPECT_EQ(subgraph(store, {.filter = {}}).edges.size(), 7U);
}

TEST(Subgraph, ReachesAsFarAroundAnActorAsAskedWithAllEdgesInside) {
  const Store store = two_articles();
  const ActorKey witkoff = key_of(store, "steve witkoff");
  EXPECT_THAT(written(subgraph(store, {.around = witkoff})),
              ElementsAre("Steve Witkoff -meets-> Kirill Dmitriev", "Steve Witkoff -meets-> Rustem Umerov"));
  EXPECT_THAT(written(subgraph(store, {.around = witkoff, .hops = 2})),
              ElementsAre("Jared Kushner -meets-> Rustem Umerov", "Kirill Dmitriev -envoy of-> Russia",
                          "Rustem Umerov -negotiator for-> Ukraine", "Steve Witkoff -meets-> Kirill Dmitriev",
                          "Steve Witkoff -meets-> Rustem Umerov"));
  const Subgraph alone = subgraph(store, {.around = witkoff, .hops = 0});
  EXPECT_EQ(alone.nodes.size(), 1U);
  EXPECT_TRUE(alone.edges.empty());
}

TEST(Subgraph, SortsNodesByIdAndKeepsIsolatedActorsOnlyIfAsked) {
  const Store store = two_articles();
  const Subgraph part = subgraph(store), all = subgraph(store, {.isolated = true});
  EXPECT_TRUE(std::is_sorted(part.nodes.begin(), part.nodes.end(),
                             [](const auto& a, const auto& b) { return a.actor.id < b.actor.id; }));
  const auto holds = [](const Subgraph& graph, const std::string& name) {
    return std::any_of(graph.nodes.begin(), graph.nodes.end(),
                       [&](const auto& node) { return node.actor.name == name; });
  };
  EXPECT_FALSE(holds(part, "Miami"));
  EXPECT_TRUE(holds(all, "Miami"));
}

TEST(Rank, IsHighForWhomManyActOnAndSumsToOne) {
  GraphView::Builder builder;
  for (std::uint64_t i = 1; i <= 9; ++i) builder.add(tie(i, 1, i, 100, "meets", 0.9));
  builder.add(tie(20, 1, 100, 200, "meets", 0.9));
  const GraphView view = std::move(builder).build();
  const auto rank = ranks(view, {});
  double sum = 0;
  for (const double value : rank) sum += value;
  EXPECT_NEAR(sum, 1, 1e-9);
  EXPECT_GT(rank[*view.vertex({200})], rank[*view.vertex({1})]);
  EXPECT_GT(rank[*view.vertex({100})], rank[*view.vertex({1})]);
}

TEST(Components, AreNumberedByTheirSizeAndFollowTheFilter) {
  std::vector<TieRow> ties{tie(1, 1, 1, 2, "meets", 0.9), tie(2, 1, 3, 4, "meets", 0.9),
                           tie(3, 1, 4, 5, "meets", 0.9), tie(4, 1, 2, 3, "meets", 0.2)};
  GraphView::Builder builder;
  for (const TieRow& row : ties) builder.add(row);
  const GraphView view = std::move(builder).build();
  EXPECT_THAT(components(view, {}), ElementsAre(0, 0, 0, 0, 0));
  ClaimFilter sure;
  sure.min_confidence = 0.5;
  EXPECT_THAT(components(view, sure), ElementsAre(1, 1, 0, 0, 0));
}

}  // namespace
}  // namespace kg
