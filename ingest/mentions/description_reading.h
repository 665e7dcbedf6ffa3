// What descriptions mean that no rule of names or structure has linked: "the pact", "the generals". Internal
// to this room.
//
// A walk over them in the order of the text, with all that speaks for each earlier mention and for none; who
// walks chooses. The network is taught by it (description_training.h) and used by it.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "ingest/mentions/chains.h"
#include "ingest/mentions/link_features.h"
#include "ingest/mentions/link_network.h"
#include "ingest/mentions/open_pronoun.h"

namespace kg::ingest {

struct OpenDescription {
  std::uint32_t candidate = 0;
  LinkFeatures alone;                  // of its meaning none
  std::vector<std::uint32_t> earlier;  // candidates that it may mean, nearest first
  std::vector<std::uint32_t> nouns;    // for each the same, or for a pronoun a noun of its chain
  std::vector<LinkFeatures> with;      // of its meaning each; may be longer
  std::int32_t by_rule = -1;           // place in `earlier` of what rules hold it for, or -1
};

// A place in OpenDescription::earlier, or -1 for none. What it is given lasts for the call.
using DescriptionChoice = std::function<std::int32_t(const OpenDescription& description)>;

struct DescriptionLink {
  std::uint32_t description = 0;  // candidates
  std::int32_t means = -1;        // -1 if none that stands before it
};

// The choices, in the order of the text. Each sees the choices before it, and what rules say of pronouns.
std::vector<DescriptionLink> read_descriptions(const Reading& reading, const DescriptionChoice& choose);

// Descriptions by the network, then plurals by rules, then pronouns, by rules where nobody chooses.
void link_by_network(const Reading& reading, const LinkNetwork& network, Chains& chains,
                     const PronounChoice& choose = {});

}  // namespace kg::ingest
