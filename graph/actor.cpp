#include "graph/actor.h"

#include <array>
#include <utility>

namespace kg {
namespace {

constexpr std::array<std::pair<ActorType, const char*>, 8> kTypes{{
    {ActorType::person, "person"},
    {ActorType::country, "country"},
    {ActorType::place, "place"},
    {ActorType::organization, "organization"},
    {ActorType::igo, "igo"},
    {ActorType::armed_group, "armed_group"},
    {ActorType::people, "people"},
    {ActorType::event, "event"},
}};

}  // namespace

const char* to_string(ActorType type) { return kTypes[static_cast<std::size_t>(type)].second; }

std::optional<ActorType> actor_type(std::string_view name) {
  for (const auto& [type, text] : kTypes)
    if (name == text) return type;
  return std::nullopt;
}

const char* to_string(MentionKind kind) {
  constexpr std::array<const char*, 4> names{"name", "description", "adjective", "pronoun"};
  return names[static_cast<std::size_t>(kind)];
}

const char* to_string(SectionKind kind) {
  constexpr std::array<const char*, 7> names{"headline", "byline", "dateline", "caption",
                                             "label",    "body",   "furniture"};
  return names[static_cast<std::size_t>(kind)];
}

const char* to_string(Layout layout) {
  constexpr std::array<const char*, 3> names{"page", "prose", "plain"};
  return names[static_cast<std::size_t>(layout)];
}

LocalActorId local_actor_id(DocumentId document, Span first_mention) {
  return {key_within(
      document, content_hash("actor " + to_hex(document.value) + ' ' + std::to_string(first_mention.begin) +
                             ' ' + std::to_string(first_mention.end)))};
}

}  // namespace kg
