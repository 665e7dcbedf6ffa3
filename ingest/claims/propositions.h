// Predicates and their arguments, normalised: what a sentence says, apart from how its syntax says it.
//
// "Umerov, whom Witkoff met, was urged by Berlin to free him": meet(nsubj Witkoff, obj Umerov),
// urge(nsubj Berlin, obj Umerov), free(nsubj Umerov, obj him).
//
//   const PropositionReader reader(tree, lexicon);
//   const Predicate& met = reader.predicate(token);
//   for (std::uint32_t head : reader.fillers(met, slot)) ...
//
// Slots are those of data/en/lexicon/README.md. Arguments are the tokens that head them; conjuncts are not
// spread out (Tree::conjuncts does). A reader works on one document in one thread; it remembers what it
// has read. Cost: linear in the arguments of the predicates asked for.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"

namespace kg::ingest {

// Where an argument was found, surest first.
enum class Found : std::uint8_t {
  own,        // dependent of the predicate
  lent,       // from a controlling, conjoined or modified word
  reattached  // behind a preposition, on a neighbour of the predicate
};

// The slot in which a governor sees what hangs on it.
SlotKind slot_of(Relation relation);

struct Argument {
  SlotKind slot = SlotKind::nsubj;
  std::string preposition;  // of obl, nmod, advcl, acl
  std::uint32_t head = 0;   // relative pronouns are replaced by their antecedents
  Found found = Found::own;
};

struct Predicate {
  std::uint32_t head = 0;
  PartOfSpeech part = PartOfSpeech::verb;
  bool passive = false;
  std::vector<Argument> arguments;  // own ones first

  // Once, however often it is found.
  void add(SlotKind slot, std::uint32_t token, Found found = Found::own, std::string preposition = {});
};

class PropositionReader {
 public:
  PropositionReader(const Tree& tree, const ClaimLexicon& lexicon);

  // The verb, noun or adjective at a token; nullptr if the token is something else.
  const Predicate* predicate(std::uint32_t token) const;

  // Heads of what fills the slot, in the order of trust; empty if nothing does.
  std::vector<Argument> fillers(const Predicate& predicate, const Slot& slot) const;

  // The grammatical subject, own or lent, of a verb or of a noun or adjective behind "is"; -1 if none.
  std::int32_t surface_subject(std::uint32_t token, int depth = 0) const;

  // "Some of its diplomats", "a wave of strikes", "none of the sanctions": what the noun only counts or
  // bundles.
  std::optional<std::uint32_t> counted_by(std::uint32_t noun) const;

  // Whether a word may lend its subject to the noun it governs: "gave support", "launched an attack".
  bool light(std::uint32_t verb) const;

  // The row that says what a word makes of what hangs on it: of "plans" over "to attack". Of several the one
  // with the most words, then one whose actor stands in the sentence ("wants Russia to withdraw" over "wants
  // to withdraw"). Null if there is none.
  const Attitude* attitude_over(std::uint32_t governor, std::uint32_t complement) const;

  const Tree& tree() const { return tree_; }
  const ClaimLexicon& lexicon() const { return lexicon_; }

 private:
  void read_verb(Predicate& predicate) const;
  std::int32_t owner_of(std::uint32_t participle) const;
  void read_noun(Predicate& predicate) const;
  void read_adjective(Predicate& predicate) const;
  void described_with(std::uint32_t first, std::uint32_t noun, Predicate& predicate) const;
  std::int32_t lent_subject(std::uint32_t token, int depth) const;
  std::int32_t actor_of_complement(std::uint32_t governor, std::uint32_t complement, int depth) const;
  std::int32_t noun_of_gap(std::uint32_t verb) const;
  bool opposed(std::uint32_t clause) const;
  bool heard(std::uint32_t governor, std::uint32_t complement) const;
  void held_as(std::uint32_t noun, Predicate& predicate) const;
  bool beside_name(std::uint32_t noun) const;
  std::optional<std::uint32_t> respective_holder(std::uint32_t office) const;
  bool made_by(std::uint32_t participle) const;
  bool office(std::uint32_t noun) const;
  bool to_do(std::uint32_t clause) const;
  std::int32_t mulled_by(std::uint32_t noun, int depth) const;
  bool of_another(std::uint32_t noun) const;
  std::int32_t charged_with(std::uint32_t charge) const;
  std::int32_t burdened(std::uint32_t noun, int depth) const;
  bool asked_of_another(std::uint32_t request, std::uint32_t act) const;
  void hoped_for(std::uint32_t noun, std::uint32_t above, Predicate& predicate) const;
  bool headline(std::uint32_t name, std::uint32_t act) const;
  std::uint32_t antecedent(std::uint32_t token) const;
  bool passive(std::uint32_t verb) const;
  int actor_rank(const Attitude& attitude, std::uint32_t governor) const;

  const Tree& tree_;
  const ClaimLexicon& lexicon_;
  mutable std::vector<std::int32_t> index_;  // token -> place in `read_`, -1 unread, -2 being read
  mutable std::deque<Predicate> read_;
};

}  // namespace kg::ingest
