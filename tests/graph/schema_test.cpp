#include "graph/schema.h"

#include <gmock/gmock.h>

#include <fstream>

#include "graph/identity_rules.h"
#include "tests/graph/world.h"

namespace kg {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

const std::filesystem::path kData = std::filesystem::path(KG_SOURCE_DIR) / "data";

TEST(Schema, HasTheSixteenEventTypesStatementsAndStandingRelations) {
  const Schema schema = Schema::load(kData / "schema");
  EXPECT_EQ(schema.classes().size(), 23U);
  const ClaimClass* consult = schema.claim_class("CONSULT");
  ASSERT_TRUE(consult);
  EXPECT_TRUE(consult->symmetric);
  EXPECT_EQ(consult->quad, "verbal cooperation");
  EXPECT_THAT(consult->subjects, Contains(ActorType::person));
  EXPECT_THAT(consult->subjects, Not(Contains(ActorType::place)));
  EXPECT_FALSE(schema.claim_class("consult"));
  for (const ClaimClass& one : schema.classes()) {
    EXPECT_TRUE(schema.role(one.subject_role)) << one.name;
    EXPECT_TRUE(schema.role(one.object_role)) << one.name;
    EXPECT_FALSE(one.use.empty()) << one.name;
  }
}

class BadRows : public ::testing::Test {
 protected:
  std::string refusal(const std::string& classes) {
    std::ofstream(file_.folder() / "roles.tsv") << "role\tuse\ndoer\twho acts\n";
    std::ofstream(file_.folder() / "classes.tsv") << classes;
    try {
      Schema::load(file_.folder());
    } catch (const std::exception& error) {
      return error.what();
    }
    return "nothing was refused";
  }
  testing::TemporaryFile file_;
  const std::string header_ = "class\tsymmetric\tquad\tsubjects\tobjects\tsubject_role\tobject_role\tuse\n";
};

TEST_F(BadRows, AreRefusedWithFileLineAndWhatWouldBeRight) {
  EXPECT_EQ(refusal(header_ + "MEET\tyes\t\tagent\tany\tdoer\tdoer\tx\n"), "nothing was refused");
  EXPECT_THAT(refusal(header_ + "# note\nMEET\tmaybe\t\tagent\tany\tdoer\tdoer\tx\n"),
              HasSubstr("classes.tsv:3: column symmetric is \"maybe\"; write yes or no"));
  EXPECT_THAT(refusal(header_ + "MEET\tyes\t\tagents\tany\tdoer\tdoer\tx\n"),
              HasSubstr("\"agents\" is no actor type"));
  EXPECT_THAT(refusal(header_ + "MEET\tyes\t\tagent\tany\tdoer\tundoer\tx\n"),
              HasSubstr("is not in roles.tsv"));
  EXPECT_THAT(refusal(header_ + "MEET\tyes\n"), HasSubstr("classes.tsv:2: has 2 fields; the header has 8"));
  EXPECT_THAT(refusal("class\tsymmetric\n"), HasSubstr("has no column \"quad\"; add it"));
  EXPECT_THAT(refusal(""), HasSubstr("has no header line"));
}

TEST(IdentityRules, TellWhatANameSays) {
  const IdentityRules rules = IdentityRules::load(kData / "en" / "identity.tsv");
  EXPECT_TRUE(rules.only_common("foreign ministry"));
  EXPECT_TRUE(rules.only_common("new peace talks"));
  EXPECT_FALSE(rules.only_common("miami talks"));
  EXPECT_TRUE(rules.begins_with_count("several officials"));
  EXPECT_TRUE(rules.begins_with_count("28 point plan"));
  EXPECT_EQ(rules.passes_in("miami talks"), 10);
  EXPECT_EQ(rules.passes_in("treaty of versailles"), std::nullopt);
  EXPECT_EQ(rules.passes_in("battle of mosul"), 60);
  EXPECT_EQ(rules.passes_in("quadrille"), 14);
}

TEST_F(BadRows, OfIdentityRulesAreRefusedToo) {
  const std::filesystem::path file = file_.folder() / "identity.tsv";
  const auto refused = [&](const std::string& row) {
    std::ofstream(file) << "kind\tword\tvalue\n" << row << '\n';
    try {
      IdentityRules::load(file);
    } catch (const std::exception& error) {
      return std::string(error.what());
    }
    return std::string("nothing was refused");
  };
  EXPECT_THAT(refused("passing\ttalks\tsoon"),
              HasSubstr("identity.tsv:2: days is \"soon\"; write a number of days from 1 on"));
  EXPECT_THAT(refused("usual\ttalks\t"), HasSubstr("write calling, common, count"));
}

}  // namespace
}  // namespace kg
