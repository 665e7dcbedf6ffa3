#include "graph/identity_links.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "graph/fold.h"
#include "graph/identity_names.h"

namespace kg {
namespace {

bool same_group(ActorType one, ActorType other) { return std::string_view(group_of(one)) == group_of(other); }

bool countries_agree(std::string_view one, std::string_view other) {
  return one.empty() || other.empty() || one == other;
}

bool types_agree(ActorType local, ActorType entry) {
  const auto is_land = [](ActorType type) { return type == ActorType::country || type == ActorType::place; };
  return same_group(local, entry) || (is_land(local) && is_land(entry));
}

std::optional<int> year_of(std::string_view iso) {
  if (iso.size() < 4) return std::nullopt;
  int year = 0;
  for (const char c : iso.substr(0, 4)) {
    if (c < '0' || c > '9') return std::nullopt;
    year = year * 10 + (c - '0');
  }
  return year;
}

// Years in which somebody held offices; the last open ones go on.
struct Career {
  int first = 9999, last = 0;
  bool known() const { return first <= last; }
  int years_from(int year) const { return std::max({0, first - year, year - last}); }
};

Career career_of(const Catalogue& catalogue, std::string_view person) {
  Career career;
  for (const OfficeTerm& term : catalogue.terms_of(person)) {
    const int start = year_of(term.start).value_or(9999);
    career.first = std::min(career.first, start);
    career.last = std::max(career.last, term.end.empty() ? start + 8 : year_of(term.end).value_or(start));
  }
  return career;
}

// The entry that all of these mean; null if there is none or more than one.
class OnlyEntry {
 public:
  void add(const CatalogueEntry* entry) {
    several_ = several_ || (entry_ && entry_ != entry);
    entry_ = entry;
  }
  const CatalogueEntry* get() const { return several_ ? nullptr : entry_; }

 private:
  const CatalogueEntry* entry_ = nullptr;
  bool several_ = false;
};

bool is_named(const CatalogueEntry& entry, const Catalogue& catalogue, std::string_view name) {
  return std::ranges::any_of(catalogue.find(name),
                             [&](const NameMatch& match) { return match.entry == &entry; });
}

// Whether a person of this full name may be the entry: they share a word, in whatever spelling.
bool shares_word(const PersonName& name, const CatalogueEntry& entry, const IdentityRules& rules) {
  for (const CatalogueName& form : entry.names) {
    const std::string other = person_name(form.text, rules).name;
    for (const std::string_view word : words_of(name.name))
      for (const std::string_view known : words_of(other))
        if (word == known || rules.sound_of(word) == rules.sound_of(known)) return true;
  }
  return false;
}

}  // namespace

const char* group_of(ActorType type) {
  switch (type) {
    case ActorType::person: return "person";
    case ActorType::country: return "country";
    case ActorType::place: return "place";
    case ActorType::organization:
    case ActorType::igo:
    case ActorType::armed_group: return "body";
    case ActorType::people: return "people";
    case ActorType::event: return "event";
  }
  return "body";
}

CatalogueLinks::CatalogueLinks(const Catalogue& catalogue, const IdentityRules& rules)
    : catalogue_(&catalogue), rules_(&rules) {
  for (const CatalogueEntry& entry : catalogue.entries()) {
    if (entry.type != ActorType::person) continue;
    std::set<std::string> words;
    for (const CatalogueName& form : entry.names) {
      if (form.how > NameKind::alias) continue;
      const PersonName name = person_name(form.text, rules);
      if (name.words < 2) continue;
      const std::string folded = fold_name(form.text);
      for (const std::string_view word : words_of(folded)) words.emplace(word);
      auto& bearers = persons_[name.name];
      if (bearers.empty() || bearers.back() != &entry) bearers.push_back(&entry);
    }
    for (const std::string& word : words) ++bearers_[word];
  }
}

bool CatalogueLinks::unusual(std::string_view name) const {
  constexpr std::size_t long_word = 6;
  constexpr int few = 8;
  bool unknown = false;
  const std::string folded = fold_name(name);
  for (const std::string_view word : words_of(folded)) {
    if (rules_->is_particle(word)) continue;
    const auto at = bearers_.find(std::string(word));
    if (at != bearers_.end() && at->second > few) return false;
    unknown = unknown || (at == bearers_.end() && word.size() >= long_word);
  }
  return unknown;
}

bool CatalogueLinks::hint_holds(const LocalFeatures& local, const CatalogueEntry& entry) const {
  if (!types_agree(local.type, entry.type)) return false;
  if (entry.type == ActorType::person) {
    const std::optional<int> year = year_of(local.day), born = year_of(entry.from);
    constexpr int youngest = 12, longest_before = 20;
    if (year && born && *year < *born + youngest) return false;
    const Career career = career_of(*catalogue_, entry.id);
    if (year && career.known() && *year < career.first - longest_before) return false;
    const PersonName name = person_name(local.name, *rules_);
    const bool full = local.named() && name.words > 1 && begins_upper(words_of(local.name).back());
    return !full || is_named(entry, *catalogue_, local.name) || shares_word(name, entry, *rules_);
  }
  // "the International Cricket Council (ICC)" is what the document says it is.
  if (same_group(entry.type, ActorType::organization) && words_of(local.name).size() > 1 &&
      !is_named(entry, *catalogue_, local.name))
    for (const LocalFeatures::Form& form : local.forms)
      if (is_acronym(form.text) && abbreviates(form.text, local.name) &&
          is_named(entry, *catalogue_, form.text))
        return false;
  return true;
}

// What speaks for this entry, which bears the name: two is enough to be it.
int CatalogueLinks::weight(const LocalFeatures& local, const CatalogueEntry& entry, bool ambiguous) const {
  constexpr int impossible = -100;
  int weight = (entry.source == "hand" || entry.source == "user" ? 2 : 0) - (ambiguous ? 2 : 0);
  if (!local.country.empty() && !entry.country.empty())
    weight += local.country == entry.country ? 4 : impossible;
  else if (!local.context.empty() && local.context == entry.country)
    weight += 2;
  const std::optional<int> year = year_of(local.day), born = year_of(entry.from);
  constexpr int youngest = 16;
  if (year && born && *year < *born + youngest) return impossible;
  if (year) {
    constexpr int near = 3, far = 20;
    const Career career = career_of(*catalogue_, entry.id);
    if (career.known()) {
      const int years = career.years_from(*year);
      weight += years <= near ? 2 : years > far ? -2 : 0;
      for (const OfficeTerm& term : catalogue_->terms_of(entry.id))
        if (term.start.substr(0, 4) <= local.day.substr(0, 4) &&
            (term.end.empty() || term.end.substr(0, 4) >= local.day.substr(0, 4))) {
          ++weight;
          break;
        }
    }
  }
  const std::string office = office_of(local.role, *catalogue_, *rules_);
  if (!office.empty())
    for (const OfficeTerm& term : catalogue_->terms_of(entry.id))
      if (office_of(term.office, *catalogue_, *rules_) == office) {
        weight += 4;
        break;
      }
  const std::set<std::string> callings = rules_->callings_of(fold_name(local.role));
  if (!callings.empty() && !callings.contains("politics") && !callings.contains("military") &&
      !callings.contains("religion"))
    weight -= 8;
  return weight;
}

const CatalogueEntry* CatalogueLinks::person_named(const LocalFeatures& local) const {
  if (words_of(local.name).size() < 2) return nullptr;
  const PersonName name = person_name(local.name, *rules_);
  struct Candidate {
    const CatalogueEntry* entry = nullptr;
    bool ambiguous = false;
  };
  std::vector<Candidate> candidates;
  const auto add = [&](const CatalogueEntry* entry, bool ambiguous) {
    if (std::ranges::none_of(candidates, [&](const Candidate& one) { return one.entry == entry; }))
      candidates.push_back({entry, ambiguous});
  };
  for (const NameMatch& match : catalogue_->find(local.name))
    if (match.how <= NameKind::acronym && match.entry->type == ActorType::person)
      add(match.entry, match.ambiguous);
  // Spelt otherwise than in the catalogue; a middle initial or a number of its own is somebody else's.
  const auto bearers = persons_.find(name.name);
  if (candidates.empty() && bearers != persons_.end() && name.initials.empty() && name.number.empty())
    for (const CatalogueEntry* entry : bearers->second) add(entry, bearers->second.size() > 1);
  constexpr int enough = 2, margin = 1;
  const CatalogueEntry* best = nullptr;
  int most = enough - 1, second = -1000;
  for (const Candidate& one : candidates) {
    const int weighed = weight(local, *one.entry, one.ambiguous);
    if (weighed > most) {
      second = best ? most : second;
      most = weighed;
      best = one.entry;
    } else {
      second = std::max(second, weighed);
    }
  }
  return best && most >= second + margin ? best : nullptr;
}

const CatalogueEntry* CatalogueLinks::entry_of(const LocalFeatures& local) const {
  if (!local.recognised.empty())
    if (const CatalogueEntry* entry = catalogue_->entry(local.recognised); entry && hint_holds(local, *entry))
      return entry;
  if (local.type == ActorType::people) return nullptr;
  if (same_group(local.type, ActorType::organization) && !local.country.empty()) {
    OnlyEntry body;
    for (const NameMatch& match : catalogue_->bodies_of(local.name, local.country))
      if (same_group(match.entry->type, local.type)) body.add(match.entry);
    if (body.get()) return body.get();
  }
  if (!local.named()) return nullptr;
  if (local.type == ActorType::person) return person_named(local);
  OnlyEntry bearer;
  for (const NameMatch& match : catalogue_->find(local.name)) {
    if (match.how > NameKind::acronym || !same_group(local.type, match.entry->type)) continue;
    if (!countries_agree(local.country, match.entry->country)) continue;
    // A form that others bear too needs more than the name.
    if (match.ambiguous && (local.country.empty() || local.country != match.entry->country)) continue;
    bearer.add(match.entry);
  }
  return bearer.get();
}

}  // namespace kg
