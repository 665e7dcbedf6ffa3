// What `kgbuild check` finds: a sound store, harmed by plain SQL in one way after the other.
#include <gmock/gmock.h>

#include "graph/store_session.h"
#include "tests/graph/world.h"

namespace kg {
namespace {

using ::testing::HasSubstr;

// Three articles, one of them met twice, and a judgement.
Store sound_store() {
  Store store = Store::in_memory();
  store.write(testing::miami());
  store.write(testing::moscow());
  store.write(testing::tbilisi());
  DocumentReading again = testing::moscow();
  again.document.appearance.published = "2025-12-24";
  store.write(again);
  testing::identity().settle(store);
  const std::vector<LocalActorRecord> witkoff =
      store.local_actors(store.actors_named("steve witkoff").at(0).key);
  const auto side = [&](std::size_t i) { return ActorId{'@' + to_hex(witkoff.at(i).actor.id.value)}; };
  judge(store, {Verdict::different, side(0), side(1), "jm", "2026-01-01T00:00:00Z"});
  testing::identity().settle(store);
  return store;
}

std::string findings_after(const std::string& sql) {
  Store store = sound_store();
  store.session().execute(("PRAGMA foreign_keys = OFF;" + sql + ";PRAGMA foreign_keys = ON;").c_str());
  std::string all;
  for (const std::string& finding : testing::identity().check(store)) all += finding + '\n';
  return all;
}

struct Harm {
  const char* sql;
  const char* finding;
};

void PrintTo(const Harm& harm, std::ostream* out) { *out << harm.sql; }

class Harmed : public ::testing::TestWithParam<Harm> {};

TEST(Check, FindsNothingInASoundStore) { EXPECT_EQ(findings_after("SELECT 1"), ""); }

TEST_P(Harmed, StoreIsNamed) { EXPECT_THAT(findings_after(GetParam().sql), HasSubstr(GetParam().finding)); }

constexpr const char* kOther = "described otherwise than a computation from nothing says";

INSTANTIATE_TEST_SUITE_P(
    ForeignKeys, Harmed,
    ::testing::Values(
        Harm{"DELETE FROM texts WHERE rowid = (SELECT min(rowid) FROM texts)", "documents have no text"},
        Harm{"INSERT INTO sections VALUES (7, 0, 0, 'body')",
             "a row of sections points to a row of documents"},
        Harm{"DELETE FROM local_actors WHERE ordinal = 0", "points to a row of local_actors"},
        Harm{"DELETE FROM claims WHERE ordinal = 0", "points to a row of claims"},
        Harm{"DELETE FROM nodes WHERE kind = 'person'", "a row of node_blocks points to a row of nodes"},
        Harm{"INSERT INTO attributes SELECT document, key + 1, 'desk', '1' FROM appearances LIMIT 1",
             "a row of attributes points to a row of appearances"}));

INSTANTIATE_TEST_SUITE_P(
    Spans, Harmed,
    ::testing::Values(
        Harm{"UPDATE claims SET end = 100000 WHERE ordinal = 0", "evidence or triggers lie outside"},
        Harm{"UPDATE claims SET trigger_begin = -1 WHERE ordinal = 0", "evidence or triggers lie"},
        Harm{"UPDATE claims SET time_end = 100000 WHERE time_end IS NOT NULL", "evidence or triggers lie"},
        Harm{"UPDATE mentions SET begin = end + 1 WHERE ordinal = 0", "mentions lie outside"},
        Harm{"UPDATE mentions SET end = 100000 WHERE ordinal = 0", "mentions lie outside"},
        Harm{"INSERT INTO sections SELECT document, 0, 100000, 'body' FROM texts LIMIT 1",
             "sections lie outside"}));

INSTANTIATE_TEST_SUITE_P(
    Counts, Harmed,
    ::testing::Values(
        Harm{"UPDATE documents SET claims = 9", "documents count their claims wrong"},
        Harm{"UPDATE actors SET documents = documents + 1", "actors count their documents or chains wrong"},
        Harm{"UPDATE actors SET local_actors = 99", "actors count their documents or chains wrong"},
        Harm{"UPDATE nodes SET local_actors = local_actors + 1", "groups count their local actors wrong"},
        Harm{"UPDATE votes SET count = count + 1", kOther},
        Harm{"UPDATE names SET count = count + 1", kOther},
        Harm{"UPDATE name_words SET count = count + 1", kOther},
        Harm{"DELETE FROM votes WHERE field = 'name'", "actors are not told how often they are named"}));

INSTANTIATE_TEST_SUITE_P(
    Clusters, Harmed,
    ::testing::Values(Harm{"UPDATE local_actors SET actor = (SELECT max(key) FROM actors) WHERE ordinal = 0",
                           "belong to other actors than a computation from nothing says"},
                      Harm{"UPDATE actors SET name = 'X' WHERE catalogued = 0", "(tables actors)"},
                      Harm{"UPDATE actors SET country = 'FRA'", kOther},
                      Harm{"UPDATE names SET folded = 'x'", "(tables names)"},
                      Harm{"UPDATE name_words SET word = word || 'x'", "(tables name_words)"},
                      Harm{"UPDATE nodes SET basis = 'x'", kOther}, Harm{"DELETE FROM node_blocks", kOther},
                      Harm{"UPDATE node_company SET count = count + 1", "node_company"},
                      Harm{"DELETE FROM ties", "claims are not tied as their participants stand"},
                      Harm{"UPDATE ties SET from_actor = to_actor",
                           "ties name other actors than their participants do"},
                      Harm{"DELETE FROM judgements", "belong to other actors"}));

INSTANTIATE_TEST_SUITE_P(
    Texts, Harmed,
    ::testing::Values(
        Harm{"UPDATE texts SET text = replace(text, 'meets', 'greets')", "the search index does not say"},
        Harm{"UPDATE texts SET text = replace(text, 'meets', 'greets')", "another text than the one"},
        Harm{"UPDATE texts SET title = 'X'", "the search index does not say"},
        Harm{"INSERT INTO text_index (text_index) VALUES ('delete-all')", "the search index does not say"}));

INSTANTIATE_TEST_SUITE_P(
    Words, Harmed,
    ::testing::Values(
        Harm{"UPDATE documents SET appearance = 7", "name an appearance that they do not have"},
        Harm{"UPDATE documents SET published = '2001-01-01'", "name an appearance that they do not have"},
        Harm{"UPDATE documents SET (appearance, published) = (SELECT key, published FROM appearances a WHERE "
             "a.document = id ORDER BY published DESC LIMIT 1)",
             "dated from another appearance than its earliest"},
        Harm{"UPDATE claims SET polarity = 'maybe'", "claims say what no claim can say"},
        Harm{"UPDATE claims SET confidence = 1.5", "claims say what no claim can say"},
        Harm{"UPDATE claims SET last = NULL WHERE last IS NOT NULL", "claims say what no claim can say"},
        Harm{"UPDATE claims SET place = (SELECT l.id FROM local_actors l WHERE l.document <> claims.document "
             "LIMIT "
             "1) WHERE ordinal = 0",
             "claims take their actors from other documents"}));

}  // namespace
}  // namespace kg
