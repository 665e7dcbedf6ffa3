// Where a sentence tells what the pair model sees between two of its actors. Internal to this room.
//
// The model says that "Russia" and "the court" are tied by REQUEST, not by which word: in "Russia plans to
// contest it before the court" the way between them turns at "plans", which is the trigger; that it is only
// planned is read at "contest".
#pragma once

#include <cstdint>

#include "ingest/claims/lexicon.h"
#include "ingest/claims/makers.h"
#include "ingest/claims/pair_features.h"

namespace kg::ingest {

struct PairTelling {
  std::uint32_t trigger = 0;   // a word between the two with a row of the class, else where the way turns
  const Frame* row = nullptr;  // that row, if it is about these two
  std::uint32_t told = 0;      // the word that says whether it is so, and who says it
};

// Cost: the rows of the words between the two.
PairTelling telling_of(const Sources& sources, const EventClass& event_class, const ActorPair& pair);

// A row of the class whose words are all there, whomever it is about; null if there is none.
const Frame* row_at(const Sources& sources, const EventClass& event_class, std::uint32_t token);

// Whether a row looks for somebody in a clause that hangs on its word: "will not join unless Peru pays".
bool looks_into_clause(const Slot& slot);

}  // namespace kg::ingest
