#include "tools/command_table.h"
#include "tools/shell_words.h"

namespace kg::tools {
namespace {

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

}  // namespace

std::string zsh_completion(const CommandRow& program) {
  return "#compdef " + program.name + "\n# Made from the table of flags.\n\n" +
         zsh_functions(program, program.name, program) + '_' + program.name + " \"$@\"\n";
}

}  // namespace kg::tools
