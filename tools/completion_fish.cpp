#include <utility>

#include "tools/command_table.h"
#include "tools/shell_words.h"

namespace kg::tools {
namespace {

std::string fish_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + '\'';
}

constexpr const char* kFishActors = "(kgquery names -- (commandline -ct) 2> /dev/null)";

std::string fish_value(const OptionRow& row) {
  switch (row.kind) {
    case ValueKind::file: return " -r -F";
    case ValueKind::folder: return " -x -a '(__fish_complete_directories)'";
    case ValueKind::actor: return " -x -a " + fish_quoted(kFishActors);
    case ValueKind::choice: return " -x -a " + fish_quoted(joined(row.choices, " "));
    case ValueKind::text: return " -x";
    case ValueKind::none: break;
  }
  return "";
}

std::string fish_when(const CommandRow& command, const std::vector<std::string>& above) {
  std::string condition;
  for (const std::string& names : above)
    condition += (condition.empty() ? "" : "; and ") + ("__fish_seen_subcommand_from " + names);
  if (command.commands.empty()) return condition;
  std::vector<std::string> below;
  for (const CommandRow& one : command.commands) below.push_back(joined(names_of(one), " "));
  return condition + (condition.empty() ? "" : "; and ") + "not __fish_seen_subcommand_from " +
         joined(below, " ");
}

void add_fish(const CommandRow& command, const std::string& program, std::vector<std::string> above,
              std::string& text) {
  const std::string begin = "complete -c " + program;
  const std::string when = fish_when(command, above);
  const std::string condition = when.empty() ? "" : " -n " + fish_quoted(when);
  for (const CommandRow& below : command.commands)
    text += begin + condition + " -f -a " + fish_quoted(below.name) + " -d " + fish_quoted(below.what) + '\n';
  if (command.commands.empty()) {
    for (const OptionRow& row : command.positionals) {
      if (row.kind == ValueKind::file) text += begin + condition + " -F\n";
      if (row.kind == ValueKind::actor) text += begin + condition + " -a " + fish_quoted(kFishActors) + '\n';
      if (row.kind == ValueKind::choice)
        text += begin + condition + " -a " + fish_quoted(joined(row.choices, " ")) + '\n';
    }
  }
  for (const OptionRow& row : command.options) {
    // Flags of the program itself may stand anywhere.
    std::string line = begin + (above.empty() ? "" : condition);
    for (const std::string& name : row.names)
      line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    text += line + fish_value(row) + " -d " + fish_quoted(row.what) + '\n';
  }
  for (const CommandRow& below : command.commands) {
    std::vector<std::string> path = above;
    path.push_back(joined(names_of(below), " "));
    add_fish(below, program, std::move(path), text);
  }
}

}  // namespace

std::string fish_completion(const CommandRow& program) {
  std::string text = "# fish completion of " + program.name + ", made from its table of flags.\n";
  if (!program.commands.empty()) text += "complete -c " + program.name + " -f\n";
  add_fish(program, program.name, {}, text);
  return text;
}

}  // namespace kg::tools
