// What a name alone tells of the state that somebody comes from.
#include "ingest/mentions/name_origins.h"

#include <gtest/gtest.h>

#include "reading_fixture.h"

namespace kg::ingest {
namespace {

using testing::shipped_catalogue;

class NamesFromStates : public ::testing::Test {
 protected:
  static const NameOrigins& origins() {
    static const NameOrigins names(shipped_catalogue());
    return names;
  }
};

TEST_F(NamesFromStates, FitTheStateWhosePeopleAreCalledSo) {
  const auto prefers = [](std::string_view name, std::string_view state, std::string_view other) {
    return origins().fit(name, state) > origins().fit(name, other) + 2;
  };
  EXPECT_TRUE(prefers("Hryhoriy Melnychuk", "UKR", "ROU"));
  EXPECT_TRUE(prefers("Somsak Wattanakul", "THA", "JPN"));
  EXPECT_TRUE(prefers("Otar Kvirikashvili", "GEO", "TUR"));
  EXPECT_TRUE(prefers("Choi Yong-su", "KOR", "RUS"));
}

TEST_F(NamesFromStates, AreComparedWithoutCaseAndAccents) {
  EXPECT_EQ(origins().fit("JOSÉ MUÑOZ", "CHL"), origins().fit("Jose Munoz", "CHL"));
}

TEST_F(NamesFromStates, SayNothingOfAStateOfWhichNobodyIsKnown) {
  EXPECT_EQ(origins().fit("Maren Tolvik", "x-NOWHERE"), 0);
  EXPECT_EQ(origins().fit("", "FRA"), 0);
}

}  // namespace
}  // namespace kg::ingest
