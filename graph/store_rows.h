// How rows of the store become values. For graph/store*.cpp only.
#pragma once

#include "graph/store_session.h"

namespace kg {

// Hash of all that an appearance says.
std::uint64_t appearance_key(const Appearance& appearance);

// The columns published, path, reference, title, source, url, layout, title_found, published_found from
// `column` on; without attributes.
Appearance appearance_of(const Query& row, int column);
void read_attributes(Store::Session& session, DocumentId document, Appearance& appearance);

// The columns id, name, type, country, recognised, role of local_actors from `column` on, with aliases and
// mentions.
LocalActor read_local_actor(Store::Session& session, const Query& row, int column);

Span span_of(const Query& row, int column);  // the columns begin, end

// The columns key, id, name, type, country, role, documents of actors from `column` on.
ActorRow actor_of(const Query& row, int column);

}  // namespace kg
