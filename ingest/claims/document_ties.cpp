#include "ingest/claims/document_ties.h"

#include <optional>
#include <set>

namespace kg::ingest {

DocumentTies::DocumentTies(const Sources& sources, const std::vector<std::vector<ClaimCandidate>>& candidates)
    : degree_(sources.document.chains.size(), 0) {
  const ClaimLexicon& lexicon = sources.reader.lexicon();
  for (std::uint32_t sentence = 0; sentence < candidates.size(); ++sentence) {
    for (const ClaimCandidate& candidate : candidates[sentence]) {
      const std::uint32_t a = candidate.subject.chain, b = candidate.object.chain;
      const std::optional<std::uint32_t> known = lexicon.class_index(candidate.event_class);
      if (!known) continue;
      ties_[Key{a, b}].push_back({*known, sentence, true});
      ties_[Key{b, a}].push_back({*known, sentence, false});
      ++degree_[a];
      ++degree_[b];
      ++doers_[Key{a, *known}];
      ++targets_[Key{b, *known}];
    }
  }
  const Tree& tree = sources.reader.tree();
  std::map<std::uint32_t, std::set<std::uint32_t>> present;
  for (const Mention& mention : sources.document.mentions)
    present[tree.sentence(mention.head)].insert(mention.chains.begin(), mention.chains.end());
  for (const auto& [sentence, chains] : present)
    for (const std::uint32_t a : chains)
      for (const std::uint32_t b : chains)
        if (a != b) ++together_[Key{a, b}];
}

std::vector<DocumentTies::Tie> DocumentTies::between(std::uint32_t subject, std::uint32_t object) const {
  const auto found = ties_.find(Key{subject, object});
  return found == ties_.end() ? std::vector<Tie>() : found->second;
}

std::uint32_t DocumentTies::sentences_with(std::uint32_t a, std::uint32_t b) const {
  const auto found = together_.find(Key{a, b});
  return found == together_.end() ? 0 : found->second;
}

bool DocumentTies::does(std::uint32_t chain, std::uint32_t event_class) const {
  return doers_.contains(Key{chain, event_class});
}

bool DocumentTies::suffers(std::uint32_t chain, std::uint32_t event_class) const {
  return targets_.contains(Key{chain, event_class});
}

}  // namespace kg::ingest
