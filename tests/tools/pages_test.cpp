// What the programs say of themselves: --help, man page and completions are one table.
#include <gmock/gmock.h>

#include <regex>
#include <set>
#include <sstream>
#include <vector>

#include "tests/tools/program.h"

namespace kg {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::Outcome;
using ::testing::StartsWith;
using testing::Workplace;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// The flags and the commands that a --help lists.
struct Listed {
  std::set<std::string> flags, commands;
};

Listed listed(const std::string& help) {
  Listed found;
  bool commands = false;
  static const std::regex flag("--[a-z][a-z-]*"), command("  ([a-z][a-z-]*) .*");
  for (const std::string& line : lines_of(help)) {
    if (line == "Subcommands:") commands = true;
    if (line.starts_with("Example")) break;
    std::smatch match;
    if (line.starts_with("  -")) {
      const std::string names = line.substr(0, line.find(' ', 2));
      for (auto at = std::sregex_iterator(names.begin(), names.end(), flag); at != std::sregex_iterator();
           ++at)
        found.flags.insert(at->str());
    } else if (commands && std::regex_match(line, match, command)) {
      found.commands.insert(match[1]);
    }
  }
  return found;
}

// Without roff's escapes.
std::string read_as_text(std::string roff) {
  for (const auto& [escape, text] :
       {std::pair<std::string, std::string>{"\\-", "-"}, {"\\fB", ""}, {"\\fI", ""}, {"\\fR", ""}})
    for (std::size_t at = roff.find(escape); at != std::string::npos; at = roff.find(escape, at))
      roff.replace(at, escape.size(), text);
  return roff;
}

class Pages : public ::testing::TestWithParam<const char*> {
 protected:
  std::string program() const { return GetParam(); }
  std::string made(const std::string& what) const {
    const Outcome outcome = place_.run(program() + " --generate " + what);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.err, IsEmpty());
    return outcome.out;
  }
  std::string help(const std::string& command) const {
    const Outcome outcome = place_.run(program() + ' ' + command + " --help");
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return outcome.out;
  }
  bool there_is(const std::string& tool) const {
    return place_.shell("command -v " + tool + " > /dev/null").code == 0;
  }

  Workplace place_;
};

TEST_P(Pages, HoldEveryFlagAndCommandOfHelp) {
  const std::string man = read_as_text(made("man"));
  const std::string bash = made("complete-bash"), zsh = made("complete-zsh"), fish = made("complete-fish");
  const Listed top = listed(help(""));
  EXPECT_THAT(top.flags, Contains("--version"));
  std::set<std::string> flags = top.flags;
  for (const std::string& command : top.commands) {
    EXPECT_THAT(man, HasSubstr("\n.SS " + program() + ' ' + command + '\n'));
    EXPECT_THAT(bash, HasSubstr("command=/" + command + " "));
    EXPECT_THAT(zsh, HasSubstr("'" + command + ":"));
    EXPECT_THAT(fish, HasSubstr(" -a '" + command + "'"));
    flags.merge(listed(help(command)).flags);
  }
  for (const std::string& flag : flags) {
    EXPECT_THAT(man, ::testing::ContainsRegex("\n(-., )?" + flag)) << flag;
    EXPECT_THAT(bash, ::testing::ContainsRegex("[' ]" + flag + "[' ]")) << flag;
    EXPECT_THAT(zsh, ::testing::ContainsRegex(flag + "=?\\[")) << flag;
    EXPECT_THAT(fish, HasSubstr(" -l " + flag.substr(2) + ' ')) << flag;
  }
  EXPECT_THAT(man + bash + zsh + fish, Not(HasSubstr("--generate")));
}

TEST_P(Pages, AreWellFormed) {
  for (const char* page : {"man", "complete-bash", "complete-zsh", "complete-fish"})
    place_.write(page, made(page));
  EXPECT_THAT(place_.read("man"), StartsWith(".TH "));
  EXPECT_EQ(place_.shell("bash -n complete-bash").err, "");
  if (there_is("groff")) {
    const Outcome typeset = place_.shell("groff -man -Tutf8 -ww -rLL=100n man");
    EXPECT_EQ(typeset.err, "");
    EXPECT_THAT(typeset.out, HasSubstr(program()));
  }
  if (there_is("zsh")) {
    EXPECT_EQ(place_.shell("zsh -n complete-zsh").err, "");
  }
  if (there_is("fish")) {
    EXPECT_EQ(place_.shell("HOME=$PWD fish --no-execute complete-fish").err, "");
  }
}

INSTANTIATE_TEST_SUITE_P(OfAllPrograms, Pages, ::testing::Values("kgbuild", "kgquery", "kgexport", "kgtrain"),
                         [](const auto& tested) { return std::string(tested.param); });

// What bash offers after the words of a command line, the last of them unfinished.
class Completion : public ::testing::Test {
 protected:
  std::vector<std::string> offered(const std::string& words) const {
    const std::string program = words.substr(0, words.find(' '));
    place_.write("complete", place_.run(program + " --generate complete-bash").out);
    place_.write("ask", "source ./complete\nCOMP_WORDS=(" + words +
                            ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_" + program +
                            "\n((${#COMPREPLY[@]})) && printf '%s\\n' \"${COMPREPLY[@]}\"\nexit 0\n");
    const Outcome outcome = place_.shell("bash ask");
    EXPECT_EQ(outcome.err, "");
    return lines_of(outcome.out);
  }

  Workplace place_;
};

TEST_F(Completion, WorksInFish) {
  ASSERT_EQ(place_.shell("command -v fish > /dev/null").code, 0) << "install fish: tools/setup";
  const auto offered_in_fish = [&](const std::string& line) {
    place_.write("kgquery.fish", place_.run("kgquery --generate complete-fish").out);
    const Outcome outcome =
        place_.shell("HOME=$PWD fish --no-config -c 'source kgquery.fish; complete -C \"" + line + "\"'");
    std::vector<std::string> words;
    for (const std::string& one : lines_of(outcome.out)) words.push_back(one.substr(0, one.find('\t')));
    return words;
  };
  EXPECT_THAT(offered_in_fish("kgquery nei"), ElementsAre("neighbours"));
  EXPECT_THAT(offered_in_fish("kgquery path A B --max"), ElementsAre("--max-hops"));
  EXPECT_THAT(offered_in_fish("kgquery search x --max"), IsEmpty());
  EXPECT_THAT(offered_in_fish("kgquery path A B --polarity p"), ElementsAre("positive"));
}

TEST_F(Completion, OffersCommandsThenTheirFlags) {
  EXPECT_THAT(offered("kgbuild in"), ElementsAre("ingest"));
  EXPECT_THAT(offered("kgbuild ''"), Contains("forget"));
  EXPECT_THAT(offered("kgbuild ingest --pub"), ElementsAre("--published"));
  EXPECT_THAT(offered("kgbuild ingest --d"), ElementsAre("--db"));
  EXPECT_THAT(offered("kgbuild reread --pub"), IsEmpty());
  EXPECT_THAT(offered("kgbuild --s"), IsEmpty());
  EXPECT_THAT(offered("kgquery path -"),
              ::testing::AllOf(Contains("-k"), Contains("--count"), Contains("--json")));
}

TEST_F(Completion, OffersWhatAFlagTakes) {
  EXPECT_THAT(offered("kgbuild extract a.txt --as c"), ElementsAre("claims", "conllu"));
  EXPECT_THAT(offered("kgbuild extract --as = prop"), ElementsAre("propositions"));
  EXPECT_THAT(offered("kgbuild extract --as ="), ElementsAre("claims", "propositions", "conllu"));
  EXPECT_THAT(offered("kgquery path A B --status asserted,pl"), ElementsAre("asserted,planned"));
  EXPECT_THAT(offered("kgexport --layout f"), ElementsAre("fdp"));
  EXPECT_THAT(offered("kgbuild ingest --source R"), IsEmpty());
}

TEST_F(Completion, OffersFilesWhereFilesAreMeant) {
  place_.write("news one.txt", "");
  place_.write("news.db", "");
  EXPECT_THAT(offered("kgbuild ingest new"), ::testing::UnorderedElementsAre("news one.txt", "news.db"));
  EXPECT_THAT(offered("kgbuild --db new"), Contains("news.db"));
  EXPECT_THAT(offered("kgquery neighbours --db new"), Contains("news.db"));
  EXPECT_THAT(offered("kgquery neighbours new"), IsEmpty());
}

TEST_F(Completion, OffersTheActorsOfTheDatabase) {
  place_.write("a.txt", "Marco Rubio met Rustem Umerov in Miami on Friday.");
  ASSERT_EQ(place_.run("kgbuild ingest a.txt --db war.db").code, 0);
  EXPECT_THAT(offered("kgquery path --db war.db Rub"), Contains("Marco Rubio"));
  EXPECT_THAT(offered("kgquery path --db = war.db Rubio Rus"), Contains("Rustem Umerov"));
  EXPECT_THAT(offered("kgexport --db war.db --around Rub"), Contains("Marco Rubio"));
  EXPECT_THAT(offered("kgquery path --db war.db Nobody"), IsEmpty());
}

TEST_F(Completion, IsNotLedAstrayByValuesThatAreCalledLikeCommands) {
  EXPECT_THAT(offered("kgbuild --db ingest re"), ElementsAre("reread", "review"));
  EXPECT_THAT(offered("kgbuild --db = ingest re"), ElementsAre("reread", "review"));
  EXPECT_THAT(offered("kgquery neighbors --sin"), ElementsAre("--since"));
}

}  // namespace
}  // namespace kg
