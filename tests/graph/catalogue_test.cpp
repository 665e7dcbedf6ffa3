#include "graph/catalogue.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

#include "graph/fold.h"

namespace kg {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

namespace fs = std::filesystem;

const Catalogue& shipped() {
  static const Catalogue catalogue = Catalogue::load(fs::path(KG_SOURCE_DIR) / "data/actors");
  return catalogue;
}

std::vector<std::string> ids(const std::vector<NameMatch>& matches) {
  std::vector<std::string> found;
  for (const NameMatch& match : matches) found.emplace_back(match.entry->id);
  return found;
}

std::vector<std::string> found(std::string_view name) { return ids(shipped().find(name)); }

std::string holder(std::string_view office, std::string_view of, std::string_view day) {
  const std::vector<OfficeTerm> terms = shipped().holders(office, of, day);
  return terms.empty() ? "nobody" : std::string(terms.front().person->name);
}

std::size_t count(ActorType type) {
  std::size_t n = 0;
  for (const CatalogueEntry& entry : shipped().entries())
    if (entry.type == type) ++n;
  return n;
}

bool is_date(std::string_view text) {
  return text.empty() || text.size() == 4 || text.size() == 7 || text.size() == 10;
}

// A folder with one table of states and the tables of the case.
class Folder {
 public:
  explicit Folder(const std::map<std::string, std::string>& tables) {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    path_ = fs::path(::testing::TempDir()) / (std::string("catalogue_") + test->name());
    fs::remove_all(path_);
    fs::create_directories(path_);
    write("countries.tsv", "id\ttype\tname\nFRA\tcountry\tFrance\n");
    for (const auto& [name, text] : tables) write(name, text);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string refusal() const {
    try {
      Catalogue::load(path_);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "read without complaint";
  }

 private:
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  fs::path path_;
};

TEST(ShippedCatalogue, HasRowsOfEveryKind) {
  EXPECT_GE(count(ActorType::country), 250U);
  EXPECT_GE(count(ActorType::igo), 250U);
  EXPECT_GE(count(ActorType::armed_group), 200U);
  EXPECT_GE(count(ActorType::organization), 900U);
  EXPECT_GE(count(ActorType::person), 10000U);
  EXPECT_GE(count(ActorType::place), 3000U);
  std::size_t terms = 0;
  for (const CatalogueEntry& entry : shipped().entries()) terms += shipped().terms_of(entry.id).size();
  EXPECT_GE(terms, 15000U);
}

TEST(ShippedCatalogue, HasRowsInGoodForm) {
  std::set<std::string_view> seen;
  for (const CatalogueEntry& entry : shipped().entries()) {
    EXPECT_TRUE(seen.insert(entry.id).second) << entry.id;
    EXPECT_FALSE(entry.source.empty()) << entry.id;
    EXPECT_FALSE(fold_name(entry.name).empty()) << entry.id;
    EXPECT_TRUE(is_date(entry.from) && is_date(entry.to)) << entry.id;
    EXPECT_TRUE(entry.from.empty() || entry.to.empty() || entry.from <= entry.to) << entry.id;
    EXPECT_THAT(entry.gender, ::testing::AnyOf("", "m", "f")) << entry.id;
    EXPECT_TRUE(entry.type != ActorType::country || entry.country == entry.id) << entry.id;
    EXPECT_TRUE(entry.wikidata.empty() || entry.wikidata.starts_with("Q")) << entry.id;
    for (const CatalogueName& name : entry.names) {
      EXPECT_THAT(std::string(name.text),
                  AllOf(Not(HasSubstr("  ")), Not(HasSubstr("\t")), Not(HasSubstr("|"))))
          << entry.id;
      EXPECT_FALSE(name.text.front() == ' ' || name.text.back() == ' ') << entry.id << ": " << name.text;
    }
  }
}

TEST(ShippedCatalogue, HasNamesOfPeopleThatAreNoFragments) {
  for (const CatalogueEntry& entry : shipped().entries()) {
    if (entry.type != ActorType::person) continue;
    const std::string name(entry.name);
    EXPECT_THAT(
        name, AllOf(Not(HasSubstr("(")), Not(HasSubstr(",")), Not(HasSubstr(":")), Not(HasSubstr("embassy"))))
        << entry.id;
    EXPECT_EQ(name.find_first_of("0123456789"), std::string::npos) << entry.id;
    EXPECT_FALSE(name.starts_with("Dr. ") || name.starts_with("Gen. ") || name.starts_with("Sir "))
        << entry.id;
  }
}

TEST(ShippedCatalogue, HasTermsInOrder) {
  for (const CatalogueEntry& entry : shipped().entries()) {
    std::string_view last;
    for (const OfficeTerm& term : shipped().terms_of(entry.id)) {
      EXPECT_EQ(term.person->id, entry.id);
      EXPECT_FALSE(term.role.empty() || term.start.empty() || term.source.empty()) << entry.id;
      EXPECT_LE(last, term.start) << entry.id;
      last = term.start;
      EXPECT_TRUE(term.end.empty() || term.start.substr(0, term.end.size()) <= term.end) << entry.id;
      EXPECT_TRUE(term.end.empty() || term.end >= "1960") << entry.id;
      EXPECT_LE(term.start, "2026-12-31") << entry.id;
    }
  }
}

// Of several actors of one type and state that share a form, one may have it to itself; the others say
// that it is ambiguous.
TEST(ShippedCatalogue, MarksFormsThatActorsOfOneTypeAndStateShare) {
  std::map<std::tuple<ActorType, std::string_view, std::string>, std::vector<std::string>> plain;
  for (const CatalogueEntry& entry : shipped().entries())
    for (const CatalogueName& name : entry.names) {
      const bool full =
          name.how == NameKind::name || name.how == NameKind::alias || name.how == NameKind::surname;
      if (!full || name.ambiguous) continue;
      std::vector<std::string>& bearers = plain[{entry.type, entry.country, fold_name(name.text)}];
      if (bearers.empty() || bearers.back() != entry.id) bearers.emplace_back(entry.id);
    }
  for (const auto& [key, bearers] : plain)
    EXPECT_THAT(bearers, SizeIs(1)) << std::get<2>(key) << " " << std::get<1>(key);
}

// Sources disagree about rivals, suspended and acting heads; more overlaps than these are a mistake.
TEST(ShippedCatalogue, HasFewHeadsOfGovernmentAtATime) {
  std::size_t consecutive = 0;
  std::size_t overlapping = 0;
  for (const CatalogueEntry& entry : shipped().entries()) {
    if (entry.type != ActorType::country || entry.kind != "sovereign") continue;
    const OfficeTerm* last = nullptr;
    const std::vector<OfficeTerm> terms = shipped().terms_for(entry.id);
    for (const OfficeTerm& term : terms) {
      if (term.role != "head_of_government" && term.role != "head_of_state_and_government") continue;
      if (last != nullptr && last->role == term.role && last->person != term.person) {
        ++consecutive;
        // Longer than the month after which handing over is no longer one.
        const bool overlaps = last->end_known && last->end.substr(0, 7) > term.start.substr(0, 7) &&
                              last->end.substr(0, 4) != term.start.substr(0, 4);
        if (overlaps) ++overlapping;
      }
      last = &term;
    }
  }
  EXPECT_GE(consecutive, 1000U);
  EXPECT_LE(overlapping, 40U);
}

// Months since 1990 in which no row says who was at the head of one of the states most in the news. What is
// left are the years before independence, and handing over between two sources.
TEST(ShippedCatalogue, LeavesFewMonthsWithoutAHeadOfTheStatesMostInTheNews) {
  const auto month = [](std::string_view date, int if_year_alone) {
    const int year = std::stoi(std::string(date.substr(0, 4)));
    return year * 12 + (date.size() >= 7 ? std::stoi(std::string(date.substr(5, 2))) - 1 : if_year_alone);
  };
  constexpr int kFirst = 1992 * 12, kLast = 2025 * 12 + 11;
  int without = 0;
  for (const char* state :
       {"USA", "GBR", "FRA", "DEU", "ITA", "ESP", "POL", "UKR", "RUS", "BLR", "GEO", "ARM",
        "KAZ", "TUR", "GRC", "SRB", "HUN", "ROU", "NLD", "BEL", "SWE", "NOR", "FIN", "DNK",
        "AUT", "CHN", "JPN", "KOR", "PRK", "TWN", "IND", "PAK", "BGD", "LKA", "MMR", "THA",
        "VNM", "PHL", "IDN", "MYS", "AUS", "CAN", "MEX", "BRA", "ARG", "COL", "VEN", "CUB",
        "EGY", "SDN", "ETH", "KEN", "NGA", "ZAF", "COD", "ISR", "IRN", "SYR", "SAU", "QAT"}) {
    std::vector<bool> covered(kLast - kFirst + 1, false);
    for (const OfficeTerm& term : shipped().terms_for(state)) {
      if (!term.role.starts_with("head_of_") && term.role != "leader") continue;
      const int end = term.end.empty() ? kLast : month(term.end, 11);
      for (int at = std::max(kFirst, month(term.start, 0)); at <= std::min(kLast, end); ++at)
        covered[static_cast<std::size_t>(at - kFirst)] = true;
    }
    const auto gaps = std::count(covered.begin(), covered.end(), false);
    EXPECT_LE(gaps, 4) << state;
    without += static_cast<int>(gaps);
  }
  EXPECT_LE(without, 10);
}

TEST(ShippedCatalogue, HasEveryMemberStateWithNamesAndCapital) {
  std::size_t members = 0;
  for (const CatalogueEntry& entry : shipped().entries()) {
    if (entry.type != ActorType::country || entry.kind != "sovereign") continue;
    ++members;
    EXPECT_THAT(entry.alpha2, SizeIs(2)) << entry.id;
    EXPECT_FALSE(entry.names_of(NameKind::adjective).empty()) << entry.id;
    EXPECT_FALSE(entry.names_of(NameKind::demonym).empty()) << entry.id;
    // States whose capital is called as they are, or that have none.
    const std::set<std::string_view> without{"SGP", "MCO", "VAT", "NRU", "SMR", "DJI", "GTM", "LUX", "PAN",
                                             "KWT", "MEX", "AND", "ATG", "STP", "TUV", "KIR", "BRB"};
    EXPECT_TRUE(!entry.names_of(NameKind::capital).empty() || without.contains(entry.id)) << entry.id;
  }
  EXPECT_GE(members, 193U);
  for (const char* id :
       {"UKR", "FRA", "CIV", "KOR", "PRK", "COD", "SSD", "TLS", "MKD", "SWZ", "PSE", "VAT", "TWN", "XKX"})
    EXPECT_NE(shipped().entry(id), nullptr) << id;
}

TEST(ShippedCatalogue, KnowsWhoHeldAnOfficeOnADay) {
  EXPECT_EQ(holder("president", "FRA", "2011-03-15"), "Nicolas Sarkozy");
  EXPECT_EQ(holder("president", "FRA", "2012-05-20"), "François Hollande");
  EXPECT_EQ(holder("president", "KEN", "1995-05-01"), "Daniel arap Moi");
  EXPECT_EQ(holder("foreign minister", "THA", "2020-05-01"), "Don Pramudwinai");
  EXPECT_EQ(holder("foreign minister", "CHE", "2014-05-01"), "Didier Burkhalter");
  EXPECT_EQ(holder("prime minister", "GBR", "1990-11-01"), "Margaret Thatcher");
  EXPECT_EQ(holder("secretary of state", "USA", "2003-02-05"), "Colin Powell");
  EXPECT_EQ(holder("foreign minister", "RUS", "2025-12-19"), "Sergei Lavrov");
  EXPECT_EQ(holder("chancellor", "DEU", "2003-01-01"), "Gerhard Schröder");
  EXPECT_EQ(holder("president", "IRN", "2012-01-01"), "Mahmoud Ahmadinejad");
  EXPECT_EQ(holder("supreme leader", "IRN", "2012-01-01"), "Ali Khamenei");
  EXPECT_EQ(holder("president", "USA", "1990-05-01"), "George H. W. Bush");
  EXPECT_EQ(holder("president", "USA", "2004-05-01"), "George W. Bush");
  EXPECT_EQ(holder("president", "CHN", "2015-01-01"), "Xi Jinping");
  EXPECT_EQ(holder("defence minister", "UKR", "2024-06-01"), "Rustem Umerov");
  EXPECT_EQ(holder("secretary general", "igo.nato", "2022-03-01"), "Jens Stoltenberg");
  EXPECT_EQ(holder("leader", "group.hezbollah", "2020-01-01"), "Hassan Nasrallah");
  EXPECT_EQ(holder("UN ambassador", "USA", "2014-03-01"), "Samantha Power");
  EXPECT_EQ(holder("president", "SYR", "2025-05"), "Ahmed al-Sharaa");
  EXPECT_EQ(holder("president", "FRA", "1789-07-14"), "nobody");
  EXPECT_EQ(holder("admiral of the moon", "FRA", "2011-03-15"), "nobody");
}

TEST(ShippedCatalogue, KnowsPeopleByTheirSpellings) {
  for (const char* form :
       {"Zelensky", "Zelenskyy", "Zelenskiy", "Volodymyr Zelenskiy", "Volodymyr Zelenskyy"})
    EXPECT_THAT(found(form), ElementsAre("person.volodymyr-zelensky")) << form;
  for (const char* form : {"Gaddafi", "Qaddafi", "Gadhafi", "Moammar Gadhafi", "Muammar al-Gaddafi"})
    EXPECT_THAT(found(form), ElementsAre("person.muammar-gaddafi")) << form;
  for (const char* form : {"Lukashenko", "Lukashenka", "Alyaksandr Lukashenka"})
    EXPECT_THAT(found(form), ElementsAre("person.alexander-lukashenko")) << form;
  for (const char* form : {"Erdogan", "ERDOĞAN", "Recep Tayyip Erdogan"})
    EXPECT_THAT(found(form), ElementsAre("person.recep-tayyip-erdogan")) << form;
  EXPECT_THAT(found("Kim Jong-un"), ElementsAre("person.kim-jong-un"));
  EXPECT_THAT(found("George Bush"), UnorderedElementsAre("person.george-w-bush", "person.george-h-w-bush"));
  EXPECT_TRUE(shipped().find("George Bush").front().ambiguous);
  EXPECT_THAT(found("Viktor Yanukovich"), ElementsAre("person.viktor-yanukovych"));
}

TEST(ShippedCatalogue, TellsAcronymsFromWords) {
  EXPECT_THAT(found("WHO"), Contains("igo.who"));
  EXPECT_THAT(found("who"), IsEmpty());
  EXPECT_THAT(found("US"), Contains("USA"));
  EXPECT_THAT(found("U.S."), Contains("USA"));
  EXPECT_THAT(found("us"), IsEmpty());
  EXPECT_THAT(found("It"), IsEmpty());
}

TEST(ShippedCatalogue, KeepsNamesakesApart) {
  EXPECT_THAT(found("Congo"), AllOf(Contains("COD"), Contains("COG")));
  EXPECT_THAT(found("Congo-Brazzaville"), ElementsAre("COG"));
  EXPECT_THAT(found("DR Congo"), ElementsAre("COD"));
  EXPECT_THAT(found("North Korea"), ElementsAre("PRK"));
  EXPECT_THAT(found("South Sudan"), ElementsAre("SSD"));
  EXPECT_THAT(found("Georgia"), AllOf(Contains("GEO"), Contains("place.usa.georgia")));
  for (const char* form : {"Georgia", "Jordan", "Chad"}) {
    const std::vector<NameMatch> matches = shipped().find(form);
    ASSERT_FALSE(matches.empty()) << form;
    EXPECT_TRUE(matches.front().ambiguous) << form;
  }
}

// Sources that name one person and link another: the row is his whom it names.
TEST(ShippedCatalogue, TellsApartWhomASourceTookForOne) {
  EXPECT_EQ(holder("president", "MDA", "2014-05-01"), "Nicolae Timofti");
  EXPECT_EQ(holder("prime minister", "KOR", "2006-12-01"), "Han Myeong-sook");
  EXPECT_EQ(holder("president", "URY", "1992-05-01"), "Luis Alberto Lacalle");
  EXPECT_EQ(holder("president", "URY", "2021-05-01"), "Luis Lacalle Pou");
  EXPECT_THAT(found("Ma Kai"), ElementsAre("person.ma-kai"));
  EXPECT_THAT(found("Le Duc Anh"), ElementsAre("person.le-duc-anh"));
}

TEST(ShippedCatalogue, TakesSeatsAndCapitalsForTheirStates) {
  const std::map<std::string, std::string> seats{{"Kremlin", "RUS"},        {"the White House", "USA"},
                                                 {"Elysee", "FRA"},         {"Élysée", "FRA"},
                                                 {"Downing Street", "GBR"}, {"Blue House", "KOR"}};
  for (const auto& [form, id] : seats) {
    const std::vector<NameMatch> matches = shipped().find(form);
    ASSERT_THAT(ids(matches), Contains(id)) << form;
    EXPECT_EQ(matches.front().how, NameKind::seat) << form;
  }
  EXPECT_THAT(found("Moscow"), Contains("RUS"));
  EXPECT_THAT(found("Kiev"), AllOf(Contains("UKR"), Contains("place.ukr.kyiv")));
}

TEST(ShippedCatalogue, FindsTheLongestNameInRunningText) {
  const std::vector<std::string_view> words{"the", "North", "Korean", "leader", "met",
                                            "who", "in",    "South",  "Korea"};
  EXPECT_EQ(shipped().longest(words, 1).length, 2U);
  EXPECT_EQ(shipped().longest(words, 5).length, 0U);
  const Match korea = shipped().longest(words, 7);
  EXPECT_EQ(korea.length, 2U);
  EXPECT_THAT(ids(korea.entries), ElementsAre("KOR"));
}

TEST(ShippedCatalogue, FindsTheBodiesOfAState) {
  EXPECT_THAT(ids(shipped().bodies_of("foreign ministry", "USA")), ElementsAre("org.usa.foreign-ministry"));
  EXPECT_THAT(ids(shipped().bodies_of("foreign ministry", "FRA")), ElementsAre("org.fra.foreign-ministry"));
  EXPECT_THAT(shipped().bodies_of("ministry of magic", "GBR"), IsEmpty());
}

TEST(ShippedCatalogue, KnowsGivenNamesAndTheirOrder) {
  EXPECT_EQ(shipped().gender_of_given_name("Yulia"), 'f');
  EXPECT_EQ(shipped().gender_of_given_name("Mohammed"), 'm');
  EXPECT_EQ(shipped().gender_of_given_name("josé"), 'm');
  EXPECT_TRUE(shipped().is_given_name("Fatima"));
  EXPECT_FALSE(shipped().is_given_name("Ministry"));
  EXPECT_TRUE(shipped().family_name_first("CHN"));
  EXPECT_TRUE(shipped().family_name_first("PRK"));
  EXPECT_FALSE(shipped().family_name_first("USA"));
}

TEST(Catalogue, RefusesABadRowByFileAndLine) {
  const std::string head = "id\ttype\tcountry\tname\tambiguous\n";
  const auto refusal = [](const std::string& text) { return Folder({{"mine.tsv", text}}).refusal(); };
  EXPECT_THAT(refusal(head + "person.a\tperson\tFRA\tA\n"), HasSubstr("mine.tsv:2: the row has 4 cells"));
  EXPECT_THAT(refusal(head + "# note\n\nperson.a\tbeing\tFRA\tA\t\n"),
              HasSubstr("mine.tsv:4: there is no type"));
  EXPECT_THAT(refusal(head + "org.a\tperson\tFRA\tA\t\n"), HasSubstr("starts with \"person.\""));
  EXPECT_THAT(refusal(head + "person.a\tperson\tATL\tA\t\n"),
              HasSubstr("mine.tsv:2: there is no country \"ATL\""));
  EXPECT_THAT(refusal(head + "person.a\tperson\tFRA\tA\t\nperson.a\tperson\tFRA\tB\t\n"),
              HasSubstr("mine.tsv:3: the id \"person.a\" stands in mine.tsv:2 already"));
  EXPECT_THAT(refusal(head + "person.a\tperson\tFRA\tA\tB\n"),
              HasSubstr("mine.tsv:2: \"B\" is called ambiguous"));
  EXPECT_THAT(refusal(head + "person.a\tperson\tFRA\t\t\n"), HasSubstr("mine.tsv:2: the actor has no name"));
  EXPECT_THAT(refusal("id\ttype\tcolour\n"),
              HasSubstr("mine.tsv:1: no table that starts with \"id\" has a column"));
  EXPECT_THAT(refusal("nonsense\n"), HasSubstr("mine.tsv:1: the first column is \"nonsense\""));
}

TEST(Catalogue, RefusesABadTermByFileAndLine) {
  const std::string people = "id\ttype\tcountry\tname\nperson.a\tperson\tFRA\tA\n";
  const std::string head = "person\trole\toffice\tof\tstart\tend\n";
  const auto refusal = [&](const std::string& row) {
    return Folder({{"people.tsv", people}, {"terms.tsv", head + row}}).refusal();
  };
  EXPECT_THAT(refusal("person.a\tleader\tHead\tFRA\t2011-13\t\n"), HasSubstr("terms.tsv:2: \"2011-13\""));
  EXPECT_THAT(refusal("person.a\tleader\tHead\tFRA\t2011\t2010\n"),
              HasSubstr("terms.tsv:2: the office ends"));
  EXPECT_THAT(refusal("person.b\tleader\tHead\tFRA\t2011\t\n"), HasSubstr("terms.tsv:2: no row has the id"));
  EXPECT_THAT(refusal("FRA\tleader\tHead\tFRA\t2011\t\n"), HasSubstr("terms.tsv:2: only a person"));
  EXPECT_THAT(refusal("person.a\tleader\tHead\tFRA\t2011\t\n"), HasSubstr("read without complaint"));
}

TEST(Catalogue, RefusesAFolderThatIsNotThere) {
  EXPECT_THROW(Catalogue::load("/there/is/no/such/folder"), std::runtime_error);
}

}  // namespace
}  // namespace kg
