#include "graph/identity_cluster.h"

#include <algorithm>
#include <array>
#include <boost/pending/disjoint_sets.hpp>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

#include "graph/identity_evidence.h"

namespace kg {
namespace {

std::string told(const Judgement& judgement) {
  std::string text = "judged to be the same";
  if (!judgement.author.empty()) text += " by " + judgement.author;
  return judgement.time.empty() ? text : text + ", " + judgement.time;
}

// The block in which a node meets others: of events that pass, whatever the day of the period.
std::string compared_in(const IdentityNode& node, const std::string& block) {
  if (node.span == 0 || node.day == 0 || !block.starts_with("e:")) return block;
  return block.substr(0, block.rfind('|') + 1) + std::to_string(period_of(node.day, node.span));
}

class Clustering {
 public:
  Clustering(const std::vector<IdentityNode>& nodes, const std::vector<Judgement>& judgements)
      : nodes_(nodes) {
    by_key_.resize(nodes.size());
    std::iota(by_key_.begin(), by_key_.end(), std::size_t{0});
    std::ranges::sort(by_key_, {}, [&](std::size_t i) { return nodes[i].key; });
    std::set<std::string> entries;
    for (const IdentityNode& node : nodes)
      if (!node.link.empty()) entries.insert(node.link);
    for (const Judgement& judgement : judgements)
      for (const ActorId* side : {&judgement.left, &judgement.right})
        if (!side->value.starts_with('@')) entries.insert(side->value);
    for (const std::string& id : entries) {
      vertex_of_entry_[id] = nodes.size() + entry_ids_.size();
      entry_ids_.push_back(id);
    }
    const std::size_t size = nodes.size() + entry_ids_.size();
    rank_.assign(size, 0);
    parent_.resize(size);
    for (std::size_t i = 0; i < size; ++i) sets().make_set(i);
    reasons_.resize(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (nodes[i].judged.value != 0) vertex_of_local_[nodes[i].judged] = i;
      known_.push_back(evidence_of(nodes[i]));
    }
    for (const std::string& id : entry_ids_) known_.push_back(evidence_of_entry(id));
    obey(judgements);
  }

  Clustered run(bool with_open_pairs) {
    for (const std::size_t i : by_key_)
      if (!nodes_[i].link.empty()) unite(i, vertex_of_entry_.at(nodes_[i].link), kSameEntry);
    tell_times_apart();
    unite_equals();
    for (const Round round : {Round::name, Round::sound, Round::acronym, Round::office}) unite_pairs(round);
    Clustered clustered;
    clustered.actors = name_clusters();
    clustered.reasons = reasons_;
    if (with_open_pairs) clustered.open = open_pairs();
    return clustered;
  }

 private:
  using Sets = boost::disjoint_sets<std::size_t*, std::size_t*>;
  Sets sets() { return Sets(rank_.data(), parent_.data()); }
  std::size_t root(std::size_t vertex) { return sets().find_set(vertex); }

  std::optional<std::size_t> vertex(const ActorId& side) const {
    if (!side.value.starts_with('@')) return vertex_of_entry_.at(side.value);
    const auto key = from_hex(std::string_view(side.value).substr(1));
    const auto at = key ? vertex_of_local_.find({*key}) : vertex_of_local_.end();
    if (at == vertex_of_local_.end()) return std::nullopt;
    return at->second;
  }

  void obey(const std::vector<Judgement>& judgements) {
    for (const Judgement& judgement : judgements) {
      const auto left = vertex(judgement.left), right = vertex(judgement.right);
      if (!left || !right) continue;  // it waits for a document that is not there
      if (judgement.verdict == Verdict::same)
        unite(*left, *right, told(judgement));
      else if (root(*left) != root(*right))
        apart_.emplace_back(*left, *right);
    }
  }

  bool forbidden(std::size_t one, std::size_t other) {
    return std::ranges::any_of(apart_, [&](const auto& pair) {
      const std::size_t left = root(pair.first), right = root(pair.second);
      return (left == one && right == other) || (left == other && right == one);
    });
  }

  bool unite(std::size_t one, std::size_t other, const std::string& reason) {
    const std::size_t left = root(one), right = root(other);
    if (left == right || forbidden(left, right)) return false;
    sets().link(left, right);
    const std::size_t whole = root(left);
    known_[whole].take(std::move(known_[whole == left ? right : left]));
    for (const std::size_t node : {one, other})
      if (node < nodes_.size() && reasons_[node].empty()) reasons_[node] = reason;
    return true;
  }

  // Events of one name that pass: reports that follow each other closely tell of one event.
  void tell_times_apart() {
    std::map<std::string, std::vector<std::size_t>> passing;
    for (const std::size_t i : by_key_)
      if (nodes_[i].span > 0 && nodes_[i].day != 0) passing[nodes_[i].name].push_back(i);
    for (auto& [name, reports] : passing) {
      std::ranges::stable_sort(reports, {}, [&](std::size_t i) { return nodes_[i].day; });
      std::string first_day;
      for (std::size_t k = 0; k < reports.size(); ++k) {
        const IdentityNode& report = nodes_[reports[k]];
        const std::int32_t before = k == 0 ? 0 : nodes_[reports[k - 1]].day;
        if (k == 0 || report.day - before > reach_of(report.span) ||
            period_of(report.day, report.span) != period_of(before, report.span))
          first_day = std::to_string(report.day);
        known_[root(reports[k])].tell_time(first_day);
      }
    }
  }

  // Nodes of one name and one state that differ in nothing that could contradict are one, whoever else they
  // could be.
  void unite_equals() {
    std::map<std::pair<std::string, Evidence::Traits>, std::size_t> seen;
    for (const std::size_t i : by_key_) {
      if (nodes_[i].judged.value != 0 || !nodes_[i].link.empty()) continue;
      const auto named = std::ranges::find_if(
          nodes_[i].blocks, [](const std::string& block) { return round_of(block) == Round::name; });
      if (named == nodes_[i].blocks.end()) continue;
      if (nodes_[i].country.empty() && !nodes_[i].context.empty()) continue;
      const auto [at, fresh] =
          seen.emplace(std::make_pair(compared_in(nodes_[i], *named), known_[root(i)].traits), i);
      if (!fresh) unite(at->second, i, "same name");
    }
  }

  // What is one so far: compared as a whole with the groups that share a block with it.
  struct Group {
    std::uint64_t key = 0;  // smallest of its nodes
    std::size_t node = 0;   // that bears it
    std::uint64_t local_actors = 0;
    std::set<std::size_t> others;  // roots of groups in its blocks
    std::set<std::size_t> may_be;
  };
  using Groups = std::map<std::size_t, Group>;

  // Of could_be_one, while nothing is united: popular names are asked about by each of those that bear them.
  class Answers {
   public:
    explicit Answers(std::size_t vertices) : vertices_(vertices) {}
    template <class Ask>
    bool operator()(std::size_t one, std::size_t other, Ask ask) {
      const auto [less, more] = std::minmax(one, other);
      const auto [at, fresh] = known_.emplace(less * vertices_ + more, false);
      if (fresh) at->second = ask();
      return at->second;
    }

   private:
    std::size_t vertices_;
    std::unordered_map<std::size_t, bool> known_;  // only looked up, never gone through
  };

  Groups groups(Round round, Answers& answers) {
    Groups groups;
    std::map<std::string, std::set<std::size_t>> blocks;
    for (const std::size_t i : by_key_) {
      Group& group = groups[root(i)];
      if (group.local_actors == 0) {
        group.key = nodes_[i].key;
        group.node = i;
      }
      group.local_actors += nodes_[i].local_actors;
      for (const std::string& block : nodes_[i].blocks)
        if (round_of(block) == round) blocks[compared_in(nodes_[i], block)].insert(root(i));
    }
    for (const auto& [block, members] : blocks)
      for (const std::size_t one : members)
        for (const std::size_t other : members)
          if (could_be_one(one, other, round, answers)) groups[one].others.insert(other);
    return groups;
  }

  bool could_be_one(std::size_t one, std::size_t other, Round round) {
    return one != other && !contradict(known_[one], known_[other], round) &&
           supported(known_[one], known_[other], round) && !forbidden(one, other);
  }

  bool could_be_one(std::size_t one, std::size_t other, Round round, Answers& answers) {
    return answers(one, other, [&] { return could_be_one(one, other, round); });
  }

  // Of the groups that this one could be, those that it may be: all, if one of them could be each of the
  // others; else the party of most local actors, if that has three quarters of them.
  std::set<std::size_t> choices(const Group& group, const Groups& groups, Round round, Answers& answers) {
    struct Other {
      std::size_t root = 0;
      std::uint64_t local_actors = 0, key = 0;
    };
    std::vector<Other> others;
    std::uint64_t all = 0;
    for (const std::size_t root : group.others) {
      const Group& known = groups.at(root);
      others.push_back({root, known.local_actors, known.key});
      all += known.local_actors;
    }
    // The heaviest first, so that who disagrees with many is soon found out.
    std::ranges::sort(others, [](const Other& one, const Other& other) {
      return std::tie(other.local_actors, one.key) < std::tie(one.local_actors, other.key);
    });
    const Other* best = nullptr;
    std::uint64_t least = 0;
    for (const Other& one : others) {
      std::uint64_t against = 0;
      bool disagrees = false;
      for (const Other& other : others) {
        if (one.root == other.root || could_be_one(one.root, other.root, round, answers)) continue;
        disagrees = true;
        against += other.local_actors;
        if (against * 4 > all || (best && against > least)) break;
      }
      if (!disagrees) return group.others;
      if (against * 4 > all || all - against < 3) continue;
      if (best && (against > least || (against == least && one.key > best->key))) continue;
      best = &one;
      least = against;
    }
    std::set<std::size_t> party;
    if (!best) return party;
    for (const std::size_t root : group.others)
      if (root == best->root || could_be_one(best->root, root, round, answers))
        party.insert(party.end(), root);
    return party;
  }

  void unite_pairs(Round round) {
    Answers answers(parent_.size());
    Groups all = groups(round, answers);
    for (auto& [one, group] : all) group.may_be = choices(group, all, round, answers);
    std::vector<std::tuple<int, std::uint64_t, std::uint64_t, std::size_t, std::size_t>> pairs;
    for (const auto& [one, group] : all)
      for (const std::size_t other : group.may_be) {
        if (group.key > all.at(other).key || !all.at(other).may_be.contains(one)) continue;
        pairs.emplace_back(-agreement(known_[one], known_[other]), group.key, all.at(other).key, one, other);
      }
    std::ranges::sort(pairs);
    for (const auto& [known, one_key, other_key, one, other] : pairs) {
      const std::size_t left = root(one), right = root(other);
      if (!could_be_one(left, right, round)) continue;
      unite(all.at(one).node, all.at(other).node, common(known_[left], known_[right], round));
    }
  }

  std::vector<ActorId> name_clusters() {
    std::map<std::size_t, std::string> entry_of;
    for (std::size_t i = 0; i < entry_ids_.size(); ++i)  // in the order of their spelling: the first stays
      entry_of.emplace(root(nodes_.size() + i), entry_ids_[i]);
    std::map<std::size_t, LocalActorId> smallest;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const auto [at, fresh] = smallest.emplace(root(i), nodes_[i].smallest);
      if (!fresh) at->second = std::min(at->second, nodes_[i].smallest);
    }
    std::vector<ActorId> ids;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const auto named = entry_of.find(root(i));
      ids.push_back({named != entry_of.end() ? named->second : '@' + to_hex(smallest.at(root(i)).value)});
    }
    return ids;
  }

  std::vector<OpenPair> open_pairs() {
    std::vector<OpenPair> open;
    std::set<std::pair<std::size_t, std::size_t>> seen;
    for (const Round round : {Round::name, Round::sound, Round::acronym, Round::office}) {
      std::map<std::string, std::set<std::size_t>> blocks;
      std::map<std::size_t, std::size_t> speaker;  // of each root: its node of most local actors
      for (const std::size_t i : by_key_) {
        const auto [at, fresh] = speaker.emplace(root(i), i);
        if (!fresh && nodes_[i].local_actors > nodes_[at->second].local_actors) at->second = i;
        for (const std::string& block : nodes_[i].blocks)
          if (round_of(block) == round) blocks[compared_in(nodes_[i], block)].insert(root(i));
      }
      for (const auto& [block, members] : blocks)
        for (auto one = members.begin(); one != members.end(); ++one)
          for (auto other = std::next(one); other != members.end(); ++other) {
            if (forbidden(*one, *other) || contradict(known_[*one], known_[*other], round) ||
                !seen.emplace(*one, *other).second)
              continue;
            OpenPair pair{speaker[*one], speaker[*other], common(known_[*one], known_[*other], round),
                          could_be_one(*one, *other, round)};
            if (nodes_[pair.other].key < nodes_[pair.one].key) std::swap(pair.one, pair.other);
            open.push_back(std::move(pair));
          }
    }
    return open;
  }

  const std::vector<IdentityNode>& nodes_;
  std::vector<std::size_t> by_key_;
  std::vector<std::string> entry_ids_;  // catalogue entries are vertices after those of the nodes
  std::map<std::string, std::size_t> vertex_of_entry_;
  std::map<LocalActorId, std::size_t> vertex_of_local_;
  std::vector<std::size_t> rank_, parent_;
  std::vector<Evidence> known_;  // of roots: of all that is in their cluster
  std::vector<std::string> reasons_;
  std::vector<std::pair<std::size_t, std::size_t>> apart_;
};

}  // namespace

Clustered cluster(const std::vector<IdentityNode>& nodes, const std::vector<Judgement>& judgements,
                  bool with_open_pairs) {
  return Clustering(nodes, judgements).run(with_open_pairs);
}

}  // namespace kg
