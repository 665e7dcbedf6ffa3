#include "ingest/claims/companions.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace kg::ingest {
namespace {

// Nouns that only say how long, how often or in what bundle what their "of" names went on.
bool measures(std::string_view noun) {
  constexpr std::array<std::string_view, 33> kMeasures{
      "afternoon", "array",    "barrage", "batch",   "bout",    "cycle", "day",     "evening", "flurry",
      "hour",      "marathon", "minute",  "month",   "morning", "night", "package", "phase",   "raft",
      "round",     "salvo",    "series",  "session", "set",     "slew",  "spate",   "spell",   "stage",
      "string",    "tranche",  "volley",  "wave",    "week",    "year"};
  return std::binary_search(kMeasures.begin(), kMeasures.end(), noun);
}

bool sets_together(std::string_view word) {
  return word == "together" || word == "jointly" || word == "along" || word == "alongside";
}

// "400 of its 900 soldiers", "half of its tanks": how many of them.
bool counts(const Tree& tree, std::uint32_t noun) {
  constexpr std::array<std::string_view, 10> kCounts{"bulk", "dozen", "half",    "hundred", "most",
                                                     "part", "some",  "quarter", "third",   "thousand"};
  const std::string& lemma = tree.lemma(noun);
  return (tree.token(noun).xpos == "CD" && lemma != "one") ||
         std::binary_search(kCounts.begin(), kCounts.end(), lemma);
}

}  // namespace

bool in_company(const Tree& tree, std::uint32_t phrase) {
  if (sets_together(tree.preposition(phrase)) || tree.preposition(phrase) == "along_with" ||
      tree.preposition(phrase) == "together_with")
    return true;
  if (tree.preposition(phrase) != "with") return false;
  const auto children = tree.children(phrase);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return child > 0 && child < phrase && tree.lemma(child) == "with" && sets_together(tree.lemma(child - 1));
  });
}

namespace {

void accompanying(const Tree& tree, std::uint32_t participle, std::vector<std::uint32_t>& found) {
  if (tree.lemma(participle) != "accompany" && tree.lemma(participle) != "join") return;
  for (const std::uint32_t child : tree.children(participle)) {
    const bool agent = tree.relation(child) == Relation::obl_agent ||
                       (tree.relation(child) == Relation::obl && tree.preposition(child) == "by");
    if (agent) found.push_back(child);
  }
}

// "Chad, like Niger, has thrown out", "Like Niger, Chad has"; but "a leader like Tito said".
bool alike(const Tree& tree, std::uint32_t phrase) {
  if (tree.preposition(phrase) != "like" && tree.preposition(phrase) != "as_well_as") return false;
  std::uint32_t next = phrase + 1;
  while (next < tree.size() && tree.head(next) == static_cast<std::int32_t>(phrase) &&
         tree.token(next).form != ",")
    ++next;
  return next < tree.size() && tree.token(next).form == ",";
}

// What hangs on the verb or its subject.
void beside(const Tree& tree, std::uint32_t word, std::uint32_t verb, std::vector<std::uint32_t>& found) {
  for (const std::uint32_t child : tree.children(word)) {
    const Relation relation = tree.relation(child);
    if (child != verb && (relation == Relation::acl || relation == Relation::relcl))
      accompanying(tree, child, found);
    if (child > verb) continue;  // "fought alongside" is told by the verb's own rows
    if ((relation == Relation::obl || relation == Relation::nmod) &&
        (in_company(tree, child) || alike(tree, child)))
      found.push_back(child);
    if (relation != Relation::advmod || !sets_together(tree.lemma(child))) continue;
    for (const std::uint32_t below : tree.children(child)) {
      if (tree.relation(below) == Relation::obl && tree.preposition(below) == "with") found.push_back(below);
    }
  }
}

}  // namespace

std::vector<std::uint32_t> companions(const Tree& tree, std::uint32_t verb, std::uint32_t subject) {
  std::vector<std::uint32_t> found;
  beside(tree, subject, verb, found);
  beside(tree, verb, verb, found);
  for (const std::uint32_t child : tree.children(verb)) {
    if (tree.relation(child) != Relation::advcl || tree.lemma(child) != "do" ||
        tree.preposition(child) != "as")
      continue;
    for (const std::uint32_t below : tree.children(child)) {  // "as did Sweden"
      const Relation relation = tree.relation(below);
      if (relation == Relation::nsubj || relation == Relation::obj) found.push_back(below);
    }
  }
  std::erase(found, subject);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::uint32_t measured_by(const Tree& tree, std::uint32_t noun) {
  std::uint32_t at = noun;
  while (tree.relation(at) == Relation::nmod && tree.preposition(at) == "of" && tree.head(at) != kRoot &&
         measures(tree.lemma(static_cast<std::uint32_t>(tree.head(at)))))
    at = static_cast<std::uint32_t>(tree.head(at));
  return at;
}

std::int32_t measured_in(const Tree& tree, std::uint32_t noun) {
  if (!measures(tree.lemma(noun)) && !counts(tree, noun)) return -1;
  for (const std::uint32_t child : tree.children(noun)) {
    if (tree.relation(child) == Relation::nmod && tree.preposition(child) == "of")
      return static_cast<std::int32_t>(child);
  }
  return -1;
}

}  // namespace kg::ingest
