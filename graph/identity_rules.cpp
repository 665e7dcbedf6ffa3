#include "graph/identity_rules.h"

#include <algorithm>
#include <charconv>

#include "graph/id.h"
#include "graph/schema_rows.h"

namespace kg {
namespace {

constexpr int kUnlistedEventPassesIn = 14;

int days_of(const std::filesystem::path& file, const SchemaRow& row) {
  int days = 0;
  const std::string& text = row.fields[2];
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
  if (error != std::errc{} || end != text.data() + text.size() || days < 1)
    refuse_schema_row(file, row, "days is \"" + text + "\"; write a number of days from 1 on");
  return days;
}

template <class Visit>
void each_word(std::string_view folded, Visit visit) {
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin && !visit(folded.substr(begin, end - begin))) return;
    begin = end + 1;
  }
}

}  // namespace

IdentityRules IdentityRules::load(const std::filesystem::path& file) {
  IdentityRules rules;
  std::string all;
  for (const SchemaRow& row : schema_rows(file, {"kind", "word", "days"})) {
    const std::string& kind = row.fields[0];
    const std::string& word = row.fields[1];
    if (word.empty()) refuse_schema_row(file, row, "has no word; write one, in lower case");
    if (kind == "common")
      rules.common_.insert(word);
    else if (kind == "count")
      rules.counts_.insert(word);
    else if (kind == "lasting")
      rules.lasting_.insert(word);
    else if (kind == "of")
      rules.of_.insert(word);
    else if (kind == "passing")
      rules.passing_[word] = days_of(file, row);
    else
      refuse_schema_row(file, row, "kind is \"" + kind + "\"; write common, count, passing, lasting or of");
    for (const std::string& field : row.fields) all += field + '\t';
  }
  rules.fingerprint_ = to_hex(content_hash(all));
  return rules;
}

bool IdentityRules::only_common(std::string_view folded) const {
  bool only = true;
  each_word(folded, [&](std::string_view word) {
    only = common_.contains(word) || passing_.contains(word) || lasting_.contains(word) || of_.contains(word);
    return only;
  });
  return only;
}

bool IdentityRules::begins_with_count(std::string_view folded) const {
  const std::string_view first = folded.substr(0, std::min(folded.find(' '), folded.size()));
  const bool number = !first.empty() && first[0] >= '0' && first[0] <= '9';
  return number || counts_.contains(first);
}

std::optional<int> IdentityRules::passes_in(std::string_view folded) const {
  std::string_view head;
  each_word(folded, [&](std::string_view word) {
    if (of_.contains(word)) return false;
    head = word;
    return true;
  });
  if (lasting_.contains(head)) return std::nullopt;
  const auto listed = passing_.find(head);
  return listed == passing_.end() ? kUnlistedEventPassesIn : listed->second;
}

}  // namespace kg
