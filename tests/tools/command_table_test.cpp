#include "tools/command_table.h"

#include <gmock/gmock.h>

#include <CLI/CLI.hpp>

#include "tests/tools/program.h"

namespace kg::tools {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// A program whose commands have commands: "rooms list", "rooms add FILE --kind dry".
class CommandTable : public ::testing::Test {
 protected:
  CommandTable() : app_("Keeps .rooms, 'all' of them.", "house") {
    app_.add_flag("--quiet", quiet_, "Say \\nothing");
    app_.add_option("--secret", kind_)->group("");
    app_.require_subcommand(1);
    CLI::App* rooms = app_.add_subcommand("rooms", "What there is: rooms");
    rooms->alias("chambers");
    rooms->require_subcommand(1);
    rooms->add_subcommand("list", "List them");
    CLI::App* add = rooms->add_subcommand("add", "Add one");
    add->add_option("FILE", file_, "Its plan")->required();
    add->add_option("--kind", kind_, "Of walls")->check(CLI::IsMember({"dry", "wet"}))->type_name("KIND");
    add->add_option("--doors", doors_, "How many")->check(CLI::Range(1, 9))->type_name("N");
  }

  std::string offered(const std::string& words) const {
    place_.write("complete", bash_completion(table_of(app_)));
    place_.write("ask", "source ./complete\nCOMP_WORDS=(" + words +
                            ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_house\necho \"${COMPREPLY[*]}\"\n");
    return place_.shell("bash ask").out;
  }

  CLI::App app_;
  bool quiet_ = false;
  std::string file_, kind_;
  int doors_ = 1;
  kg::testing::Workplace place_;
};

TEST_F(CommandTable, HoldsWhatTheAppWasTold) {
  const CommandRow program = table_of(app_);
  ASSERT_EQ(program.commands.size(), 1U);
  EXPECT_THAT(program.commands[0].aliases, ElementsAre("chambers"));
  const CommandRow& add = program.commands[0].commands[1];
  EXPECT_EQ(add.positionals[0].names[0], "FILE");
  EXPECT_EQ(add.positionals[0].kind, ValueKind::file);
  EXPECT_TRUE(add.positionals[0].required);
  EXPECT_THAT(add.options[1].choices, ElementsAre("dry", "wet"));
  EXPECT_EQ(add.options[2].value, "N");
  EXPECT_EQ(add.options[2].limits, "INT in [1 - 9]");
  for (const OptionRow& row : program.options) EXPECT_NE(row.names.back(), "--secret");
}

TEST_F(CommandTable, CompletesCommandsOfCommands) {
  EXPECT_EQ(offered("house ''"), "rooms\n");
  EXPECT_EQ(offered("house rooms ''"), "list add\n");
  EXPECT_EQ(offered("house chambers a"), "add\n");
  EXPECT_EQ(offered("house rooms add plan --kind w"), "wet\n");
  EXPECT_EQ(offered("house rooms list --k"), "\n");
  EXPECT_EQ(offered("house rooms add --q"), "--quiet\n");
}

TEST_F(CommandTable, EscapesWhatManWouldTakeForItsOwn) {
  const std::string page = man_page(table_of(app_), "1.0");
  EXPECT_THAT(page, HasSubstr("Say \\enothing"));
  EXPECT_THAT(page, HasSubstr(".SS house rooms add\n"));
  EXPECT_THAT(page, HasSubstr("From 1 to 9."));
  EXPECT_THAT(page, Not(HasSubstr("secret")));
}

TEST_F(CommandTable, EscapesWhatShellsWouldTakeForTheirOwn) {
  EXPECT_THAT(zsh_completion(table_of(app_)), HasSubstr("'rooms:What there is\\: rooms'"));
  EXPECT_THAT(fish_completion(table_of(app_)), HasSubstr("-d 'Say \\\\nothing'"));
}

}  // namespace
}  // namespace kg::tools
