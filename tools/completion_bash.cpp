#include <algorithm>
#include <functional>
#include <utility>

#include "tools/command_table.h"
#include "tools/shell_words.h"

namespace kg::tools {
namespace {

// Calls `visit` with each command below `program` and its path, "/catalogue/add"; first with the program.
void walk(const CommandRow& command, const std::string& path,
          const std::function<void(const CommandRow&, const std::string&)>& visit) {
  visit(command, path);
  for (const CommandRow& below : command.commands) walk(below, path + '/' + below.name, visit);
}

std::vector<std::string> flags_of(const CommandRow& command) {
  std::vector<std::string> flags;
  for (const OptionRow& row : command.options) flags.insert(flags.end(), row.names.begin(), row.names.end());
  return flags;
}

// PROGRAM is replaced by its name in the end.
std::string bash_value(const OptionRow& row) {
  switch (row.kind) {
    case ValueKind::file: return "_PROGRAM_from_files -f";
    case ValueKind::folder: return "_PROGRAM_from_files -d";
    case ValueKind::actor: return "_PROGRAM_from_actors";
    case ValueKind::choice: return "_PROGRAM_from_words " + quoted(joined(row.choices, " "));
    case ValueKind::none:
    case ValueKind::text: break;
  }
  return ":";
}

// As "command:flag"; those of the program itself may stand after any command.
std::vector<std::string> bash_patterns(const OptionRow& row, const std::string& path) {
  std::vector<std::string> patterns;
  for (const std::string& name : row.names) patterns.push_back((path.empty() ? "*" : path) + ':' + name);
  return patterns;
}

// `before` is the flag whose value is completed.
std::string bash_values(const CommandRow& program) {
  std::vector<std::pair<std::string, std::vector<std::string>>> actions;
  walk(program, "", [&](const CommandRow& command, const std::string& path) {
    for (const OptionRow& row : command.options) {
      if (row.kind == ValueKind::none) continue;
      const std::string action = bash_value(row);
      const auto known =
          std::find_if(actions.begin(), actions.end(), [&](const auto& one) { return one.first == action; });
      auto& patterns = known == actions.end()
                           ? actions.emplace_back(action, std::vector<std::string>{}).second
                           : known->second;
      for (std::string& pattern : bash_patterns(row, path)) patterns.push_back(std::move(pattern));
    }
  });
  std::string cases;
  for (const auto& [action, patterns] : actions)
    cases += "        " + joined(patterns, " | ") + ") " + action + "; return ;;\n";
  return cases;
}

std::string bash_words(const CommandRow& program) {
  std::string cases;
  walk(program, "", [&](const CommandRow& command, const std::string& path) {
    std::vector<std::string> flags = flags_of(command);
    if (!path.empty()) {
      const std::vector<std::string> common = flags_of(program);
      for (const std::string& flag : common)
        if (flag != "-h" && flag != "--help") flags.push_back(flag);
    }
    std::vector<std::string> words;
    for (const CommandRow& below : command.commands) words.push_back(below.name);
    std::string other = ":";
    if (!words.empty())
      other = "_PROGRAM_from_words " + quoted(joined(words, " "));
    else if (!command.positionals.empty())
      other = bash_value(command.positionals.front());
    cases += "        " + quoted(path) + ") flags=" + quoted(joined(flags, " ")) +
             "; [[ $word == -?* ]] || " + other + " ;;\n";
  });
  return cases;
}

std::string bash_commands(const CommandRow& program) {
  std::string cases;
  walk(program, "", [&](const CommandRow& command, const std::string& path) {
    for (const CommandRow& below : command.commands) {
      std::vector<std::string> patterns;
      for (const std::string& name : names_of(below)) patterns.push_back(path + ':' + name);
      cases += "            " + joined(patterns, " | ") + ") command=" + path + '/' + below.name + " ;;\n";
    }
  });
  return cases;
}

// Flags whose value is the word after them.
std::string bash_flags_with_value(const CommandRow& program) {
  std::vector<std::string> patterns;
  walk(program, "", [&](const CommandRow& command, const std::string& path) {
    for (const OptionRow& row : command.options)
      if (row.kind != ValueKind::none)
        for (std::string& pattern : bash_patterns(row, path)) patterns.push_back(std::move(pattern));
  });
  return joined(patterns, " | ");
}

}  // namespace

std::string bash_completion(const CommandRow& program) {
  std::string text = R"(# bash completion of PROGRAM, made from its table of flags.

# Words of $1 that go on from the last of the values that commas part.
_PROGRAM_from_words() {
    local last=${word##*,}
    local given=${word%"$last"}
    COMPREPLY=($(compgen -P "$given" -W "$1" -- "$last"))
}

_PROGRAM_from_files() {
    local IFS=$'\n'
    COMPREPLY=($(compgen "$1" -- "$word"))
    compopt -o filenames 2> /dev/null
}

# Names in the database that the command line names.
_PROGRAM_from_actors() {
    local at database=() given=${word//[\\\"\']/}
    for ((at = 1; at < COMP_CWORD; at++)); do
        [[ ${COMP_WORDS[at]} == --db ]] || continue
        [[ ${COMP_WORDS[at + 1]} == = ]] && ((at++))
        database=(--db "${COMP_WORDS[at + 1]}")
    done
    mapfile -t COMPREPLY < <(kgquery "${database[@]}" names -- "$given" 2> /dev/null)
    compopt -o filenames 2> /dev/null
}

_PROGRAM() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command= flags= i
    COMPREPLY=()
    # "--flag=value" comes as three words.
    if [[ $word == = ]]; then
        word=
    elif [[ $before == = ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        case $command:${COMP_WORDS[i]} in
)";
  const std::string with_value = bash_flags_with_value(program);
  if (!with_value.empty())
    text += "            " + with_value + ") [[ ${COMP_WORDS[i + 1]} == = ]] && ((i++)); ((i++)) ;;\n";
  text += bash_commands(program) + "        esac\n    done\n    case $command:$before in\n" +
          bash_values(program) + "    esac\n    case $command in\n" + bash_words(program) +
          R"(    esac
    [[ $word == -* ]] && COMPREPLY=($(compgen -W "$flags" -- "$word"))
}

complete -F _PROGRAM PROGRAM
)";
  const std::string mark = "PROGRAM";
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
    text.replace(at, mark.size(), program.name);
  return text;
}

}  // namespace kg::tools
