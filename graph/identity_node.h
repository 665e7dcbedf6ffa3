// What identity compares: a local actor becomes the node of all local actors that it cannot be told from.
//
//   const IdentityNode node = identity_node(local, catalogue, rules, false);
//   node.blocks;   // {"p:marco rubio"}: only nodes with a common block are ever held to be one
//
// A pure function of the local actor, the catalogue and the rules. For graph/identity*.cpp only.
#pragma once

#include "graph/catalogue.h"
#include "graph/identity_rules.h"
#include "graph/store_clusters.h"

namespace kg {

// The block of all that is linked to an entry of the catalogue, and of one that a judgement singles out.
std::string catalogue_block(std::string_view entry_id);
std::string judged_block(LocalActorId id);

// `judged`: some judgement names this local actor, so that it stands alone in its node.
IdentityNode identity_node(const LocalFeatures& local, const Catalogue& catalogue, const IdentityRules& rules,
                           bool judged);

// The entry of the catalogue that it is, or null: the one that its reader recognised, else the only one
// that bears its name and agrees in type and country.
const CatalogueEntry* catalogue_link(const LocalFeatures& local, const Catalogue& catalogue);

}  // namespace kg
