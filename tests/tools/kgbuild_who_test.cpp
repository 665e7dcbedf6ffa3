// The commands of kgbuild that show and settle who is who.
#include <gmock/gmock.h>

#include <string>

#include "graph/identity.h"
#include "tests/support/reading_builder.h"
#include "tests/tools/program.h"

namespace kg {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::reading;

DocumentReading article(const std::string& headline, const std::string& name, const std::string& country) {
  return reading(headline).published("2025-12-19").actor(name, ActorType::person, country).done();
}

class KgbuildWho : public ::testing::Test {
 protected:
  KgbuildWho() {
    Store store = Store::open(place_.path("kg.db"));
    store.write(article("One", "Yunis Makhdoum", "SYR"));
    store.write(article("Two", "Younis Makhdum", "SYR"));
    for (const char* headline : {"Three", "Four"}) store.write(article(headline, "Kofi Mensah", "GHA"));
  }
  std::string digest(const std::string& database = "kg.db") const {
    return place_.run("kgbuild stats --digest --db " + database).out;
  }
  testing::Workplace place_;
};

TEST_F(KgbuildWho, ShowsWhatIsOpenAndIsAnsweredBySame) {
  const auto open = place_.run("kgbuild review");
  EXPECT_EQ(open.code, 0) << open.err;
  EXPECT_THAT(open.out, HasSubstr("names sound alike"));
  EXPECT_THAT(open.out, HasSubstr("Yunis Makhdoum"));
  EXPECT_THAT(open.out, HasSubstr("kgbuild same"));
  const auto json = place_.run("kgbuild review --json");
  EXPECT_THAT(json.out, HasSubstr("\"questions\":[{\"common\":\"names sound alike, state\""));
  const auto same = place_.run("kgbuild same --author jm 'Yunis Makhdoum' 'Younis Makhdum'");
  EXPECT_EQ(same.code, 0) << same.err;
  const auto closed = place_.run("kgbuild review");
  EXPECT_EQ(closed.code, 1);
  EXPECT_THAT(closed.err, HasSubstr("no question is open"));
  const auto actor = place_.run("kgquery actor 'Yunis Makhdoum'");
  EXPECT_THAT(actor.out, HasSubstr("judged to be the same by jm"));
}

TEST_F(KgbuildWho, SplitsAnActorByItsDocuments) {
  place_.run("kgbuild review");
  const auto split = place_.run("kgbuild split 'Kofi Mensah' --off Three.txt --author jm");
  EXPECT_EQ(split.code, 0) << split.err;
  EXPECT_THAT(place_.run("kgquery actor 'Kofi Mensah'").err, HasSubstr("is the name of 2 actors"));
  EXPECT_THAT(place_.run("kgbuild judgements").out, HasSubstr("different"));
  const auto nowhere = place_.run("kgbuild split 'Yunis Makhdoum' --off Nine.txt");
  EXPECT_EQ(nowhere.code, 1);
  EXPECT_THAT(nowhere.err, HasSubstr("is named in no document \"Nine.txt\""));
  EXPECT_EQ(place_.run("kgbuild split 'Yunis Makhdoum'").code, 2);  // met once
}

TEST_F(KgbuildWho, CarriesJudgementsToAnotherDatabaseAsNomenklaturaLines) {
  place_.run("kgbuild same --author jm 'Yunis Makhdoum' 'Younis Makhdum'");
  place_.run("kgbuild split 'Kofi Mensah' --author \"O'Neil\"");
  const std::string lines = place_.run("kgbuild judgements --export").out;
  EXPECT_THAT(lines, HasSubstr("\"positive\",null,\"jm\",\"20"));
  EXPECT_THAT(lines, HasSubstr("\"negative\",null,\"O'Neil\""));
  {
    Store other = Store::open(place_.path("other.db"));
    for (const char* headline : {"Four", "Three"}) other.write(article(headline, "Kofi Mensah", "GHA"));
    other.write(article("Two", "Younis Makhdum", "SYR"));
    other.write(article("One", "Yunis Makhdoum", "SYR"));
  }
  place_.write("lines.json", lines + "[\"Q1\", \"NK-unknown\", \"positive\", null, \"jm\", \"2026\"]\n" +
                                 "[\"Q1\", \"Q2\", \"unsure\", null, \"jm\", \"2026\"]\n");
  const auto imported = place_.run("kgbuild --db other.db judgements --import lines.json");
  EXPECT_EQ(imported.code, 0) << imported.err;
  EXPECT_THAT(imported.err,
              HasSubstr("2 recorded, 0 known already, 1 undecided, 1 on ids that nobody has here"));
  EXPECT_EQ(digest("other.db"), digest());
  EXPECT_THAT(place_.run("kgbuild --db other.db judgements --import lines.json").err,
              HasSubstr("0 recorded, 2 known already"));
  EXPECT_EQ(place_.run("kgbuild --db other.db judgements --export").out, lines);
  const auto bad = place_.run("kgbuild judgements --import -",
                              "[1, 2]\n{}\n[\"@0000000000000001\", \"USA\", \"maybe\"]\n");
  EXPECT_EQ(bad.code, 2);
  EXPECT_THAT(bad.err, HasSubstr("-:1: this is no judgement"));
  EXPECT_THAT(bad.err, HasSubstr("-:3: the judgement is \"maybe\""));
}

TEST_F(KgbuildWho, AddsToTheCatalogueWhatDocumentsNameAlready) {
  place_.write("mine.csv", "name,type,country,ids\nKofi Mensah,person,GH,NK-1\n");
  const auto added = place_.run("kgbuild catalogue add mine.csv");
  EXPECT_EQ(added.code, 0) << added.err;
  EXPECT_THAT(added.err, HasSubstr("1 of their own"));
  EXPECT_THAT(added.err, HasSubstr("1 are named in documents"));
  EXPECT_THAT(place_.run("kgquery actor 'Kofi Mensah'").out, HasSubstr("#person.user.kofi-mensah"));
  EXPECT_THAT(place_.run("kgbuild catalogue list").out, HasSubstr("in 2 documents"));
  { Store first = Store::open(place_.path("first.db")); }
  place_.run("kgbuild --db first.db catalogue add mine.csv");
  {
    Store first = Store::open(place_.path("first.db"));
    for (const char* headline : {"Four", "Three"}) first.write(article(headline, "Kofi Mensah", "GHA"));
    first.write(article("Two", "Younis Makhdum", "SYR"));
    first.write(article("One", "Yunis Makhdoum", "SYR"));
  }
  place_.run("kgbuild --db first.db review");
  EXPECT_EQ(digest("first.db"), digest());
  place_.write("bad.csv", "name,type\nKofi Mensah,person\nAma Owusu,heroine\n");
  const auto bad = place_.run("kgbuild catalogue add bad.csv");
  EXPECT_EQ(bad.code, 2);
  EXPECT_THAT(bad.err, HasSubstr("bad.csv:3: the type is \"heroine\""));
  EXPECT_EQ(digest("first.db"), digest());
  // Its ids are those of imported judgements, too.
  EXPECT_THAT(
      place_
          .run("kgbuild judgements --import -", "[\"NK-1\", \"USA\", \"negative\", null, \"jm\", \"2026\"]\n")
          .err,
      HasSubstr("1 recorded"));
  EXPECT_THAT(place_.run("kgbuild judgements").out, HasSubstr("person.user.kofi-mensah"));
}

}  // namespace
}  // namespace kg
