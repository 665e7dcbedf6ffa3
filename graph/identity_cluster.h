// Which nodes are one actor. A pure function of nodes, their blocks and judgements; for
// graph/identity*.cpp only.
//
// In this order, so that a person's word always wins: judgements, the newest first, each unless a newer one
// forbids it; links to the catalogue; then pairs of nodes with a common block that contradict each other in
// nothing (full name, country, initials, number, calling, time, catalogue entry), in rounds: those of one
// name, those whose names sound alike, acronyms, last names with an office. What a block alone does not prove
// (see graph/identity_node.h) has to be supported by state, office or company. Within a round the best known
// go first. A node that could as well be one as another of two that are not the same stays alone, unless
// nearly all that is known speaks for one side. The order of the input does not matter.
#pragma once

#include <string>
#include <vector>

#include "graph/store_clusters.h"

namespace kg {

// The reason of nodes that are one by their links.
inline constexpr const char* kSameEntry = "the same entry of the catalogue";

// Two nodes that share a block, contradict each other in nothing, and were not held to be one all the same.
struct OpenPair {
  std::size_t one = 0, other = 0;  // indices of nodes, each the one of most local actors of its actor
  std::string common;              // what speaks for them: "same name", "names sound alike" ...
  bool supported = false;          // enough speaks for them, but as much for another
};

struct Clustered {
  std::vector<ActorId> actors;       // one for each node
  std::vector<std::string> reasons;  // why it is one with others of its actor; empty if it is alone
  std::vector<OpenPair> open;        // each pair of actors once, in the order of the nodes' keys
};

// The id of an actor is the smallest catalogue id of the cluster, else "@" and the smallest key of its local
// actors. `judgements` hold active ones only, the newest first. Nodes must come with all nodes of all their
// blocks, with all that their judgements name, and with their company.
// Open pairs are looked for if asked.
Clustered cluster(const std::vector<IdentityNode>& nodes, const std::vector<Judgement>& judgements,
                  bool with_open_pairs = false);

}  // namespace kg
