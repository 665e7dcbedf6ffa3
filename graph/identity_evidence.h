// What is known of nodes that are held to be one, and what it says about being one with others. For
// graph/identity*.cpp only.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store_clusters.h"

namespace kg {

// What two nodes have in common, from the strongest; see the blocks of graph/identity_node.h.
enum class Round : std::uint8_t { name, sound, acronym, office };
std::optional<Round> round_of(std::string_view block);  // nullopt for blocks that prove nothing

// Hashes of values, sorted: what two nodes have in common is found in a step or two.
using Values = std::vector<std::uint64_t>;

struct Evidence {
  // What may contradict: of each trait, all values that are known. Who does not know one agrees with every
  // value.
  enum Trait : std::size_t { full_name, country, initials, number, calling, time, entry, kTraits };
  using Traits = std::array<Values, kTraits>;
  Traits traits;

  // What may support.
  std::string kind;
  bool unusual = false;  // all bear an unusual name (block n:)
  Values offices, contexts, company;
  std::set<std::string> sounds;
  std::set<std::int32_t> years;

  void take(Evidence other);
  void tell_time(const std::string& day);
};

Evidence evidence_of(const IdentityNode& node);
Evidence evidence_of_entry(const std::string& id);

bool contradict(const Evidence& one, const Evidence& other, Round round);
int agreement(const Evidence& one, const Evidence& other);  // traits that both know

// Whether what speaks for them is enough for this round. Two that contradict each other are never asked.
bool supported(const Evidence& one, const Evidence& other, Round round);
// What speaks for them, for people: "same name, state, company".
std::string common(const Evidence& one, const Evidence& other, Round round);

}  // namespace kg
