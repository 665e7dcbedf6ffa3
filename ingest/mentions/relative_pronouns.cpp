#include "ingest/mentions/relative_pronouns.h"

namespace kg::ingest {

bool RelativePronouns::may_be_who(std::uint32_t candidate) const {
  const ActorType type = chains_.type(candidate);
  return type == ActorType::person || type == ActorType::people || type == ActorType::armed_group ||
         reading_.at(candidate).mention.plural ||
         (type == ActorType::organization &&  // "the Social Democrats, who"
          reading_.token(reading_.at(candidate).mention.head).xpos.ends_with('S'));
}

// The candidate that ends just before the pronoun or the comma before it.
std::int32_t RelativePronouns::just_before(std::uint32_t at) const {
  if (at > 0 && reading_.token(at - 1).form == ",") --at;
  if (at == 0) return -1;
  if (const std::int32_t name = reading_.covered[at - 1]; name >= 0) return name;
  return at_head_[at - 1];
}

// What somebody is called is not somebody else: "X, a developer", "X, his friend and adviser".
bool RelativePronouns::is_calling(std::uint32_t noun) const {
  if (at_head_[noun] < 0) return false;
  const Candidate& candidate = reading_.at(static_cast<std::uint32_t>(at_head_[noun]));
  if (is_relation(reading_.token(noun), "appos"))
    return candidate.nominal || (candidate.indefinite && candidate.mention.kind == MentionKind::name);
  return is_relation(reading_.token(noun), "conj") && !candidate.mention.plural && !candidate.definite &&
         !candidate.indefinite && candidate.mention.kind == MentionKind::description &&
         (candidate.nominal || candidate.described == Described::title);
}

// Whom the clause on this noun tells of: "a columnist for the Post who" the columnist; "Steve Witkoff, a
// property developer, who", "Lord Nicholls, who", "a Democrat from Oregon who" whoever is called so.
std::int32_t RelativePronouns::told_of(std::uint32_t noun, bool person) const {
  const auto fit = [&](std::int32_t found) {
    return found >= 0 && (!person || may_be_who(static_cast<std::uint32_t>(found)));
  };
  for (int steps = 0; steps < 4; ++steps) {
    const auto flat = reading_.syntax.child(noun, "flat");
    if (flat && fit(reading_.covered[*flat])) return reading_.covered[*flat];
    if (!is_calling(noun) && fit(at_head_[noun])) return at_head_[noun];
    if (fit(reading_.covered[noun])) return reading_.covered[noun];
    const Token& token = reading_.token(noun);
    const bool called = is_relation(token, "appos") || (person && is_relation(token, "conj"));
    if (token.head == kRoot || !(called || (person && is_relation(token, "nmod")))) break;
    noun = static_cast<std::uint32_t>(token.head);
  }
  return at_head_[noun];
}

std::int32_t RelativePronouns::antecedent(std::uint32_t i) const {
  const std::uint32_t pronoun = reading_.at(i).mention.head;
  const std::string& form = reading_.at(i).folded;
  const bool person = form == "who" || form == "whom";
  std::int32_t found = -1;
  std::uint32_t at = pronoun;
  for (int steps = 0; steps < 12 && reading_.token(at).head != kRoot; ++steps) {
    const Token& token = reading_.token(at);
    const auto up = static_cast<std::uint32_t>(token.head);
    if (token.deprel == "acl:relcl" || token.deprel == "advcl:relcl" ||
        (token.deprel == "acl" && up < pronoun)) {
      found = told_of(up, person);
      break;
    }
    at = up;
  }
  if (found < 0 || (person && !may_be_who(static_cast<std::uint32_t>(found)))) found = just_before(pronoun);
  if (found < 0 || static_cast<std::uint32_t>(found) >= i) return -1;
  const auto meant = static_cast<std::uint32_t>(found);
  return reading_.at(meant).pronoun || (person && !may_be_who(meant)) ? -1 : found;
}

}  // namespace kg::ingest
