// Articles with the graph that a careful reader drew of them (bench/gold, data/training): what claims are
// trained on and measured by. The form is described in bench/gold/GUIDELINES.md.
//
//   const GoldArticle gold = read_gold_article("bench/gold/dev/01-vienna-2015.json");
//   const std::vector<std::int32_t> actor_of = align(gold, document.chains...);
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "graph/claim.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

struct GoldActor {
  std::string id, name;
  ActorType type = ActorType::organization;
  std::vector<std::string> mentions;
};

struct GoldClaim {
  std::uint32_t subject = 0, object = 0;  // indices into GoldArticle::actors
  std::string event_class;
  Polarity polarity = Polarity::positive;
  Status status = Status::asserted;
  std::optional<std::uint32_t> speaker;  // "attributed_to": index into GoldArticle::actors
  std::string predicate;
  std::string time;  // ISO day, month, year or "start/end"; empty if none
  std::string evidence;
  bool core = false;
};

struct GoldArticle {
  std::string id, title, published, text;
  std::vector<GoldActor> actors;
  std::vector<GoldClaim> claims;
};

// Throws std::runtime_error that names the file and what is missing.
GoldArticle read_gold_article(const std::filesystem::path& file);

// For each chain the gold actor that it is, one to one, or -1: equal names first, then names that are
// mentions, then mentions alone (case, accents and articles aside).
std::vector<std::int32_t> align(const GoldArticle& gold, const MentionedDocument& document,
                                const std::vector<LocalActor>& actors);

}  // namespace kg::ingest
