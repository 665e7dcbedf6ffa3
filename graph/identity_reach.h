// All nodes and judgements that have to be looked at together: those that the blocks of some of them, and the
// judgements on them, reach. For graph/identity*.cpp only.
//
//   Reach reach(session);
//   reach.add_block("p:marco rubio");
//   reach.walk();
//   cluster(reach.nodes(), reach.judgements());
#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/store_clusters.h"

namespace kg {

// The block in which a side of a judgement lies.
std::string block_of_side(const std::string& side);

class Reach {
 public:
  explicit Reach(Store::Session& session) : session_(session), clusters_(session) {}

  void add_block(const std::string& block) {
    if (blocks_.insert(block).second) open_.push_back(block);
  }
  // The blocks of a node that may lead to others with which it could be one.
  void add_blocks_of(const IdentityNode& node);
  void walk();

  std::vector<IdentityNode> nodes() const;    // by key, those that are not alone with their company
  std::vector<Judgement> judgements() const;  // active ones, the newest first
  const std::set<std::string>& blocks() const { return blocks_; }

 private:
  void add_judgements(const std::string& side);
  void add_company();
  void add_days_around(const IdentityNode& node);

  Store::Session& session_;
  Clusters clusters_;
  std::set<std::string> blocks_;
  std::deque<std::string> open_;
  std::map<std::uint64_t, IdentityNode> nodes_;
  std::map<std::pair<std::string, std::int64_t>, Judgement> judgements_;
};

}  // namespace kg
