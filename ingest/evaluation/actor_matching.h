// Which actor of a reading is which of an annotated article, and when gold says a thing happened.
//
//   SystemActors actors;
//   const ActorName rubio = actors.stands_in_claim(reading.actors[0]);
//   const auto gold_of = matched(gold.actors, actors);  // gold_of.find(rubio)->second == "rubio"
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/actor.h"
#include "ingest/claims/gold_article.h"

namespace kg::ingest {

// What tells actors of a reading apart: comparable() name and type.
using ActorName = std::pair<std::string, std::string>;

struct SystemActor {
  ActorName key;
  std::string name;               // as first met
  std::set<std::string> aliases;  // comparable()
  std::uint32_t claims = 0;       // ends of claims that it is; 0 where it only speaks
};

// In the order in which the claims name them.
class SystemActors {
 public:
  ActorName stands_in_claim(const LocalActor& actor);
  ActorName speaks(const LocalActor& actor);
  const std::vector<SystemActor>& all() const { return actors_; }

 private:
  SystemActor& met(const LocalActor& actor);

  std::vector<SystemActor> actors_;
  std::map<ActorName, std::size_t> places_;
};

// Ids of gold actors, one to one: name on name first, then name on mention, alias on name, alias on mention.
std::map<ActorName, std::string> matched(const std::vector<GoldActor>& gold, const SystemActors& system);

// First and last day of an ISO day, month, year, or "start/end" of these; nothing if it is none of them.
using Days = std::pair<std::string, std::string>;
std::optional<Days> days_of(const std::string& time);

}  // namespace kg::ingest
