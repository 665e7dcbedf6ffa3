// Who acts: the kinds of actors, and the chain of mentions that stands for one of them in one document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/document.h"
#include "graph/id.h"

namespace kg {

enum class ActorType : std::uint8_t {
  person,
  country,       // a state or its government, whatever it is called by
  place,         // city, region, sea, building as a location
  organization,  // ministry, army, agency, company, party, media, court, parliament
  igo,           // UN, EU, NATO, African Union, OPEC
  armed_group,   // non-state force
  people,        // an unnamed group: "Russian delegates", "European leaders"
  event,         // a named or described meeting, war, election, treaty, plan
};

const char* to_string(ActorType type);
std::optional<ActorType> actor_type(std::string_view name);

enum class MentionKind : std::uint8_t { name, description, adjective, pronoun };

const char* to_string(MentionKind kind);

// One mention of a local actor: bytes of the document's text, without article, possessive "'s" or title.
struct MentionSpan {
  Span span;
  MentionKind kind = MentionKind::name;
  friend auto operator<=>(const MentionSpan&, const MentionSpan&) = default;
};

// The coreference chain of mentions inside one document. Never changes once the document is read by one
// version of the pipeline; which chains of several documents are one actor is decided by graph/identity.
struct LocalActor {
  LocalActorId id;   // local_actor_id(document, first mention)
  std::string name;  // fullest usual name: "Marco Rubio", "United States", "Miami talks"
  ActorType type = ActorType::organization;
  std::string country;     // ISO 3166-1 alpha-3 (or XKX) of the actor's state; empty if unknown
  std::string recognised;  // id of the shipped catalogue's row that named it here; empty if none. A hint
                           // to identity, not its decision.
  std::string role;  // best description that the document gives: "chief negotiator of Ukraine"; may be empty
  std::vector<std::string> aliases;   // every distinct surface form of the chain but pronouns, sorted
  std::vector<MentionSpan> mentions;  // in the order of the text
};

LocalActorId local_actor_id(DocumentId document, Span first_mention);

}  // namespace kg
