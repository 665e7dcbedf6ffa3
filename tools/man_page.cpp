#include <algorithm>
#include <cctype>
#include <iterator>
#include <utility>

#include "tools/command_table.h"
#include "tools/shell_words.h"

namespace kg::tools {
namespace {

// Text as roff takes it: no escapes, no requests, hyphens that can be copied into a shell.
std::string plain(std::string_view text) {
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    switch (c) {
      case '\\': out += "\\e"; break;
      case '-': out += "\\-"; break;
      case '~': out += "\\(ti"; break;
      case '^': out += "\\(ha"; break;
      case '`': out += "\\(ga"; break;
      default: out += c;
    }
    line_begins = c == '\n';
  }
  return out;
}

std::string bold(std::string_view text) { return "\\fB" + plain(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + plain(text) + "\\fR"; }

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

std::string sentence(const std::string& text) {
  return text.empty() || text.back() == '.' || text.back() == '?' ? text : text + '.';
}

std::string positional(const OptionRow& row) {
  const std::string name = italic(row.names.front()) + (row.repeated ? "..." : "");
  return row.required ? name : '[' + name + ']';
}

std::string usage(const std::string& path, const CommandRow& command) {
  std::string line = bold(path) + " [" + italic("options") + ']';
  for (const OptionRow& row : command.positionals) line += ' ' + positional(row);
  if (!command.commands.empty()) line += ' ' + italic("command") + " ...";
  return line;
}

// "INT in [1 - 256]" as people say it.
std::string limits(const std::string& text) {
  const std::size_t begin = text.find(" in ["), middle = text.find(" - ");
  if (text == "POSITIVE") return "More than nothing";
  if (begin == std::string::npos || middle == std::string::npos || text.back() != ']') return "Takes " + text;
  return "From " + text.substr(begin + 5, middle - begin - 5) + " to " +
         text.substr(middle + 3, text.size() - middle - 4);
}

std::string entry(const OptionRow& row) {
  std::string names;
  for (const std::string& name : row.names) {
    if (!names.empty()) names += ", ";
    names += name.front() == '-' ? bold(name) : italic(name);
  }
  if (!row.value.empty()) names += ' ' + italic(row.value);
  std::string text = ".TP\n" + names + '\n' + plain(sentence(row.what)) + '\n';
  if (!row.choices.empty()) text += plain("One of: " + joined(row.choices, ", ") + ".\n");
  if (!row.limits.empty()) text += plain(limits(row.limits) + ".\n");
  if (!row.preset.empty()) text += plain("Default: " + row.preset + ".\n");
  return text;
}

std::vector<OptionRow> under(const std::string& heading, const std::vector<OptionRow>& rows) {
  std::vector<OptionRow> some;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(some),
               [&](const OptionRow& row) { return row.heading == heading; });
  return some;
}

std::vector<std::string> headings_of(const std::vector<OptionRow>& rows) {
  std::vector<std::string> headings;
  for (const OptionRow& row : rows)
    if (std::find(headings.begin(), headings.end(), row.heading) == headings.end())
      headings.push_back(row.heading);
  return headings;
}

// Flags that several commands share under a heading of their own, such as "Filters", are told once.
using Shared = std::vector<std::pair<std::string, std::vector<OptionRow>>>;

Shared shared_by_commands(const CommandRow& program) {
  Shared shared;
  for (const CommandRow& command : program.commands)
    for (const std::string& heading : headings_of(command.options)) {
      std::vector<OptionRow> rows = under(heading, command.options);
      if (heading == "Options" || rows.empty()) continue;
      const auto same =
          std::count_if(program.commands.begin(), program.commands.end(),
                        [&](const CommandRow& other) { return under(heading, other.options) == rows; });
      const bool told =
          std::any_of(shared.begin(), shared.end(), [&](const auto& one) { return one.first == heading; });
      if (same > 1 && !told) shared.emplace_back(heading, std::move(rows));
    }
  return shared;
}

// Under the headings that --help has; the first of them needs none.
std::string entries(const std::vector<OptionRow>& rows, const Shared& shared, bool with_help) {
  std::string text;
  for (const std::string& heading : headings_of(rows)) {
    const std::vector<OptionRow> below = under(heading, rows);
    if (std::find(shared.begin(), shared.end(), std::pair(heading, below)) != shared.end()) {
      text += ".PP\n" + plain(heading) + " as below.\n";
      continue;
    }
    if (heading != "Options" && heading != "Positionals") text += ".PP\n" + plain(heading) + ":\n";
    for (const OptionRow& row : below)
      if (with_help || row.names.back() != "--help") text += entry(row);
  }
  return text;
}

// Lines that stand in are kept as they are; a line that ends in a colon before them is their heading.
std::string notes(const std::string& more) {
  std::string text;
  bool kept = false;
  std::size_t begin = 0;
  while (begin < more.size()) {
    const std::size_t end = std::min(more.find('\n', begin), more.size());
    const std::string line = more.substr(begin, end - begin);
    begin = end + 1;
    if (line.empty()) continue;
    const bool stands_in = line.front() == ' ';
    if (stands_in != kept) text += stands_in ? ".PP\n.nf\n" : ".fi\n";
    if (!stands_in && (kept || text.empty() || line.back() == ':')) text += ".PP\n";
    text += plain(line) + '\n';
    kept = stands_in;
  }
  return kept ? text + ".fi\n" : text;
}

std::string sections_of(const CommandRow& command, const std::string& path, const Shared& shared) {
  std::string text;
  for (const CommandRow& below : command.commands) {
    const std::string name = path + ' ' + below.name;
    text += ".SS " + plain(name) + '\n' + usage(name, below) + "\n.PP\n" + plain(sentence(below.what)) + '\n';
    if (!below.aliases.empty()) text += plain("Also called " + joined(below.aliases, ", ") + ".\n");
    text += entries(below.positionals, {}, true) + entries(below.options, shared, false) + notes(below.more);
    text += sections_of(below, name, shared);
  }
  return text;
}

constexpr std::string_view kEnvironment = R"(.SH ENVIRONMENT
.TP
.B KG_DB
The database, where \fB\-\-db\fR does not name one.
.TP
.B KG_DATA
The folder of models, lexicons, catalogue and schema; else
.I ../share/kgbuild
beside the folder of the program.
.TP
.B NO_COLOR
No colours on a terminal, where it is set and not empty.
.SH EXIT STATUS
.TP
.B 0
Done, or found.
.TP
.B 1
The question is sound, and nothing answers it.
.TP
.B 2
Wrong use or failure. A bad document among many is reported, and the others are read.
)";

std::string see_also(const std::string& name) {
  std::string text;
  for (const char* other : {"kgbuild", "kgexport", "kgquery", "kgtrain"})
    if (name != other) text += (text.empty() ? ".BR " : ",\n.BR ") + std::string(other) + " (1)";
  return ".SH SEE ALSO\n" + text + '\n';
}

}  // namespace

std::string man_page(const CommandRow& program, std::string_view version) {
  std::string page = ".TH " + upper(program.name) + " 1 \"\" \"" + program.name + ' ' + plain(version) +
                     "\" \"User commands\"\n.nh\n.ad l\n";
  std::string what = program.what;
  if (!what.empty() && what.back() == '.') what.pop_back();
  page += ".SH NAME\n" + program.name + " \\- " + plain(what) + '\n';
  page += ".SH SYNOPSIS\n" + usage(program.name, program) + '\n';
  page += ".SH OPTIONS\n";
  if (!program.commands.empty()) page += "They may stand before or after a command.\n";
  page += entries(program.positionals, {}, true) + entries(program.options, {}, true);
  const Shared shared = shared_by_commands(program);
  if (!program.commands.empty()) page += ".SH COMMANDS\n" + sections_of(program, program.name, shared);
  for (const auto& [heading, rows] : shared) {
    page += ".SH " + plain(upper(heading)) + '\n';
    for (const OptionRow& row : rows) page += entry(row);
  }
  if (!program.more.empty()) page += ".SH NOTES\n" + notes(program.more);
  return page + std::string(kEnvironment) + see_also(program.name);
}

}  // namespace kg::tools
