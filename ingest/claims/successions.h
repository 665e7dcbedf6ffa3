// ROLE where the text leaves the body out because it has named it with somebody else: "his successor, Naim
// Qassem", "the army chief, General Bajwa", "summoned the Russian ambassador, Georgy Zinoviev".
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/claims/makers.h"

namespace kg::ingest {

// Successors, predecessors and deputies serve what those serve whom they follow or stand in for, as far as
// `held` or the candidates say so. Call it when the sentence's other offices are known.
void make_successions(const Sources& sources, const OfficesHeld& held, TokenRange sentence,
                      std::vector<ClaimCandidate>& candidates);

// An ambassador serves in the state that summons or expels him, and in the one whose city he is "in".
void make_posts(const Sources& sources, const OfficesHeld& held, TokenRange sentence,
                std::vector<ClaimCandidate>& candidates);

// The chain of the state of that code, if the document names it; else -1.
std::int32_t state_of_code(const MentionedDocument& document, const std::string& country);

// The body that an office is of by its own word ("army chief", "speaker", "secretary-general"), if the text
// has named one such: its chain, or -1. `state`, where one is known, decides between two.
std::int32_t body_of_office(const Sources& sources, std::uint32_t office, std::int32_t state);

}  // namespace kg::ingest
