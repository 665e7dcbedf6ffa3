// The words that a row asks for besides its head, and those that it does not want.
#include <algorithm>

#include "ingest/claims/frames.h"
#include "ingest/claims/one_of.h"

namespace kg::ingest {
namespace {

// "does not accept", "has never recognised", "no longer trusts"; not "if it does not accept", "may not
// agree", "urged it not to ratify".
bool denied(const Tree& tree, std::uint32_t verb) {
  bool found = false;
  for (const std::uint32_t child : tree.children(verb)) {
    const std::string& word = tree.lemma(child);
    if (tree.relation(child) == Relation::mark && one_of(word, {"if", "to", "unless", "whether"}))
      return false;
    if (tree.relation(child) == Relation::aux && one_of(word, {"may", "might", "could", "should", "must"}))
      return false;
    found |= one_of(word, {"not", "n't", "n’t", "never", "neither", "nor"}) ||
             (tree.token(child).form == "longer" && child > 0 && tree.lemma(child - 1) == "no");
  }
  return found;
}

// "Told his counterpart", "X and his counterpart said"; not "his counterpart said", which is said to anybody.
bool addressed(const Tree& tree, std::uint32_t noun) {
  std::uint32_t at = noun;
  while (tree.head(at) != kRoot &&
         (tree.relation(at) == Relation::appos || tree.relation(at) == Relation::flat))
    at = static_cast<std::uint32_t>(tree.head(at));
  const Relation relation = tree.relation(at);
  if (relation == Relation::conj) return true;
  return relation != Relation::nsubj && relation != Relation::nsubj_pass;
}

}  // namespace

bool FrameMatcher::has_words(const Frame& frame, const Predicate& predicate) const {
  return head_matches(frame, reader_.tree(), predicate.head) &&
         std::all_of(frame.constraints.begin(), frame.constraints.end(),
                     [&](const Constraint& constraint) { return holds_for(constraint, predicate); });
}

bool FrameMatcher::holds_for(const Constraint& constraint, const Predicate& predicate) const {
  switch (constraint.kind) {
    case Constraint::Kind::active: return !predicate.passive;
    case Constraint::Kind::passive: return predicate.passive;
    case Constraint::Kind::addressed: return addressed(reader_.tree(), predicate.head);
    case Constraint::Kind::denied: return denied(reader_.tree(), predicate.head);
    default: break;
  }
  const std::vector<Argument> fillers = reader_.fillers(predicate, constraint.slot);
  if (constraint.kind == Constraint::Kind::filled) return !fillers.empty();
  if (constraint.kind == Constraint::Kind::empty) return fillers.empty();
  const bool one = std::any_of(fillers.begin(), fillers.end(), [&](const Argument& filler) {
    const auto wanted = [&](std::uint32_t token) {
      return std::binary_search(constraint.words.begin(), constraint.words.end(),
                                reader_.tree().lemma(token));
    };
    if (wanted(filler.head)) return true;
    if (constraint.slot.kind == SlotKind::xcomp && !constraint.slot.next && judged_by(filler.head, wanted))
      return true;
    if (constraint.kind == Constraint::Kind::words && titled_by(filler.head, wanted)) return true;
    const auto counted = reader_.counted_by(filler.head);
    return counted && constraint.kind == Constraint::Kind::words && wanted(*counted);
  });
  return constraint.kind == Constraint::Kind::words ? one : !one;
}

// "Called it a historic agreement": the adjective judges where the noun does not.
bool FrameMatcher::judged_by(std::uint32_t noun, const std::function<bool(std::uint32_t)>& wanted) const {
  const Tree& tree = reader_.tree();
  const ClaimLexicon& lexicon = reader_.lexicon();
  if (!tree.noun(noun) || lexicon.bad(tree.lemma(noun)) || lexicon.good(tree.lemma(noun))) return false;
  const auto children = tree.children(noun);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return child < noun && tree.relation(child) == Relation::amod &&
           (lexicon.bad(tree.lemma(child)) || lexicon.good(tree.lemma(child))) && wanted(child);
  });
}

// "Seized the tanker Eventin": what stands before a name says what it is.
bool FrameMatcher::titled_by(std::uint32_t name, const std::function<bool(std::uint32_t)>& wanted) const {
  const Tree& tree = reader_.tree();
  if (tree.token(name).upos != "PROPN") return false;
  const auto children = tree.children(name);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return child < name && tree.token(child).upos == "NOUN" &&
           (tree.relation(child) == Relation::compound || tree.token(child).deprel == "nmod:desc") &&
           wanted(child);
  });
}

}  // namespace kg::ingest
