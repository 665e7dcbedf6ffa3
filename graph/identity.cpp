#include "graph/identity.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <stdexcept>

#include "graph/identity_cluster.h"
#include "graph/identity_node.h"

namespace kg {
namespace {

// Raised when the way of comparing changes, so that stores settle anew.
constexpr const char* kWayOfComparing = "1";
constexpr std::size_t kLocalActorsATransaction = 20'000;

std::string catalogue_fingerprint(const Catalogue& catalogue) {
  std::string all;
  for (const CatalogueEntry& entry : catalogue.entries()) {
    for (const std::string_view field :
         {entry.id, entry.name, entry.country, std::string_view(to_string(entry.type))}) {
      all += field;
      all += '\t';
    }
    for (const CatalogueName& name : entry.names) {
      all += name.text;
      all += static_cast<char>('0' + static_cast<int>(name.how));
      all += name.ambiguous ? '?' : '\t';
    }
    all += '\n';
  }
  return to_hex(content_hash(all));
}

bool is_local(const std::string& side) { return side.starts_with('@'); }

std::string block_of_side(const std::string& side) { return is_local(side) ? side : catalogue_block(side); }

KnownActor known_actor(const CatalogueEntry& entry) {
  KnownActor known;
  known.name = entry.name;
  known.type = entry.type;
  known.country = entry.country;
  std::set<std::string> names;  // those that mean it alone; "Russian" and "Moscow" may mean others
  for (const CatalogueName& name : entry.names)
    if (name.how != NameKind::demonym && name.how != NameKind::adjective && name.how != NameKind::capital &&
        name.how != NameKind::generic)
      names.emplace(name.text);
  known.names.assign(names.begin(), names.end());
  return known;
}

bool is_judged(Store::Session& session, LocalActorId id) {
  const std::string side = judged_block(id);
  return session.query("SELECT 1 FROM judgements WHERE first = ?1 OR second = ?1 LIMIT 1").ask(side);
}

// Everything that the blocks of some nodes and the judgements on them reach.
class Reach {
 public:
  explicit Reach(Store::Session& session) : session_(session), clusters_(session) {}

  void add_block(const std::string& block) {
    if (blocks_.insert(block).second) open_.push_back(block);
  }

  void walk() {
    for (; !open_.empty(); open_.pop_front()) {
      const std::string block = open_.front();
      for (const std::uint64_t key : clusters_.nodes_of_block(block)) {
        if (!nodes_.emplace(key, IdentityNode{}).second) continue;
        IdentityNode& node = nodes_[key] = clusters_.node(key);
        for (const std::string& other : node.blocks) add_block(other);
      }
      if (block.starts_with('@')) add_judgements(block);
      if (block.starts_with('=')) add_judgements(block.substr(1));
    }
  }

  std::vector<IdentityNode> nodes() const {
    std::vector<IdentityNode> all;
    for (const auto& [key, node] : nodes_) all.push_back(node);
    return all;
  }

  // Active ones, the newest first.
  std::vector<Judgement> judgements() const {
    std::vector<Judgement> newest;
    for (const auto& [order, judgement] : judgements_) newest.push_back(judgement);
    std::ranges::reverse(newest);
    return newest;
  }

 private:
  void add_judgements(const std::string& side) {
    Query rows = session_.query(
        "SELECT number, verdict, first, second, time FROM v_judgements WHERE (first = ?1 OR second = ?1) AND "
        "NOT superseded");
    for (rows.bind(side); rows.step();) {
      Judgement judgement;
      judgement.verdict = rows.text(1) == "same" ? Verdict::same : Verdict::different;
      judgement.left = {rows.string(2)};
      judgement.right = {rows.string(3)};
      judgement.time = rows.string(4);
      judgements_.emplace(std::make_pair(judgement.time, rows.integer(0)), judgement);
      add_block(block_of_side(judgement.left.value));
      add_block(block_of_side(judgement.right.value));
    }
  }

  Store::Session& session_;
  Clusters clusters_;
  std::set<std::string> blocks_;
  std::deque<std::string> open_;
  std::map<std::uint64_t, IdentityNode> nodes_;
  std::map<std::pair<std::string, std::int64_t>, Judgement> judgements_;
};

// Places what is unplaced, at most so many, and clusters what that touches. Inside the caller's transaction.
// False if there was nothing to do.
bool settle_some(Store::Session& session, const Catalogue& catalogue, const IdentityRules& rules,
                 Settled& settled) {
  Clusters clusters(session);
  const std::vector<LocalActorId> unplaced = clusters.unplaced(kLocalActorsATransaction);
  for (const LocalActorId id : unplaced)
    clusters.place(id, identity_node(*clusters.features(id), catalogue, rules, is_judged(session, id)));
  const std::set<std::string> pending = clusters.pending_blocks();
  if (unplaced.empty() && pending.empty()) return false;
  Reach reach(session);
  for (const std::string& block : pending) reach.add_block(block);
  reach.walk();
  const std::vector<IdentityNode> nodes = reach.nodes();
  const std::vector<ActorId> actors = cluster(nodes, reach.judgements());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const CatalogueEntry* entry = catalogue.entry(actors[i].value);
    const KnownActor known = entry ? known_actor(*entry) : KnownActor{};
    clusters.give(nodes[i], actors[i], entry ? &known : nullptr);
  }
  clusters.describe_changed();
  settled.placed += unplaced.size();
  settled.compared += nodes.size();
  return true;
}

std::string settled_by(Store::Session& session) {
  Query row = session.query("SELECT value FROM settings WHERE name = 'identity'");
  return row.step() ? row.string(0) : std::string();
}

}  // namespace

Identity::Identity(const Catalogue& catalogue, IdentityRules rules)
    : catalogue_(&catalogue), rules_(std::move(rules)) {
  fingerprint_ =
      std::string(kWayOfComparing) + ' ' + catalogue_fingerprint(catalogue) + ' ' + rules_.fingerprint();
}

Settled Identity::settle(Store& store) const {
  Store::Session& session = store.session();
  Settled settled;
  const bool nothing_to_do = settled_by(session) == fingerprint_ &&
                             session.ask_integer(
                                 "SELECT EXISTS (SELECT 1 FROM local_actors WHERE node IS NULL) "
                                 "OR EXISTS (SELECT 1 FROM pending_blocks)") == 0;
  if (nothing_to_do) return settled;  // without waiting for another writer
  for (bool more = true; more;) {
    WriteTransaction transaction(session);
    if (settled_by(session) != fingerprint_) {
      settled.everything = session.ask_integer("SELECT EXISTS (SELECT 1 FROM nodes)") != 0;
      Clusters(session).displace_all();
      session.query("INSERT OR REPLACE INTO settings VALUES ('identity', ?)").run_with(fingerprint_);
    }
    more = settle_some(session, *catalogue_, rules_, settled);
    transaction.commit();
  }
  return settled;
}

std::vector<std::string> Identity::check(Store& store) const {
  settle(store);
  std::vector<std::string> findings = store.check();
  Store::Session& session = store.session();
  const WriteTransaction undone(session);  // never committed
  const std::map<std::string, std::string> before = cluster_hashes(session);
  std::map<LocalActorId, ActorKey> actor_of;
  const auto each_actor = [&](auto visit) {
    Query rows = session.query("SELECT id, actor FROM local_actors");
    while (rows.step()) visit(rows.id<LocalActorId>(0), rows.id<ActorKey>(1));
  };
  each_actor([&](LocalActorId local, ActorKey actor) { actor_of[local] = actor; });
  Clusters(session).displace_all();
  Settled again;
  while (settle_some(session, *catalogue_, rules_, again)) continue;
  std::size_t moved = 0;
  each_actor([&](LocalActorId local, ActorKey actor) { moved += actor_of[local] != actor; });
  if (moved != 0)
    findings.push_back(std::to_string(moved) + " of " + std::to_string(actor_of.size()) +
                       " local actors belong to other actors than a computation from nothing says.");
  std::string otherwise;
  for (const auto& [table, hash] : cluster_hashes(session))
    if (hash != before.at(table)) otherwise += (otherwise.empty() ? "" : ", ") + table;
  if (!otherwise.empty())
    findings.push_back("actors are described otherwise than a computation from nothing says (tables " +
                       otherwise + ").");
  return findings;
}

void judge(Store& store, const Judgement& judgement) {
  std::string first = judgement.left.value, second = judgement.right.value;
  for (const std::string& side : {first, second})
    if (side.empty() || (is_local(side) && !from_hex(std::string_view(side).substr(1))))
      throw std::invalid_argument("\"" + side +
                                  "\" is no actor's id; write one such as @00c5f1a2b3c4d5e6 or USA");
  if (first == second) throw std::invalid_argument(first + " is judged against itself; name two actors");
  if (second < first) std::swap(first, second);
  Store::Session& session = store.session();
  WriteTransaction transaction(session);
  session.query("INSERT INTO judgements (verdict, first, second, author, time) VALUES (?, ?, ?, ?, ?)")
      .run_with(to_string(judgement.verdict), first, second, judgement.author, judgement.time);
  Clusters clusters(session);
  for (const std::string& side : {first, second}) {
    session.query("INSERT OR IGNORE INTO pending_blocks VALUES (?)").run_with(block_of_side(side));
    if (!is_local(side)) continue;
    // It leaves the others that it could not be told from, and is placed anew on its own.
    const auto local = clusters.features({*from_hex(std::string_view(side).substr(1))});
    if (local && local->node != 0) clusters.displace(*local);
  }
  transaction.commit();
}

}  // namespace kg
