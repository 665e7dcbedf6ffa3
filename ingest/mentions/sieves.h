// The stages of the reader of mentions in their order, for the finder and for training. Internal to this
// room.
#pragma once

#include "ingest/mentions/chains.h"
#include "ingest/mentions/link_features.h"
#include "ingest/mentions/link_model.h"

namespace kg::ingest {

// Candidates with their types, by first token, longer first; with nouns that are no actors where these may
// be what others point to.
void read_candidates(Reading& reading, bool all_nouns);

// Names, structure, roles, states: what rules decide before a description or pronoun is asked about.
void link_by_precise_rules(const Reading& reading, Chains& chains);

// Then descriptions, plurals and pronouns, as articles are read.
void link_by_rules(const Reading& reading, Chains& chains);

// Relative and reflexive pronouns, first persons of quotations.
void link_pronouns_by_structure(const Reading& reading, Chains& chains);

// Whether the text says of the two that they are two, whatever a model thinks of their words.
bool told_apart(const Reading& reading, const Chains& chains, std::uint32_t later, std::uint32_t earlier);

// Links what is still open where the model prefers an antecedent to standing alone.
void link_by_model(const Reading& reading, const LinkModel& model, Chains& chains);

}  // namespace kg::ingest
