// Where a text has the words by which it is known to speak of actors (bench/gold): what teaches who is who.
// Internal to this room.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/mentions/reading.h"

namespace kg::ingest {

constexpr std::int32_t kNoActor = -1, kActorUnknown = -2;

// For each candidate the index into `forms` of the actor that it is, by the longest form that has its head;
// kActorUnknown of pronouns and where actors share the form.
std::vector<std::int32_t> actors_by_form(const Reading& reading,
                                         const std::vector<std::vector<std::string>>& forms);

}  // namespace kg::ingest
