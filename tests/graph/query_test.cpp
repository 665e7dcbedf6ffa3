#include "graph/query.h"

#include <gmock/gmock.h>
#include <rapidjson/document.h>

#include "graph/query_json.h"
#include "tests/graph/world.h"

namespace kg {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::reading;

Store settled(const std::vector<DocumentReading>& readings) {
  Store store = Store::in_memory();
  for (const DocumentReading& one : readings) store.write(one);
  testing::identity().settle(store);
  return store;
}

Store two_articles() { return settled({testing::miami(), testing::moscow()}); }

std::vector<std::string> names(const std::vector<ActorRow>& actors) {
  std::vector<std::string> names;
  for (const ActorRow& actor : actors) names.push_back(actor.name);
  return names;
}

ActorKey key(const Store& store, const char* name) {
  const NameAnswer answer = find_actor(store, name);
  EXPECT_TRUE(answer.found()) << name;
  return answer.actor().key;
}

std::vector<std::string> predicates(const std::vector<TyingClaim>& claims) {
  std::vector<std::string> predicates;
  for (const TyingClaim& tying : claims) predicates.push_back(tying.claim.predicate);
  return predicates;
}

rapidjson::Document parsed(const std::string& json) {
  rapidjson::Document document;
  document.Parse(json.data(), json.size());
  EXPECT_FALSE(document.HasParseError()) << json;
  return document;
}

std::vector<std::string> keys(const rapidjson::Value& object) {
  std::vector<std::string> keys;
  for (const auto& member : object.GetObject()) keys.emplace_back(member.name.GetString());
  return keys;
}

TEST(FindActor, TakesAnyNameWithoutCaseAndAccents) {
  const Store store = two_articles();
  for (const char* name : {"Marco Rubio", "rubio", "RUBIO", "Rúbio", "#person.marco-rubio"}) {
    const NameAnswer answer = find_actor(store, name);
    ASSERT_TRUE(answer.found()) << name;
    EXPECT_EQ(answer.actor().name, "Marco Rubio");
  }
  EXPECT_EQ(find_actor(store, "Kremlin").actor().name, "Russia");
}

TEST(FindActor, TakesASurnameThatOnlyOneActorBears) {
  const Store store = two_articles();
  EXPECT_EQ(find_actor(store, "Dmitriev").actor().name, "Kirill Dmitriev");
  EXPECT_EQ(find_actor(store, "umerov").actor().name, "Rustem Umerov");
}

TEST(FindActor, ListsAllWhenSeveralBearTheName) {
  const Store store = settled({reading("Pyongyang")
                                   .claim("Kim Yo Jong", "meets", "Kim Kwan Jin", "CONSULT")
                                   .claim("Kim Yo Jong", "praises", "Choe Son Hui", "SUPPORT")
                                   .done()});
  const NameAnswer answer = find_actor(store, "Kim");
  EXPECT_EQ(answer.kind, NameAnswer::Kind::several);
  EXPECT_THAT(names(answer.actors), ::testing::UnorderedElementsAre("Kim Yo Jong", "Kim Kwan Jin"));
  EXPECT_TRUE(find_actor(store, "Kim Yo Jong").found());
}

TEST(FindActor, TakesTheOneMetFarMoreOftenAndTellsWhomItPassedOver) {
  std::vector<DocumentReading> readings;
  for (int i = 0; i < 5; ++i)
    readings.push_back(reading("Article " + std::to_string(i))
                           .claim("Vladimir Putin", "speaks on", "Olaf Berg", "STATEMENT")
                           .done());
  readings.push_back(reading("Sport").claim("Igor Putin", "speaks on", "Ada Holm", "STATEMENT").done());
  const NameAnswer answer = find_actor(settled(readings), "Putin");
  ASSERT_TRUE(answer.found());
  EXPECT_EQ(answer.actor().name, "Vladimir Putin");
  EXPECT_THAT(names(answer.passed_over), ElementsAre("Igor Putin"));
}

TEST(FindActor, SuggestsWhoseNameLooksAlike) {
  const Store store = two_articles();
  const NameAnswer answer = find_actor(store, "Dimitriev");
  EXPECT_EQ(answer.kind, NameAnswer::Kind::none);
  ASSERT_FALSE(answer.actors.empty());
  EXPECT_EQ(answer.actors.front().name, "Kirill Dmitriev");
  EXPECT_THAT(find_actor(store, "").actors, IsEmpty());
  EXPECT_FALSE(find_actor(store, "#nobody").found());
}

TEST(Between, GivesAllClaimsOfTheTwoByDayWithTheirDirection) {
  const Store store = settled({reading("First")
                                   .published("2025-03-01")
                                   .claim("Ann Alder", "calls", "Bob Birch", "CONSULT")
                                   .claim("Bob Birch", "hosts", "Ann Alder", "CONSULT")
                                   .time("2025-02-01")
                                   .done(),
                               reading("Second")
                                   .published("2025-01-01")
                                   .claim("Ann Alder", "meets", "Bob Birch", "CONSULT")
                                   .negative()
                                   .claim("Ann Alder", "meets", "Cid Cedar", "CONSULT")
                                   .done()});
  const auto claims = claims_between(store, key(store, "Alder"), key(store, "Birch"));
  EXPECT_THAT(predicates(claims), ElementsAre("meets", "hosts", "calls"));
  EXPECT_TRUE(claims[0].forward);
  EXPECT_FALSE(claims[1].forward);
  EXPECT_THAT(predicates(claims_between(store, key(store, "Alder"), key(store, "Birch"), drawn_claims())),
              ElementsAre("hosts", "calls"));
}

TEST(Paths, CarryForEveryHopItsClaimsWithTheirWordsBestFirst) {
  const Store store = two_articles();
  const auto found = paths(store, key(store, "Umerov"), key(store, "Dmitriev"), {.count = 5});
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].hops.size(), 2U);
  const Hop& first = found[0].hops[0];
  EXPECT_EQ(first.from.name, "Rustem Umerov");
  EXPECT_EQ(first.to.name, "Steve Witkoff");
  EXPECT_FALSE(first.claims.front().forward);
  const ClaimRecord& claim = first.claims.front().claim;
  EXPECT_EQ(claim.quote, "Steve Witkoff, Jared Kushner meets Rustem Umerov.");
  EXPECT_EQ(claim.speakers.at(0).name, "Marco Rubio");
  EXPECT_EQ(claim.appearance.source, "Axios");
  EXPECT_TRUE(found[0].hops[1].claims.front().forward);
}

TEST(Neighbours, AreSortedByClaimsAndAddedUp) {
  const Store store = two_articles();
  const auto found = neighbours(store, key(store, "Witkoff"));
  ASSERT_EQ(found.size(), 2U);
  for (const Neighbour& neighbour : found) {
    ASSERT_EQ(neighbour.edges.size(), 1U);
    EXPECT_EQ(neighbour.edges[0].predicate, "meets");
  }
}

TEST(Timeline, OrdersTheClaimsOfAnActorByDay) {
  const Store store = two_articles();
  std::vector<std::string> days;
  for (const ClaimRecord& claim : timeline(store, key(store, "Witkoff"), std::nullopt))
    days.push_back(to_iso(days_of(claim).first));
  EXPECT_THAT(days, ElementsAre("2025-12-19", "2025-12-22"));
}

TEST(Profile, TellsNamesClassesAndDocuments) {
  const Store store = two_articles();
  const Profile found = profile(store, key(store, "Witkoff"));
  EXPECT_EQ(found.actor.documents, 2U);
  EXPECT_EQ(found.claims, 2U);
  ASSERT_EQ(found.classes.size(), 1U);
  EXPECT_EQ(found.classes[0].event_class, "CONSULT");
  EXPECT_EQ(found.classes[0].as_source, 2U);
  EXPECT_EQ(found.seen.size(), 2U);
  EXPECT_THROW(profile(store, ActorKey{1}), std::out_of_range);
}

TEST(TiedGroups, LeaveOutWhoIsTiedToNobody) {
  const auto groups = tied_groups(two_articles());
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].size(), 7U);
}

TEST(QueryJson, WritesPathsAsDocumented) {
  const Store store = two_articles();
  const auto json = parsed(to_json(paths(store, key(store, "Umerov"), key(store, "Dmitriev"))));
  EXPECT_THAT(keys(json), ElementsAre("paths"));
  const auto& path = json["paths"][0];
  EXPECT_THAT(keys(path), ElementsAre("hops", "confidence"));
  const auto& hop = path["hops"][0];
  EXPECT_THAT(keys(hop), ElementsAre("from", "to", "forward", "claims"));
  EXPECT_THAT(keys(hop["from"]), ElementsAre("id", "name", "type", "country", "role", "documents"));
  EXPECT_FALSE(hop["forward"].GetBool());
  const auto& claim = hop["claims"][0];
  EXPECT_THAT(keys(claim), ElementsAre("forward", "id", "predicate", "class", "mode", "cameo", "participants",
                                       "polarity", "status", "speakers", "time", "date", "place",
                                       "confidence", "source", "document", "evidence", "rule"));
  EXPECT_STREQ(claim["time"].GetString(), "2025-12-19");
  EXPECT_STREQ(claim["evidence"]["text"].GetString(), "Steve Witkoff, Jared Kushner meets Rustem Umerov.");
  EXPECT_STREQ(claim["source"].GetString(), "Axios");
  EXPECT_STREQ(claim["speakers"][0]["name"].GetString(), "Marco Rubio");
  EXPECT_STREQ(claim["participants"][2]["name"].GetString(), "Rustem Umerov");
  EXPECT_EQ(claim["participants"][2]["side"].GetInt(), 1);
  EXPECT_DOUBLE_EQ(claim["confidence"].GetDouble(), 0.877);
}

TEST(QueryJson, WritesAnEmptyAnswerAsAnObject) {
  EXPECT_EQ(to_json(std::vector<PathAnswer>{}), "{\"paths\":[]}");
  EXPECT_EQ(to_json(std::vector<SearchHit>{}), "{\"hits\":[]}");
}

TEST(QueryJson, KeepsAnyTextWhole) {
  const SearchHit hit{{1}, "quote \" backslash \\ line\nbreak \x01 <tag> שלום", "", "**x**"};
  const auto json = parsed(to_json(std::vector<SearchHit>{hit}));
  EXPECT_EQ(json["hits"][0]["title"].GetString(), hit.title);
  EXPECT_TRUE(json["hits"][0]["published"].IsNull());
}

}  // namespace
}  // namespace kg
