#include "ingest/language/dotted_names.h"

#include <algorithm>
#include <string>
#include <vector>

#include "ingest/language/unicode.h"

namespace kg::ingest {
namespace {

constexpr std::size_t kFewestLabels = 3;  // of a news group

std::vector<std::string> labels_of(std::string_view token) {
  std::vector<std::string> labels(1);
  for (const char c : token) {
    if (c == '.')
      labels.emplace_back();
    else
      labels.back() += c;
  }
  return labels;
}

bool small_word(const std::string& label) {
  return !label.empty() && label.front() >= 'a' && label.front() <= 'z' &&
         std::all_of(label.begin(), label.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

}  // namespace

bool names_a_thing(const TokenRows& rows, std::string_view token) {
  if (token.find_first_of("@/:") != std::string_view::npos || token.starts_with("www.")) return false;
  const std::vector<std::string> labels = labels_of(token);
  if (labels.size() < 2 || labels.front().empty()) return false;
  const std::string last = lower(labels.back());
  if (rows.files.contains(last)) return true;
  return labels.size() >= kFewestLabels && !rows.domains.contains(last) &&
         std::all_of(labels.begin(), labels.end(), small_word);
}

}  // namespace kg::ingest
