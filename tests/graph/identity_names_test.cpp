#include "graph/identity_names.h"

#include <gtest/gtest.h>

#include "tests/graph/world.h"

namespace kg {
namespace {

const IdentityRules& rules() {
  static const IdentityRules loaded =
      IdentityRules::load(std::filesystem::path(KG_SOURCE_DIR) / "data/en/identity.tsv");
  return loaded;
}

std::string name(const char* written) { return person_name(written, rules()).name; }

TEST(IdentityNames, GiveAllRomanisationsOneSpelling) {
  EXPECT_EQ(name("Volodymyr Zelenskyy"), name("Vladimir Zelenskiy"));
  EXPECT_EQ(name("Muammar al-Gaddafi"), name("Moammar Qadhafi"));
  EXPECT_EQ(name("Abdel-Fattah el-Sisi"), name("Abdul Fattah al Sisi"));
  EXPECT_EQ(name("Abd al-Rahman Qasem"), name("Abdulrahman Qassim"));
  EXPECT_EQ(name("Turki ibn Nayef"), name("Turki bin Nayef"));
  EXPECT_NE(name("Hassan Karimi"), name("Hussein Karimi"));
  EXPECT_NE(name("Ben Nayef"), name("Bin Nayef"));  // a first name of its own
}

TEST(IdentityNames, TakeInitialsAndNumbersApart) {
  const PersonName bush = person_name("George H. W. Bush", rules());
  EXPECT_EQ(bush.name, "george bush");
  EXPECT_EQ(bush.initials, "hw");
  EXPECT_EQ(person_name("Owen Dale Harker Jr.", rules()).number, "jr");
  EXPECT_EQ(person_name("Abdullah II", rules()).name, "abdullah ii");  // nothing but the number tells him
  EXPECT_EQ(person_name("J. D. Vance", rules()).name, person_name("J.D. Vance", rules()).name);
}

TEST(IdentityNames, HearWhatRomanisationsShare) {
  const auto sound = [](const char* written, bool family_first = false) {
    return sound_of_name(name(written), rules(), family_first);
  };
  EXPECT_TRUE(sound_alike(sound("Yunis Makhdoum"), sound("Younis Makhdum")));
  EXPECT_TRUE(sound_alike(sound("Khoja Benmerad"), sound("Khodja Benmarad")));
  EXPECT_FALSE(sound_alike(sound("Ali Khamenei"), sound("Ali Khomeini")));
  EXPECT_FALSE(sound_alike(sound("Hasan Karimi"), sound("Husayn Karimi")));
  EXPECT_EQ(sound("Baek Seung-woo", true), sound("Seungwoo Baek", true));
  EXPECT_FALSE(sound_alike(sound("Hasan Ali"), sound("Ali Hasan")));
}

TEST(IdentityNames, FindTheOfficeWithoutItsState) {
  const auto office = [](const char* role) { return office_of(role, testing::small_catalogue(), rules()); };
  EXPECT_EQ(office("transport minister of South Korea"), office("South Korean transport minister"));
  EXPECT_EQ(office("minister of transport"), "minister transport");
  EXPECT_EQ(office("president of Ukraine"), "president");
  EXPECT_EQ(office("former president"), "");
  EXPECT_EQ(office("education activist"), "");
}

TEST(IdentityNames, KnowAcronymsAndWhatTheyStandFor) {
  EXPECT_TRUE(is_acronym("U.N."));
  EXPECT_FALSE(is_acronym("Un"));
  EXPECT_TRUE(abbreviates("RSF", "Rapid Support Forces"));
  EXPECT_FALSE(abbreviates("RSF", "Ministry of Truth"));
}

}  // namespace
}  // namespace kg
