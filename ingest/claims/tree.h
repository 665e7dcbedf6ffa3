// A document's dependency trees, ready to be walked: children in the order of the text, relations and
// lemmas compared once.
//
//   const Tree tree(document.analysis);
//   for (std::uint32_t child : tree.children(verb))
//     if (tree.relation(child) == Relation::obj) ...
//
// Refers to the analysed document, which must outlive it. Building it takes time linear in the tokens.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/language/analysis.h"

namespace kg::ingest {

enum class Relation : std::uint8_t {
  root,
  nsubj,
  nsubj_pass,
  csubj,
  obj,
  iobj,
  obl,
  obl_agent,
  obl_unmarked,
  nmod,
  nmod_poss,
  nmod_desc,
  nmod_unmarked,
  amod,
  nummod,
  compound,
  flat,
  appos,
  conj,
  cc,
  case_,
  mark,
  aux,
  aux_pass,
  cop,
  xcomp,
  ccomp,
  advcl,
  acl,
  relcl,
  parataxis,
  particle,
  advmod,
  det,
  expl,
  fixed,
  list,
  punct,
  other
};

enum class WordKind : std::uint8_t { verb, noun, adjective, pronoun, other };

// The trees of a document as the parser left them, by token, before they are laid out for walking.
struct Arcs {
  std::vector<std::int32_t> heads;  // kRoot where none
  std::vector<Relation> relations;
  std::vector<std::string> lemmas;  // lower case
  std::vector<WordKind> kinds;
};
using TreeRepair = std::function<void(Arcs&)>;

class Tree {
 public:
  // `repair`, if given, changes the arcs once (tree_repair.h).
  explicit Tree(const AnalysedDocument& document, const TreeRepair& repair = {});

  const AnalysedDocument& document() const { return *document_; }
  const Token& token(std::uint32_t index) const { return document_->tokens[index]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(arcs_.heads.size()); }

  std::span<const std::uint32_t> children(std::uint32_t token) const {
    return {children_.data() + first_child_[token], children_.data() + first_child_[token + 1]};
  }
  Relation relation(std::uint32_t token) const { return arcs_.relations[token]; }
  const std::string& lemma(std::uint32_t token) const {
    return arcs_.lemmas[token];
  }  // lower case throughout
  std::int32_t head(std::uint32_t token) const { return arcs_.heads[token]; }
  std::uint32_t sentence(std::uint32_t token) const { return sentences_[token]; }

  bool verb(std::uint32_t token) const { return arcs_.kinds[token] == WordKind::verb; }
  bool noun(std::uint32_t token) const { return arcs_.kinds[token] == WordKind::noun; }  // common or proper
  bool adjective(std::uint32_t token) const { return arcs_.kinds[token] == WordKind::adjective; }
  bool pronoun(std::uint32_t token) const { return arcs_.kinds[token] == WordKind::pronoun; }
  bool relative(std::uint32_t token) const;  // who, which, that, whose as relative words

  // First child with the relation.
  // Whether the first stands before the second, parted by a comma but by no verb.
  bool comma_between(std::uint32_t first, std::uint32_t second) const;
  std::optional<std::uint32_t> child(std::uint32_t token, Relation relation) const;
  // Preposition of an argument, lower case, several words joined by '_': "with", "according_to"; or the
  // word that introduces a clause ("if", "of" before a gerund). Empty if there is none.
  const std::string& preposition(std::uint32_t token) const { return prepositions_[token]; }
  // The particle of a verb: "out" of "rule out"; empty if there is none.
  std::string_view particle(std::uint32_t verb) const;
  // The token itself and what is joined to it by "and", "or", ",": in the order of the text.
  // But for those that are named to be left out: "but not Beijing".
  std::vector<std::uint32_t> conjuncts(std::uint32_t token) const;
  // "Worked out by Oman", also where it is tagged as a past tense: that has a subject.
  bool past_participle(std::uint32_t token) const;
  // "Asked whether", "said how": a clause that is told of, and is not told to be so.
  bool question(std::uint32_t clause) const;
  // Whether `ancestor` is `token` or above it.
  bool below(std::uint32_t token, std::uint32_t ancestor) const;
  // First and last token of the subtree, half-open.
  TokenRange extent(std::uint32_t token) const;

 private:
  bool left_out(std::uint32_t conjunct) const;
  const AnalysedDocument* document_;
  Arcs arcs_;
  std::vector<std::string> prepositions_;
  std::vector<std::uint32_t> first_child_;
  std::vector<std::uint32_t> children_;
  std::vector<std::uint32_t> sentences_;
};

}  // namespace kg::ingest
