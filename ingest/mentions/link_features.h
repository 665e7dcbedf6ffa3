// What speaks for and against linking a candidate to an earlier one, as features of a linear model. Internal
// to this room.
//
// A feature is the hash of a template and its values: for a pronoun its form
// with the kind, type, gender, role and distance of the earlier one; for a noun how heads, modifiers and
// classes agree; for standing alone the word, its article and what governs it.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/mentions/chains.h"

namespace kg::ingest {

using LinkFeatures = std::vector<std::uint32_t>;

// What rules say of a description: nothing, that it means this earlier one, that it means another.
enum class RuleSays : std::uint8_t { nothing, this_one, another };

class LinkSides {
 public:
  explicit LinkSides(const Reading& reading);

  // Whether the model is to say what the candidate points to: pronouns, and descriptions that no rule of
  // names or structure has linked.
  bool is_open(std::uint32_t candidate, const Chains& chains) const;
  // Earlier candidates that it may mean, nearest first.
  std::vector<std::uint32_t> antecedents(std::uint32_t candidate, const Chains& chains) const;

  // `rank`: how many chains that fit are nearer. Both replace what the list held.
  void pair(std::uint32_t candidate, std::uint32_t earlier, std::uint32_t rank, const Chains& chains,
            LinkFeatures& out) const;
  void alone(std::uint32_t candidate, LinkFeatures& out) const;
  // What further speaks for or against the one meaning the other, or none, in an article; adds to the list.
  void add_of_article(std::uint32_t candidate, std::uint32_t earlier, RuleSays rule, const Chains& chains,
                      LinkFeatures& out) const;
  void add_of_article(std::uint32_t candidate, RuleSays rule, LinkFeatures& out) const;

 private:
  struct Side {
    std::uint32_t group = 0;  // pronoun: form and case; else the kind of phrase
    std::uint32_t form = 0, head = 0, noun_class = 0, governor = 0, folded = 0, before = 0, after = 0;
    std::uint32_t kind = 0, role = 0, sentence = 0, paragraph = 0, number = 0, type = 0, speaker = 0;
    std::int32_t quote = -1;
    std::uint8_t voice = 0;  // of a pronoun: which of I, we, you, he, she, it, they
    bool pronoun = false, name = false, possessive = false, complement = false, clause = false,
         seen_before = false;
    std::vector<std::uint32_t> modifiers;  // hashes, sorted
  };

  std::uint32_t role_of(const Candidate& candidate) const;
  std::uint32_t type_of_chain(std::uint32_t candidate, const Chains& chains) const;
  bool agrees(std::uint32_t candidate, std::uint32_t earlier, const Chains& chains) const;
  bool argument_of_same_verb(std::uint32_t a, std::uint32_t b) const;
  bool voices_agree(std::uint32_t candidate, std::uint32_t earlier, const Chains& chains) const;
  std::uint32_t named_as_speaker(std::uint32_t candidate, std::uint32_t earlier) const;

  const Reading& reading_;
  std::vector<Side> sides_;
};

}  // namespace kg::ingest
