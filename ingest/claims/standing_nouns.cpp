#include "ingest/claims/standing_nouns.h"

#include <algorithm>
#include <string_view>

#include "ingest/claims/one_of.h"

namespace kg::ingest {
namespace {

// "opposes Ukraine's membership of NATO", "backed its entry", "applied for membership": it is no member yet.
bool wished_for(const Tree& tree, std::uint32_t noun) {
  const std::int32_t head = tree.head(noun);
  if (head == kRoot) return false;
  if (!one_of(tree.lemma(noun), {"accession", "admission", "entry", "membership"})) return false;
  const std::string& above = tree.lemma(static_cast<std::uint32_t>(head));
  if (tree.relation(noun) == Relation::obj || tree.relation(noun) == Relation::nsubj_pass)
    return one_of(above,
                  {"approve", "back",     "block", "debate",  "demand",  "discuss", "endorse", "favor",
                   "favour",  "obstruct", "offer", "oppose",  "prevent", "promise", "ratify",  "refuse",
                   "reject",  "resist",   "seek",  "support", "veto",    "vote",    "want"});
  return one_of(tree.preposition(noun), {"for", "on", "to"}) &&
         one_of(above,
                {"application", "apply", "ask", "aspire", "bid", "call", "campaign", "candidacy", "candidate",
                 "hope", "object", "objection", "opposition", "request", "resistance", "vote"});
}

// "The nomination to be president": nobody is yet. Not "the first to be president", "the youngest ever to be
// elected".
bool to_be(const Tree& tree, std::uint32_t noun) {
  const auto mark = tree.child(noun, Relation::mark);
  if (!tree.child(noun, Relation::cop) || !mark || tree.lemma(*mark) != "to" || tree.head(noun) == kRoot)
    return false;
  const auto above = static_cast<std::uint32_t>(tree.head(noun));
  return tree.relation(noun) == Relation::acl && tree.noun(above) &&
         one_of(tree.lemma(above), {"ambition", "aspiration", "attempt", "bid", "campaign", "candidacy",
                                    "candidate", "chance", "desire", "dream", "hope", "nomination", "nominee",
                                    "offer", "plan", "quest", "race", "right", "wish"});
}

bool takes_up(std::string_view verb) {
  return verb == "take" || verb == "assume" || verb == "hold" || verb == "keep" || verb == "relinquish";
}

}  // namespace

std::int32_t said_by(const Tree& tree, std::uint32_t noun) {
  const auto itself = static_cast<std::int32_t>(noun);
  const std::int32_t head = tree.head(noun);
  const std::uint32_t verb = head == kRoot ? noun : static_cast<std::uint32_t>(head);
  if (tree.relation(noun) == Relation::xcomp) {  // "will become president of", "may be elected president of"
    const bool chosen = tree.verb(verb) && one_of(tree.lemma(verb), {"appoint", "choose", "elect", "name",
                                                                     "proclaim", "re-elect", "swear"});
    return chosen ? head : itself;
  }
  // "is to be named as envoy", "denied that he had taken charge of"
  if (tree.relation(noun) == Relation::obl && tree.preposition(noun) == "as" && tree.verb(verb)) return head;
  if (tree.relation(noun) == Relation::obj && tree.verb(verb) && takes_up(tree.lemma(verb))) return itself;
  if (!tree.child(noun, Relation::cop)) return -1;
  // "it was not the minister, X, who came", "would be the first president to go": what he is, he is
  for (const std::uint32_t child : tree.children(noun)) {
    const bool named =
        child > noun && (tree.relation(child) == Relation::appos || tree.relation(child) == Relation::flat);
    const bool to_do = tree.relation(child) == Relation::acl && tree.token(child).xpos == "VB";
    if (named || (to_do && tree.child(noun, Relation::amod))) return -1;
  }
  const TokenRange said = tree.extent(noun);
  for (std::uint32_t i = noun; i < said.end; ++i) {
    // "not a member but a partner"; in "is no member, but Peru, which is, argues" the other clause is
    // another's
    if (tree.relation(i) == Relation::cc && tree.lemma(i) == "but" &&
        !tree.verb(static_cast<std::uint32_t>(tree.head(i))))
      return -1;
  }
  return itself;
}

bool not_held_yet(const Tree& tree, std::uint32_t noun) {
  return wished_for(tree, noun) || to_be(tree, noun);
}

bool nominated(const Tree& tree, std::uint32_t noun) {
  if (!one_of(tree.lemma(noun), {"nominee", "pick"})) return false;
  const auto children = tree.children(noun);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return tree.relation(child) == Relation::nmod && one_of(tree.preposition(child), {"as", "for"});
  });
}

}  // namespace kg::ingest
