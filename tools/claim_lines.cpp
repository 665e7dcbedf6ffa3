#include "tools/claim_lines.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <set>
#include <string_view>
#include <utility>

namespace kg::tools {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void key(Writer& writer, std::string_view name) {
  writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
}

void text(Writer& writer, std::string_view value) {
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void text(Writer& writer, std::string_view name, std::string_view value) {
  key(writer, name);
  text(writer, value);
}

void write_actor(Writer& writer, const LocalActor& actor, bool with_country) {
  writer.StartObject();
  text(writer, "name", actor.name);
  text(writer, "type", to_string(actor.type));
  key(writer, "aliases");
  writer.StartArray();
  for (const std::string& alias : actor.aliases) text(writer, alias);
  writer.EndArray();
  if (with_country && !actor.country.empty()) text(writer, "country", actor.country);
  writer.EndObject();
}

void write_pair(Writer& writer, const DocumentReading& reading, const Claim& claim, const LocalActor& subject,
                const LocalActor& object) {
  writer.StartObject();
  text(writer, "doc", reading.document.appearance.reference);
  key(writer, "subject");
  write_actor(writer, subject, true);
  text(writer, "predicate", claim.predicate);
  text(writer, "class", claim.event_class);
  key(writer, "object");
  write_actor(writer, object, true);
  text(writer, "polarity", to_string(claim.polarity));
  text(writer, "status", to_string(claim.status));
  key(writer, "attributed_to");
  if (claim.speakers.empty())
    writer.Null();
  else
    write_actor(writer, reading.actors[claim.speakers.front()], false);
  key(writer, "time");
  if (claim.time)
    text(writer, to_string(*claim.time));
  else
    writer.Null();
  key(writer, "confidence");
  writer.Double(claim.confidence);
  key(writer, "evidence");
  writer.StartObject();
  text(writer, "text",
       std::string_view(reading.document.text).substr(claim.evidence.begin, claim.evidence.size()));
  key(writer, "begin");
  writer.Uint(claim.evidence.begin);
  key(writer, "end");
  writer.Uint(claim.evidence.end);
  writer.EndObject();
  text(writer, "rule", claim.rule);
  writer.EndObject();
}

}  // namespace

std::string claim_lines(const DocumentReading& reading) {
  std::string lines;
  for (const Claim& claim : reading.claims) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> written;
    for (const Participant& subject : claim.participants)
      for (const Participant& object : claim.participants) {
        if (subject.side >= object.side || subject.actor == object.actor) continue;
        if (!written.insert({subject.actor, object.actor}).second) continue;
        rapidjson::StringBuffer buffer;
        Writer writer(buffer);
        writer.SetMaxDecimalPlaces(3);
        write_pair(writer, reading, claim, reading.actors[subject.actor], reading.actors[object.actor]);
        lines.append(buffer.GetString(), buffer.GetSize());
        lines += '\n';
      }
  }
  return lines;
}

}  // namespace kg::tools
