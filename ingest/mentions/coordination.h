// Actors that the text names in one breath: "Witkoff and Kushner", "Norway, Ghana and Peru". Internal to this
// room.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/mentions/reading.h"

namespace kg::ingest {

struct Coordination {
  std::vector<std::uint32_t> members;  // candidates, two or more, in the order of the text
};

// Of persons, states and bodies, each kind by itself, in the order of their first members.
std::vector<Coordination> coordinations(const Reading& reading);

// "Trump and his administration", "Iran and its allies": whether a possessive stands right behind the name or
// description and an "and". Not "and his own".
bool joined_to_owner(const Reading& reading, const Candidate& pronoun, const Candidate& owner);

}  // namespace kg::ingest
