// Chains while they grow: which candidates stand for one actor, and what forbids that two do. Internal to
// this room.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/mentions/reading.h"

namespace kg::ingest {

// Disjoint sets of candidates; the root of a set is its earliest member.
class Chains {
 public:
  explicit Chains(const Reading& reading);

  std::uint32_t root(std::uint32_t candidate) const;
  bool same(std::uint32_t a, std::uint32_t b) const { return root(a) == root(b); }
  const std::vector<std::uint32_t>& members(std::uint32_t candidate) const {
    return members_[root(candidate)];
  }

  // Puts the two into one chain and notes why. False, and nothing done, if they contradict each other.
  bool link(std::uint32_t later, std::uint32_t earlier, std::string_view rule);
  // The same where the text says that the later is another name of the earlier, however unlike they are.
  bool link_by_other_name(std::uint32_t later, std::uint32_t earlier, std::string_view rule);
  bool may_link(std::uint32_t a, std::uint32_t b) const;

  ActorType type(std::uint32_t candidate) const;  // the one that the chain's evidence speaks for
  Gender gender(std::uint32_t candidate) const;
  bool has_name(std::uint32_t candidate) const;
  const CatalogueEntry* entry(std::uint32_t candidate) const;  // nullptr if the catalogue has no such actor
  std::string country(std::uint32_t candidate) const;

  // A plural mention of several chains ("both", "the two leaders") belongs to no chain of its own.
  void stand_for(std::uint32_t candidate, std::vector<std::uint32_t> several, std::string_view rule);
  const std::vector<std::uint32_t>* several(std::uint32_t candidate) const;

  const std::vector<CorefLink>& links() const { return links_; }

 private:
  // A member's type has weight: a row of the catalogue or a word of the name more than the model's guess.
  struct Features {
    bool named = false, full_name = false;
    std::vector<std::string_view> full_names;  // folded, of two words and more
    Gender gender = Gender::unknown;
    const CatalogueEntry* entry = nullptr;
    const CatalogueEntry* by_surname = nullptr;  // holds where no full name says who it is
    std::string country;
    int votes[8] = {};
    bool plural = false, singular = false;
  };
  bool contradict(std::uint32_t a, std::uint32_t b) const;  // both roots
  void join(std::uint32_t later, std::uint32_t earlier, std::string_view rule);

  const Reading& reading_;
  mutable std::vector<std::uint32_t> parent_;
  std::vector<std::vector<std::uint32_t>> members_;
  std::vector<Features> features_;
  std::vector<std::vector<std::uint32_t>> several_;
  std::vector<CorefLink> links_;
};

bool compatible(ActorType a, ActorType b);
bool compatible(Gender a, Gender b);

// The state that a person serves: by the slots of his titles, by the catalogue, by whoever he belongs to
// ("her foreign minister"); else, as a guess, the one that the text dwells on around him and that has no
// other holder of his office. A candidate, or -1.
struct ServedState {
  std::int32_t state = -1;
  bool guessed = false;
};
ServedState state_served(const Reading& reading, const Chains& chains, std::uint32_t person);
std::int32_t state_of_code(const Reading& reading, const Chains& chains, const std::string& country);

// The sieves, in the order in which they are to be called.
void link_exact_names(const Reading& reading, Chains& chains);
void link_long_names_of_states(const Reading& reading, Chains& chains);
void link_partial_names(const Reading& reading, Chains& chains);
void link_invented_adjectives(const Reading& reading, Chains& chains);
void link_acronyms(const Reading& reading, Chains& chains);
void link_structures(const Reading& reading, Chains& chains);  // titles, appositions, copulas
void link_aliases(const Reading& reading, Chains& chains);     // "Diaz, known as Calarca"
void link_roles(const Reading& reading, Chains& chains);       // "the Russian president"
// "The deal", "the group"; those of `settled`, if given, only by the words of a name.
void link_descriptions(const Reading& reading, Chains& chains, const std::vector<bool>& settled = {});
void link_places(const Reading& reading, Chains& chains);
void link_states(const Reading& reading, Chains& chains);            // "the Malian government", "the country"
void link_forces(const Reading& reading, Chains& chains);            // "Chinese troops", "China's army"
void link_possessed_states(const Reading& reading, Chains& chains);  // "his country", once "his" is known
void link_plurals(const Reading& reading, Chains& chains);           // "both", "the two leaders"
void link_counterparts(const Reading& reading, Chains& chains);      // "his Polish counterpart"
void link_described_persons(const Reading& reading, Chains& chains);  // "his guest", "the Briton"
void link_other_side(const Reading& reading, Chains& chains);         // "its neighbour", "the other side"

}  // namespace kg::ingest
