#include <algorithm>
#include <functional>
#include <utility>

#include "tools/command_table.h"

namespace kg::tools {
namespace {

std::string joined(const std::vector<std::string>& parts, const std::string& joint) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : joint) + part;
  return text;
}

// 'text' for any shell.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + '\'';
}

std::vector<std::string> names_of(const CommandRow& command) {
  std::vector<std::string> names = {command.name};
  names.insert(names.end(), command.aliases.begin(), command.aliases.end());
  return names;
}

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

// --- bash

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

// --- zsh

// Inside '...:...' of _arguments and _describe colons and brackets have a meaning.
std::string zsh_text(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == ':' || c == '[' || c == ']' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_action(const OptionRow& row) {
  switch (row.kind) {
    case ValueKind::file: return "_files";
    case ValueKind::folder: return "_files -/";
    case ValueKind::actor: return "{compadd -- ${(f)\"$(kgquery names -- \"$PREFIX\" 2> /dev/null)\"}}";
    case ValueKind::choice:
      return row.list ? "_values -s , value " + joined(row.choices, " ")
                      : '(' + joined(row.choices, " ") + ')';
    case ValueKind::none:
    case ValueKind::text: break;
  }
  return " ";
}

std::string zsh_arguments(const CommandRow& command, const std::string& indent) {
  std::string lines;
  for (const OptionRow& row : command.options) {
    std::string value;
    if (row.kind != ValueKind::none) value = ':' + zsh_text(row.value.empty() ? "value" : row.value) + ':';
    if (!value.empty()) value += zsh_action(row);
    for (const std::string& name : row.names) {
      const bool is_long = name.starts_with("--");
      const std::string others = row.names.size() > 1 ? '(' + joined(row.names, " ") + ')' : "";
      const std::string joint = value.empty() ? "" : is_long ? "=" : "+";
      lines += indent +
               quoted((row.repeated ? "*" : others) + name + joint + '[' + zsh_text(row.what) + ']' + value) +
               " \\\n";
    }
  }
  if (!command.commands.empty())
    return lines + indent + "'1:command:->command' \\\n" + indent + "'*::argument:->argument'\n";
  for (const OptionRow& row : command.positionals)
    lines += indent +
             quoted((row.repeated   ? "*:"
                     : row.required ? ":"
                                    : "::") +
                    zsh_text(row.names.front()) + ':' + zsh_action(row)) +
             " \\\n";
  return lines.empty() ? lines : lines.substr(0, lines.size() - 3) + '\n';
}

std::string zsh_function(std::string path) {
  for (char& c : path)
    if (c == '/' || c == '-') c = '_';
  return path;
}

std::string zsh_functions(const CommandRow& command, const std::string& path, const CommandRow& program) {
  CommandRow all = command;
  if (&command != &program)
    for (const OptionRow& row : program.options)
      if (row.names.back() != "--help") all.options.push_back(row);
  std::string text = '_' + zsh_function(path) + "() {\n";
  if (!command.commands.empty())
    text += "    local curcontext=$curcontext state line ret=1\n    typeset -A opt_args\n";
  text += std::string("    _arguments -s ") + (command.commands.empty() ? "" : "-C ") + "\\\n" +
          zsh_arguments(all, "        ");
  if (command.commands.empty()) return text + "}\n\n";
  text.insert(text.size() - 1, " && ret=0");
  text += "    case $state in\n        command)\n            local -a commands=(\n";
  for (const CommandRow& below : command.commands)
    text += "                " + quoted(below.name + ':' + zsh_text(below.what)) + '\n';
  text += "            )\n            _describe -t commands command commands && ret=0 ;;\n";
  text += "        argument)\n            case $line[1] in\n";
  for (const CommandRow& below : command.commands)
    text += "                " + joined(names_of(below), "|") + ") _" +
            zsh_function(path + '/' + below.name) + " && ret=0 ;;\n";
  text += "            esac ;;\n    esac\n    return ret\n}\n\n";
  for (const CommandRow& below : command.commands)
    text += zsh_functions(below, path + '/' + below.name, program);
  return text;
}

// --- fish

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

std::string zsh_completion(const CommandRow& program) {
  return "#compdef " + program.name + "\n# Made from the table of flags.\n\n" +
         zsh_functions(program, program.name, program) + '_' + program.name + " \"$@\"\n";
}

std::string fish_completion(const CommandRow& program) {
  std::string text = "# fish completion of " + program.name + ", made from its table of flags.\n";
  if (!program.commands.empty()) text += "complete -c " + program.name + " -f\n";
  add_fish(program, program.name, {}, text);
  return text;
}

}  // namespace kg::tools
