#include "ingest/mentions/doers.h"

namespace kg::ingest {
namespace {

constexpr int kMostSteps = 8;

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
    const TokenRange set_in = clause ? reading.syntax.subtree(*clause) : TokenRange{};
    for (std::uint32_t j = 0; j < reading.candidates.size(); ++j) {
      const std::uint32_t head = reading.at(j).mention.head;
      const bool told_of = set_in.begin <= head && head < set_in.end && reading.at(j).pronoun == nullptr;
      if (phrase.begin <= head && head < phrase.end && !told_of) doers.push_back(chains.root(j));
    }
    break;
  }
  return doers;
}

}  // namespace kg::ingest
