// The project's finer types of the named entities that the language models found.
//
//   MentionedDocument mentioned = finder.find(analysed);
//   std::vector<std::optional<ActorType>> types = entity_types(mentioned);   // one for each entity span
//   write_conllu(out, mentioned.analysis, "article.txt", types);             //
//   NER=B-ORG|ActorType=armed_group
//
// An entity has the type of the actor that it names, so that "Kyiv" is a country where Kyiv refuses a plan
// and a place where drones strike it; an adjective has its state's type. None where the entity names no
// actor: a weapon, a currency, a book. Pure and thread safe; linear in mentions and entities.
#pragma once

#include <optional>
#include <vector>

#include "graph/actor.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

std::vector<std::optional<ActorType>> entity_types(const MentionedDocument& document);

}  // namespace kg::ingest
