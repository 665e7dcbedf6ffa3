// What pronouns of the third person mean: who reads them may choose among what each can mean. Internal to
// this room.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "ingest/mentions/coordination.h"
#include "ingest/mentions/link_network.h"
#include "ingest/mentions/pronoun_features.h"

namespace kg::ingest {

struct OpenPronoun {
  std::uint32_t pronoun = 0;           // candidate
  std::vector<PronounOption> options;  // that of the rules first, then by their points
  std::vector<LinkFeatures> with;      // of its meaning each
  std::int32_t by_rule = -1;           // place in `options`, or -1
};

// A place in OpenPronoun::options, or -1 for none. What it is given lasts for the call.
using PronounChoice =
    std::function<std::int32_t(const OpenPronoun& pronoun, const std::vector<Coordination>& lists)>;

// In the order of the text; each sees the choices before it. Without a choice rules decide. Also relative and
// reflexive pronouns and first persons, by rules.
void link_pronouns(const Reading& reading, Chains& chains, const PronounChoice& choose = {});

// The likeliest by the network, of those that no rule of structure rules out; empty where the network is.
PronounChoice choice_of(const LinkNetwork& network);

}  // namespace kg::ingest
