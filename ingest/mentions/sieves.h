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

// What the model says of one open candidate: the earlier one that it means, or -1.
struct LinkChoice {
  std::int32_t antecedent = -1;
  int margin = 0;  // over standing alone
};
LinkChoice choose_link(const LinkSides& sides, const LinkModel& model, std::uint32_t candidate,
                       const Chains& chains);

// Links what is still open where the model prefers an antecedent to standing alone by so much.
void link_by_model(const Reading& reading, const LinkModel& model, int least_margin, Chains& chains);

}  // namespace kg::ingest
