// What no act beside it tells of: who is where, whose text it is, who belongs to a body. Internal to this
// room.
//
// "Asked a court in Haifa to free him": the court is in Haifa, whatever is asked of it. "Blocked Ukraine's
// path to the EU": it is no member yet, though nothing there denies that it is one. A row says such things by
// its own words; the model sees only the two.
#pragma once

#include <cstdint>

#include "graph/claim.h"
#include "ingest/claims/frames.h"
#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

// Whether somebody stands in the phrase of an event: "a visit by Nikolic", "the summit of the League".
bool hangs_on(const Tree& tree, std::uint32_t somebody, std::uint32_t event);

// Whether the candidate holds as it is, so that nothing told beside it denies or plans it: LOCATION by a noun
// or the model, in one phrase or of a place that opens the sentence; LOCATION of an event that a participle
// says was done there; the model's PARTICIPATION in a text, a deal or a war by whoever stands in its phrase.
bool told_beside(const MentionedDocument& document, const Tree& tree, const ClaimLexicon& lexicon,
                 const ClaimCandidate& candidate);

// Marks a MEMBERSHIP that the model makes: negative for "outside NATO", "out of the pact", "exclusion from
// the Forum"; possible for "path to the EU", "bid for". Left as it is where the body is a state or a place.
void mark_belonging(const MentionedDocument& document, const Tree& tree, const ClaimCandidate& candidate,
                    Claim& claim);

}  // namespace kg::ingest
