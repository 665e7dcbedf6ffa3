// Where the text was written: "BRASILIA (Reuters) -". Internal to this room.
#pragma once

#include <string>

#include "ingest/mentions/reading.h"

namespace kg::ingest {

// The code of the state that the dateline names, or of its town's; empty if there is none.
std::string written_from(const Reading& reading);

// Its words, folded, a space on either side; empty if there is none.
std::string text_of_dateline(const Reading& reading);

}  // namespace kg::ingest
