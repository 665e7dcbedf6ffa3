#include "graph/identity_node.h"

#include <date/date.h>

#include <algorithm>
#include <sstream>

#include "graph/fold.h"

namespace kg {
namespace {

// Types within a group may name one actor: what one article calls an organization, another calls a group.
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

bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }
// Of a word: ASCII, or a letter beyond it, which is taken for a capital where it stands first.
bool begins_upper(std::string_view word) {
  return !word.empty() && (upper(word[0]) || static_cast<unsigned char>(word[0]) >= 0x80);
}

std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < name.size();) {
    const std::size_t begin = name.find_first_not_of(" \t\r\n", i);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(name.find_first_of(" \t\r\n", begin), name.size());
    words.push_back(name.substr(begin, end - begin));
    i = end;
  }
  return words;
}

std::string letters_of(std::string_view word) {
  std::string letters;
  for (const char c : word)
    if (c != '.') letters += c;
  return letters;
}

// "RSF", "U.N.", "G7": two to six capitals and digits, a capital first.
bool is_acronym(std::string_view word) {
  const std::string letters = letters_of(word);
  return letters.size() >= 2 && letters.size() <= 6 && upper(letters[0]) &&
         std::ranges::all_of(letters, [](char c) { return upper(c) || (c >= '0' && c <= '9'); });
}

// "H.", "HW", "J.D."
bool is_initials(std::string_view word) {
  const std::string letters = letters_of(word);
  return !letters.empty() && letters.size() <= 3 && std::ranges::all_of(letters, upper);
}

struct PersonName {
  std::string name;      // folded, without initials of middle names: "george bush"
  std::string initials;  // folded: "hw"
  std::size_t words = 0;
};

PersonName person_name(const std::string& name) {
  const std::vector<std::string_view> words = words_of(name);
  const bool shouted = std::ranges::none_of(name, lower);
  PersonName parts;
  std::string kept;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool middle = i > 0 && i + 1 < words.size();
    // "J. D. Vance" begins with initials, which are no middle names but may be parted.
    const bool leading =
        middle && !kept.empty() && kept.find(' ') == kept.npos && is_initials(kept) && is_initials(words[i]);
    if (leading)
      kept += words[i];
    else if (middle && !shouted && is_initials(words[i]))
      parts.initials += fold_name(letters_of(words[i]));
    else
      kept += (kept.empty() ? "" : " ") + std::string(words[i]);
  }
  parts.name = fold_name(kept);
  parts.words = static_cast<std::size_t>(std::ranges::count(parts.name, ' ')) + (parts.name.empty() ? 0 : 1);
  return parts;
}

// Whether the letters stand, in this order, at the beginnings of words of the name: RSF in "Rapid Support
// Forces", UNHCR in "UN High Commissioner for Refugees" does not ask for "for".
bool abbreviates(const std::string& acronym, std::string_view name) {
  const std::string letters = fold_name(acronym);
  const std::string folded = fold_name(name);
  std::size_t at = 0;
  for (std::size_t i = 0; i < folded.size() && at < letters.size(); ++i)
    if ((i == 0 || folded[i - 1] == ' ') && folded[i] == letters[at]) ++at;
  return at == letters.size() && !letters.empty() && letters[0] == folded[0];
}

// Whether a description names somebody in particular: "Russian delegates", "Miami talks", not "peace talks".
bool is_specific(const LocalFeatures& local, const Catalogue& catalogue, const IdentityRules& rules) {
  const std::string folded = fold_name(local.name);
  if (rules.begins_with_count(folded) || rules.only_common(folded)) return false;
  const std::vector<std::string_view> words = words_of(local.name);
  // The first word may be written large because it begins a sentence: then others have to vouch for it.
  const bool vouched = !local.country.empty() || (!words.empty() && !catalogue.find(words[0]).empty()) ||
                       std::ranges::count_if(words, begins_upper) > 1;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (begins_upper(words[i]) && !rules.only_common(fold_name(words[i])) && (i > 0 || vouched)) return true;
  return false;
}

std::int32_t day_number(const std::string& iso) {
  date::sys_days day;
  std::istringstream in(iso);
  if (!(in >> date::parse("%F", day))) return 0;
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}

bool countries_agree(std::string_view one, std::string_view other) {
  return one.empty() || other.empty() || one == other;
}

bool types_agree(ActorType local, ActorType entry) {
  const auto is_land = [](ActorType type) { return type == ActorType::country || type == ActorType::place; };
  return std::string_view(group_of(local)) == group_of(entry) || (is_land(local) && is_land(entry));
}

void seal(IdentityNode& node) {
  std::ranges::sort(node.blocks);
  node.blocks.erase(std::unique(node.blocks.begin(), node.blocks.end()), node.blocks.end());
  std::string all = "node";
  const auto add = [&](std::string_view field) {
    all += ' ' + std::to_string(field.size()) + ' ';
    all += field;
  };
  for (const std::string* field :
       {&node.kind, &node.name, &node.country, &node.initials, &node.link, &node.basis})
    add(*field);
  add(std::to_string(node.day));
  add(std::to_string(node.span));
  add(to_hex(node.judged.value));
  for (const std::string& block : node.blocks) add(block);
  node.key = content_hash(all);
}

void place_person(IdentityNode& node, const LocalFeatures& local) {
  if (!local.named()) return;
  const PersonName parts = person_name(local.name);
  if (parts.words >= 2) {
    node.name = parts.name;
    node.initials = parts.initials;
    node.basis = "full name";
    node.blocks = {"p:" + parts.name};
  } else if (parts.words == 1 && !local.country.empty() && !local.role.empty()) {
    node.name = parts.name;
    node.basis = "name, country and role";
    node.blocks = {"p:" + parts.name + '|' + local.country + '|' + fold_name(local.role)};
  }
}

void place_body(IdentityNode& node, const LocalFeatures& local, const IdentityRules& rules) {
  const std::string folded = fold_name(local.name);
  const bool proper = std::ranges::any_of(words_of(local.name), begins_upper);
  if (!proper || rules.only_common(folded)) {
    if (local.country.empty()) return;
    node.name = folded;
    node.basis = "name and country";
    node.blocks = {"o:" + folded + '|' + local.country};
    return;
  }
  node.blocks = {"o:" + folded};
  if (is_acronym(local.name)) {
    node.basis = "acronym";
    return;
  }
  node.name = folded;
  node.basis = "full name";
  for (const LocalFeatures::Form& form : local.forms)
    if (is_acronym(form.text) && abbreviates(form.text, local.name))
      node.blocks.push_back("o:" + fold_name(form.text));
}

void place_land(IdentityNode& node, const LocalFeatures& local, const IdentityRules& rules) {
  const std::string folded = fold_name(local.name);
  const bool proper = std::ranges::any_of(words_of(local.name), begins_upper);
  if (!proper || rules.only_common(folded)) return;
  node.name = folded;
  node.basis = "full name";
  node.blocks = {(local.type == ActorType::place ? "l:" : "c:") + folded};
}

void place_people(IdentityNode& node, const LocalFeatures& local) {
  node.name = fold_name(local.name);
  node.basis = "description";
  node.blocks = {"g:" + node.name + '|' + local.country};
}

void place_event(IdentityNode& node, const LocalFeatures& local, const IdentityRules& rules) {
  node.name = fold_name(local.name);
  node.basis = "name";
  node.blocks = {"e:" + node.name};
  const std::optional<int> passes = rules.passes_in(node.name);
  if (!passes) return;
  node.basis = "name and date";
  node.span = *passes;
  node.day = day_number(local.day);
}

}  // namespace

std::string catalogue_block(std::string_view entry_id) { return '=' + std::string(entry_id); }
std::string judged_block(LocalActorId id) { return '@' + to_hex(id.value); }

namespace {

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

bool same_group(ActorType one, ActorType other) { return std::string_view(group_of(one)) == group_of(other); }

}  // namespace

const CatalogueEntry* catalogue_link(const LocalFeatures& local, const Catalogue& catalogue) {
  if (!local.recognised.empty())
    if (const CatalogueEntry* entry = catalogue.entry(local.recognised);
        entry && types_agree(local.type, entry->type))
      return entry;
  if (local.type == ActorType::people) return nullptr;
  if (same_group(local.type, ActorType::organization) && !local.country.empty()) {
    OnlyEntry body;
    for (const NameMatch& match : catalogue.bodies_of(local.name, local.country))
      if (same_group(match.entry->type, local.type)) body.add(match.entry);
    if (body.get()) return body.get();
  }
  if (!local.named()) return nullptr;
  if (local.type == ActorType::person && words_of(local.name).size() < 2) return nullptr;
  OnlyEntry bearer;
  for (const NameMatch& match : catalogue.find(local.name)) {
    if (match.how > NameKind::acronym || !same_group(local.type, match.entry->type)) continue;
    if (!countries_agree(local.country, match.entry->country)) continue;
    // A form that others bear too needs more than the name.
    if (match.ambiguous && (local.country.empty() || local.country != match.entry->country)) continue;
    bearer.add(match.entry);
  }
  return bearer.get();
}

IdentityNode identity_node(const LocalFeatures& local, const Catalogue& catalogue, const IdentityRules& rules,
                           bool judged) {
  IdentityNode node;
  node.kind = group_of(local.type);
  if (judged) node.judged = local.id;
  if (const CatalogueEntry* entry = catalogue_link(local, catalogue)) {
    node.link = entry->id;
    node.basis = entry->id == local.recognised ? "recognised" : "name in the catalogue";
    node.blocks = {catalogue_block(entry->id)};
  } else {
    node.country = local.country;
    if (local.type == ActorType::person)
      place_person(node, local);
    else if (local.type == ActorType::country || local.type == ActorType::place)
      place_land(node, local, rules);
    else if (local.type == ActorType::people || local.type == ActorType::event) {
      if (is_specific(local, catalogue, rules)) {
        if (local.type == ActorType::people)
          place_people(node, local);
        else
          place_event(node, local, rules);
      }
    } else {
      place_body(node, local, rules);
    }
    if (node.blocks.empty()) {  // nobody else can be it
      node.basis = "alone";
      node.blocks = {judged_block(local.id)};
    }
  }
  if (judged) node.blocks.push_back(judged_block(local.id));
  seal(node);
  return node;
}

}  // namespace kg
