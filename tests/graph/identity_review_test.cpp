// What users do about who is who: their catalogue, the open questions, splits, and that order never matters.
#include "graph/identity_review.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "graph/catalogue_user.h"
#include "tests/graph/world.h"

namespace kg {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::identity;
using ::testing::IsEmpty;
using testing::reading;
using testing::settled_digest;
using ::testing::SizeIs;
using testing::small_catalogue;

DocumentReading article(const std::string& headline, const std::string& name, const std::string& country = "",
                        const std::string& role = "", const std::string& day = "2025-12-19") {
  return reading(headline).published(day).actor(name, ActorType::person, country, "", role).done();
}

ActorId anchor(const DocumentReading& made) { return {'@' + to_hex(made.actors[0].id.value)}; }

std::vector<UserEntry> user_catalogue_of(const std::string& csv) {
  const testing::TemporaryFile place;
  const std::filesystem::path file = place.folder() / "mine.csv";
  std::ofstream(file) << csv;
  return read_user_catalogue(file, small_catalogue());
}

// --- the user's catalogue ---

TEST(UserCatalogue, ReadsColumnsInAnyOrderTypesOfFollowTheMoneyAndQuotedCells) {
  const auto entries = user_catalogue_of(
      "country,name,schema,aliases,wikidata,ids\r\n"
      "Ukraine,Rustem Umerov,Person,Rustem Umierov | R. Umerov,Q12345,NK-abc\r\n"
      "Jordan,\"Water, Sun \"\"and\"\" Sand\",Company,,,\r\n");
  ASSERT_THAT(entries, SizeIs(2));
  EXPECT_EQ(entries[0].id, "person.user.rustem-umerov");
  EXPECT_EQ(entries[0].country, "UKR");
  EXPECT_THAT(entries[0].other_ids, ElementsAre("NK-abc"));
  EXPECT_THAT(entries[0].aliases, ElementsAre("Rustem Umierov", "R. Umerov"));
  EXPECT_EQ(entries[1].name, "Water, Sun \"and\" Sand");
  EXPECT_EQ(entries[1].type, ActorType::organization);
  EXPECT_EQ(entries[1].country, "JOR");
}

TEST(UserCatalogue, AddsNamesToAnEntryOfTheShippedCatalogue) {
  const auto entries = user_catalogue_of("id,name,type\nperson.marco-rubio,Markito,person\n");
  ASSERT_THAT(entries, SizeIs(1));
  EXPECT_EQ(entries[0].name, "");
  const Catalogue whole = small_catalogue().extended("mine", user_catalogue_table(entries));
  EXPECT_EQ(whole.entry("person.marco-rubio")->name, "Marco Rubio");
  EXPECT_EQ(whole.find("Markito").at(0).entry->id, "person.marco-rubio");
}

TEST(UserCatalogue, RefusesBadRowsWithTheirLines) {
  const std::vector<std::pair<std::string, std::string>> bad{
      {"", "mine.csv:1: the file is empty"},
      {"name,typ\n", "mine.csv:1: there is no column \"typ\""},
      {"name,country\n", "mine.csv:1: there is no column \"type\""},
      {"name,name,type\n", "mine.csv:1: two columns hold the name"},
      {"name,type\nA B,person\nC D\n", "mine.csv:3: the row has 1 cells, the first line 2"},
      {"name,type\n,person\n", "mine.csv:2: the row has no name"},
      {"name,type\nA B,hero\n", "mine.csv:2: the type is \"hero\""},
      {"name,type\nA B,country\n", "mine.csv:2: the type is \"country\""},
      {"name,type,country\nA B,person,Atlantis\n", "mine.csv:2: there is no state \"Atlantis\""},
      {"name,type,country\nA B,person,Congo\n", "mine.csv:2: \"Congo\" names several states"},
      {"name,type,wikidata\nA B,person,212\n", "mine.csv:2: the Wikidata item is \"212\""},
      {"name,type\nA B,person\nA B,person\n", "mine.csv:3: the id person.user.a-b is that of line 2 too"},
      {"name,type\n\"A B,person\n", "mine.csv:2: a quotation mark has no end"},
      {"name,type\n\"A\tB\",person\n", "has a tab or a line break"},
      {"id,name,type\ngroup.hamas,H,person\n",
       "mine.csv:2: group.hamas is of the type armed_group, not person"},
      {"id,name,type,country\nperson.marco-rubio,M,person,RUS\n", "belongs to USA, not to RUS"},
  };
  for (const auto& [csv, said] : bad)
    EXPECT_THAT(testing::message_of([&, &text = csv] { user_catalogue_of(text); }), HasSubstr(said)) << csv;
}

TEST(UserCatalogue, LinksWhatIsThereAsIfItHadBeenThereFirst) {
  const auto entries = user_catalogue_of(
      "name,type,country,aliases\nRustem Umerov,person,UKR,Rustem Umierov\nSteve Witkoff,person,USA,\n");
  Store before = Store::in_memory(), after = Store::in_memory();
  add_user_entries(before, entries);
  for (const auto& made : {testing::miami(), testing::moscow()}) before.write(made);
  for (const auto& made : {testing::moscow(), testing::miami()}) after.write(made);
  identity().settle(after);
  EXPECT_FALSE(after.actor(ActorId{"person.user.rustem-umerov"}));
  add_user_entries(after, entries);
  EXPECT_TRUE(identity().settle(after).everything);
  EXPECT_EQ(settled_digest(before), settled_digest(after));
  EXPECT_EQ(after.actor(ActorId{"person.user.steve-witkoff"})->documents, 2U);
  EXPECT_FALSE(identity().settle(after).everything);
  EXPECT_THAT(identity().check(after), IsEmpty());
}

// --- open questions ---

TEST(OpenQuestions, ShowBothSidesOfWhatCouldBeOneTheMostDocumentsFirst) {
  Store store = Store::in_memory();
  store.write(article("One", "Yunis Makhdoum", "SYR"));
  store.write(article("Two", "Younis Makhdum", "SYR"));
  for (const char* headline : {"A", "B"}) store.write(article(headline, "Petar Stoyanof", "BGR"));
  for (const char* headline : {"C", "D", "E"}) store.write(article(headline, "Petar Stoianoff", "BGR"));
  identity().settle(store);
  const auto questions = open_questions(store, 10);
  ASSERT_THAT(questions, SizeIs(2));
  EXPECT_EQ(questions[0].one.actor.name, "Petar Stoianoff");
  EXPECT_EQ(questions[0].other.actor.name, "Petar Stoyanof");
  EXPECT_EQ(questions[0].documents, 2U);
  EXPECT_THAT(questions[0].common, HasSubstr("names sound alike"));
  EXPECT_THAT(questions[1].one.names, SizeIs(1));
  EXPECT_THAT(questions[1].one.examples, SizeIs(1));
  EXPECT_THAT(questions[1].one.examples[0], HasSubstr(questions[1].one.actor.name));
  EXPECT_THAT(open_questions(store, 1), SizeIs(1));
}

TEST(OpenQuestions, AreClosedByAnAnswer) {
  for (const Verdict verdict : {Verdict::same, Verdict::different}) {
    Store store = Store::in_memory();
    const auto one = article("One", "Yunis Makhdoum", "SYR"), other = article("Two", "Younis Makhdum", "SYR");
    store.write(one);
    store.write(other);
    identity().settle(store);
    EXPECT_THAT(open_questions(store, 10), SizeIs(1));
    judge(store, {verdict, anchor(one), anchor(other), "jm", "2026-01-01T00:00:00Z"});
    identity().settle(store);
    EXPECT_THAT(open_questions(store, 10), IsEmpty());
  }
}

// --- splits ---

TEST(Split, PartsDocumentsAndHoldsWhenTheyAreReadAgain) {
  Store store = Store::in_memory();
  std::vector<DocumentReading> met;
  for (const char* headline : {"A", "B", "C", "D"}) met.push_back(article(headline, "Kofi Mensah", "GHA"));
  for (const auto& made : met) store.write(made);
  identity().settle(store);
  const ActorRow whole = store.actors_named("kofi mensah").at(0);
  ASSERT_EQ(whole.documents, 4U);
  for (const Judgement& judgement :
       splitting(store, whole, {met[0].actors[0].id, met[1].actors[0].id}, "jm", "2026-01-01T00:00:00Z"))
    judge(store, judgement);
  const std::string split = settled_digest(store);
  const auto parts = store.actors_named("kofi mensah");
  ASSERT_THAT(parts, SizeIs(2));
  EXPECT_EQ(parts[0].documents, 2U);
  EXPECT_EQ(parts[1].documents, 2U);
  store.forget(met[0].document.id);
  store.forget(met[3].document.id);
  identity().settle(store);
  store.write(met[3]);
  store.write(met[0]);
  EXPECT_EQ(settled_digest(store), split);
  EXPECT_THAT(identity().check(store), IsEmpty());
}

TEST(Split, UndoesAJudgementAndALink) {
  Store store = Store::in_memory();
  const auto one = article("One", "Umerov", "UKR"), other = article("Two", "Rustem Umerov", "UKR");
  const auto rubio = article("Three", "Marco Rubio", "USA");
  for (const auto& made : {one, other, rubio}) store.write(made);
  judge(store, {Verdict::same, anchor(one), anchor(other), "jm", "2026-01-01T00:00:00Z"});
  identity().settle(store);
  const ActorRow both = store.actors_named("rustem umerov").at(0);
  ASSERT_EQ(both.documents, 2U);
  for (const auto& [actor, off] :
       {std::pair(both, one.actors[0].id),
        std::pair(*store.actor(ActorId{"person.marco-rubio"}), rubio.actors[0].id)})
    for (const Judgement& judgement : splitting(store, actor, {off}, "jm", "2026-01-02T00:00:00Z"))
      judge(store, judgement);
  identity().settle(store);
  EXPECT_TRUE(store.actor(anchor(one)));
  EXPECT_TRUE(store.actor(anchor(other)));
  EXPECT_TRUE(store.actor(anchor(rubio)));
  EXPECT_FALSE(store.actor(ActorId{"person.marco-rubio"}));
  EXPECT_THAT(store.judgements(), SizeIs(3));
}

TEST(Split, RefusesWhatPartsNothing) {
  Store store = Store::in_memory();
  const auto one = article("One", "Kofi Mensah", "GHA"), other = article("Two", "Ama Owusu", "GHA");
  store.write(one);
  store.write(other);
  identity().settle(store);
  const ActorRow actor = *store.actor(anchor(one));
  EXPECT_THAT(testing::message_of([&] { splitting(store, actor, {other.actors[0].id}, "", ""); }),
              HasSubstr("is no local actor of Kofi Mensah"));
  EXPECT_THAT(testing::message_of([&] { splitting(store, actor, {one.actors[0].id}, "", ""); }),
              HasSubstr("nothing is parted"));
}

// --- why ---

TEST(Reasons, TellWhyLocalActorsAreOne) {
  Store store = Store::in_memory();
  const auto one = article("One", "Yunis Makhdoum", "SYR", "lawmaker"),
             other = article("Two", "Younis Makhdum", "SYR", "lawmaker"),
             third = article("Three", "Y. M.", "SYR");
  for (const auto& made : {one, other, third}) store.write(made);
  judge(store, {Verdict::same, anchor(one), anchor(third), "jm", "2026-01-01T00:00:00Z"});
  identity().settle(store);
  std::vector<std::string> reasons;
  for (const LocalActorRecord& local : store.local_actors(store.actors_named("yunis makhdoum").at(0).key))
    reasons.push_back(local.basis);
  EXPECT_THAT(reasons, ::testing::UnorderedElementsAre(HasSubstr("judged to be the same by jm, 2026-01-01"),
                                                       HasSubstr("names sound alike, state, calling"),
                                                       HasSubstr("judged to be the same by jm")));
}

// --- order ---

TEST(Order, NeverMattersWithJudgementsAndTheUsersCatalogue) {
  const auto entries =
      user_catalogue_of("name,type,country\nKofi Mensah,person,AFG\nDarwa Front,armed_group,\n");
  for (unsigned seed = 0; seed < 12; ++seed) {
    std::mt19937 random(seed);
    const char* const names[] = {"Kofi Mensah", "Kofi A. Mensah", "Yunis Makhdoum", "Younis Makhdum",
                                 "Makhdum"};
    const char* const countries[] = {"", "AFG", "SYR"};
    const char* const roles[] = {"", "lawmaker", "striker", "energy minister"};
    std::vector<DocumentReading> documents;
    for (int i = 0; i < 10; ++i) {
      reading made("Report " + std::to_string(i));
      made.published("2025-01-1" + std::to_string(i))
          .actor(names[random() % 5], ActorType::person, countries[random() % 3], "", roles[random() % 4])
          .actor("Rania Kastoun", ActorType::person, countries[random() % 3])
          .actor(random() % 2 ? "Darwa Front" : "DF", ActorType::armed_group, countries[random() % 3])
          .actor("talks in Velnice", ActorType::event);
      documents.push_back(made.done());
    }
    std::vector<Judgement> judgements;
    for (int i = 0; i < 4; ++i) {
      const auto side = [&] { return anchor(documents[random() % documents.size()]); };
      Judgement judgement{random() % 2 ? Verdict::same : Verdict::different, side(), side(), "jm",
                          "2026-01-0" + std::to_string(i + 1)};
      if (judgement.left != judgement.right) judgements.push_back(judgement);
    }
    Store fresh = Store::in_memory();
    add_user_entries(fresh, entries);
    for (const auto& judgement : judgements) judge(fresh, judgement);
    for (const auto& made : documents) fresh.write(made);

    Store store = Store::in_memory();
    std::ranges::shuffle(documents, random);
    const std::size_t entries_at = random() % documents.size();
    for (std::size_t i = 0; i < documents.size(); ++i) {
      if (i == entries_at) add_user_entries(store, entries);
      store.write(documents[i]);
      if (random() % 2) identity().settle(store);
      if (random() % 3 == 0) {
        store.forget(documents[0].document.id);
        if (random() % 2) identity().settle(store);
        store.write(documents[0]);
      }
    }
    std::ranges::shuffle(judgements, random);
    for (const auto& judgement : judgements) judge(store, judgement);
    ASSERT_EQ(settled_digest(store), settled_digest(fresh)) << "seed " << seed;
    ASSERT_THAT(identity().check(store), IsEmpty()) << "seed " << seed;
  }
}

}  // namespace
}  // namespace kg
