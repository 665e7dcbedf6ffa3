#include "graph/identity.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "graph/identity_node.h"
#include "tests/graph/world.h"

namespace kg {
namespace {

using ::testing::ElementsAre;
using testing::identity;
using ::testing::IsEmpty;
using testing::reading;
using testing::settled_digest;
using testing::small_catalogue;

// One local actor of one short article.
struct Met {
  std::string name;
  ActorType type = ActorType::person;
  std::string country = {}, recognised = {}, role = {};
  std::string published = "2025-12-19";
  std::vector<std::string> aliases = {};
  MentionKind kind = MentionKind::name;
};

DocumentReading article(const Met& met, int number) {
  reading made("Article " + std::to_string(number));
  made.published(met.published).actor(met.name, met.type, met.country, met.recognised, met.role);
  for (const std::string& alias : met.aliases) made.alias(alias);
  DocumentReading done = made.claim(met.name, "meets", "Somebody Else", "CONSULT").done();
  for (LocalActor& actor : done.actors)
    if (actor.name == met.name)
      for (MentionSpan& mention : actor.mentions) mention.kind = met.kind;
  return done;
}

LocalActorId local_named(const DocumentReading& reading, const std::string& name) {
  for (const LocalActor& actor : reading.actors)
    if (actor.name == name) return actor.id;
  return {};
}

ActorId anchor(LocalActorId id) { return {'@' + to_hex(id.value)}; }

// The actor that each of the local actors, one an article, was held to be.
std::vector<std::string> actors_of(const std::vector<Met>& met,
                                   const std::vector<Judgement>& judgements = {}) {
  Store store = Store::in_memory();
  std::vector<LocalActorId> ids;
  for (std::size_t i = 0; i < met.size(); ++i) {
    const DocumentReading made = article(met[i], static_cast<int>(i));
    ids.push_back(local_named(made, met[i].name));
    store.write(made);
  }
  for (const Judgement& judgement : judgements) judge(store, judgement);
  identity().settle(store);
  EXPECT_THAT(identity().check(store), IsEmpty());
  std::map<LocalActorId, std::string> actor_of;
  for (const ActorRow& actor : store.actors())
    for (const LocalActorRecord& record : store.local_actors(actor.key))
      actor_of[record.actor.id] = actor.id.value;
  std::vector<std::string> actors;
  for (const LocalActorId id : ids) actors.push_back(actor_of.at(id));
  return actors;
}

struct Pair {
  const char* why;
  Met one, other;
};

constexpr auto kOrganization = ActorType::organization;
constexpr auto kArmedGroup = ActorType::armed_group;
constexpr auto kPlace = ActorType::place;
constexpr auto kCountry = ActorType::country;
constexpr auto kPeople = ActorType::people;
constexpr auto kEvent = ActorType::event;
constexpr auto kPerson = ActorType::person;

TEST(Identity, HoldsThesePairsToBeOne) {
  const std::vector<Pair> pairs{
      {"the same full name", {"Rustem Umerov"}, {"Rustem Umerov"}},
      {"the country is known in one only", {"Rustem Umerov", kPerson, "UKR"}, {"Rustem Umerov"}},
      {"spelt with accents", {"José Raúl Mulino", kPerson, "PAN"}, {"Jose Raul Mulino", kPerson, "PAN"}},
      {"spelt in capitals", {"RUSTEM UMEROV"}, {"Rustem Umerov"}},
      {"with an initial", {"Ann B. Lee", kPerson, "USA"}, {"Ann Lee", kPerson, "USA"}},
      {"with leading initials", {"J.D. Vance", kPerson, "USA"}, {"J. D. Vance", kPerson, "USA"}},
      {"by a name of the catalogue", {"Donald J. Trump"}, {"Donald Trump", kPerson, "USA"}},
      {"middle names through the catalogue", {"Donald John Trump"}, {"Donald J. Trump"}},
      {"the surname recognised", {"Trump", kPerson, "", "person.donald-trump"}, {"Donald Trump"}},
      {"the seat recognised", {"Kremlin", kCountry, "RUS", "RUS"}, {"Russia", kCountry, "RUS"}},
      {"one word, country and role",
       {"Malala", kPerson, "PAK", "", "education activist"},
       {"Malala", kPerson, "PAK", "", "education activist"}},
      {"types of bodies may differ",
       {"Azov Front", kOrganization, "UKR"},
       {"Azov Front", kArmedGroup, "UKR"}},
      {"an acronym and what it stands for",
       {"Rapid Support Forces", kArmedGroup, "SDN", "", "", "2025-01-01", {"RSF"}},
       {"RSF", kArmedGroup, "SDN"}},
      {"an acronym written with full stops",
       {"Rapid Support Forces", kArmedGroup, "", "", "", "2025-01-01", {"RSF"}},
       {"R.S.F.", kOrganization}},
      {"a ministry and its country",
       {"Interior Ministry", kOrganization, "TUR"},
       {"interior ministry", kOrganization, "TUR"}},
      {"a ministry of the catalogue",
       {"Foreign Ministry", kOrganization, "RUS"},
       {"Russian Foreign Ministry", kOrganization, "RUS"}},
      {"a body that the catalogue has under another name",
       {"United Nations", ActorType::igo},
       {"UN", ActorType::igo}},
      {"a place", {"Bakhmut", kPlace, "UKR"}, {"Bakhmut", kPlace}},
      {"people of a country", {"Russian delegates", kPeople, "RUS"}, {"Russian delegates", kPeople, "RUS"}},
      {"fighters of a body", {"Hamas fighters", kPeople, "PSE"}, {"Hamas fighters", kPeople, "PSE"}},
      {"talks on the same days",
       {"Miami talks", kEvent, "", "", "", "2025-12-19"},
       {"Miami talks", kEvent, "", "", "", "2025-12-22"}},
      {"an agreement years later",
       {"Minsk Agreement", kEvent, "", "", "", "2015-02-12"},
       {"Minsk Agreement", kEvent, "", "", "", "2022-02-24"}},
      {"Treaty of somewhere",
       {"Treaty of Lausanne", kEvent, "", "", "", "2001-01-01"},
       {"Treaty of Lausanne", kEvent}},
  };
  for (const Pair& pair : pairs) {
    const auto actors = actors_of({pair.one, pair.other});
    EXPECT_EQ(actors[0], actors[1]) << pair.why;
  }
}

TEST(Identity, KeepsThesePairsApart) {
  const std::vector<Pair> pairs{
      {"two Kims", {"Kim Jong Un", kPerson, "PRK"}, {"Kim Yo Jong", kPerson, "PRK"}},
      {"two Kims that the catalogue does not know",
       {"Kim Kwan Jin", kPerson, "KOR"},
       {"Kim Yong Chol", kPerson, "PRK"}},
      {"bare surnames", {"Kim"}, {"Kim"}},
      {"bare surnames of one country", {"Kim", kPerson, "KOR"}, {"Kim", kPerson, "KOR"}},
      {"bare surnames with different roles",
       {"Petrov", kPerson, "RUS", "", "general"},
       {"Petrov", kPerson, "RUS", "", "deputy foreign minister"}},
      {"a surname and a full name", {"Umerov", kPerson, "UKR"}, {"Rustem Umerov", kPerson, "UKR"}},
      {"namesakes of two countries", {"Mohammed Ali", kPerson, "EGY"}, {"Mohammed Ali", kPerson, "KEN"}},
      {"other initials", {"John A. Smith", kPerson, "USA"}, {"John B. Smith", kPerson, "USA"}},
      {"two Georges Bush", {"George H. W. Bush", kPerson, "USA"}, {"George W. Bush", kPerson, "USA"}},
      {"a Bush, nobody knows which", {"George Bush", kPerson, "USA"}, {"George W. Bush", kPerson, "USA"}},
      {"a king and a candidate", {"King Abdullah", kPerson, "JOR"}, {"Abdullah Abdullah", kPerson, "AFG"}},
      {"father and son by number", {"Abdullah II", kPerson, "JOR"}, {"Abdullah III", kPerson, "JOR"}},
      {"two Congos",
       {"Democratic Republic of the Congo", kCountry, "COD"},
       {"Republic of the Congo", kCountry, "COG"}},
      {"a Congo, nobody knows which", {"Congo", kCountry}, {"Republic of the Congo", kCountry, "COG"}},
      {"two Koreas", {"North Korea", kCountry}, {"South Korea", kCountry}},
      {"Georgia and Georgia", {"Georgia", kCountry, "GEO"}, {"Georgia", kPlace, "USA"}},
      {"Georgia and Georgia Tech", {"Georgia", kCountry, "GEO"}, {"Georgia Tech", kOrganization, "USA"}},
      {"Jordan the state and Jordan the man", {"Jordan", kCountry, "JOR"}, {"Jordan", kPerson, "USA"}},
      {"two towns", {"Tripoli", kPlace, "LBY"}, {"Tripoli", kPlace, "LBN"}},
      {"a party and a person", {"Alma Reyes", kOrganization, "PHL"}, {"Alma Reyes", kPerson, "PHL"}},
      {"a place and a person", {"Ben Gardane", kPlace, "TUN"}, {"Ben Gardane", kPerson, "TUN"}},
      {"two foreign ministries",
       {"Foreign Ministry", kOrganization, "RUS"},
       {"Foreign Ministry", kOrganization, "USA"}},
      {"two interior ministries",
       {"Interior Ministry", kOrganization, "TUR"},
       {"Interior Ministry", kOrganization, "IRQ"}},
      {"a ministry, nobody knows whose",
       {"Interior Ministry", kOrganization},
       {"Interior Ministry", kOrganization, "IRQ"}},
      {"ministries, nobody knows whose",
       {"the Interior Ministry", kOrganization},
       {"the Interior Ministry", kOrganization}},
      {"police and police", {"police", kOrganization}, {"police", kOrganization}},
      {"a city and a city", {"city", kPlace}, {"city", kPlace}},
      {"two bodies with one acronym",
       {"Revolutionary Socialist Front", kOrganization, "PRT", "", "", "2025-01-01", {"RSF"}},
       {"RSF", kArmedGroup, "SDN"}},
      {"an acronym that is of somebody else in the chain",
       {"Ministry of Truth", kOrganization, "", "", "", "2025-01-01", {"RSF"}},
       {"RSF", kArmedGroup}},
      {"officials", {"officials", kPeople}, {"officials", kPeople}},
      {"Officials at the head of a sentence", {"Officials", kPeople}, {"Officials", kPeople}},
      {"officials of a country that is only guessed",
       {"officials", kPeople, "RUS"},
       {"officials", kPeople, "RUS"}},
      {"counted people",
       {"Seven Russian soldiers", kPeople, "RUS"},
       {"Seven Russian soldiers", kPeople, "RUS"}},
      {"the talks", {"talks", kEvent}, {"talks", kEvent}},
      {"peace talks", {"Peace talks", kEvent}, {"Peace talks", kEvent}},
      {"new talks in a headline", {"Fresh Peace Talks", kEvent}, {"Fresh Peace Talks", kEvent}},
      {"a plan by its points", {"28-point plan", kEvent}, {"28-point plan", kEvent}},
      {"talks of two years",
       {"Geneva talks", kEvent, "", "", "", "2012-06-30"},
       {"Geneva talks", kEvent, "", "", "", "2014-01-22"}},
      {"elections of two years",
       {"Georgian elections", kEvent, "GEO", "", "", "2020-10-31"},
       {"Georgian elections", kEvent, "GEO", "", "", "2024-10-26"}},
      {"an office, whoever holds it",
       {"Ukrainian president", kPerson, "UKR", "", "president", "2025-01-01", {}, MentionKind::description},
       {"Ukrainian president", kPerson, "UKR", "", "president", "2018-01-01", {}, MentionKind::description}},
  };
  for (const Pair& pair : pairs) {
    const auto actors = actors_of({pair.one, pair.other});
    EXPECT_NE(actors[0], actors[1]) << pair.why;
  }
}

TEST(Identity, LinksToTheCatalogueByHintElseByNameTypeAndCountry) {
  EXPECT_THAT(
      actors_of({{"Marco Rubio"},
                 {"Kremlin", kCountry, "RUS", "RUS"},
                 {"Hamas", kOrganization},
                 {"Miami", kPlace, "USA"},
                 {"defence minister", kPerson, "", "person.donald-trump"}}),
      ElementsAre("person.marco-rubio", "RUS", "group.hamas", "place.usa.miami", "person.donald-trump"));
  // A hint of the wrong kind, or to nobody, is overlooked.
  EXPECT_THAT(actors_of({{"Marco Rubio", kPerson, "", "RUS"}, {"Marco Rubio", kPerson, "", "person.nobody"}}),
              ElementsAre("person.marco-rubio", "person.marco-rubio"));
  EXPECT_NE(actors_of({{"Marco Rubio", kPerson, "CUB"}})[0], "person.marco-rubio");
}

TEST(Identity, LeavesWhoCouldBeEitherOfTwoNamesakesAlone) {
  const auto actors =
      actors_of({{"Mohammed Ali", kPerson, "EGY"}, {"Mohammed Ali", kPerson, "KEN"}, {"Mohammed Ali"}});
  EXPECT_EQ(std::set<std::string>(actors.begin(), actors.end()).size(), 3U);
}

TEST(Identity, DoesNotLetOneOddArticleTakeTheRestApart) {
  std::vector<Met> met(6, Met{"Steve Witkoff", kPerson, "USA"});
  met.push_back({"Steve Witkoff", kPerson, "RUS"});  // misread
  met.push_back({"Steve Witkoff"});
  const auto actors = actors_of(met);
  EXPECT_EQ(actors.back(), actors.front());
  EXPECT_NE(actors[6], actors.front());
}

TEST(Identity, ALastNameWithAnOfficeIsWhomItFitsAloneInWhateverOrderTheyCame) {
  const std::vector<Met> met{{"Ivan Petrenko", kPerson, "UKR", "", "foreign minister"},
                             {"Olga Petrenko", kPerson, "UKR", "", "foreign minister"},
                             {"Petrenko", kPerson, "UKR", "", "foreign minister"}};
  std::vector<DocumentReading> made;
  for (std::size_t i = 0; i < met.size(); ++i) made.push_back(article(met[i], static_cast<int>(i)));
  const auto stored = [&](const std::vector<std::size_t>& order) {
    Store store = Store::in_memory();
    for (const std::size_t i : order) {
      store.write(made[i]);
      identity().settle(store);
    }
    return store;
  };
  const std::string either = stored({0, 1, 2}).digest(), one = stored({0, 2}).digest();
  std::vector<std::size_t> order{0, 1, 2};
  do {
    Store store = stored(order);
    EXPECT_EQ(store.digest(), either);
    EXPECT_EQ(store.actors_named("petrenko").at(0).documents, 1U);
    store.forget(made[1].document.id);
    EXPECT_EQ(settled_digest(store), one);
    EXPECT_EQ(store.actors_named("petrenko").at(0).documents, 2U);
    EXPECT_THAT(identity().check(store), IsEmpty());
  } while (std::ranges::next_permutation(order).found);
}

TEST(Identity, HoldsWhatIsToldOfEveryWeekForYearsToBeSeveralEvents) {
  std::vector<Met> met;
  for (int month = 0; month < 20; ++month)
    for (const char* day : {"-01", "-06", "-11", "-16", "-21", "-26"})
      met.push_back({"Geneva talks", ActorType::event, "CHE", "", "",
                     std::to_string(2023 + month / 12) + (month % 12 < 9 ? "-0" : "-") +
                         std::to_string(month % 12 + 1) + day});
  const auto actors = actors_of(met);
  const std::size_t events = std::set<std::string>(actors.begin(), actors.end()).size();
  EXPECT_GE(events, 2U);
  EXPECT_LE(events, 8U);
}

TEST(Identity, NamesAnActorNobodyKnowsByItsSmallestLocalActor) {
  const std::vector<Met> met(4, Met{"Steve Witkoff", kPerson, "USA"});
  LocalActorId smallest{~0ULL};
  for (int i = 0; i < 4; ++i) smallest = std::min(smallest, local_named(article(met[0], i), "Steve Witkoff"));
  EXPECT_EQ(actors_of(met)[0], anchor(smallest).value);
}

TEST(Identity, DescribesActorsByMajorityAndPrefersFullNames) {
  Store store = Store::in_memory();
  const std::vector<Met> met{{"Rustem Umerov", kPerson, "UKR", "", "minister"},
                             {"Umerov", kPerson, "", "", "negotiator"},
                             {"Umerov", kPerson, "", "", "negotiator"}};
  std::vector<LocalActorId> ids;
  for (std::size_t i = 0; i < met.size(); ++i) {
    store.write(article(met[i], static_cast<int>(i)));
    ids.push_back(local_named(article(met[i], static_cast<int>(i)), met[i].name));
  }
  judge(store, {Verdict::same, anchor(ids[0]), anchor(ids[1]), "jm", "2026-01-01T00:00:00Z"});
  judge(store, {Verdict::same, anchor(ids[2]), anchor(ids[1]), "jm", "2026-01-01T00:00:00Z"});
  identity().settle(store);
  const auto found = store.actors_named("umerov");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].name, "Rustem Umerov");
  EXPECT_EQ(found[0].country, "UKR");
  EXPECT_EQ(found[0].role, "negotiator");
  EXPECT_EQ(found[0].documents, 3U);
}

// --- judgements ---

class Judged : public ::testing::Test {
 protected:
  LocalActorId id(const Met& met, int number) { return local_named(article(met, number), met.name); }
  Judgement verdict(Verdict verdict, ActorId left, ActorId right, std::string time = "2026-01-01T00:00:00Z") {
    return {verdict, std::move(left), std::move(right), "jm", std::move(time)};
  }
};

TEST_F(Judged, SameMakesOneOfWhatNamesKeepApart) {
  const std::vector<Met> met{
      {"Umerov", kPerson, "UKR"}, {"Rustem Umerov", kPerson, "UKR"}, {"Rustem Umerov"}};
  const auto actors = actors_of(met, {verdict(Verdict::same, anchor(id(met[0], 0)), anchor(id(met[1], 1)))});
  EXPECT_EQ(actors[0], actors[1]);
  EXPECT_EQ(actors[0], actors[2]);  // who was one with it still is
}

TEST_F(Judged, SameOutweighsCountriesAndTypes) {
  const std::vector<Met> met{{"Steve Witkoff", kPerson, "USA"},
                             {"Steve Witkoff", kOrganization, "RUS"},
                             {"Steve Witkoff", kPerson, "USA"}};
  const auto actors = actors_of(met, {verdict(Verdict::same, anchor(id(met[0], 0)), anchor(id(met[1], 1)))});
  EXPECT_EQ(actors[0], actors[1]);
  EXPECT_EQ(actors[0], actors[2]);
}

TEST_F(Judged, SameWithTheCatalogueGivesItsName) {
  const std::vector<Met> met{{"Markus Rubeo"}, {"Markus Rubeo"}};
  const auto actors = actors_of(met, {verdict(Verdict::same, {"person.marco-rubio"}, anchor(id(met[0], 0)))});
  EXPECT_THAT(actors, ElementsAre("person.marco-rubio", "person.marco-rubio"));
}

TEST_F(Judged, SameOfTwoEntriesMakesOneActorOfAllThatAreLinkedToThem) {
  const std::vector<Met> met{{"Kim Jong Un"}, {"Kim Yo Jong"}};
  EXPECT_THAT(actors_of(met, {verdict(Verdict::same, {"person.kim-yo-jong"}, {"person.kim-jong-un"})}),
              ElementsAre("person.kim-jong-un", "person.kim-jong-un"));
}

TEST_F(Judged, DifferentTakesNamesakesApartAndLeavesThirdsAlone) {
  const std::vector<Met> met(3, Met{"Mohammed Ali", kPerson, "EGY"});
  const auto actors =
      actors_of(met, {verdict(Verdict::different, anchor(id(met[0], 0)), anchor(id(met[1], 1)))});
  EXPECT_NE(actors[0], actors[1]);
  EXPECT_NE(actors[2], actors[0]);
  EXPECT_NE(actors[2], actors[1]);
}

TEST_F(Judged, DifferentFromTheCatalogueUndoesALink) {
  const std::vector<Met> met{{"Marco Rubio"}, {"Marco Rubio"}};
  const auto actors =
      actors_of(met, {verdict(Verdict::different, {"person.marco-rubio"}, anchor(id(met[0], 0)))});
  EXPECT_THAT(actors, ElementsAre(anchor(id(met[0], 0)).value, "person.marco-rubio"));
}

TEST_F(Judged, TheNewestWinsWhereJudgementsContradictEachOther) {
  const std::vector<Met> met{{"Ann Lee"}, {"Bo Ek"}, {"Cy Orr"}};
  const auto a = anchor(id(met[0], 0)), b = anchor(id(met[1], 1)), c = anchor(id(met[2], 2));
  auto actors = actors_of(
      met, {verdict(Verdict::same, a, b, "2026-01-03"), verdict(Verdict::different, b, a, "2026-01-02")});
  EXPECT_EQ(actors[0], actors[1]);
  actors =
      actors_of(met, {verdict(Verdict::same, a, b, "2026-01-01"), verdict(Verdict::same, b, c, "2026-01-02"),
                      verdict(Verdict::different, a, c, "2026-01-03")});
  EXPECT_NE(actors[0], actors[2]);
  EXPECT_EQ(actors[1], actors[2]);  // the older "same" gives way
  EXPECT_NE(actors[0], actors[1]);
}

TEST_F(Judged, ADecisionWaitsForItsDocumentAndIsKeptWhenItIsForgotten) {
  Store store = Store::in_memory();
  const Met surname{"Umerov", kPerson, "UKR"}, full{"Rustem Umerov", kPerson, "UKR"};
  judge(store, verdict(Verdict::same, anchor(id(surname, 0)), anchor(id(full, 1))));
  store.write(article(full, 1));
  const std::string one = settled_digest(store);
  store.write(article(surname, 0));
  settled_digest(store);
  EXPECT_EQ(store.actors_named("umerov").at(0).documents, 2U);
  store.forget(article(surname, 0).document.id);
  EXPECT_EQ(settled_digest(store), one);
  store.write(article(surname, 0));
  settled_digest(store);
  EXPECT_EQ(store.actors_named("umerov").at(0).documents, 2U);
}

// --- incremental is whole ---

TEST(Identity, SettlesAnewWhenTheCatalogueOrItsRulesChange) {
  const std::filesystem::path folder = std::filesystem::path(KG_SOURCE_DIR) / "tests/graph/catalogue_after";
  const Catalogue after = Catalogue::load(folder);
  const Identity later(after,
                       IdentityRules::load(std::filesystem::path(KG_SOURCE_DIR) / "data/en/identity.tsv"));
  Store store = Store::in_memory(), fresh = Store::in_memory();
  store.write(testing::miami());
  identity().settle(store);
  EXPECT_FALSE(store.actor(ActorId{"person.rustem-umerov"}));
  EXPECT_TRUE(later.settle(store).everything);
  EXPECT_TRUE(store.actor(ActorId{"person.rustem-umerov"}));
  EXPECT_FALSE(later.settle(store).everything);
  fresh.write(testing::miami());
  later.settle(fresh);
  EXPECT_EQ(store.digest(), fresh.digest());
}

// Documents of a world where names, countries, types and days collide all the time.
DocumentReading random_document(std::mt19937& random) {
  const auto pick = [&](const auto& list) { return list[random() % std::size(list)]; };
  static const char* const persons[] = {"Mohammed Ali", "Mohammed A. Ali", "Mohammed B. Ali", "Kim",
                                        "Kim Jong Un",  "George Bush",     "Marco Rubio",     "Rubio"};
  static const char* const bodies[] = {"RSF",
                                       "Rapid Support Forces",
                                       "Revolutionary Socialist Front",
                                       "Interior Ministry",
                                       "interior ministry",
                                       "United Nations",
                                       "Hamas"};
  static const char* const events[] = {"Miami talks", "Minsk Agreement", "talks", "Georgian elections"};
  static const char* const countries[] = {"", "", "USA", "RUS", "EGY"};
  static const char* const roles[] = {"", "general", "envoy"};
  static const char* const hints[] = {"", "", "", "person.marco-rubio", "group.hamas"};
  reading made("Random " + std::to_string(random()));
  made.published("2025-0" + std::to_string(1 + random() % 3) + "-1" + std::to_string(random() % 10));
  std::set<std::string> used;
  const auto add = [&](const char* name, ActorType type) {
    if (!used.insert(name).second) return;
    made.actor(name, type, pick(countries), pick(hints), pick(roles));
    if (std::string_view(name) == "Rapid Support Forces" && random() % 2) made.alias("RSF");
    if (std::string_view(name) == "Revolutionary Socialist Front" && random() % 2) made.alias("RSF");
    if (used.size() > 1)
      made.claim(name, "meets", *used.begin() == name ? *used.rbegin() : *used.begin(), "CONSULT");
  };
  for (unsigned i = 0, n = 1 + random() % 2; i < n; ++i) add(pick(persons), kPerson);
  for (unsigned i = 0, n = random() % 3; i < n; ++i)
    add(pick(bodies), random() % 2 ? kOrganization : kArmedGroup);
  if (random() % 2) add(pick(events), kEvent);
  return made;
}

Judgement random_judgement(std::mt19937& random, const std::vector<DocumentReading>& documents, int number) {
  const auto side = [&]() -> ActorId {
    if (random() % 6 == 0) return {random() % 2 ? "person.marco-rubio" : "group.hamas"};
    const auto& actors = documents[random() % documents.size()].actors;
    return anchor(actors[random() % actors.size()].id);
  };
  Judgement judgement{random() % 2 ? Verdict::same : Verdict::different, side(), side(), "jm",
                      "2026-01-" + std::to_string(10 + number)};
  while (judgement.left == judgement.right) judgement.right = side();
  return judgement;
}

TEST(IdentityProperty, EqualsAComputationFromNothingAfterAnyReadingForgettingAndJudging) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    std::mt19937 random(seed);
    std::vector<DocumentReading> documents;
    for (int i = 0; i < 14; ++i) documents.push_back(random_document(random));
    std::vector<Judgement> judgements;
    for (int i = 0; i < 5; ++i) judgements.push_back(random_judgement(random, documents, i));
    std::vector<bool> kept(documents.size());
    for (std::size_t i = 0; i < documents.size(); ++i) kept[i] = random() % 4 != 0;

    // In some order, with settling, forgetting and reading again in between.
    Store store = Store::in_memory();
    std::vector<std::size_t> order(documents.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::shuffle(order, random);
    std::size_t judged = 0;
    for (const std::size_t i : order) {
      store.write(documents[i]);
      if (random() % 2) identity().settle(store);
      if (judged < judgements.size() && random() % 3 == 0) judge(store, judgements[judged++]);
      if (random() % 5 == 0) {
        store.forget(documents[order[0]].document.id);
        if (random() % 2) identity().settle(store);
        store.write(documents[order[0]]);
      }
    }
    while (judged < judgements.size()) judge(store, judgements[judged++]);
    for (std::size_t i = 0; i < documents.size(); ++i)
      if (!kept[i]) store.forget(documents[i].document.id);
    identity().settle(store);

    // At once, in another order, and only what was kept.
    Store fresh = Store::in_memory();
    for (const Judgement& judgement : judgements) judge(fresh, judgement);
    for (std::size_t i = documents.size(); i-- > 0;)
      if (kept[i]) fresh.write(documents[i]);
    identity().settle(fresh);
    ASSERT_EQ(store.digest(), fresh.digest()) << "seed " << seed;
    if (seed % 10 == 0) {
      ASSERT_THAT(identity().check(store), IsEmpty()) << "seed " << seed;
    }
  }
}

}  // namespace
}  // namespace kg
