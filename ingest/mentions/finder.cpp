#include "ingest/mentions/finder.h"

#include <algorithm>

#include "ingest/mentions/chains.h"
#include "ingest/mentions/naming.h"
#include "ingest/mentions/reading.h"

namespace kg::ingest {
namespace {

// By first token, longer first, so that the indices of candidates are those of the mentions; without those
// that stayed doubtful.
void sort_candidates(Reading& reading) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i)
    if (!reading.at(i).doubtful && !reading.at(i).refused) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const TokenRange x = reading.at(a).mention.tokens, y = reading.at(b).mention.tokens;
    return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
  });
  std::vector<std::int32_t> place(reading.candidates.size(), -1);
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = static_cast<std::int32_t>(i);
  std::vector<Candidate> sorted;
  sorted.reserve(order.size());
  for (const std::uint32_t i : order) sorted.push_back(std::move(reading.candidates[i]));
  for (Candidate& candidate : sorted) {
    if (candidate.names >= 0) candidate.names = place[static_cast<std::uint32_t>(candidate.names)];
    std::erase_if(candidate.slots, [&](std::uint32_t slot) { return place[slot] < 0; });
    for (std::uint32_t& slot : candidate.slots) slot = static_cast<std::uint32_t>(place[slot]);
  }
  for (std::int32_t& owner : reading.covered)
    if (owner >= 0) owner = place[static_cast<std::uint32_t>(owner)];
  reading.candidates = std::move(sorted);
}

std::vector<std::int32_t> innermost_by_head(const std::vector<Mention>& mentions, std::size_t tokens) {
  std::vector<std::int32_t> at(tokens, -1);
  for (std::size_t m = 0; m < mentions.size(); ++m) at[mentions[m].head] = static_cast<std::int32_t>(m);
  return at;
}

// "The two sides", "the country", "the minister", "his wife": whoever is meant is named elsewhere, or by
// nobody. Without a chain that says who, they are no actors.
bool points_nowhere(const Candidate& candidate) {
  if (candidate.pronoun) return true;
  if (candidate.mention.kind != MentionKind::description || !candidate.slots.empty()) return false;
  if (candidate.described == Described::country) return true;
  const bool bare = candidate.folded.find(' ') == std::string::npos;
  if (candidate.described == Described::title && !candidate.mention.plural)
    return bare && candidate.extent.end == candidate.mention.tokens.end &&
           (candidate.title->kind == TitleKind::kin ||
            (!candidate.indefinite && candidate.possessor_token < 0));
  if (candidate.described != Described::group || !candidate.classes) return false;
  const bool counted = candidate.folded.starts_with("two ") || candidate.folded.starts_with("other ") ||
                       candidate.folded.starts_with("three ") || candidate.folded.starts_with("own ");
  if (!bare && !counted) return false;
  for (const char* vague :
       {"side", "party", "country", "state", "nation", "government", "capital", "republic", "power",
        "neighbour", "neighbor", "leader", "member", "camp", "counterpart"})
    if (candidate.head_word == vague) return true;
  return false;
}

MentionedDocument assemble(const Reading& reading, const Chains& chains) {
  MentionedDocument out;
  std::vector<std::int32_t> chain_of(reading.candidates.size(), -1);  // by root
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const std::uint32_t root = chains.root(i);
    if (chain_of[root] >= 0 || chains.several(i)) continue;
    const std::vector<std::uint32_t>& members = chains.members(i);
    const bool only_pronouns = std::all_of(members.begin(), members.end(),
                                           [&](std::uint32_t m) { return reading.at(m).pronoun != nullptr; });
    const bool in_article = std::any_of(members.begin(), members.end(), [&](std::uint32_t m) {
      const SectionKind section = reading.section_of(reading.at(m));
      return section == SectionKind::body || section == SectionKind::dateline;
    });
    const bool vague = std::all_of(members.begin(), members.end(),
                                   [&](std::uint32_t m) { return points_nowhere(reading.at(m)); });
    if (vague) continue;
    if (only_pronouns || !in_article) continue;  // headline and caption only lend their names
    chain_of[root] = static_cast<std::int32_t>(out.chains.size());
    out.chains.push_back(chain_from(reading, chains, root));
  }
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    Mention mention = reading.at(i).mention;
    if (const auto* several = chains.several(i)) {
      for (const std::uint32_t one : *several)
        if (const std::int32_t chain = chain_of[chains.root(one)]; chain >= 0)
          mention.chains.push_back(static_cast<std::uint32_t>(chain));
      std::sort(mention.chains.begin(), mention.chains.end());
      mention.chains.erase(std::unique(mention.chains.begin(), mention.chains.end()), mention.chains.end());
    } else if (const std::int32_t chain = chain_of[chains.root(i)]; chain >= 0) {
      mention.chains.push_back(static_cast<std::uint32_t>(chain));
      out.chains[static_cast<std::size_t>(chain)].mentions.push_back(i);
      mention.type = out.chains[static_cast<std::size_t>(chain)].type;
    }
    out.mentions.push_back(std::move(mention));
  }
  out.links = chains.links();
  out.mention_at = innermost_by_head(out.mentions, reading.document.tokens.size());
  return out;
}

}  // namespace

MentionFinder::MentionFinder(const Catalogue& catalogue, MentionLexicon lexicon)
    : catalogue_(catalogue), lexicon_(std::move(lexicon)) {}

MentionedDocument MentionFinder::find(AnalysedDocument analysis) const {
  Reading reading(analysis, catalogue_, lexicon_);
  find_names(reading);
  find_descriptions(reading);
  find_pronouns(reading);
  settle_types(reading);
  sort_candidates(reading);
  settle_metonyms(reading);

  Chains chains(reading);
  link_exact_names(reading, chains);
  link_invented_adjectives(reading, chains);
  link_acronyms(reading, chains);
  link_partial_names(reading, chains);
  link_structures(reading, chains);
  link_places(reading, chains);
  link_roles(reading, chains);
  link_states(reading, chains);
  link_descriptions(reading, chains);
  link_plurals(reading, chains);
  link_pronouns(reading, chains);
  link_possessed_states(reading, chains);

  MentionedDocument out = assemble(reading, chains);
  out.analysis = std::move(analysis);
  return out;
}

}  // namespace kg::ingest
