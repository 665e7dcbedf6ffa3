#include "graph/store_clusters.h"

#include <algorithm>
#include <map>

#include "graph/fold.h"

namespace kg {
namespace {

constexpr std::size_t kCompanyOfOne = 10;     // of a local actor: the first that its document names
constexpr std::size_t kSampleOfCompany = 32;  // of a node: the smallest hashes

MentionKind mention_kind(std::string_view text) {
  for (const auto kind :
       {MentionKind::name, MentionKind::description, MentionKind::adjective, MentionKind::pronoun})
    if (text == to_string(kind)) return kind;
  return MentionKind::description;
}

template <class Visit>
void each_word(std::string_view folded, Visit visit) {
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin) visit(folded.substr(begin, end - begin));
    begin = end + 1;
  }
}

// Those of the catalogue are known without.
bool keeps_company(std::string_view link, std::string_view kind) {
  return link.empty() && (kind == "person" || kind == "body");
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

std::int32_t years_of(const IdentityNode& node) { return node.name.empty() ? 1 : 5; }

bool LocalFeatures::named() const {
  return std::ranges::any_of(forms, [](const Form& form) { return form.kind == MentionKind::name; });
}

const Clusters::Company& Clusters::company_in(DocumentId document) {
  if (company_ && company_->document == document) return *company_;
  company_.emplace();
  company_->document = document;
  Query rows = session_.query(
      "SELECT id, name, type, country, recognised FROM local_actors WHERE document = ? ORDER BY ordinal");
  for (rows.bind(document); rows.step();) {
    Company::Member& member = company_->members.emplace_back();
    member.id = rows.id<LocalActorId>(0);
    const std::string_view name = rows.text(1), type = rows.text(2), recognised = rows.text(4);
    // States and their unions are in everybody's company.
    if (type == "person" || type == "organization" || type == "armed_group") {
      member.in_company = !recognised.empty() || is_full_name(name);
      member.hash = content_hash(recognised.empty() ? fold_name(name) : std::string(recognised));
    }
    if (type != "people" && type != "event") member.country = rows.string(3);
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

std::optional<LocalFeatures> Clusters::features(LocalActorId id) {
  Query row = session_.query(
      "SELECT l.document, l.name, l.type, l.country, l.recognised, l.role, l.node, l.actor, d.read_as_of "
      "FROM local_actors l JOIN documents d ON d.id = l.document WHERE l.id = ?");
  if (!row.ask(id)) return std::nullopt;
  LocalFeatures local;
  local.id = id;
  local.document = row.id<DocumentId>(0);
  local.name = row.string(1);
  local.type = actor_type(row.text(2)).value_or(ActorType::organization);
  local.country = row.string(3);
  local.recognised = row.string(4);
  local.role = row.string(5);
  local.node = static_cast<std::uint64_t>(row.integer(6));
  local.actor = row.id<ActorKey>(7);
  local.day = row.string(8);
  Query forms = session_.query("SELECT alias, kind FROM aliases WHERE local_actor = ? ORDER BY alias");
  for (forms.bind(id); forms.step();) local.forms.push_back({forms.string(0), mention_kind(forms.text(1))});
  const Company& company = company_in(local.document);
  std::map<std::string, int> countries;
  for (const Company::Member& member : company.members) {
    if (member.id == id) continue;
    if (!member.country.empty()) ++countries[member.country];
    if (member.in_company && local.company.size() < kCompanyOfOne) local.company.push_back(member.hash);
  }
  std::ranges::sort(local.company);
  local.company.erase(std::unique(local.company.begin(), local.company.end()), local.company.end());
  int most = 0;
  for (const auto& [country, count] : countries) {
    if (count == most) local.context.clear();
    if (count > most) local.context = country;
    most = std::max(most, count);
  }
  return local;
}

void Clusters::count_company(std::uint64_t node, const LocalFeatures& local, int by) {
  for (const std::uint64_t other : local.company) {
    if (by > 0)
      session_.query("INSERT INTO node_company VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1")
          .run_with(stored(node), stored(other));
    else
      session_.query("UPDATE node_company SET count = count - 1 WHERE node = ? AND other = ?")
          .run_with(stored(node), stored(other));
  }
  if (by < 0) session_.query("DELETE FROM node_company WHERE node = ? AND count = 0").run_with(stored(node));
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

void Clusters::place(const LocalFeatures& local, const IdentityNode& node) {
  Query known = session_.query("SELECT kind, name, link, smallest FROM nodes WHERE node = ?");
  if (!known.ask(stored(node.key))) {
    known.reset();
    session_
        .query(
            "INSERT INTO nodes (node, kind, name, country, initials, day, span, link, judged, basis, number, "
            "sound, callings, office, context, year, smallest, local_actors) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)")
        .run_with(stored(node.key), node.kind, node.name, node.country, node.initials, node.day, node.span,
                  node.link, node.judged, node.basis, node.number, node.sound, node.callings, node.office,
                  node.context, node.year, local.id);
    for (const std::string& block : node.blocks)
      session_.query("INSERT INTO node_blocks VALUES (?, ?)").run_with(block, stored(node.key));
  } else if (known.text(0) != node.kind || known.text(1) != node.name || known.text(2) != node.link) {
    throw StoreError(session_.file().string() + ": two groups of actors (\"" + known.string(1) + "\" and \"" +
                     node.name + "\") share a 64-bit hash; please report both names.");
  } else {
    const LocalActorId smallest = std::min(known.id<LocalActorId>(3), local.id);
    known.reset();
    session_.query("UPDATE nodes SET local_actors = local_actors + 1, smallest = ? WHERE node = ?")
        .run_with(smallest, stored(node.key));
  }
  session_.query("UPDATE local_actors SET node = ? WHERE id = ?").run_with(stored(node.key), local.id);
  if (keeps_company(node.link, node.kind)) count_company(node.key, local, 1);
  for (const std::string& block : node.blocks)
    session_.query("INSERT OR IGNORE INTO pending_blocks VALUES (?)").run_with(block);
}

void Clusters::displace(const LocalFeatures& local) {
  if (local.actor.value != 0) leave(local);
  if (local.node == 0) return;
  mark_blocks(local.node);
  session_.query("UPDATE local_actors SET node = NULL WHERE id = ?").run_with(local.id);
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
  if (empty) {
    session_.query("DELETE FROM nodes WHERE node = ?").run_with(stored(local.node));
    return;
  }
  if (company) count_company(local.node, local, -1);
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

std::vector<std::uint64_t> Clusters::nodes_of_block(const std::string& block) {
  std::vector<std::uint64_t> nodes;
  Query rows = session_.query("SELECT node FROM node_blocks WHERE block = ?");
  for (rows.bind(block); rows.step();) nodes.push_back(static_cast<std::uint64_t>(rows.integer(0)));
  return nodes;
}

IdentityNode Clusters::node(std::uint64_t key) {
  IdentityNode node;
  node.key = key;
  Query row = session_.query(
      "SELECT kind, name, country, initials, day, span, link, judged, basis, local_actors, actor, number, "
      "sound, callings, office, context, year, smallest, reason FROM nodes WHERE node = ?");
  if (!row.ask(stored(key))) return node;
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
  node.years = years_of(node);
  Query blocks = session_.query("SELECT block FROM node_blocks WHERE node = ? ORDER BY block");
  for (blocks.bind(stored(key)); blocks.step();) node.blocks.push_back(blocks.string(0));
  return node;
}

std::optional<std::uint64_t> Clusters::node_of(LocalActorId id) {
  Query row = session_.query("SELECT node FROM local_actors WHERE id = ? AND node IS NOT NULL");
  if (!row.ask(id)) return std::nullopt;
  return static_cast<std::uint64_t>(row.integer(0));
}

void Clusters::give(const IdentityNode& node, const ActorId& actor, const std::string& reason,
                    const KnownActor* known) {
  const ActorKey key = actor_key(actor);
  // Those of a node are all of one actor, but for those that came since: no need to look at the others.
  std::vector<LocalActorId> moving;
  Query rows = node.actor == key ? session_.query(
                                       "SELECT id FROM local_actors INDEXED BY local_actors_unsettled WHERE "
                                       "node = ? AND actor IS NULL "
                                       "ORDER BY id")
                                 : session_.query("SELECT id FROM local_actors WHERE node = ? ORDER BY id");
  for (rows.bind(stored(node.key)); rows.step();) moving.push_back(rows.id<LocalActorId>(0));
  if (!moving.empty()) make_actor(actor, known);
  for (const LocalActorId id : moving) {
    const std::optional<LocalFeatures> local = features(id);
    if (local->actor == key) continue;
    if (local->actor.value != 0) leave(*local);
    join(*local, key);
  }
  if (node.actor != key || node.reason != reason)
    session_.query("UPDATE nodes SET actor = ?, reason = ? WHERE node = ?")
        .run_with(key, reason, stored(node.key));
}

void Clusters::make_actor(const ActorId& id, const KnownActor* known) {
  const ActorKey key = actor_key(id);
  Query found = session_.query("SELECT id FROM actors WHERE key = ?");
  if (found.ask(key)) {
    if (found.text(0) != id.value)
      throw StoreError(session_.file().string() + ": the actors " + found.string(0) + " and " + id.value +
                       " share a 64-bit hash; please report both ids.");
    return;
  }
  session_.query("INSERT INTO actors VALUES (?, ?, ?, ?, ?, '', ?, 0, 0)")
      .run_with(key, id.value, known ? known->name : std::string(),
                to_string(known ? known->type : ActorType::organization),
                known ? known->country : std::string(), known ? 1 : 0);
  if (!known) return;
  for (const std::string& name : known->names) count_name(key, name, "catalogue", 1);
}

void Clusters::join(const LocalFeatures& local, ActorKey actor) {
  count_local(local, actor, 1);
  session_.query("UPDATE local_actors SET actor = ? WHERE id = ?").run_with(actor, local.id);
  session_
      .query(
          "UPDATE ties SET from_actor = ? FROM participants p WHERE p.local_actor = ? AND ties.claim = "
          "p.claim "
          "AND ties.from_ordinal = p.ordinal")
      .run_with(actor, local.id);
  session_
      .query(
          "UPDATE ties SET to_actor = ? FROM participants p WHERE p.local_actor = ? AND ties.claim = p.claim "
          "AND ties.to_ordinal = p.ordinal")
      .run_with(actor, local.id);
}

void Clusters::leave(const LocalFeatures& local) {
  session_.query("UPDATE local_actors SET actor = NULL WHERE id = ?").run_with(local.id);
  count_local(local, local.actor, -1);
}

void Clusters::count_local(const LocalFeatures& local, ActorKey actor, int by) {
  Query beside = session_.query("SELECT 1 FROM local_actors WHERE actor = ? AND document = ? LIMIT 1");
  const int documents = beside.ask(actor, local.document) ? 0 : by;
  session_.query("UPDATE actors SET documents = documents + ?, local_actors = local_actors + ? WHERE key = ?")
      .run_with(documents, by, actor);
  session_.query("INSERT OR IGNORE INTO pending_actors VALUES (?)").run_with(actor);
  count_vote(actor, "name", local.name, by);
  count_vote(actor, "type", to_string(local.type), by);
  if (!local.country.empty()) count_vote(actor, "country", local.country, by);
  if (!local.role.empty()) count_vote(actor, "role", local.role, by);
  for (const LocalFeatures::Form& form : local.forms)
    count_name(actor, form.text, form.kind == MentionKind::name ? "name" : "description", by);
  if (local.named() || !local.recognised.empty()) count_name(actor, local.name, "given", by);
}

void Clusters::count_vote(ActorKey actor, std::string_view field, const std::string& value, int by) {
  if (by > 0) {
    session_.query("INSERT INTO votes VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1")
        .run_with(actor, field, value);
    return;
  }
  session_.query("UPDATE votes SET count = count - 1 WHERE actor = ? AND field = ? AND value = ?")
      .run_with(actor, field, value);
  session_.query("DELETE FROM votes WHERE actor = ? AND field = ? AND value = ? AND count = 0")
      .run_with(actor, field, value);
}

void Clusters::count_name(ActorKey actor, const std::string& surface, std::string_view kind, int by) {
  std::string folded = fold_name(surface);
  if (by > 0) {
    Query added = session_.query(
        "INSERT INTO names VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1 RETURNING "
        "count");
    const bool is_new = added.ask(actor, surface, kind, folded) && added.integer(0) == 1;
    added.reset();
    if (is_new && kind != "description") count_words(actor, folded, 1);
    return;
  }
  Query taken = session_.query(
      "UPDATE names SET count = count - 1 WHERE actor = ? AND surface = ? AND kind = ? RETURNING count");
  const bool is_last = taken.ask(actor, surface, kind) && taken.integer(0) == 0;
  taken.reset();
  if (!is_last) return;
  session_.query("DELETE FROM names WHERE actor = ? AND surface = ? AND kind = ?")
      .run_with(actor, surface, kind);
  if (kind != "description") count_words(actor, folded, -1);
}

void Clusters::count_words(ActorKey actor, const std::string& folded, int by) {
  each_word(folded, [&](std::string_view word) {
    if (by > 0) {
      session_.query("INSERT INTO name_words VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1")
          .run_with(word, actor);
      return;
    }
    session_.query("UPDATE name_words SET count = count - 1 WHERE word = ? AND actor = ?")
        .run_with(word, actor);
    session_.query("DELETE FROM name_words WHERE word = ? AND actor = ? AND count = 0").run_with(word, actor);
  });
}

void Clusters::describe_changed() {
  std::vector<ActorKey> changed;
  for (Query rows = session_.query("SELECT actor FROM pending_actors ORDER BY actor"); rows.step();)
    changed.push_back(rows.id<ActorKey>(0));
  for (const ActorKey actor : changed) describe(actor);
  session_.execute("DELETE FROM pending_actors; DELETE FROM pending_blocks;");
}

void Clusters::describe(ActorKey actor) {
  Query row = session_.query("SELECT local_actors, catalogued FROM actors WHERE key = ?");
  if (!row.ask(actor)) return;
  if (row.integer(0) == 0) {
    row.reset();
    session_.query("DELETE FROM actors WHERE key = ?").run_with(actor);
    return;
  }
  const bool catalogued = row.integer(1) != 0;
  row.reset();
  struct Vote {
    std::string field, value;
    std::int64_t count;
  };
  std::vector<Vote> votes;
  Query counted = session_.query("SELECT field, value, count FROM votes WHERE actor = ?");
  for (counted.bind(actor); counted.step();)
    votes.push_back({counted.string(0), counted.string(1), counted.integer(2)});
  // The most votes, then the first in the order of bytes.
  const auto elect = [&](std::string_view field, auto preferred) {
    const Vote* best = nullptr;
    for (const Vote& vote : votes) {
      if (vote.field != field) continue;
      const auto rank = [&](const Vote& one) { return std::make_tuple(!preferred(one.value), -one.count); };
      if (!best || rank(vote) < rank(*best) || (rank(vote) == rank(*best) && vote.value < best->value))
        best = &vote;
    }
    return best ? best->value : std::string();
  };
  const auto any = [](const std::string&) { return true; };
  const std::string role = elect("role", any);
  if (catalogued) {
    session_.query("UPDATE actors SET role = ? WHERE key = ?").run_with(role, actor);
    return;
  }
  const std::string type = elect("type", any);
  // Of a person's names a full one, even if the surname alone is met more often.
  const auto full = [&](const std::string& name) { return type != "person" || name.find(' ') != name.npos; };
  session_.query("UPDATE actors SET name = ?, type = ?, country = ?, role = ? WHERE key = ?")
      .run_with(elect("name", full), type, elect("country", any), role, actor);
}

}  // namespace kg
