#include "graph/identity.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>

#include "graph/catalogue_user.h"
#include "graph/identity_cluster.h"
#include "graph/identity_links.h"
#include "graph/identity_node.h"
#include "graph/identity_reach.h"

namespace kg {
namespace {

// Raised when the way of comparing changes, so that stores settle anew.
constexpr const char* kWayOfComparing = "5";
constexpr std::size_t kLocalActorsATransaction = 20'000;

std::string catalogue_fingerprint(const Catalogue& catalogue) {
  std::string all;
  const auto add = [&](std::string_view field) {
    all += field;
    all += '\t';
  };
  for (const CatalogueEntry& entry : catalogue.entries()) {
    for (const std::string_view field : {entry.id, entry.name, entry.country, entry.from, entry.source,
                                         std::string_view(to_string(entry.type))})
      add(field);
    for (const OfficeTerm& term : catalogue.terms_of(entry.id))
      for (const std::string_view field : {term.office, term.start, term.end}) add(field);
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

bool is_judged(Store::Session& session, const std::string& side) {
  return session.query("SELECT 1 FROM judgements WHERE first = ?1 OR second = ?1 LIMIT 1").ask(side);
}

// The actor of a node that needs no comparing, if there is one: nobody else can be it, or it is linked to an
// entry of the catalogue on which no judgement was passed, nor on anybody who is linked to it.
std::optional<ActorId> actor_at_once(Store::Session& session, const IdentityNode& node,
                                     bool anything_judged) {
  if (node.judged.value != 0 || node.blocks.size() != 1) return std::nullopt;
  const std::string& block = node.blocks.front();
  if (is_local(block)) return node.actor.value == 0 ? std::optional(ActorId{block}) : std::nullopt;
  if (node.link.empty()) return std::nullopt;
  const ActorId entry{node.link};
  if (node.actor.value != 0 && node.actor != actor_key(entry)) return std::nullopt;
  if (!anything_judged) return entry;
  Query judged = session.query(
      "SELECT 1 FROM node_blocks b JOIN nodes n ON n.node = b.node WHERE b.block = ? AND n.judged <> 0 LIMIT "
      "1");
  if (is_judged(session, node.link) || judged.ask(block)) return std::nullopt;
  return entry;
}

// Places what is unplaced, at most so many, and clusters what that touches. Inside the caller's transaction.
// False if there was nothing to do.
bool settle_some(Store::Session& session, const CatalogueLinks& links, const IdentityRules& rules,
                 Settled& settled) {
  Clusters clusters(session);
  const KnownActors known = [&](const ActorId& id) {
    const CatalogueEntry* entry = links.catalogue().entry(id.value);
    return entry ? std::optional(known_actor(*entry)) : std::nullopt;
  };
  const std::vector<LocalActorId> unplaced = clusters.unplaced(kLocalActorsATransaction);
  const bool anything_judged = session.ask_integer("SELECT EXISTS (SELECT 1 FROM judgements)") != 0;
  const std::set<std::string> pending = clusters.pending_blocks();
  if (unplaced.empty() && pending.empty()) return false;
  for (const LocalActorId id : unplaced) {
    LocalFeatures local = *clusters.features(id);
    const IdentityNode node =
        identity_node(local, links, rules, anything_judged && is_judged(session, judged_block(id)));
    clusters.place(std::move(local), node);
  }
  clusters.write_placed();
  Reach reach(session);
  for (const std::string& block : pending) reach.add_block(block);
  for (const IdentityNode& node : clusters.placed_nodes()) {
    if (const std::optional<ActorId> actor = actor_at_once(session, node, anything_judged))
      clusters.give(node, *actor, node.link.empty() ? "" : kSameEntry, known);
    else
      reach.add_blocks_of(node);
  }
  reach.walk();
  const std::vector<IdentityNode> nodes = reach.nodes();
  const Clustered clustered = cluster(nodes, reach.judgements());
  for (std::size_t i = 0; i < nodes.size(); ++i)
    clusters.give(nodes[i], clustered.actors[i], clustered.reasons[i], known);
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

// The catalogue that a store is linked with: the shipped one, or that with the user's entries.
class Identity::Linking {
 public:
  Linking(const CatalogueLinks& shipped, const IdentityRules& rules, const std::string& user_table) {
    if (user_table.empty()) {
      links_ = &shipped;
      return;
    }
    whole_.emplace(shipped.catalogue().extended("the user's catalogue", user_table));
    own_.emplace(*whole_, rules);
    links_ = &*own_;
  }
  Linking(const Linking&) = delete;
  Linking& operator=(const Linking&) = delete;
  const CatalogueLinks& links() const { return *links_; }

 private:
  std::optional<Catalogue> whole_;
  std::optional<CatalogueLinks> own_;
  const CatalogueLinks* links_ = nullptr;
};

Identity::Identity(const Catalogue& catalogue, IdentityRules rules)
    : rules_(std::make_unique<const IdentityRules>(std::move(rules))),
      links_(std::make_unique<const CatalogueLinks>(catalogue, *rules_)) {
  fingerprint_ =
      std::string(kWayOfComparing) + ' ' + catalogue_fingerprint(catalogue) + ' ' + rules_->fingerprint();
}

Identity::Identity(Identity&&) noexcept = default;
Identity& Identity::operator=(Identity&&) noexcept = default;
Identity::~Identity() = default;

Settled Identity::settle(Store& store) const {
  Store::Session& session = store.session();
  Settled settled;
  const std::string user_table = user_catalogue_table(user_entries(store));
  const std::string fingerprint =
      user_table.empty() ? fingerprint_ : fingerprint_ + ' ' + to_hex(content_hash(user_table));
  const bool nothing_to_do = settled_by(session) == fingerprint &&
                             session.ask_integer(
                                 "SELECT EXISTS (SELECT 1 FROM local_actors WHERE node IS NULL) "
                                 "OR EXISTS (SELECT 1 FROM pending_blocks)") == 0;
  if (nothing_to_do) return settled;  // without waiting for another writer
  const Linking linking(*links_, *rules_, user_table);
  for (bool more = true; more;) {
    WriteTransaction transaction(session);
    if (settled_by(session) != fingerprint) {
      settled.everything = session.ask_integer("SELECT EXISTS (SELECT 1 FROM nodes)") != 0;
      Clusters(session).displace_all();
      session.query("INSERT OR REPLACE INTO settings VALUES ('identity', ?)").run_with(fingerprint);
    }
    more = settle_some(session, linking.links(), *rules_, settled);
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
  const Linking linking(*links_, *rules_, user_catalogue_table(user_entries(store)));
  while (settle_some(session, linking.links(), *rules_, again)) continue;
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
  clusters.write();
  transaction.commit();
}

}  // namespace kg
