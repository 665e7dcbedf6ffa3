// Pronouns and descriptions by the trained model, from the first of the text to the last.
#include <algorithm>

#include "ingest/mentions/sieves.h"

namespace kg::ingest {

LinkChoice choose_link(const LinkSides& sides, const LinkModel& model, std::uint32_t candidate,
                       const Chains& chains) {
  LinkFeatures features;
  sides.alone(candidate, features);
  const int alone = model.score(features);
  LinkChoice best;
  int best_score = alone;
  std::vector<std::uint32_t> nearer;
  for (const std::uint32_t earlier : sides.antecedents(candidate, chains)) {
    const std::uint32_t root = chains.root(earlier);
    sides.pair(candidate, earlier, static_cast<std::uint32_t>(nearer.size()), chains, features);
    const int score = model.score(features);
    if (score > best_score) {
      best_score = score;
      best.antecedent = static_cast<std::int32_t>(earlier);
    }
    if (std::find(nearer.begin(), nearer.end(), root) == nearer.end()) nearer.push_back(root);
  }
  best.margin = best_score - alone;
  return best;
}

namespace {

// "The Chinese coast guard" is not "the Philippine coast guard", whatever the rest of their words suggests.
bool of_two_states(const Chains& chains, std::uint32_t a, std::uint32_t b) {
  const std::string mine = chains.country(a);
  const std::string theirs = chains.country(b);
  return !mine.empty() && !theirs.empty() && mine != theirs;
}

// Whose the described one is: the root of the chain of "its" in "its ambassador", of "Peru's"; -1 if of
// nobody.
std::int32_t owner_of(const Reading& reading, const Chains& chains, std::uint32_t i) {
  const Candidate& candidate = reading.at(i);
  if (candidate.described != Described::title) return -1;
  if (candidate.possessor_token < 0)
    return candidate.slots.empty() ? -1 : static_cast<std::int32_t>(chains.root(candidate.slots.front()));
  for (std::uint32_t p = 0; p < reading.candidates.size(); ++p)
    if (reading.at(p).pronoun &&
        static_cast<std::int32_t>(reading.at(p).mention.head) == candidate.possessor_token)
      return chains.members(p).size() > 1 ? static_cast<std::int32_t>(chains.root(p)) : -1;
  return -1;
}

// "Spain recalled its ambassador; Peru withdrew its ambassador": two of them.
bool of_two_owners(const Reading& reading, const Chains& chains, std::uint32_t a, std::uint32_t b) {
  const std::int32_t mine = owner_of(reading, chains, a);
  const std::int32_t theirs = mine < 0 ? -1 : owner_of(reading, chains, b);
  return mine >= 0 && theirs >= 0 && mine != theirs;
}

// "The general" is no secretary-general.
bool of_two_ranks(const Reading& reading, const Chains& chains, std::uint32_t a, std::uint32_t b) {
  const Title* mine = reading.at(a).title;
  if (mine == nullptr || mine->kind != TitleKind::rank) return false;
  return std::any_of(reading.candidates.begin(), reading.candidates.end(), [&](const Candidate& held) {
    return held.title != nullptr && held.names >= 0 && held.title->kind != TitleKind::rank &&
           held.title->phrase.ends_with(mine->phrase) &&
           chains.same(static_cast<std::uint32_t>(held.names), b);
  });
}

}  // namespace

void link_by_model(const Reading& reading, const LinkModel& model, int least_margin, Chains& chains) {
  const LinkSides sides(reading);
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    if (!sides.is_open(i, chains)) continue;
    // "Her country" is known once she is.
    if (least_margin > 0 && reading.at(i).described == Described::country &&
        reading.at(i).possessor_token >= 0)
      continue;
    // "The Skipper" is a name, though of what is not known.
    const Title* title = reading.at(i).title;
    if (least_margin > 0 && title != nullptr && title->kind == TitleKind::trade &&
        reading.token(reading.at(i).mention.head).upos == "PROPN")
      continue;
    const LinkChoice choice = choose_link(sides, model, i, chains);
    if (choice.antecedent < 0 || choice.margin < least_margin) continue;
    const auto antecedent = static_cast<std::uint32_t>(choice.antecedent);
    if (!of_two_states(chains, i, antecedent) && !of_two_owners(reading, chains, i, antecedent) &&
        !of_two_ranks(reading, chains, i, antecedent))
      chains.link(i, antecedent, "model");
  }
}

}  // namespace kg::ingest
