#include "graph/store.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "graph/store_session.h"
#include "tests/graph/world.h"

namespace kg {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::message_of;
using testing::miami;
using testing::moscow;
using testing::settled_digest;
using testing::tbilisi;

std::vector<std::string> names_of(const std::vector<ActorRow>& actors) {
  std::vector<std::string> names;
  for (const ActorRow& actor : actors) names.push_back(actor.name);
  return names;
}

bool equal(const DocumentReading& one, const DocumentReading& other) {
  const auto same_actor = [](const LocalActor& a, const LocalActor& b) {
    return a.id == b.id && a.name == b.name && a.type == b.type && a.country == b.country &&
           a.recognised == b.recognised && a.role == b.role && a.aliases == b.aliases &&
           a.mentions == b.mentions;
  };
  const auto same_claim = [](const Claim& a, const Claim& b) {
    return a.id == b.id && a.event_class == b.event_class && a.predicate == b.predicate && a.rule == b.rule &&
           a.mode == b.mode && a.cameo == b.cameo && a.participants == b.participants &&
           a.polarity == b.polarity && a.status == b.status && a.speakers == b.speakers && a.time == b.time &&
           a.place == b.place && std::abs(a.confidence - b.confidence) < 0.001 && a.evidence == b.evidence &&
           a.trigger == b.trigger;
  };
  const auto same_section = [](const Section& a, const Section& b) {
    return a.kind == b.kind && a.span == b.span;
  };
  return one.document.id == other.document.id && one.document.text == other.document.text &&
         one.document.appearance == other.document.appearance && one.fingerprint == other.fingerprint &&
         std::ranges::equal(one.document.sections, other.document.sections, same_section) &&
         std::ranges::equal(one.actors, other.actors, same_actor) &&
         std::ranges::equal(one.claims, other.claims, same_claim);
}

TEST(Store, GivesBackTheReadingThatWasWritten) {
  Store store = Store::in_memory();
  DocumentReading written = miami();
  written.document.appearance.attributes = {{"lang", "\"en\""}, {"tags", "[1, 2.50]"}};
  EXPECT_EQ(store.write(written), Written::added);
  const auto read = store.reading(written.document.id);
  ASSERT_TRUE(read);
  EXPECT_TRUE(equal(*read, written));
  EXPECT_EQ(store.text(written.document.id), written.document.text);
  EXPECT_FALSE(store.reading({17}));
  EXPECT_THAT(store.check(), IsEmpty());
}

TEST(Store, TellsDocumentsByDateWithTheirClaims) {
  Store store = Store::in_memory();
  store.write(moscow());
  store.write(tbilisi());
  store.write(miami());
  const std::vector<DocumentRow> documents = store.documents();
  ASSERT_EQ(documents.size(), 3U);
  EXPECT_EQ(documents[0].appearance.title, "Georgia protests");
  EXPECT_EQ(documents[1].appearance.source, "Axios");
  EXPECT_EQ(documents[1].claims, 4U);
  EXPECT_EQ(store.claims_of(documents[1].id).size(), 4U);
}

TEST(Store, QuotesTheBytesOfASpanInTextsOfAnyScript) {
  Store store = Store::in_memory();
  const DocumentReading written =
      testing::reading("Київ – Москва").claim("Єрмак", "зустрів", "Umerov", "CONSULT");
  store.write(written);
  const auto claim = store.claim(written.claims[0].id);
  ASSERT_TRUE(claim);
  EXPECT_EQ(claim->quote, "Єрмак зустрів Umerov.");
  EXPECT_EQ(store.words(written.document.id, written.claims[0].trigger), "зустрів");
  EXPECT_EQ(store.words(written.document.id, {5, 4'000'000'000}), written.document.text.substr(5));
}

TEST(Store, TellsAClaimWithActorsSpeakerPlaceAndProof) {
  Store store = Store::in_memory();
  const DocumentReading written = miami();
  store.write(written);
  testing::identity().settle(store);
  const auto claim = store.claim(written.claims[1].id);
  ASSERT_TRUE(claim);
  ASSERT_EQ(claim->participants.size(), 3U);
  EXPECT_EQ(claim->participants[2].name, "Rustem Umerov");
  EXPECT_EQ(claim->participants[2].side, 1);
  EXPECT_EQ(claim->speakers.at(0).id.value, "person.marco-rubio");
  EXPECT_EQ(claim->place->name, "Miami");
  EXPECT_EQ(claim->time->first, "2025-12-19");
  EXPECT_DOUBLE_EQ(claim->confidence, 0.877);
  EXPECT_EQ(claim->quote, "Steve Witkoff, Jared Kushner meets Rustem Umerov.");
  EXPECT_EQ(claim->appearance.source, "Axios");
  EXPECT_FALSE(store.claim({1}));
}

TEST(Store, TiesOnlyActorsOfDifferentSides) {
  Store store = Store::in_memory();
  store.write(miami());
  testing::identity().settle(store);
  std::vector<std::string> ties;
  store.for_each_tie([&](const TieRow& tie) {
    if (tie.predicate == "meets")
      ties.push_back(store.actor(tie.from)->name + " > " + store.actor(tie.to)->name);
  });
  EXPECT_THAT(ties, ElementsAre("Steve Witkoff > Rustem Umerov", "Jared Kushner > Rustem Umerov"));
  int of_umerov = 0;
  store.for_each_tie(store.actors_named("rustem umerov").at(0).key, [&](const TieRow& tie) {
    ++of_umerov;
    EXPECT_EQ(tie.published, "2025-12-20");
    EXPECT_EQ(tie.source, "Axios");
  });
  EXPECT_EQ(of_umerov, 3);
}

TEST(Store, WalksTiesInTheOrderOfClaimIds) {
  Store store = Store::in_memory();
  for (int i = 0; i < 20; ++i)
    store.write(testing::reading("Day " + std::to_string(i)).claim("Ann Lee", "meets", "Bo Ek", "CONSULT"));
  testing::identity().settle(store);
  std::vector<ClaimId> all, of_ann;
  store.for_each_tie([&](const TieRow& tie) { all.push_back(tie.claim); });
  store.for_each_tie(store.actors_named("ann lee").at(0).key,
                     [&](const TieRow& tie) { of_ann.push_back(tie.claim); });
  EXPECT_EQ(all.size(), 20U);
  EXPECT_TRUE(std::ranges::is_sorted(all));
  EXPECT_EQ(all, of_ann);
}

TEST(Store, FindsActorsByNamePartBeginningAndNearSpelling) {
  Store store = Store::in_memory();
  store.write(miami());
  store.write(moscow());
  testing::identity().settle(store);
  EXPECT_THAT(names_of(store.actors_named("kremlin")), ElementsAre("Russia"));
  EXPECT_THAT(names_of(store.actors_named("america")), ElementsAre("United States"));  // from the catalogue
  EXPECT_THAT(names_of(store.actors_named("dmitriev")), IsEmpty());
  EXPECT_THAT(names_of(store.actors_named_in_part("dmitriev")), ElementsAre("Kirill Dmitriev"));
  EXPECT_THAT(names_of(store.actors_named_in_part("united umerov")), IsEmpty());
  EXPECT_THAT(names_of(store.actors_named_from("wit")), ElementsAre("Steve Witkoff"));
  EXPECT_THAT(names_of(store.actors_named_nearly("dimitriev")), ElementsAre("Kirill Dmitriev"));
  EXPECT_THAT(names_of(store.actors_named_nearly("xyzzy")), IsEmpty());
  EXPECT_THAT(names_of(store.actors_named_in_part("")), IsEmpty());
}

TEST(Store, DescribesAnActorByItsLocalActors) {
  Store store = Store::in_memory();
  store.write(miami());
  store.write(moscow());
  testing::identity().settle(store);
  const ActorRow witkoff = store.actors_named("steve witkoff").at(0);
  EXPECT_EQ(witkoff.documents, 2U);
  EXPECT_EQ(witkoff.role, "envoy of the United States");
  EXPECT_EQ(witkoff.country, "USA");
  EXPECT_EQ(witkoff.type, ActorType::person);
  const auto records = store.local_actors(witkoff.key);
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].basis, "full name");
  EXPECT_EQ(records[0].actor.name, "Steve Witkoff");
  EXPECT_THAT(store.aliases(store.actor(ActorId{"RUS"})->key), ElementsAre("Kremlin", "Russia"));
}

TEST(Store, SearchesTextsAndTitlesAsPeopleType) {
  Store store = Store::in_memory();
  store.write(miami());
  store.write(moscow());
  const auto hits = store.search("UMEROV meets");
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].title, "Talks in Miami");
  EXPECT_THAT(hits[0].snippet, HasSubstr("**Umerov**"));
  EXPECT_EQ(store.search("witkoff").size(), 2U);
  EXPECT_EQ(store.search("\"envoys fly\"").size(), 1U);
  EXPECT_EQ(store.search("\"fly envoys\"").size(), 0U);
  EXPECT_EQ(store.search("dmitr*").size(), 1U);
  for (const char* odd : {"", "\"", "*", "AND", "NEAR(", "a\"b", "title:x", "—", "(", "^rubio"})
    EXPECT_NO_THROW(store.search(odd)) << odd;
}

// --- one text, many appearances ---

DocumentReading met(std::string_view day, std::string_view path) {
  return testing::reading("Wire story")
      .published(day)
      .path(path)
      .source(path)
      .claim("Ann Lee", "meets", "Bo Ek", "CONSULT");
}

TEST(Appearances, AreAddedToOneDocumentWhoseClaimsAreDatedFromTheEarliest) {
  Store store = Store::in_memory();
  EXPECT_EQ(store.write(met("2025-03-02", "b.txt")), Written::added);
  EXPECT_EQ(store.write(met("2025-03-05", "c.txt")), Written::appearance);
  EXPECT_EQ(store.write(met("2025-03-05", "c.txt")), Written::unchanged);
  EXPECT_EQ(store.write(met("2025-03-01", "a.txt")), Written::replaced);
  EXPECT_EQ(store.write(met("", "d.txt")), Written::appearance);
  const auto document = store.documents().at(0);
  EXPECT_EQ(document.appearances, 4U);
  EXPECT_EQ(document.appearance.path, "a.txt");
  EXPECT_EQ(document.read_as_of, "2025-03-01");
  EXPECT_EQ(store.appearances(document.id).back().path, "d.txt");
  EXPECT_EQ(store.stats().claims, 1U);
  EXPECT_THAT(store.check(), IsEmpty());
}

TEST(Appearances, LeaveTheSameStoreInWhateverOrderTheyCome) {
  std::vector<DocumentReading> readings{met("2025-03-02", "b.txt"), met("2025-03-05", "c.txt"),
                                        met("", "d.txt"), met("2025-03-02", "a.txt")};
  std::vector<std::size_t> order{0, 1, 2, 3};
  std::optional<std::string> digest;
  do {
    Store store = Store::in_memory();
    for (const std::size_t i : order) store.write(readings[i]);
    const std::string now = settled_digest(store);
    EXPECT_EQ(digest.value_or(now), now);
    digest = now;
    EXPECT_EQ(store.documents().at(0).appearance.path, "a.txt");
  } while (std::ranges::next_permutation(order).found);
}

TEST(Appearances, AreOnlyNotedWhereTheReadingStays) {
  Store store = Store::in_memory();
  const DocumentReading known = met("2025-03-02", "b.txt");
  const Document early = met("2025-03-01", "a.txt").document, late = met("2025-03-09", "x").document;
  EXPECT_TRUE(store.needs_reading(known.document, known.fingerprint));
  EXPECT_EQ(store.add_appearance(known.document, known.fingerprint), std::nullopt);
  store.write(known);
  EXPECT_FALSE(store.needs_reading(known.document, known.fingerprint));
  EXPECT_TRUE(store.needs_reading(known.document, "other models"));
  EXPECT_TRUE(store.needs_reading(early, known.fingerprint));
  EXPECT_FALSE(store.needs_reading(late, known.fingerprint));
  EXPECT_EQ(store.add_appearance(early, known.fingerprint), std::nullopt);
  EXPECT_EQ(store.add_appearance(late, known.fingerprint), Written::appearance);
  EXPECT_EQ(store.add_appearance(late, known.fingerprint), Written::unchanged);
  EXPECT_EQ(store.documents().at(0).appearances, 2U);
  EXPECT_EQ(store.stale("other models").size(), 1U);
  EXPECT_THAT(store.stale(known.fingerprint), IsEmpty());
}

// The same bytes on the same day, once as a page with a headline and once as an article's prose.
TEST(Appearances, LeaveTheSameSectionsInWhateverOrderTheyCome) {
  DocumentReading page = met("2025-03-02", "a.txt"), prose = met("2025-03-02", "b.jsonl");
  page.document.sections = {{SectionKind::headline, {0, 10}}, {SectionKind::body, {12, 20}}};
  prose.document.sections = {{SectionKind::body, {0, 20}}};
  prose.document.appearance.layout = Layout::prose;
  for (const auto& [first, second] : {std::pair(page, prose), std::pair(prose, page)}) {
    Store store = Store::in_memory();
    store.write(first);
    store.write(second);
    const Document kept = store.reading(page.document.id)->document;
    EXPECT_EQ(kept.appearance, page.document.appearance);
    EXPECT_EQ(kept.sections.size(), 2U);
    EXPECT_FALSE(store.needs_reading(prose.document, prose.fingerprint));
  }
}

TEST(Reread, TellsAppearancesAnewInOneStep) {
  Store store = Store::in_memory();
  const DocumentReading before = met("2025-03-02", "a.txt");
  DocumentReading now = before;
  now.document.appearance.published = "2025-02-28";
  now.document.appearance.title = "Another headline";
  store.write(before);
  const std::vector<Appearance> old{before.document.appearance}, today{now.document.appearance};
  EXPECT_EQ(store.rewrite(now, today, today), std::nullopt);  // that is not what the store holds
  EXPECT_EQ(store.rewrite(now, old, today), Written::replaced);
  EXPECT_EQ(store.rewrite(now, today, today), Written::unchanged);
  EXPECT_EQ(store.appearances(now.document.id), today);
  EXPECT_EQ(store.document(now.document.id)->read_as_of, "2025-02-28");
  EXPECT_EQ(store.search("another").size(), 1U);
  EXPECT_THAT(store.check(), IsEmpty());
  store.forget(now.document.id);
  EXPECT_EQ(store.rewrite(now, today, today), std::nullopt);
}

TEST(Reread, WithOtherModelsGivesWhatAFreshStoreHas) {
  const auto with = [](std::string_view models, std::string_view predicate) {
    return testing::reading("Wire story")
        .fingerprint(models)
        .claim("Ann Lee", predicate, "Bo Ek", "CONSULT")
        .done();
  };
  DocumentReading second = with("models 2", "meets");
  second.claims[0].predicate = "sees";
  second.claims[0].id = claim_id(second.document.id, second.claims[0], second.actors);
  Store store = Store::in_memory(), fresh = Store::in_memory();
  store.write(with("models 1", "meets"));
  settled_digest(store);
  EXPECT_EQ(store.stale("models 2").size(), 1U);
  EXPECT_EQ(store.write(second), Written::replaced);
  EXPECT_EQ(store.write(second), Written::unchanged);
  fresh.write(second);
  EXPECT_EQ(settled_digest(store), settled_digest(fresh));
}

// --- forgetting and order ---

TEST(Forget, LeavesTheGraphAsIfTheDocumentHadNeverBeenRead) {
  Store without = Store::in_memory();
  without.write(miami());
  without.write(tbilisi());
  const std::string never_read = settled_digest(without);
  Store store = Store::in_memory();
  store.write(miami());
  store.write(moscow());
  settled_digest(store);
  store.write(tbilisi());
  EXPECT_TRUE(store.forget(moscow().document.id));
  EXPECT_EQ(settled_digest(store), never_read);
  EXPECT_FALSE(store.forget(moscow().document.id));
  EXPECT_FALSE(store.actor(ActorId{"RUS"}));
  EXPECT_THAT(store.search("dmitriev"), IsEmpty());
  EXPECT_THAT(testing::identity().check(store), IsEmpty());
  store.forget(miami().document.id);
  store.forget(tbilisi().document.id);
  EXPECT_EQ(settled_digest(store), Store::in_memory().digest());
  EXPECT_EQ(store.stats().actors, 0U);
}

TEST(Digest, IsTheSameForEveryOrderOfDocuments) {
  std::vector<DocumentReading> readings{miami(), moscow(), tbilisi(), met("2025-03-02", "b.txt")};
  std::vector<std::size_t> order{0, 1, 2, 3};
  std::optional<std::string> digest;
  do {
    Store store = Store::in_memory();
    for (const std::size_t i : order) {
      store.write(readings[i]);
      if (order[0] % 2) settled_digest(store);
    }
    const std::string now = settled_digest(store);
    EXPECT_EQ(digest.value_or(now), now);
    digest = now;
  } while (std::ranges::next_permutation(order).found);
}

TEST(Digest, ChangesWithEveryWordOfAClaim) {
  std::set<std::string> digests;
  const auto digest_of = [&](DocumentReading reading) {
    Store store = Store::in_memory();
    store.write(reading);
    digests.insert(settled_digest(store));
  };
  const DocumentReading plain = miami();
  digest_of(plain);
  for (const auto& change : std::vector<void (*)(Claim&)>{
           [](Claim& c) { c.polarity = Polarity::negative; }, [](Claim& c) { c.status = Status::possible; },
           [](Claim& c) { c.confidence = 0.5; }, [](Claim& c) { c.speakers = {0}; },
           [](Claim& c) { c.place = 0; },
           [](Claim& c) {
             c.time = TimeInterval{"2025-12-19", "2025-12-20", {}};
           }}) {
    DocumentReading changed = plain;
    change(changed.claims[0]);
    digest_of(changed);
  }
  EXPECT_EQ(digests.size(), 7U);
}

TEST(Write, RefusesReadingsThatPointOutsideOfThemselves) {
  Store store = Store::in_memory();
  DocumentReading wrong = miami();
  wrong.claims[0].evidence.end = 1'000'000;
  EXPECT_THAT(message_of([&] { store.write(wrong); }), HasSubstr("evidence at bytes"));
  wrong = miami();
  wrong.claims[0].participants[0].actor = 99;
  EXPECT_THAT(message_of([&] { store.write(wrong); }), HasSubstr("actor 99"));
  EXPECT_EQ(store.stats().documents, 0U);
}

TEST(Write, KeepsNamesWithQuotesNullsAndLineBreaks) {
  Store store = Store::in_memory();
  const std::string odd("O'Brien \"the\0\nnull\" ؜مرحبا", 30);
  const DocumentReading written =
      testing::reading("Odd").claim(odd, "meets", "Bo; DROP TABLE claims", "CONSULT");
  store.write(written);
  testing::identity().settle(store);
  EXPECT_TRUE(equal(*store.reading(written.document.id), written));
  EXPECT_THAT(testing::identity().check(store), IsEmpty());
}

TEST(Judgements, AreKeptInOrderAndSupersededByNewerOnes) {
  Store store = Store::in_memory();
  judge(store, {Verdict::same, {"USA"}, {"@00000000000000ff"}, "jm", "2026-01-01T00:00:00Z"});
  judge(store, {Verdict::different, {"@00000000000000ff"}, {"USA"}, "kl", "2026-01-02T00:00:00Z"});
  const auto judgements = store.judgements();
  ASSERT_EQ(judgements.size(), 2U);
  EXPECT_TRUE(judgements[0].superseded);
  EXPECT_FALSE(judgements[1].superseded);
  EXPECT_EQ(judgements[1].author, "kl");
  EXPECT_THAT(message_of([&] {
                judge(store, {Verdict::same, {"@12"}, {"USA"}, "jm", ""});
              }),
              HasSubstr("is no actor's id"));
  EXPECT_THAT(message_of([&] {
                judge(store, {Verdict::same, {"USA"}, {"USA"}, "jm", ""});
              }),
              HasSubstr("against itself"));
}

}  // namespace
}  // namespace kg
