#include "graph/identity_node.h"

#include <date/date.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <sstream>

#include "graph/fold.h"
#include "graph/identity_names.h"

namespace kg {
namespace {

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

// Whether some word is written large, be it behind a hyphen: "al-Dabiyah".
bool is_proper(std::string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i)
    if ((i == 0 || name[i - 1] == ' ' || name[i - 1] == '-') && begins_upper(name.substr(i))) return true;
  return false;
}

std::int32_t day_number(const std::string& iso) {
  date::sys_days day;
  std::istringstream in(iso);
  if (!(in >> date::parse("%F", day))) return 0;
  return static_cast<std::int32_t>(day.time_since_epoch().count());
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
       {&node.kind, &node.name, &node.country, &node.initials, &node.number, &node.sound, &node.callings,
        &node.office, &node.context, &node.link, &node.basis})
    add(*field);
  add(std::to_string(node.day));
  add(std::to_string(node.span));
  add(std::to_string(node.year));
  add(to_hex(node.judged.value));
  for (const std::string& block : node.blocks) add(block);
  node.key = content_hash(all);
  // Of one local actor alone: beside those of its document.
  if (node.blocks.size() == 1 && node.blocks.front().starts_with('@'))
    node.key = key_within({from_hex(std::string_view(node.blocks.front()).substr(1)).value_or(0)}, node.key);
}

std::string set_as_text(const std::set<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : " ") + value;
  return text;
}

void place_person(IdentityNode& node, const LocalFeatures& local, const CatalogueLinks& links,
                  const IdentityRules& rules) {
  const Catalogue& catalogue = links.catalogue();
  if (!local.named()) return;
  const PersonName parts = person_name(local.name, rules);
  if (parts.words == 0) return;
  const std::string role = fold_name(local.role);
  node.office = office_of(local.role, catalogue, rules);
  node.callings = set_as_text(rules.callings_of(role));
  const bool family_first = catalogue.family_name_first(local.country);
  std::string family = parts.name.substr(parts.name.rfind(' ') + 1);
  if (parts.words >= 2) {
    node.name = parts.name;
    node.initials = parts.initials;
    node.number = parts.number;
    node.sound = sound_of_name(parts.name, rules, family_first);
    node.basis = "full name";
    node.blocks = {"p:" + parts.name, "q:" + consonants_of_name(parts.name, rules)};
    // News says what somebody is when it names him first. Who is named with nothing else is known already.
    if ((!local.country.empty() || local.role.empty()) && links.unusual(local.name))
      node.blocks.push_back("n:" + parts.name);
    if (family_first) family = parts.name.substr(0, parts.name.find(' '));
  } else {
    if (local.country.empty() || role.empty()) return;
    node.basis = "name, country and role";
  }
  const std::string& post = parts.words < 2 && node.office.empty() ? role : node.office;
  if (local.country.empty() || post.empty()) {
    node.office.clear();
    return;
  }
  node.blocks.push_back("s:" + family + '|' + local.country + '|' + post);
  node.year = local.day.size() >= 4 ? std::atoi(local.day.substr(0, 4).c_str()) : 0;
  node.year -= node.year % years_of(node);  // a full name need not be told by the year
  node.years = years_of(node);
}

void place_body(IdentityNode& node, const LocalFeatures& local, const IdentityRules& rules) {
  const std::string name = plain_name(local.name, rules);
  if (!is_proper(local.name) || rules.only_common(fold_name(local.name))) {
    if (local.country.empty()) return;
    node.name = name;
    node.basis = "name and country";
    node.blocks = {"o:" + name + '|' + local.country};
    return;
  }
  if (is_acronym(local.name)) {
    node.basis = "acronym";
    node.blocks = {"a:" + fold_name(local.name)};
    // Articles that tell no state have to name somebody else in common: they are one node only by that.
    if (node.country.empty() && node.context.empty())
      node.context = local.company.empty() ? judged_block(local.id) : '+' + to_hex(local.company.front());
    return;
  }
  node.name = name;
  node.basis = "full name";
  node.blocks = {"o:" + name};
  for (const LocalFeatures::Form& form : local.forms)
    if (is_acronym(form.text) && abbreviates(form.text, local.name))
      node.blocks.push_back("a:" + fold_name(form.text));
}

void place_land(IdentityNode& node, const LocalFeatures& local, const IdentityRules& rules) {
  const std::string name = plain_name(local.name, rules);
  if (!is_proper(local.name) || rules.only_common(fold_name(local.name))) return;
  node.name = name;
  node.basis = "full name";
  node.blocks = {(local.type == ActorType::place ? "l:" : "c:") + name};
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
  if (node.day == 0) return;
  // Days that lie so close that they are one event anyway share a node.
  node.day -= node.day % step_of(node.span);
  node.blocks = {passing_block(node.name, node.day)};
}

}  // namespace

std::string catalogue_block(std::string_view entry_id) { return '=' + std::string(entry_id); }
std::string judged_block(LocalActorId id) { return '@' + to_hex(id.value); }

IdentityNode identity_node(const LocalFeatures& local, const CatalogueLinks& links,
                           const IdentityRules& rules, bool judged) {
  const Catalogue& catalogue = links.catalogue();
  IdentityNode node;
  node.kind = group_of(local.type);
  if (judged) node.judged = local.id;
  if (const CatalogueEntry* entry = links.entry_of(local)) {
    node.link = entry->id;
    node.basis = entry->id == local.recognised ? "recognised" : "name in the catalogue";
    node.blocks = {catalogue_block(entry->id)};
  } else {
    node.country = local.country;
    const bool told_by_state =
        local.type != ActorType::people && local.type != ActorType::event && local.type != ActorType::country;
    if (local.country.empty() && told_by_state) node.context = local.context;
    if (local.type == ActorType::person)
      place_person(node, local, links, rules);
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
      node.context.clear();
    }
  }
  if (judged) node.blocks.push_back(judged_block(local.id));
  seal(node);
  return node;
}

}  // namespace kg
