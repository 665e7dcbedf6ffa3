// What the scripts for the shells are put together from.
//
//   quoted(joined({"dot", "svg"}, " "));  // 'dot svg'
#pragma once

#include <string>
#include <vector>

#include "tools/command_table.h"

namespace kg::tools {

inline std::string joined(const std::vector<std::string>& parts, const std::string& joint) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : joint) + part;
  return text;
}

// 'text' for any shell.
inline std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + '\'';
}

// A command and its other names.
inline std::vector<std::string> names_of(const CommandRow& command) {
  std::vector<std::string> names = {command.name};
  names.insert(names.end(), command.aliases.begin(), command.aliases.end());
  return names;
}

}  // namespace kg::tools
