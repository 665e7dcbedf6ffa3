// What identity compares: a local actor becomes the node of all local actors that it cannot be told from.
//
//   const IdentityNode node = identity_node(local, links, rules, false);
//   node.blocks;   // {"p:marco rubio"}: only nodes with a common block are ever held to be one
//
// Blocks say what nodes have in common, by their first letters:
//   p: o: l: c: g: e:  the name, of a person, body, place, state, group or event: enough if nothing
//   contradicts
//                      (of events that pass with the day behind it: those that follow each other are
//                      compared)
//   q:                 how a person's name sounds: needs more
//   a:                 an acronym: needs more
//   n:                 an unusual name, of one whose state is known or who is named as if known: proves
//                      nothing alone, but then two of the name are one although their articles are about
//                      different states
//   s:                 a person's last name, state and office: needs the same years
//   =                  the entry of the catalogue    @  a local actor that is judged, or nobody else
//
// A pure function of the local actor, its document, the catalogue and the rules. For graph/identity*.cpp
// only.
#pragma once

#include "graph/identity_links.h"
#include "graph/identity_rules.h"
#include "graph/store_clusters.h"

namespace kg {

// The block of all that is linked to an entry of the catalogue, and of one that a judgement singles out.
std::string catalogue_block(std::string_view entry_id);
std::string judged_block(LocalActorId id);

// `judged`: some judgement names this local actor, so that it stands alone in its node.
IdentityNode identity_node(const LocalFeatures& local, const CatalogueLinks& links,
                           const IdentityRules& rules, bool judged);

}  // namespace kg
