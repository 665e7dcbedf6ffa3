// Orders within one side: who sends his own envoy demands nothing, he plans.
#pragma once

#include <vector>

#include "graph/claim.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

// Where a person is told by whom he serves to go, whom to meet or what to attend ("the president told his
// envoy to fly to Kyiv"), that is planned, and nobody has to vouch for it. Who serves whom is told by the
// ROLE claims among `claims`; persons of one state count as one side.
void settle_orders(const MentionedDocument& document, std::vector<Claim>& claims);

}  // namespace kg::ingest
