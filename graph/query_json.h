// Answers as JSON text, in the formats of docs/json.md: one object, no line break at its end.
//
//   std::string text = to_json(paths(store, rubio, dmitriev));   //
//   {"paths":[{"hops":[...],"confidence":0.72}]}
//
// Keys come in the order of docs/json.md, so that equal answers are equal bytes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/query.h"
#include "graph/rule_row.h"

namespace kg {

std::string to_json(const std::vector<PathAnswer>& paths);
std::string to_json(const ActorRow& actor, const std::vector<Neighbour>& neighbours);
std::string to_json(const ActorRow& one, const ActorRow& other, const std::vector<TyingClaim>& claims);
std::string to_json(const Profile& profile);
// With "row" beside "rule": {"file","line","cells"}, or null.
std::string to_json(const ClaimRecord& claim, const std::optional<RuleRow>& row);
std::string timeline_json(const ActorRow& actor, const ActorRow* other,
                          const std::vector<ClaimRecord>& claims);
std::string to_json(const std::vector<SearchHit>& hits);
std::string to_json(const std::vector<RankedActor>& actors);
std::string to_json(const std::vector<std::vector<ActorRow>>& groups);

}  // namespace kg
