// How much speaks for what a pronoun of the third person may mean: where it stands, how often the text speaks
// of it, what the pronoun owns and what is done to it. After Lappin and Leass, An Algorithm for Pronominal
// Anaphora Resolution (1994), with weights of our own. Internal to this room.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "ingest/mentions/chains.h"
#include "ingest/mentions/coordination.h"

namespace kg::ingest {

// What speaks for or against an antecedent.
enum class AntecedentSign : std::uint8_t {
  distance,
  role,
  same_role,
  clause_doer,
  mentioned,
  named,
  paragraph,
  told,
  speaks_on,
  adjective,
  quoted,
  same_pronoun,
  owner,
  joined,
  condition,
  reason,
  listed,
  event_verb,
  kind,
  several
};
constexpr std::size_t kAntecedentSigns = 20;

struct SignPoints {
  std::array<int, kAntecedentSigns> of{};  // by AntecedentSign
  int sum() const { return std::accumulate(of.begin(), of.end(), 100); }
};
// Whether what the sentence says speaks for the one rather than the other, and not only where they stand and
// how much the text speaks of them.
bool said_to_be_rather(const SignPoints& one, const SignPoints& other);

class AntecedentScores {
 public:
  // `at_head`: by token the candidate that it heads, or -1. All are kept by reference.
  AntecedentScores(const Reading& reading, const Chains& chains, const std::vector<std::int32_t>& at_head,
                   const std::vector<Coordination>& lists);

  // Of candidate j as what the pronoun i means; of two the one with the higher sum is more likely. Cost: the
  // members of the chain of j.
  SignPoints signs(std::uint32_t i, std::uint32_t j) const;
  int of(std::uint32_t i, std::uint32_t j) const { return signs(i, j).sum(); }

  bool in_relative_clause(std::uint32_t at) const;
  // Whether the token is a verb of speech.
  bool speaks(std::uint32_t verb) const;

 private:
  bool says(std::uint32_t subject) const;
  bool says_beside(std::uint32_t subject) const;
  bool told_as_one(std::uint32_t candidate) const;
  bool speaks_for_owner(const Token& owner) const;
  bool heads_sentence(std::uint32_t token) const;
  int role_score(const Candidate& c) const;
  bool tells_of(std::uint32_t subject, std::uint32_t at) const;
  std::int64_t asked_to(std::uint32_t pronoun) const;
  bool signed_text(const Candidate& pronoun, std::uint32_t other) const;
  int event_verb_score(const Candidate& pronoun, std::uint32_t other, ActorType type) const;
  bool share_surname(std::int32_t kin, std::uint32_t other) const;
  bool leads_state(std::uint32_t person) const;
  bool is_thing(std::uint32_t candidate) const;
  bool can_act(std::uint32_t candidate) const;
  static bool of_newsroom(const std::string& word);
  std::string posted_to(std::uint32_t office) const;
  // "told Chad that it must": whoever is told, or -1.
  std::int64_t told_to_do(std::uint32_t pronoun) const;
  // "broke off ties with Chad because it had": the phrase that Chad heads, or -1.
  std::int64_t reason_lies_in(std::uint32_t pronoun) const;
  // "stormed its embassy": whoever does so is not the owner.
  bool does_to_another(std::uint32_t possessive, std::uint32_t other) const;
  int owner_score(const Candidate& pronoun, std::uint32_t j, ActorType type) const;

  const Reading& reading_;
  const Chains& chains_;
  const std::vector<std::int32_t>& at_head_;
  std::vector<bool> in_list_;  // by candidate
};

}  // namespace kg::ingest
