#include "graph/store_clusters.h"

#include <algorithm>
#include <map>

#include "graph/fold.h"

namespace kg {
namespace {

constexpr std::size_t kCompanyOfOne = 10;  // of a local actor: the first that its document names
constexpr std::int32_t kSpansAPeriod = 30;
constexpr std::size_t kSampleOfCompany = 32;  // of a node: the smallest hashes

MentionKind mention_kind(std::string_view text) {
  for (const auto kind :
       {MentionKind::name, MentionKind::description, MentionKind::adjective, MentionKind::pronoun})
    if (text == to_string(kind)) return kind;
  return MentionKind::description;
}

// Those of the catalogue are known without.
bool keeps_company(std::string_view link, std::string_view kind) {
  return link.empty() && (kind == "person" || kind == "body");
}

// The columns id, name, type, country, recognised, role, node, actor.
LocalFeatures local_of(const Query& row) {
  LocalFeatures local;
  local.id = row.id<LocalActorId>(0);
  local.name = row.string(1);
  local.type = actor_type(row.text(2)).value_or(ActorType::organization);
  local.country = row.string(3);
  local.recognised = row.string(4);
  local.role = row.string(5);
  local.node = static_cast<std::uint64_t>(row.integer(6));
  local.actor = row.id<ActorKey>(7);
  return local;
}

// Two words or more, the last written large.
bool is_full_name(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  return space != name.npos && space + 1 < name.size() &&
         ((name[space + 1] >= 'A' && name[space + 1] <= 'Z') ||
          static_cast<unsigned char>(name[space + 1]) >= 0x80);
}

}  // namespace

std::int32_t step_of(std::int32_t span) { return std::max(1, span / 3); }

std::string passing_block(std::string_view name, std::int32_t day) {
  std::string digits = std::to_string(day);
  constexpr std::size_t width = 7;  // so that blocks are sorted by day
  digits.insert(0, width - std::min(width, digits.size()), '0');
  return "e:" + std::string(name) + '|' + digits;
}

std::int32_t reach_of(std::int32_t span) { return span + step_of(span) - 1; }

std::int32_t period_of(std::int32_t day, std::int32_t span) { return day / (kSpansAPeriod * span); }
std::int32_t first_day_of_period(std::int32_t period, std::int32_t span) {
  return period * kSpansAPeriod * span;
}

std::int32_t years_of(const IdentityNode& node) { return node.name.empty() ? 1 : 5; }

bool LocalFeatures::named() const {
  return std::ranges::any_of(forms, [](const Form& form) { return form.kind == MentionKind::name; });
}

const Clusters::Company& Clusters::company_in(DocumentId document) {
  if (company_ && company_->document == document) return *company_;
  company_.emplace();
  company_->document = document;
  std::string day;
  if (Query read = session_.query("SELECT read_as_of FROM documents WHERE id = ?"); read.ask(document))
    day = read.string(0);
  Query rows = session_.query(
      "SELECT id, name, type, country, recognised, role, node, actor FROM local_actors WHERE document = ? "
      "ORDER BY ordinal");
  Query forms = session_.query("SELECT alias, kind FROM aliases WHERE local_actor = ? ORDER BY alias");
  for (rows.bind(document); rows.step();) {
    LocalFeatures& local = company_->members.emplace_back(local_of(rows));
    local.document = document;
    local.day = day;
    for (bool more = forms.ask(local.id); more; more = forms.step())
      local.forms.push_back({forms.string(0), mention_kind(forms.text(1))});
    // States and their unions are in everybody's company.
    const bool may_be = local.type == ActorType::person || local.type == ActorType::organization ||
                        local.type == ActorType::armed_group;
    const bool in_company = may_be && (!local.recognised.empty() || is_full_name(local.name));
    company_->hashes.push_back(
        in_company ? content_hash(local.recognised.empty() ? fold_name(local.name) : local.recognised) : 0);
    if (local.type != ActorType::people && local.type != ActorType::event && !local.country.empty())
      ++company_->countries[local.country];
  }
  return *company_;
}

std::vector<LocalActorId> Clusters::unplaced(std::size_t limit) {
  std::vector<LocalActorId> found;
  Query rows = session_.query(
      "SELECT id FROM local_actors INDEXED BY local_actors_unplaced WHERE node IS NULL "
      "ORDER BY document, ordinal LIMIT ?");
  for (rows.bind(limit); rows.step();) found.push_back(rows.id<LocalActorId>(0));
  return found;
}

std::optional<LocalFeatures> Clusters::said_of(LocalActorId id) {
  Query row = session_.query(
      "SELECT id, name, type, country, recognised, role, node, actor, document FROM local_actors WHERE id = "
      "?");
  if (!row.ask(id)) return std::nullopt;
  LocalFeatures local = local_of(row);
  local.document = row.id<DocumentId>(8);
  Query forms = session_.query("SELECT alias, kind FROM aliases WHERE local_actor = ? ORDER BY alias");
  for (forms.bind(id); forms.step();) local.forms.push_back({forms.string(0), mention_kind(forms.text(1))});
  return local;
}

std::optional<LocalFeatures> Clusters::features(LocalActorId id) {
  Query row = session_.query("SELECT document, node, actor FROM local_actors WHERE id = ?");
  if (!row.ask(id)) return std::nullopt;
  const Company& company = company_in(row.id<DocumentId>(0));
  const auto found = std::ranges::find(company.members, id, &LocalFeatures::id);
  LocalFeatures local = *found;
  local.node = static_cast<std::uint64_t>(row.integer(1));
  local.actor = row.id<ActorKey>(2);
  for (std::size_t i = 0; i < company.members.size() && local.company.size() < kCompanyOfOne; ++i)
    if (company.hashes[i] != 0 && company.members[i].id != id) local.company.push_back(company.hashes[i]);
  std::ranges::sort(local.company);
  local.company.erase(std::unique(local.company.begin(), local.company.end()), local.company.end());
  const bool counted = local.type != ActorType::people && local.type != ActorType::event;
  int most = 0;
  for (const auto& [country, bearers] : company.countries) {
    const int count = bearers - (counted && country == local.country ? 1 : 0);
    if (count == 0) continue;
    if (count == most) local.context.clear();
    if (count > most) local.context = country;
    most = std::max(most, count);
  }
  return local;
}

std::vector<std::uint64_t> Clusters::company_of(std::uint64_t node) {
  std::vector<std::uint64_t> company;
  Query rows = session_.query("SELECT other FROM node_company WHERE node = ? ORDER BY other LIMIT ?");
  for (rows.bind(stored(node), kSampleOfCompany); rows.step();)
    company.push_back(static_cast<std::uint64_t>(rows.integer(0)));
  std::ranges::sort(company);
  return company;
}

void Clusters::mark_blocks(std::uint64_t node) {
  session_.query("INSERT OR IGNORE INTO pending_blocks SELECT block FROM node_blocks WHERE node = ?")
      .run_with(stored(node));
}

void Clusters::place(LocalFeatures local, const IdentityNode& node) {
  Placed& placed = placed_[node.key];
  if (placed.locals.empty()) {
    placed.node = node;
    placed.node.smallest = local.id;
  } else if (placed.node.kind != node.kind || placed.node.name != node.name ||
             placed.node.link != node.link) {
    refuse_common_hash(placed.node.name, node.name);
  }
  placed.node.smallest = std::min(placed.node.smallest, local.id);
  if (keeps_company(node.link, node.kind))
    for (const std::uint64_t other : local.company) tallies_.company(node.key, other, 1);
  placed.locals.push_back(std::move(local));
}

void Clusters::write_placed() {
  Query found = session_.query(
      "SELECT kind, name, link, actor, reason, smallest, local_actors FROM nodes WHERE node = ?");
  Query grow = session_.query("UPDATE nodes SET local_actors = ?, smallest = ? WHERE node = ?");
  Query make = session_.query(
      "INSERT INTO nodes (node, kind, name, country, initials, day, span, link, judged, basis, number, "
      "sound, callings, office, context, year, smallest, local_actors) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  Query block_row = session_.query("INSERT INTO node_blocks VALUES (?, ?)");
  for (auto& [key, placed] : placed_) {
    IdentityNode& node = placed.node;
    if (found.ask(stored(key))) {
      if (found.text(0) != node.kind || found.text(1) != node.name || found.text(2) != node.link)
        refuse_common_hash(found.string(1), node.name);
      node.actor = found.id<ActorKey>(3);
      node.reason = found.string(4);
      node.smallest = std::min(node.smallest, found.id<LocalActorId>(5));
      node.local_actors = static_cast<std::uint32_t>(found.integer(6) + std::ssize(placed.locals));
      found.reset();
      grow.run_with(node.local_actors, node.smallest, stored(key));
      continue;
    }
    found.reset();
    placed.fresh = true;
    node.local_actors = static_cast<std::uint32_t>(placed.locals.size());
    make.run_with(stored(key), node.kind, node.name, node.country, node.initials, node.day, node.span,
                  node.link, node.judged, node.basis, node.number, node.sound, node.callings, node.office,
                  node.context, node.year, node.smallest, node.local_actors);
    for (const std::string& block : node.blocks) block_row.run_with(block, stored(key));
  }
  tallies_.write_company();
}

void Clusters::refuse_common_hash(const std::string& one, const std::string& other) {
  throw StoreError(session_.file().string() + ": two groups of actors (\"" + one + "\" and \"" + other +
                   "\") share a 64-bit hash; please report both names.");
}

std::vector<IdentityNode> Clusters::placed_nodes() const {
  std::vector<IdentityNode> nodes;
  nodes.reserve(placed_.size());
  for (const auto& [key, placed] : placed_) nodes.push_back(placed.node);
  return nodes;
}

void Clusters::displace(const LocalFeatures& local) {
  if (local.actor.value != 0) count_local(local, local.actor, -1);
  if (local.node == 0) return;
  mark_blocks(local.node);
  session_.query("UPDATE local_actors SET node = NULL, actor = NULL WHERE id = ?").run_with(local.id);
  Query left = session_.query(
      "UPDATE nodes SET local_actors = local_actors - 1 WHERE node = ? RETURNING local_actors, smallest, "
      "link, kind, name, day, span");
  if (!left.ask(stored(local.node))) return;
  const bool empty = left.integer(0) == 0;
  const bool was_smallest = left.id<LocalActorId>(1) == local.id;
  const bool company = keeps_company(left.text(2), left.text(3));
  const std::string name = left.string(4);
  const auto day = static_cast<std::int32_t>(left.integer(5)),
             span = static_cast<std::int32_t>(left.integer(6));
  left.reset();
  if (span > 0 && day != 0)  // it may have been what held earlier and later reports together
    session_
        .query(
            "INSERT OR IGNORE INTO pending_blocks SELECT block FROM node_blocks WHERE block BETWEEN ? AND ?")
        .run_with(passing_block(name, std::max(0, day - reach_of(span))),
                  passing_block(name, day + reach_of(span)));
  if (company)
    for (const std::uint64_t other : local.company) tallies_.company(local.node, other, -1);
  if (empty) {
    tallies_.write_company();
    session_.query("DELETE FROM nodes WHERE node = ?").run_with(stored(local.node));
    return;
  }
  if (!was_smallest) return;
  // The smallest as unsigned: those that lie in the file as negative numbers are the larger half.
  Query small = session_.query("SELECT id FROM local_actors WHERE node = ? AND id >= 0 ORDER BY id LIMIT 1");
  Query large = session_.query("SELECT id FROM local_actors WHERE node = ? ORDER BY id LIMIT 1");
  const bool found_small = small.ask(stored(local.node));
  const LocalActorId smallest = found_small                     ? small.id<LocalActorId>(0)
                                : large.ask(stored(local.node)) ? large.id<LocalActorId>(0)
                                                                : LocalActorId{};
  session_.query("UPDATE nodes SET smallest = ? WHERE node = ?").run_with(smallest, stored(local.node));
}

void Clusters::displace_all() {
  session_.execute(
      "UPDATE ties SET from_actor = NULL, to_actor = NULL; UPDATE local_actors SET node = NULL, actor = NULL;"
      "DELETE FROM node_company; DELETE FROM node_blocks; DELETE FROM nodes; DELETE FROM name_words; DELETE "
      "FROM names;"
      "DELETE FROM votes; DELETE FROM actors; DELETE FROM pending_blocks; DELETE FROM pending_actors;");
}

std::set<std::string> Clusters::pending_blocks() {
  std::set<std::string> blocks;
  for (Query rows = session_.query("SELECT block FROM pending_blocks"); rows.step();)
    blocks.insert(rows.string(0));
  return blocks;
}

std::vector<IdentityNode> Clusters::nodes_of_block(const std::string& block) {
  std::vector<IdentityNode> nodes;
  Query row = session_.query(
      "SELECT n.kind, n.name, n.country, n.initials, n.day, n.span, n.link, n.judged, n.basis, "
      "n.local_actors, n.actor, n.number, n.sound, n.callings, n.office, n.context, n.year, n.smallest, "
      "n.reason, n.node FROM node_blocks b JOIN nodes n ON n.node = b.node WHERE b.block = ?");
  Query blocks = session_.query("SELECT block FROM node_blocks WHERE node = ? ORDER BY block");
  for (row.bind(block); row.step();) {
    IdentityNode& node = nodes.emplace_back();
    node.kind = row.string(0);
    node.name = row.string(1);
    node.country = row.string(2);
    node.initials = row.string(3);
    node.day = static_cast<std::int32_t>(row.integer(4));
    node.span = static_cast<std::int32_t>(row.integer(5));
    node.link = row.string(6);
    node.judged = row.id<LocalActorId>(7);
    node.basis = row.string(8);
    node.local_actors = static_cast<std::uint32_t>(row.integer(9));
    node.actor = row.id<ActorKey>(10);
    node.number = row.string(11);
    node.sound = row.string(12);
    node.callings = row.string(13);
    node.office = row.string(14);
    node.context = row.string(15);
    node.year = static_cast<std::int32_t>(row.integer(16));
    node.smallest = row.id<LocalActorId>(17);
    node.reason = row.string(18);
    node.key = static_cast<std::uint64_t>(row.integer(19));
    node.years = years_of(node);
    for (bool more = blocks.ask(stored(node.key)); more; more = blocks.step())
      node.blocks.push_back(blocks.string(0));
  }
  return nodes;
}

std::optional<std::uint64_t> Clusters::node_of(LocalActorId id) {
  Query row = session_.query("SELECT node FROM local_actors WHERE id = ? AND node IS NOT NULL");
  if (!row.ask(id)) return std::nullopt;
  return static_cast<std::uint64_t>(row.integer(0));
}

void Clusters::give(const IdentityNode& node, const ActorId& actor, const std::string& reason,
                    const KnownActors& known) {
  const ActorKey key = actor_key(actor);
  const auto placed = placed_.find(node.key);
  const bool fresh = placed != placed_.end() && placed->second.fresh;
  if (node.actor != key && !fresh) {
    std::vector<LocalActorId> moving;
    Query rows = session_.query("SELECT id FROM local_actors WHERE node = ? ORDER BY id");
    for (rows.bind(stored(node.key)); rows.step();) moving.push_back(rows.id<LocalActorId>(0));
    if (!moving.empty()) make_actor(actor, known);
    for (const LocalActorId id : moving) {
      const std::optional<LocalFeatures> local = said_of(id);
      if (local->actor == key) continue;
      if (local->actor.value != 0) count_local(*local, local->actor, -1);
      count_local(*local, key, 1);
      session_.query("UPDATE local_actors SET actor = ? WHERE id = ?").run_with(key, id);
      session_
          .query(
              "UPDATE ties SET from_actor = ? FROM participants p WHERE p.local_actor = ? AND ties.claim = "
              "p.claim AND ties.from_ordinal = p.ordinal")
          .run_with(key, id);
      session_
          .query(
              "UPDATE ties SET to_actor = ? FROM participants p WHERE p.local_actor = ? AND ties.claim = "
              "p.claim AND ties.to_ordinal = p.ordinal")
          .run_with(key, id);
    }
  }
  if (placed != placed_.end()) {
    make_actor(actor, known);
    Query put = session_.query("UPDATE local_actors SET node = ?, actor = ? WHERE id = ?");
    for (const LocalFeatures& local : placed->second.locals) {
      count_local(local, key, 1);
      put.run_with(stored(node.key), key, local.id);
      to_be_tied_.insert(local.document);
    }
    placed_.erase(placed);
  }
  if (node.actor != key || node.reason != reason)
    session_.query("UPDATE nodes SET actor = ?, reason = ? WHERE node = ?")
        .run_with(key, reason, stored(node.key));
}

// Once for each document, not for each local actor: a tie has two ends.
void Clusters::tie_placed() {
  Query tie = session_.query(
      "UPDATE ties SET "
      "from_actor = (SELECT l.actor FROM participants p JOIN local_actors l ON l.id = p.local_actor "
      "WHERE p.claim = ties.claim AND p.ordinal = from_ordinal), "
      "to_actor = (SELECT l.actor FROM participants p JOIN local_actors l ON l.id = p.local_actor "
      "WHERE p.claim = ties.claim AND p.ordinal = to_ordinal) "
      "WHERE claim IN (SELECT id FROM claims WHERE document = ?)");
  for (const DocumentId document : to_be_tied_) tie.run_with(document);
  to_be_tied_.clear();
}

void Clusters::make_actor(const ActorId& id, const KnownActors& known) {
  const ActorKey key = actor_key(id);
  if (there_.contains(key)) return;
  there_.insert(key);
  Query found = session_.query("SELECT id FROM actors WHERE key = ?");
  if (found.ask(key)) {
    if (found.text(0) != id.value)
      throw StoreError(session_.file().string() + ": the actors " + found.string(0) + " and " + id.value +
                       " share a 64-bit hash; please report both ids.");
    return;
  }
  const std::optional<KnownActor> entry = known(id);
  session_.query("INSERT INTO actors VALUES (?, ?, ?, ?, ?, '', ?, 0, 0)")
      .run_with(key, id.value, entry ? entry->name : std::string(),
                to_string(entry ? entry->type : ActorType::organization),
                entry ? entry->country : std::string(), entry ? 1 : 0);
  tallies_.made(key);
  if (!entry) return;
  for (const std::string& name : entry->names) tallies_.name(key, name, "catalogue", 1);
}

void Clusters::count_local(const LocalFeatures& local, ActorKey actor, int by) {
  Query beside =
      session_.query("SELECT 1 FROM local_actors WHERE actor = ? AND document = ? AND id <> ? LIMIT 1");
  tallies_.member(actor, beside.ask(actor, local.document, local.id) ? 0 : by, by);
  tallies_.vote(actor, "name", local.name, by);
  tallies_.vote(actor, "type", to_string(local.type), by);
  if (!local.country.empty()) tallies_.vote(actor, "country", local.country, by);
  if (!local.role.empty()) tallies_.vote(actor, "role", local.role, by);
  for (const LocalFeatures::Form& form : local.forms)
    tallies_.name(actor, form.text, form.kind == MentionKind::name ? "name" : "description", by);
  if (local.named() || !local.recognised.empty()) tallies_.name(actor, local.name, "given", by);
}

void Clusters::write() {
  tie_placed();
  tallies_.write();
}

void Clusters::describe_changed() {
  write();
  tallies_.describe();
  session_.execute("DELETE FROM pending_blocks;");
}

}  // namespace kg
