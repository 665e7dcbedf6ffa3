#include "graph/identity_reach.h"

#include <algorithm>

#include "graph/identity_evidence.h"
#include "graph/identity_node.h"

namespace kg {

std::string block_of_side(const std::string& side) {
  return side.starts_with('@') ? side : catalogue_block(side);
}

// People of different full names who share a last name and an office are never one, unless somebody of whom
// no more is told than these could be each of them: without him, they need not be looked at together. So one
// frequent family does not lead to all others.
void Reach::add_blocks_of(const IdentityNode& node) {
  for (const std::string& block : node.blocks) {
    if (blocks_.contains(block)) continue;
    if (!node.name.empty() && round_of(block) == Round::office &&
        !session_
             .query(
                 "SELECT 1 FROM node_blocks b JOIN nodes n ON n.node = b.node WHERE b.block = ? AND n.name = "
                 "'' LIMIT 1")
             .ask(block))
      continue;
    add_block(block);
  }
}

void Reach::walk() {
  for (; !open_.empty(); open_.pop_front()) {
    const std::string block = open_.front();
    for (IdentityNode& found : clusters_.nodes_of_block(block)) {
      const auto [at, fresh] = nodes_.try_emplace(found.key, std::move(found));
      if (!fresh) continue;
      const IdentityNode& node = at->second;
      add_blocks_of(node);
      if (node.span > 0 && node.day != 0) add_days_around(node);
    }
    if (block.starts_with('@')) add_judgements(block);
    if (block.starts_with('=')) add_judgements(block.substr(1));
  }
  add_company();
}

// The reports of an event that passes which lie so close to this one that they may be of one event.
void Reach::add_days_around(const IdentityNode& node) {
  const std::int32_t reach = reach_of(node.span);
  Query rows = session_.query("SELECT DISTINCT block FROM node_blocks WHERE block BETWEEN ? AND ?");
  const std::int32_t period = period_of(node.day, node.span);
  const std::int32_t first = first_day_of_period(period, node.span);
  const std::int32_t last = first_day_of_period(period + 1, node.span) - 1;
  rows.bind(passing_block(node.name, std::max(first, node.day - reach)),
            passing_block(node.name, std::min(last, node.day + reach)));
  while (rows.step()) add_block(rows.string(0));
}

// Who shares no block is compared with nobody: no need to know its company.
void Reach::add_company() {
  std::map<std::string_view, int> nodes_in;
  for (const auto& [key, node] : nodes_)
    for (const std::string& block : node.blocks)
      if (round_of(block)) ++nodes_in[block];
  for (auto& [key, node] : nodes_)
    if (std::ranges::any_of(node.blocks, [&](const std::string& block) {
          const auto at = nodes_in.find(block);
          return at != nodes_in.end() && at->second > 1;
        }))
      node.company = clusters_.company_of(key);
}

std::vector<IdentityNode> Reach::nodes() const {
  std::vector<IdentityNode> all;
  for (const auto& [key, node] : nodes_) all.push_back(node);
  return all;
}

std::vector<Judgement> Reach::judgements() const {
  std::vector<Judgement> newest;
  for (const auto& [order, judgement] : judgements_) newest.push_back(judgement);
  std::ranges::reverse(newest);
  return newest;
}

void Reach::add_judgements(const std::string& side) {
  Query rows = session_.query(
      "SELECT number, verdict, first, second, author, time FROM v_judgements WHERE (first = ?1 OR second = "
      "?1) "
      "AND NOT superseded");
  for (rows.bind(side); rows.step();) {
    Judgement judgement;
    judgement.verdict = rows.text(1) == "same" ? Verdict::same : Verdict::different;
    judgement.left = {rows.string(2)};
    judgement.right = {rows.string(3)};
    judgement.author = rows.string(4);
    judgement.time = rows.string(5);
    judgements_.emplace(std::make_pair(judgement.time, rows.integer(0)), judgement);
    add_block(block_of_side(judgement.left.value));
    add_block(block_of_side(judgement.right.value));
  }
}

}  // namespace kg
