// What a program can be told, read from its CLI::App: the one table of flags behind --help, the man page and
// the completions of the shells. A command or a flag that is added to the App is in all of them.
//
//   const CommandRow program = table_of(app);
//   std::ofstream("kgquery.1") << man_page(program, "0.1.0");
//   std::ofstream("_kgquery") << zsh_completion(program);
//
// What a value is follows from how the App calls it (type_name, or the name of a positional): FILE, PATH and
// DOC are files, DIR a folder; A, B and ACTOR are names that the database holds (`kgquery names` lists them);
// a value with CLI::IsMember or offering() is completed with what there is; another one is not completed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Validator;
}  // namespace CLI

namespace kg::tools {

enum class ValueKind { none, text, file, folder, choice, actor };

struct OptionRow {
  std::vector<std::string> names;    // "-n", "--limit"; a positional has one, "PATH"
  std::string value;                 // "FILE"; empty for a flag and for a positional
  std::string limits;                // "INT in [1 - 256]"; empty where anything goes
  std::string what;                  // one sentence
  std::string heading;               // "Options", "Filters"
  std::string preset;                // what holds where it is not given; empty if nothing does
  std::vector<std::string> choices;  // of ValueKind::choice
  ValueKind kind = ValueKind::none;
  bool required = false;
  bool repeated = false;  // takes several values, or is given several times
  bool list = false;      // several values are parted by commas

  friend bool operator==(const OptionRow&, const OptionRow&) = default;
};

struct CommandRow {
  std::string name;
  std::vector<std::string> aliases;
  std::string what;
  std::string more;  // what stands below the flags in --help: notes and examples
  std::vector<OptionRow> positionals, options;
  std::vector<CommandRow> commands;
};

// In the order in which they were added; what is hidden from --help is left out.
CommandRow table_of(const CLI::App& app);

// Shown and completed like CLI::IsMember, but lets every value pass: for what is checked elsewhere.
CLI::Validator offering(const std::vector<std::string>& choices);

// A page of section 1 for man, in the man macros.
std::string man_page(const CommandRow& program, std::string_view version);

// Scripts for the folders that the shells look into: bash-completion/completions/PROGRAM,
// zsh/site-functions/_PROGRAM, fish/vendor_completions.d/PROGRAM.fish. The one for bash needs nothing but
// bash 4.
std::string bash_completion(const CommandRow& program);
std::string zsh_completion(const CommandRow& program);
std::string fish_completion(const CommandRow& program);

}  // namespace kg::tools
