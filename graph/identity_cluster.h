// Which nodes are one actor. A pure function of nodes, their blocks and judgements; for
// graph/identity*.cpp only.
//
// In this order, so that a person's word always wins: judgements, the newest first, each unless a newer one
// forbids it; links to the catalogue; then pairs of nodes with a common block that contradict each other in
// nothing (full name, country, initials, time, catalogue entry), the best known first. A node that could as
// well be one as another of two that are not the same stays alone, unless nearly all that is known speaks
// for one side. The order of the input does not matter.
#pragma once

#include <vector>

#include "graph/store_clusters.h"

namespace kg {

// The actors, one for each node: the smallest catalogue id of the cluster, else "@" and the smallest key of
// its local actors. `judgements` hold active ones only, the newest first. Nodes must come with all nodes of
// all their blocks, and with all that their judgements name.
std::vector<ActorId> cluster(const std::vector<IdentityNode>& nodes,
                             const std::vector<Judgement>& judgements);

}  // namespace kg
