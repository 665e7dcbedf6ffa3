#include "ingest/claims/exceptions.h"

#include <algorithm>
#include <string_view>

#include "ingest/claims/one_of.h"

namespace kg::ingest {
namespace {

// "none", "everyone", "no country", "all members"
bool all_or_none(const Tree& tree, std::uint32_t subject) {
  if (one_of(tree.lemma(subject), {"all", "anybody", "anyone", "everybody", "everyone", "nobody", "none"}))
    return true;
  const auto children = tree.children(subject);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return child < subject && tree.relation(child) != Relation::case_ &&
           one_of(tree.lemma(child), {"all", "any", "each", "every", "no"});
  });
}

// Whether the words before a name leave it out; "but" does right behind the subject alone.
bool left_out(const Tree& tree, std::uint32_t name, std::uint32_t subject) {
  std::uint32_t first = name;
  while (first > 0 && tree.head(first - 1) == static_cast<std::int32_t>(name) &&
         tree.relation(first - 1) != Relation::case_ && tree.relation(first - 1) != Relation::cc &&
         tree.token(first - 1).form != ",")
    --first;
  const auto word = [&](std::uint32_t back) -> std::string_view {
    const bool inside = first >= back && tree.sentence(first - back) == tree.sentence(name);
    return inside ? std::string_view(tree.lemma(first - back)) : std::string_view();
  };
  const std::string_view last = word(1), before = word(2);
  if (one_of(last, {"bar", "barring", "except", "save"})) return true;
  if (last == "for" && one_of(before, {"except", "save"})) return true;
  if (last == "from" && one_of(before, {"apart", "aside"})) return true;
  if (last == "than" && before == "other") return true;
  if (last == "of" && before == "exception") return true;
  return last == "but" && first == subject + 2;
}

}  // namespace

bool means_nobody(const Tree& tree, std::uint32_t subject) {
  if (tree.lemma(subject) == "nobody" || tree.lemma(subject) == "none") return true;
  const auto children = tree.children(subject);
  return std::any_of(children.begin(), children.end(),
                     [&](std::uint32_t child) { return child < subject && tree.lemma(child) == "no"; });
}

std::vector<std::uint32_t> left_out_of(const Tree& tree, std::uint32_t verb, std::uint32_t subject) {
  std::vector<std::uint32_t> found;
  if (!all_or_none(tree, subject)) return found;
  const TokenRange reach = tree.extent(verb);
  for (std::uint32_t i = reach.begin; i < reach.end; ++i)
    if (i != subject && tree.noun(i) && left_out(tree, i, subject)) found.push_back(i);
  return found;
}

}  // namespace kg::ingest
