#include "ingest/claims/documents.h"

#include <algorithm>

namespace kg::ingest {
namespace {

constexpr std::uint32_t kBack = 3;  // sentences

bool behind(const Tree& tree, std::uint32_t child) {
  const std::string& preposition = tree.preposition(child);
  return tree.relation(child) == Relation::nmod && (preposition == "by" || preposition == "from");
}

// The doers of a passive, or of a participle: "signed by Putin".
void agents(const Tree& tree, std::uint32_t verb, std::vector<std::uint32_t>& found) {
  for (const std::uint32_t child : tree.children(verb)) {
    if (tree.relation(child) == Relation::obl_agent ||
        (tree.relation(child) == Relation::obl && tree.preposition(child) == "by"))
      found.push_back(child);
  }
}

// Those whom the noun's own phrase, or the verb that governs it, names.
std::vector<std::uint32_t> made_by(const PropositionReader& reader, std::uint32_t noun) {
  const Tree& tree = reader.tree();
  const ClaimLexicon& lexicon = reader.lexicon();
  std::vector<std::uint32_t> found;
  for (const std::uint32_t child : tree.children(noun)) {
    const Relation relation = tree.relation(child);
    if (relation == Relation::nmod_poss || behind(tree, child)) found.push_back(child);
    // A resolution drafted by one is another's.
    if (relation == Relation::acl && lexicon.in_set("makes_documents", tree.lemma(child)) &&
        tree.lemma(child) != "draft")
      agents(tree, child, found);
  }
  if (!found.empty() || tree.head(noun) == kRoot) return found;
  const auto above = static_cast<std::uint32_t>(tree.head(noun));
  if (!tree.verb(above) || !lexicon.in_set("makes_documents", tree.lemma(above))) return found;
  if (tree.relation(noun) == Relation::nsubj_pass) agents(tree, above, found);
  if (tree.relation(noun) == Relation::obj) {
    if (const std::int32_t subject = reader.surface_subject(above); subject >= 0)
      found.push_back(static_cast<std::uint32_t>(subject));
  }
  return found;
}

}  // namespace

std::vector<std::uint32_t> makers(const PropositionReader& reader, std::uint32_t document) {
  const Tree& tree = reader.tree();
  if (!tree.noun(document) || !reader.lexicon().in_set("document", tree.lemma(document))) return {};
  std::vector<std::uint32_t> found = made_by(reader, document);
  const auto determiner = tree.child(document, Relation::det);
  if (!found.empty() || !determiner ||
      (tree.lemma(*determiner) != "the" && tree.lemma(*determiner) != "this"))
    return found;
  const std::uint32_t sentence = tree.sentence(document);
  for (std::uint32_t i = document; i-- > 0 && tree.sentence(i) + kBack >= sentence;) {
    if (tree.lemma(i) != tree.lemma(document)) continue;
    found = made_by(reader, i);
    if (!found.empty()) return found;
  }
  return found;
}

}  // namespace kg::ingest
