// Answers of kgquery as text for people: one line a fact, quotes whole, every claim with who says so, when,
// in which document and where in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/query.h"
#include "graph/rule_row.h"

namespace kg::tools {

// Emphasis for terminals; plain elsewhere.
struct Ink {
  bool on = false;
  std::string strong(const std::string& text) const;
  std::string faint(const std::string& text) const;
};

std::string path_text(const std::vector<PathAnswer>& paths, Ink ink);
std::string neighbours_text(const ActorRow& actor, const std::vector<Neighbour>& neighbours, Ink ink);
std::string between_text(const ActorRow& one, const ActorRow& other, const std::vector<TyingClaim>& claims,
                         Ink ink);
std::string timeline_text(const std::vector<ClaimRecord>& claims, Ink ink);
std::string profile_text(const Profile& profile, Ink ink);
std::string why_text(const ClaimRecord& claim, const std::optional<RuleRow>& row, Ink ink);
std::string search_text(const std::vector<SearchHit>& hits, Ink ink);
std::string rank_text(const std::vector<RankedActor>& actors, Ink ink);
std::string groups_text(const std::vector<std::vector<ActorRow>>& groups, Ink ink);

}  // namespace kg::tools
