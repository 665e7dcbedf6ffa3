// What `kgbuild extract --as claims` prints: JSON lines, documented in docs/json.md.
#pragma once

#include <string>

#include "graph/claim.h"

namespace kg::tools {

// One object a line for each pair of actors that a claim ties across its sides; empty if there is none.
std::string claim_lines(const DocumentReading& reading);

}  // namespace kg::tools
