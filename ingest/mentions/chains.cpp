#include "ingest/mentions/chains.h"

#include <algorithm>

namespace kg::ingest {
namespace {

int weight(const Candidate& candidate) {
  if (candidate.mention.kind == MentionKind::pronoun) return 0;
  if (candidate.nominal && !candidate.typed_by_name) return 0;
  if (candidate.mention.kind == MentionKind::adjective) return 1;
  if (candidate.entry && candidate.how != NameKind::surname) return 8;
  if (candidate.typed_by_name && candidate.mention.kind == MentionKind::name) return 5;
  if (candidate.seen_as) return 3;
  return 2;
}

bool one_begins_or_ends_the_other(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return b.starts_with(a) || b.ends_with(a);
}

}  // namespace

bool compatible(Gender a, Gender b) { return a == b || a == Gender::unknown || b == Gender::unknown; }

bool compatible(ActorType a, ActorType b) {
  if (a == b) return true;
  const auto is_body = [](ActorType t) {
    return t == ActorType::organization || t == ActorType::igo || t == ActorType::armed_group ||
           t == ActorType::people;
  };
  return is_body(a) && is_body(b);
}

Chains::Chains(const Reading& reading) : reading_(reading) {
  const auto count = static_cast<std::uint32_t>(reading.candidates.size());
  parent_.resize(count);
  members_.resize(count);
  features_.resize(count);
  several_.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const Candidate& candidate = reading.candidates[i];
    parent_[i] = i;
    members_[i] = {i};
    Features& f = features_[i];
    f.gender = candidate.gender;
    if (candidate.how == NameKind::surname)
      f.by_surname = candidate.entry;
    else
      f.entry = candidate.entry;
    f.country = candidate.country;
    f.votes[static_cast<std::size_t>(candidate.mention.type)] += weight(candidate);
    for (std::size_t t = 0; t < 8; ++t) f.votes[t] += candidate.evidence[t];
    f.named = candidate.mention.kind == MentionKind::name;
    f.full_name = f.named && candidate.described == Described::nothing &&
                  candidate.how != NameKind::surname &&  // "al-Sisi"
                  candidate.folded.find(' ') != std::string::npos;
    if (f.full_name) f.full_names.push_back(candidate.folded);
    f.plural = candidate.mention.plural;
    f.singular = !candidate.mention.plural && candidate.mention.kind != MentionKind::pronoun;
  }
}

std::uint32_t Chains::root(std::uint32_t candidate) const {
  while (parent_[candidate] != candidate) candidate = parent_[candidate] = parent_[parent_[candidate]];
  return candidate;
}

bool Chains::contradict(std::uint32_t a, std::uint32_t b) const {
  if (!several_[a].empty() || !several_[b].empty()) return true;
  const Features& x = features_[a];
  const Features& y = features_[b];
  return !compatible(x.gender, y.gender) || (x.entry && y.entry && x.entry != y.entry);
}

bool Chains::may_link(std::uint32_t a, std::uint32_t b) const {
  a = root(a);
  b = root(b);
  if (a == b) return true;
  if (contradict(a, b)) return false;
  const Features& x = features_[a];
  const Features& y = features_[b];
  if (x.entry && y.entry) return true;
  // No description makes one actor of two that the text calls by different full names.
  if (x.full_names.empty() || y.full_names.empty()) return true;
  for (const std::string_view mine : x.full_names)
    for (const std::string_view theirs : y.full_names)
      if (one_begins_or_ends_the_other(mine, theirs)) return true;
  return false;
}

bool Chains::link(std::uint32_t later, std::uint32_t earlier, std::string_view rule) {
  if (same(later, earlier)) return true;
  if (!may_link(later, earlier)) return false;
  join(later, earlier, rule);
  return true;
}

bool Chains::link_by_other_name(std::uint32_t later, std::uint32_t earlier, std::string_view rule) {
  if (same(later, earlier)) return true;
  if (contradict(root(later), root(earlier))) return false;
  join(later, earlier, rule);
  return true;
}

void Chains::join(std::uint32_t later, std::uint32_t earlier, std::string_view rule) {
  std::uint32_t a = root(earlier), b = root(later);
  if (b < a) std::swap(a, b);
  parent_[b] = a;
  std::vector<std::uint32_t>& members = members_[a];
  const auto own = static_cast<std::ptrdiff_t>(members.size());
  members.insert(members.end(), members_[b].begin(), members_[b].end());
  std::inplace_merge(members.begin(), members.begin() + own, members.end());
  members_[b].clear();
  Features& into = features_[a];
  Features& from = features_[b];
  into.named = into.named || from.named;
  into.full_name = into.full_name || from.full_name;
  for (const std::string_view name : from.full_names)
    if (std::find(into.full_names.begin(), into.full_names.end(), name) == into.full_names.end())
      into.full_names.push_back(name);
  if (!into.by_surname) into.by_surname = from.by_surname;
  if (into.gender == Gender::unknown) into.gender = from.gender;
  if (!into.entry) into.entry = from.entry;
  if (into.country.empty()) into.country = from.country;
  for (std::size_t t = 0; t < 8; ++t) into.votes[t] += from.votes[t];
  into.plural = into.plural || from.plural;
  into.singular = into.singular || from.singular;
  links_.push_back({later, earlier, std::string(rule)});
}

ActorType Chains::type(std::uint32_t candidate) const {
  const Features& f = features_[root(candidate)];
  const CatalogueEntry* known = entry(candidate);
  const bool half_state = known && known->type == ActorType::country &&
                          (known->kind == "territory" || known->kind == "autonomous" ||
                           known->kind == "constituent" || known->kind == "breakaway");
  if (known && !half_state) return known->type;
  std::size_t best = 0;
  for (std::size_t t = 1; t < 8; ++t)
    if (f.votes[t] > f.votes[best]) best = t;
  return f.votes[best] == 0 ? reading_.at(root(candidate)).mention.type : static_cast<ActorType>(best);
}

Gender Chains::gender(std::uint32_t candidate) const { return features_[root(candidate)].gender; }
bool Chains::has_name(std::uint32_t candidate) const { return features_[root(candidate)].named; }

const CatalogueEntry* Chains::entry(std::uint32_t candidate) const {
  const Features& f = features_[root(candidate)];
  if (f.entry || f.full_name) return f.entry;
  return f.by_surname;
}

std::string Chains::country(std::uint32_t candidate) const { return features_[root(candidate)].country; }

void Chains::stand_for(std::uint32_t candidate, std::vector<std::uint32_t> several, std::string_view rule) {
  for (const std::uint32_t one : several) links_.push_back({candidate, one, std::string(rule)});
  several_[root(candidate)] = std::move(several);
}

const std::vector<std::uint32_t>* Chains::several(std::uint32_t candidate) const {
  const std::vector<std::uint32_t>& list = several_[root(candidate)];
  return list.empty() ? nullptr : &list;
}

}  // namespace kg::ingest
