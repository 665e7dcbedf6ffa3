#include "ingest/mentions/entity_types.h"

#include <algorithm>

namespace kg::ingest {
namespace {

std::uint32_t shared(TokenRange a, TokenRange b) {
  const std::uint32_t begin = std::max(a.begin, b.begin);
  const std::uint32_t end = std::min(a.end, b.end);
  return end > begin ? end - begin : 0;
}

std::uint32_t size(TokenRange range) { return range.end - range.begin; }

ActorType type_of(const MentionedDocument& document, const Mention& mention) {
  return mention.chains.size() == 1 ? document.chains[mention.chains[0]].type : mention.type;
}

}  // namespace

std::vector<std::optional<ActorType>> entity_types(const MentionedDocument& document) {
  const std::vector<EntitySpan>& entities = document.analysis.entities;
  std::vector<std::optional<ActorType>> types(entities.size());
  std::vector<std::uint32_t> best(entities.size(), 0);  // tokens shared less those that stick out
  for (const Mention& mention : document.mentions) {
    if (mention.kind != MentionKind::name && mention.kind != MentionKind::adjective) continue;
    auto entity = std::partition_point(entities.begin(), entities.end(), [&](const EntitySpan& one) {
      return one.tokens.end <= mention.tokens.begin;
    });
    for (; entity != entities.end() && entity->tokens.begin < mention.tokens.end; ++entity) {
      const auto i = static_cast<std::size_t>(entity - entities.begin());
      const std::uint32_t both = shared(entity->tokens, mention.tokens);
      // A mention inside the name ("Moscow" in "Moscow State University") or around it is another actor.
      if (2 * both <= std::max(size(entity->tokens), size(mention.tokens))) continue;
      const std::uint32_t worth = 2 * both + 100 - size(mention.tokens);
      if (worth <= best[i]) continue;
      best[i] = worth;
      types[i] = type_of(document, mention);
    }
  }
  return types;
}

}  // namespace kg::ingest
