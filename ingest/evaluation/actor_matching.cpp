#include "ingest/evaluation/actor_matching.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "ingest/evaluation/scoring.h"

namespace kg::ingest {
namespace {

bool digits(const std::string& text, std::size_t begin, std::size_t count) {
  return text.size() >= begin + count &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin),
                     text.begin() + static_cast<std::ptrdiff_t>(begin + count),
                     [](char c) { return c >= '0' && c <= '9'; });
}

std::string last_day(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return "01";
  const bool leaps = month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return std::to_string(kDays[static_cast<std::size_t>(month - 1)] + (leaps ? 1 : 0));
}

std::optional<std::string> bound(const std::string& text, bool last) {
  const bool has_month = text.size() >= 7, has_day = text.size() == 10;
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  if (!digits(text, 0, 4) || (has_month && (text[4] != '-' || !digits(text, 5, 2))) ||
      (has_day && (text[7] != '-' || !digits(text, 8, 2))))
    return std::nullopt;
  if (has_day) return text;
  const std::string month = has_month ? text.substr(5, 2) : last ? "12" : "01";
  return text.substr(0, 4) + '-' + month + '-' +
         (last ? last_day(std::stoi(text.substr(0, 4)), std::stoi(month)) : "01");
}

}  // namespace

SystemActor& SystemActors::met(const LocalActor& actor) {
  ActorName key{comparable(actor.name), to_string(actor.type)};
  const auto [place, is_new] = places_.emplace(key, actors_.size());
  if (is_new) actors_.push_back({std::move(key), actor.name, {}, 0});
  SystemActor& met = actors_[place->second];
  for (const std::string& alias : actor.aliases)
    if (std::string name = comparable(alias); !name.empty()) met.aliases.insert(std::move(name));
  return met;
}

ActorName SystemActors::stands_in_claim(const LocalActor& actor) {
  SystemActor& found = met(actor);
  ++found.claims;
  return found.key;
}

ActorName SystemActors::speaks(const LocalActor& actor) { return met(actor).key; }

std::map<ActorName, std::string> matched(const std::vector<GoldActor>& gold, const SystemActors& system) {
  // Only speaks, tier, other type, -shared names, -claims, then places of both.
  using Option = std::tuple<bool, int, bool, std::ptrdiff_t, std::int64_t, std::size_t, std::size_t>;
  std::vector<Option> options;
  for (std::size_t g = 0; g < gold.size(); ++g) {
    const std::string name = comparable(gold[g].name);
    std::set<std::string> forms{name};
    for (const std::string& mention : gold[g].mentions) forms.insert(comparable(mention));
    for (std::size_t s = 0; s < system.all().size(); ++s) {
      const SystemActor& actor = system.all()[s];
      std::set<std::string> own = actor.aliases;
      own.insert(actor.key.first);
      const auto shared = std::count_if(own.begin(), own.end(),
                                        [&](const std::string& form) { return forms.contains(form); });
      if (shared == 0) continue;
      const int tier = actor.key.first == name           ? 0
                       : forms.contains(actor.key.first) ? 1
                       : actor.aliases.contains(name)    ? 2
                                                         : 3;
      options.emplace_back(actor.claims == 0, tier, actor.key.second != to_string(gold[g].type), -shared,
                           -static_cast<std::int64_t>(actor.claims), s, g);
    }
  }
  std::sort(options.begin(), options.end());
  std::map<ActorName, std::string> found;
  std::vector<bool> taken(gold.size(), false);
  for (const auto& option : options) {
    const std::size_t s = std::get<5>(option), g = std::get<6>(option);
    if (taken[g] || !found.emplace(system.all()[s].key, gold[g].id).second) continue;
    taken[g] = true;
  }
  return found;
}

std::optional<Days> days_of(const std::string& time) {
  const std::size_t slash = time.find('/');
  const std::string start = time.substr(0, slash);
  const std::string end = slash == std::string::npos ? "" : time.substr(slash + 1);
  const auto first = bound(start, false), last = bound(end.empty() ? start : end, true);
  if (!first || !last) return std::nullopt;
  return Days{*first, *last};
}

}  // namespace kg::ingest
