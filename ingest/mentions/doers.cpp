#include "ingest/mentions/doers.h"

namespace kg::ingest {
namespace {

constexpr int kMostSteps = 8;

// The verb that the candidate is subject (first) or object of, or -1.
std::int32_t verb_of(const Reading& reading, const Candidate& candidate, bool as_subject) {
  const Token& token = reading.token(reading.syntax.first_conjunct(candidate.mention.head));
  const bool subject = is_relation(token, "nsubj");
  const bool object = is_relation(token, "obj") || is_relation(token, "iobj");
  return (as_subject ? subject : object) ? token.head : -1;
}

bool equates(const std::string& lemma) {
  return lemma == "be" || lemma == "become" || lemma == "remain" || lemma == "stay" || lemma == "represent";
}

}  // namespace

std::vector<std::uint32_t> doers_to(const Reading& reading, const Chains& chains,
                                    const Candidate& candidate) {
  std::vector<std::uint32_t> doers;
  std::uint32_t at = reading.syntax.first_conjunct(candidate.mention.head);
  if (is_relation(reading.token(at), "nsubj")) return doers;
  for (int steps = 0; steps < kMostSteps && reading.token(at).head != kRoot; ++steps) {
    at = static_cast<std::uint32_t>(reading.token(at).head);
    const auto subject = reading.syntax.child(at, "nsubj");
    if (!subject || reading.syntax.hangs_on(candidate.mention.head, *subject)) continue;
    const TokenRange phrase = reading.syntax.subtree(*subject);
    // "The company, which built a pipeline from Niger to Benin, urged both sides": these may well be they.
    const auto clause = reading.syntax.child(*subject, "acl");
    TokenRange set_in = clause ? reading.syntax.subtree(*clause) : TokenRange{};
    // "China, Cambodia's main creditor, urged both neighbours"
    const std::int32_t named = reading.covered[*subject];
    const bool state = named >= 0 && chains.type(static_cast<std::uint32_t>(named)) == ActorType::country;
    if (const auto described = reading.syntax.child(*subject, "appos"); described && state && !clause)
      set_in = reading.syntax.subtree(*described);
    bool open = false;
    for (std::uint32_t j = 0; j < reading.candidates.size(); ++j) {
      const std::uint32_t head = reading.at(j).mention.head;
      open = open || (head == *subject && reading.token(head).xpos == "PRP" && !chains.has_name(j));
      const bool told_of = set_in.begin <= head && head < set_in.end && reading.at(j).pronoun == nullptr;
      if (phrase.begin <= head && head < phrase.end && !told_of) doers.push_back(chains.root(j));
    }
    // "X said he had talked to both leaders": as long as nobody knows who "he" is, he may be X.
    if (!open) break;
  }
  return doers;
}

bool subject_and_object(const Reading& reading, const Chains& chains, std::uint32_t candidate,
                        std::uint32_t other) {
  for (const bool is_subject : {true, false}) {
    const std::int32_t verb = verb_of(reading, reading.at(candidate), is_subject);
    if (verb < 0 || equates(reading.words.lemma(static_cast<std::uint32_t>(verb)))) continue;
    for (const std::uint32_t member : chains.members(other))
      if (member != candidate && verb_of(reading, reading.at(member), !is_subject) == verb) return true;
  }
  return false;
}

}  // namespace kg::ingest
