#include "tools/command_table.h"

#include <CLI/CLI.hpp>

namespace kg::tools {
namespace {

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

ValueKind kind_of(const std::string& name) {
  if (name == "FILE" || name == "PATH" || name == "DOC") return ValueKind::file;
  if (name == "A" || name == "B" || name == "ACTOR") return ValueKind::actor;
  return name == "DIR" ? ValueKind::folder : ValueKind::text;
}

OptionRow row_of(const CLI::Option& option) {
  OptionRow row;
  row.what = option.get_description();
  row.heading = option.get_group();
  row.preset = option.get_default_str();
  row.required = option.get_required();
  row.list = option.get_delimiter() != '\0';
  row.repeated = option.get_items_expected_max() > 1 || row.list;
  // "KIND:{text,jsonl}", "N:INT in [1 - 256]": what the value is called, then what its validators say.
  const std::string type = option.get_type_name();
  const std::size_t colon = std::min(type.find(':'), type.size());
  if (colon < type.size()) row.limits = type.substr(colon + 1);
  if (option.get_positional()) {
    row.names = {option.get_name(true)};
  } else {
    for (const std::string& name : option.get_snames()) row.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) row.names.push_back("--" + name);
    if (option.get_items_expected_max() == 0) return row;
    row.value = type.substr(0, colon);
  }
  row.kind = kind_of(option.get_positional() ? row.names.front() : row.value);
  if (row.limits.size() > 2 && row.limits.front() == '{' && row.limits.back() == '}') {
    row.kind = ValueKind::choice;
    row.choices = split(row.limits.substr(1, row.limits.size() - 2), ',');
    row.limits.clear();
  }
  return row;
}

}  // namespace

CommandRow table_of(const CLI::App& app) {
  CommandRow row;
  row.name = app.get_name();
  row.aliases = app.get_aliases();
  row.what = app.get_description();
  row.more = app.get_footer();
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    (option->get_positional() ? row.positionals : row.options).push_back(row_of(*option));
  }
  for (const CLI::App* command : app.get_subcommands({}))
    if (!command->get_group().empty()) row.commands.push_back(table_of(*command));
  return row;
}

CLI::Validator offering(const std::vector<std::string>& choices) {
  std::string shown;
  for (const std::string& choice : choices) shown += (shown.empty() ? "{" : ",") + choice;
  return {[](std::string&) { return std::string(); }, shown + '}'};
}

}  // namespace kg::tools
