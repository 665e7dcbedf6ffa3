#include "graph/identity_evidence.h"

#include <algorithm>
#include <iterator>

#include "graph/identity_names.h"

namespace kg {
namespace {

void add(Values& values, std::string_view value) {
  if (value.empty()) return;
  const std::uint64_t hash = content_hash(value);
  const auto at = std::ranges::lower_bound(values, hash);
  if (at == values.end() || *at != hash) values.insert(at, hash);
}

bool contains(const Values& values, std::string_view value) {
  return std::ranges::binary_search(values, content_hash(value));
}

void merge(Values& values, const Values& others) {
  if (others.empty()) return;
  Values both;
  both.reserve(values.size() + others.size());
  std::ranges::set_union(values, others, std::back_inserter(both));
  values = std::move(both);
}

std::size_t how_many_common(const Values& one, const Values& other, std::size_t enough) {
  std::size_t common = 0;
  for (auto left = one.begin(), right = other.begin();
       common < enough && left != one.end() && right != other.end();) {
    if (*left < *right) {
      ++left;
    } else if (*right < *left) {
      ++right;
    } else {
      ++common, ++left, ++right;
    }
  }
  return common;
}

bool have_common(const Values& one, const Values& other) { return how_many_common(one, other, 1) > 0; }

bool both_know(const Evidence& one, const Evidence& other, Evidence::Trait trait) {
  return !one.traits[trait].empty() && !other.traits[trait].empty();
}

constexpr std::size_t kMuchCompany = 2;

std::size_t common_company(const Evidence& one, const Evidence& other) {
  return how_many_common(one.company, other.company, kMuchCompany);
}

// The state that it belongs to, else those that its documents are about.
const Values& surroundings(const Evidence& one) {
  return one.traits[Evidence::country].empty() ? one.contexts : one.traits[Evidence::country];
}

bool spelt_alike(const Evidence& one, const Evidence& other) {
  return std::ranges::any_of(one.sounds, [&](const std::string& left) {
    return std::ranges::any_of(other.sounds,
                               [&](const std::string& right) { return kg::sound_alike(left, right); });
  });
}

bool years_meet(const Evidence& one, const Evidence& other) {
  constexpr int apart = 1;
  return std::ranges::any_of(one.years, [&](std::int32_t year) {
    const auto near = other.years.lower_bound(year - apart);
    return near != other.years.end() && *near <= year + apart;
  });
}

bool same_state(const Evidence& one, const Evidence& other) {
  return both_know(one, other, Evidence::country) &&
         have_common(one.traits[Evidence::country], other.traits[Evidence::country]);
}

const char* name_of(Round round) {
  switch (round) {
    case Round::name: return "same name";
    case Round::sound: return "names sound alike";
    case Round::acronym: return "same acronym";
    case Round::office: return "same last name, state and office";
  }
  return "";
}

// An athlete or a shopkeeper seldom acts in the news of states: who has one's name there is more often
// somebody else.
bool private_person(const Evidence& one) {
  const auto& callings = one.traits[Evidence::calling];
  return !callings.empty() && !contains(callings, "politics") && !contains(callings, "military");
}

bool enough(const Evidence& one, const Evidence& other, Round round) {
  switch (round) {
    case Round::name: {
      if (one.kind != "person" && one.kind != "body" && one.kind != "place") return true;
      if (private_person(one) != private_person(other) && common_company(one, other) == 0) return false;
      const auto& left = surroundings(one);
      const auto& right = surroundings(other);
      if (left.empty() || right.empty() || have_common(left, right)) return true;
      // The states of articles differ, not those of persons, which would contradict each other.
      if (one.unusual && other.unusual) return true;
      return common_company(one, other) > 0 || have_common(one.offices, other.offices);
    }
    case Round::sound: {
      if (!spelt_alike(one, other)) return false;
      const std::size_t company = common_company(one, other);
      if (!same_state(one, other)) return company >= kMuchCompany;
      return company >= 1 || have_common(one.offices, other.offices) ||
             both_know(one, other, Evidence::calling);  // not contradicting, so in common
    }
    case Round::acronym:
      return same_state(one, other) || common_company(one, other) > 0 ||
             (!one.contexts.empty() && have_common(one.contexts, surroundings(other))) ||
             (!other.contexts.empty() && have_common(other.contexts, surroundings(one)));
    case Round::office: return years_meet(one, other);
  }
  return false;
}

}  // namespace

std::optional<Round> round_of(std::string_view block) {
  switch (block.empty() ? '=' : block[0]) {
    case '=':
    case 'n':
    case '@': return std::nullopt;
    case 'q': return Round::sound;
    case 'a': return Round::acronym;
    case 's': return Round::office;
    default: return Round::name;
  }
}

void Evidence::take(Evidence other) {
  for (std::size_t i = 0; i < kTraits; ++i) merge(traits[i], other.traits[i]);
  merge(offices, other.offices);
  merge(contexts, other.contexts);
  merge(company, other.company);
  sounds.merge(other.sounds);
  years.merge(other.years);
  if (kind.empty()) kind = other.kind;
  unusual = unusual && other.unusual;
}

void Evidence::tell_time(const std::string& day) { add(traits[time], day); }

Evidence evidence_of(const IdentityNode& node) {
  Evidence known;
  known.kind = node.kind;
  known.unusual =
      std::ranges::any_of(node.blocks, [](const std::string& block) { return block.starts_with("n:"); });
  if (!node.name.empty()) add(known.traits[Evidence::full_name], node.kind + ' ' + node.name);
  add(known.traits[Evidence::country], node.country);
  add(known.traits[Evidence::initials], node.initials);
  add(known.traits[Evidence::number], node.number);
  for (const std::string_view calling : words_of(node.callings))
    add(known.traits[Evidence::calling], calling);
  add(known.offices, node.office);
  add(known.contexts, node.context);
  if (!node.sound.empty()) known.sounds.insert(node.sound);
  for (std::int32_t year = node.year; year != 0 && year < node.year + node.years; ++year)
    known.years.insert(year);
  known.company = node.company;
  return known;
}

Evidence evidence_of_entry(const std::string& id) {
  Evidence known;
  add(known.traits[Evidence::entry], id);
  return known;
}

bool contradict(const Evidence& one, const Evidence& other, Round round) {
  for (std::size_t i = 0; i < Evidence::kTraits; ++i) {
    if (one.traits[i].empty() || other.traits[i].empty()) continue;
    if (i == Evidence::full_name && round == Round::sound) continue;
    if (!have_common(one.traits[i], other.traits[i])) return true;
  }
  return false;
}

int agreement(const Evidence& one, const Evidence& other) {
  int known = 0;
  for (std::size_t i = 0; i < Evidence::kTraits; ++i)
    if (both_know(one, other, static_cast<Evidence::Trait>(i))) ++known;
  return known;
}

std::string common(const Evidence& one, const Evidence& other, Round round) {
  std::string text = name_of(round);
  if (round != Round::office && same_state(one, other)) text += ", state";
  if (round != Round::office && have_common(one.offices, other.offices)) text += ", office";
  if (both_know(one, other, Evidence::calling)) text += ", calling";
  if (common_company(one, other) > 0) text += ", company";
  return text;
}

bool supported(const Evidence& one, const Evidence& other, Round round) { return enough(one, other, round); }

}  // namespace kg
