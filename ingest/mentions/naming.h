// What a chain is called. Internal to this room.
#pragma once

#include "ingest/mentions/chains.h"

namespace kg::ingest {

// Name, type, country, catalogue row and role of the chain; its mentions are left empty.
Chain chain_from(const Reading& reading, const Chains& chains, std::uint32_t root);

}  // namespace kg::ingest
