// The pieces that JSON answers and exports share. Includes RapidJSON: for sources only.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string_view>

#include "graph/query.h"

namespace kg::json {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

inline void text(Writer& writer, std::string_view value) {
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}
inline void key(Writer& writer, std::string_view name) {
  writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
}
inline void field(Writer& writer, std::string_view name, std::string_view value) {
  key(writer, name);
  text(writer, value);
}
inline void field(Writer& writer, std::string_view name, std::uint32_t value) {
  key(writer, name);
  writer.Uint(value);
}
inline void field(Writer& writer, std::string_view name, double value) {
  key(writer, name);
  writer.Double(value);
}
// null where the text is empty.
inline void optional_field(Writer& writer, std::string_view name, std::string_view value) {
  key(writer, name);
  if (value.empty())
    writer.Null();
  else
    text(writer, value);
}

void actor_fields(Writer& writer, const ActorRow& actor);  // inside an object
void actor(Writer& writer, const ActorRow& actor);
void edge_fields(Writer& writer, const Edge& edge);  // without its ends and claims
void claim_fields(Writer& writer, const ClaimRecord& claim);
void document(Writer& writer, const ClaimRecord& claim);
void evidence(Writer& writer, const ClaimRecord& claim);
// The day of a claim, of its time or else of its document's publication; empty if neither is known.
std::string day(const ClaimRecord& claim);
// The document's source, or its path where none was given.
std::string_view source(const ClaimRecord& claim);

}  // namespace kg::json
