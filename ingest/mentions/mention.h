// Mentions of actors in one document, and the chains that they form: what ingest/claims reads beside the
// trees.
//
// "Rubio said Ukraine's chief negotiator, Rustem Umerov, would meet him." has the mentions Rubio, Ukraine,
// [chief negotiator], Rustem Umerov, him; the chains {Rubio, him}, {Ukraine}, {chief negotiator, Rustem
// Umerov}.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/actor.h"
#include "ingest/language/analysis.h"

namespace kg::ingest {

struct Mention {
  TokenRange tokens;       // without article, possessive clitic, or title before a name
  std::uint32_t head = 0;  // the token that the tree hangs on; inside `tokens`
  MentionKind kind = MentionKind::name;
  ActorType type = ActorType::organization;
  bool plural = false;
  // The chains that it stands for: one as a rule, several for "both", "they", "the two leaders" where the
  // text names them, none for a pronoun that could not be resolved. Sorted.
  std::vector<std::uint32_t> chains;
};

// The mentions of one actor. `name`, `type`, `country`, `recognised`, `role` as in LocalActor.
struct Chain {
  std::string name;
  ActorType type = ActorType::organization;
  std::string country;
  std::string recognised;
  std::string role;
  // Of a person in office: the chain of the state that he serves, or -1. Guessed if only the drift of the
  // text tells.
  std::int32_t state = -1;
  bool state_guessed = false;
  // Of a person whose country nothing tells: the code of that state of the text which such names come from,
  // if it is ahead of the others (name_origins.h). A hint for models.
  std::string sounds_of;
  std::vector<std::uint32_t> mentions;  // indices into MentionedDocument::mentions, in the order of the text
};

// Why two mentions were put into one chain, for `kgbuild explain`.
struct CorefLink {
  std::uint32_t mention = 0;     // the later one
  std::uint32_t antecedent = 0;  // the earlier one
  std::string rule;              // id of the sieve: "exact-name", "apposition", "role-in-catalogue" ...
};

struct MentionedDocument {
  AnalysedDocument analysis;
  std::vector<Mention> mentions;  // by first token, longer first; they may nest ("[Ukraine]'s army")
  std::vector<Chain> chains;      // in the order of their first mentions
  std::vector<CorefLink> links;
  std::string written_from;  // alpha-3 of the dateline's state or of its town's; empty if there is none

  // mention_at[token]: index of the innermost mention whose head the token is, or -1.
  std::vector<std::int32_t> mention_at;
};

}  // namespace kg::ingest
