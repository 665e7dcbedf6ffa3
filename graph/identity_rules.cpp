#include "graph/identity_rules.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

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

void add_pair(const std::filesystem::path& file, const SchemaRow& row,
              std::map<std::string, std::string, std::less<>>& pairs) {
  const std::string& word = row.fields[1];
  if (row.fields[0] != "sound" && row.fields[2].empty())
    refuse_schema_row(file, row, "has no value; write what \"" + word + "\" stands for");
  if (!pairs.emplace(word, row.fields[2]).second)
    refuse_schema_row(file, row, "gives \"" + word + "\" a second value; keep one");
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
  const std::map<std::string_view, Words*> sets{{"common", &rules.common_},      {"count", &rules.counts_},
                                                {"lasting", &rules.lasting_},    {"of", &rules.of_},
                                                {"office", &rules.offices_},     {"past", &rules.past_},
                                                {"particle", &rules.particles_}, {"number", &rules.numbers_}};
  const std::map<std::string_view, Pairs*> pairs{{"spelling", &rules.spellings_},
                                                 {"ending", &rules.endings_},
                                                 {"sound", &rules.sounds_},
                                                 {"calling", &rules.callings_}};
  for (const SchemaRow& row : schema_rows(file, {"kind", "word", "value"})) {
    const std::string& kind = row.fields[0];
    const std::string& word = row.fields[1];
    if (word.empty()) refuse_schema_row(file, row, "has no word; write one, in lower case");
    if (const auto set = sets.find(kind); set != sets.end())
      set->second->insert(word);
    else if (const auto map = pairs.find(kind); map != pairs.end())
      add_pair(file, row, *map->second);
    else if (kind == "passing")
      rules.passing_[word] = days_of(file, row);
    else
      refuse_schema_row(
          file, row,
          "kind is \"" + kind +
              "\"; write calling, common, count, ending, lasting, number, of, office, particle, "
              "passing, past, sound or spelling");
    for (const std::string& field : row.fields) all += field + '\t';
  }
  for (const auto& [word, usual] : rules.spellings_)
    if (rules.spellings_.contains(usual))
      throw std::runtime_error(file.string() + ": \"" + word + "\" is spelt \"" + usual +
                               "\", which has another spelling itself; give both the same");
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

std::string IdentityRules::usual_spelling(std::string_view word) const {
  std::string spelling(word);
  if (const auto row = spellings_.find(spelling); row != spellings_.end()) return row->second;
  constexpr std::size_t shortest_stem = 3, longest_ending = 6;
  for (std::size_t length = longest_ending; length > 0; --length) {
    if (spelling.size() < length + shortest_stem) continue;
    const auto row = endings_.find(std::string_view(spelling).substr(spelling.size() - length));
    if (row == endings_.end()) continue;
    spelling.replace(spelling.size() - length, length, row->second);
    break;
  }
  const auto row = spellings_.find(spelling);
  return row == spellings_.end() ? spelling : row->second;
}

std::string IdentityRules::sound_of(std::string_view word) const {
  const std::string usual = usual_spelling(word);
  std::string sound;
  constexpr std::size_t longest = 4;
  for (std::size_t at = 0; at < usual.size();) {
    std::size_t length = std::min(longest, usual.size() - at);
    auto row = sounds_.end();
    for (; length > 0 && row == sounds_.end(); --length)
      row = sounds_.find(std::string_view(usual).substr(at, length));
    const std::string_view heard =
        row == sounds_.end() ? std::string_view(usual).substr(at, 1) : std::string_view(row->second);
    for (const char c : heard)
      if (sound.empty() || sound.back() != c) sound += c;
    at += row == sounds_.end() ? 1 : row->first.size();
  }
  return sound;
}

std::set<std::string> IdentityRules::callings_of(std::string_view folded_role) const {
  std::set<std::string> callings;
  each_word(folded_role, [&](std::string_view word) {
    if (const auto row = callings_.find(word); row != callings_.end())
      each_word(row->second, [&](std::string_view calling) { return callings.emplace(calling), true; });
    return true;
  });
  return callings;
}

}  // namespace kg
