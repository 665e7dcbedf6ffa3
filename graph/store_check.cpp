// The store as a whole: its digest, its figures, and whether it is sound.
#include <sqlite3.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cmath>
#include <filesystem>

#include "graph/store_clusters.h"
#include "graph/store_rows.h"

namespace kg {
namespace {

// Every field with its length, so that no two different stores say the same bytes.
class Digest {
 public:
  Digest() { XXH3_128bits_reset(&state_); }
  void add(std::string_view field) {
    add(static_cast<std::int64_t>(field.size()));
    XXH3_128bits_update(&state_, field.data(), field.size());
  }
  void add(std::int64_t number) {
    unsigned char bytes[8];  // the same on machines of either byte order
    for (unsigned char& byte : bytes) {
      byte = static_cast<unsigned char>(number & 255);
      number >>= 8;
    }
    XXH3_128bits_update(&state_, bytes, sizeof bytes);
  }
  void add_row(const Query& row, int texts, int integers) {
    for (int i = 0; i < texts; ++i) add(row.text(i));
    for (int i = 0; i < integers; ++i) add(row.integer(texts + i));
  }
  std::string hex() const {
    const XXH128_hash_t hash = XXH3_128bits_digest(&state_);
    return to_hex(hash.high64) + to_hex(hash.low64);
  }

 private:
  XXH3_state_t state_;
};

void add_actors(Store::Session& session, Digest& digest) {
  Query actors = session.query(
      "SELECT id, name, type, country, role, documents, local_actors, key FROM actors ORDER BY id");
  Query names =
      session.query("SELECT surface, kind, folded, count FROM names WHERE actor = ? ORDER BY surface, kind");
  while (actors.step()) {
    digest.add_row(actors, 5, 2);
    for (bool row = names.ask(actors.id<ActorKey>(7)); row; row = names.step()) digest.add_row(names, 3, 1);
  }
}

// Ordered by keys as they lie in the file: the same in every store.
void add_claims(Store::Session& session, Digest& digest) {
  Query claims = session.query(
      "SELECT c.class, c.predicate, c.polarity, c.status, c.first, c.last, c.rule, c.mode, c.cameo, "
      "d.published, "
      "d.source, c.id, c.document, c.time_begin, c.time_end, c.begin, c.end, c.trigger_begin, c.trigger_end, "
      "l.actor, c.confidence FROM claims c JOIN documents d ON d.id = c.document "
      "LEFT JOIN local_actors l ON l.id = c.place ORDER BY c.id");
  Query sides = session.query(
      "SELECT p.role, p.side, l.id, l.actor FROM participants p JOIN local_actors l ON l.id = p.local_actor "
      "WHERE p.claim = ? ORDER BY p.ordinal");
  Query speakers = session.query(
      "SELECT l.id, l.actor FROM speakers s JOIN local_actors l ON l.id = s.local_actor "
      "WHERE s.claim = ? ORDER BY s.ordinal");
  Query ties = session.query(
      "SELECT from_ordinal, to_ordinal, from_actor, to_actor FROM ties WHERE claim = ? ORDER BY "
      "from_ordinal, to_ordinal");
  while (claims.step()) {
    digest.add_row(claims, 11, 9);
    digest.add(std::llround(claims.real(20) * 1000));
    const auto id = claims.id<ClaimId>(11);
    for (bool row = sides.ask(id); row; row = sides.step()) digest.add_row(sides, 1, 3);
    for (bool row = speakers.ask(id); row; row = speakers.step()) digest.add_row(speakers, 0, 2);
    for (bool row = ties.ask(id); row; row = ties.step()) digest.add_row(ties, 0, 4);
  }
}

struct Rule {
  const char* finding;  // what is wrong; the ids of the first rows that break it are added
  const char* broken;   // selects them as text
};

constexpr Rule kRules[] = {
    {"mentions lie outside of their texts",
     "SELECT DISTINCT printf('document %016x', l.document) FROM mentions m JOIN local_actors l ON l.id = "
     "m.local_actor "
     "JOIN texts t ON t.document = l.document "
     "WHERE m.begin < 0 OR m.begin > m.end OR m.end > length(CAST(t.text AS BLOB))"},
    {"evidence or triggers lie outside of their texts",
     "SELECT printf('claim %016x', c.id) FROM claims c JOIN texts t ON t.document = c.document "
     "WHERE min(c.begin, c.trigger_begin, coalesce(c.time_begin, 0)) < 0 OR c.begin > c.end "
     "OR c.trigger_begin > c.trigger_end "
     "OR max(c.end, c.trigger_end, coalesce(c.time_end, 0)) > length(CAST(t.text AS BLOB))"},
    {"sections lie outside of their texts",
     "SELECT DISTINCT printf('document %016x', s.document) FROM sections s JOIN texts t USING (document) "
     "WHERE s.begin < 0 OR s.begin > s.end OR s.end > length(CAST(t.text AS BLOB))"},
    {"claims say what no claim can say",
     "SELECT printf('claim %016x', id) FROM claims WHERE polarity NOT IN ('positive', 'negative') OR status "
     "NOT IN ('asserted', 'planned', 'possible', 'demanded') OR NOT confidence BETWEEN 0 AND 1 "
     "OR (first IS NULL) <> (last IS NULL) OR first > last"},
    {"documents have no text",
     "SELECT printf('document %016x', id) FROM documents WHERE id NOT IN (SELECT document FROM texts)"},
    {"documents name an appearance that they do not have",
     "SELECT printf('document %016x', id) FROM documents d WHERE NOT EXISTS (SELECT 1 FROM appearances a "
     "WHERE a.document = d.id AND a.key = d.appearance AND a.published = d.published AND a.title = d.title "
     "AND a.source = d.source)"},
    {"documents count their claims wrong",
     "SELECT printf('document %016x', id) FROM documents d "
     "WHERE claims <> (SELECT count(*) FROM claims c WHERE c.document = d.id)"},
    {"claims take their actors from other documents",
     "SELECT printf('claim %016x', c.id) FROM claims c WHERE EXISTS (SELECT 1 FROM local_actors l "
     "WHERE l.document <> c.document AND (l.id = c.place "
     "OR l.id IN (SELECT local_actor FROM participants p WHERE p.claim = c.id) "
     "OR l.id IN (SELECT local_actor FROM speakers s WHERE s.claim = c.id)))"},
    {"claims are not tied as their participants stand",
     "SELECT printf('claim %016x', c.id) FROM claims c WHERE (SELECT count(*) FROM ties t WHERE t.claim = "
     "c.id) <> "
     "(SELECT count(*) FROM participants f JOIN participants o ON o.claim = f.claim AND f.side < o.side "
     "WHERE f.claim = c.id)"},
    {"ties name other actors than their participants do",
     "SELECT DISTINCT printf('claim %016x', t.claim) FROM ties t "
     "JOIN participants f ON f.claim = t.claim AND f.ordinal = t.from_ordinal "
     "JOIN participants o ON o.claim = t.claim AND o.ordinal = t.to_ordinal "
     "JOIN local_actors fl ON fl.id = f.local_actor JOIN local_actors ol ON ol.id = o.local_actor "
     "WHERE (fl.node IS NOT NULL AND t.from_actor IS NOT fl.actor) OR (ol.node IS NOT NULL AND t.to_actor IS "
     "NOT ol.actor)"},
    {"actors count their documents or chains wrong",
     "SELECT 'actor ' || id FROM actors a WHERE (documents, local_actors) <> "
     "(SELECT count(DISTINCT document), count(*) FROM local_actors l WHERE l.actor = a.key)"},
    {"actors are not told how often they are named",
     "SELECT DISTINCT 'actor ' || coalesce(a.id, printf('%016x', l.actor)) FROM local_actors l "
     "LEFT JOIN actors a ON a.key = l.actor WHERE l.actor IS NOT NULL AND NOT EXISTS "
     "(SELECT 1 FROM votes v WHERE v.actor = l.actor AND v.field = 'name' AND v.value = l.name)"},
    {"groups count their local actors wrong",
     "SELECT printf('node %016x', node) FROM nodes n "
     "WHERE local_actors <> (SELECT count(*) FROM local_actors l WHERE l.node = n.node)"},
};

void check_rule(Store::Session& session, const Rule& rule, std::vector<std::string>& findings) {
  std::string examples;
  int found = 0;
  for (Query rows = session.query(rule.broken); rows.step(); ++found)
    if (found < 3) examples += (found ? ", " : " (") + rows.string(0);
  if (found == 0) return;
  if (found > 3) examples += " and " + std::to_string(found - 3) + " more";
  findings.push_back(std::string(rule.finding) + examples + ").");
}

}  // namespace

std::map<std::string, std::string> cluster_hashes(Store::Session& session) {
  // All that identity writes, each with an order of its own.
  constexpr std::pair<const char*, const char*> tables[] = {
      {"local_actors", "SELECT id, node, actor FROM local_actors ORDER BY id"},
      {"ties",
       "SELECT claim, from_ordinal, to_ordinal, from_actor, to_actor FROM ties ORDER BY claim, from_ordinal, "
       "to_ordinal"},
      {"actors", "SELECT * FROM actors ORDER BY key"},
      {"votes", "SELECT * FROM votes ORDER BY actor, field, value"},
      {"names", "SELECT * FROM names ORDER BY actor, surface, kind"},
      {"name_words", "SELECT * FROM name_words ORDER BY word, actor"},
      {"nodes", "SELECT * FROM nodes ORDER BY node"},
      {"node_blocks", "SELECT * FROM node_blocks ORDER BY block, node"},
      {"node_company", "SELECT * FROM node_company ORDER BY node, other"},
  };
  std::map<std::string, std::string> hashes;
  for (const auto& [table, rows_of] : tables) {
    Digest digest;
    Query rows = session.query(rows_of);
    while (rows.step())
      for (int column = 0; column < rows.columns(); ++column)
        digest.add(rows.null(column) ? std::string_view("null") : rows.text(column));
    hashes[table] = digest.hex();
  }
  return hashes;
}

std::string Store::digest() const {
  const StillState still = hold_still();
  Digest digest;
  add_actors(*session_, digest);
  add_claims(*session_, digest);
  return digest.hex();
}

StoreStats Store::stats() const {
  const StillState still = hold_still();
  const auto count = [&](std::string_view sql) {
    return static_cast<std::uint64_t>(session_->ask_integer(sql));
  };
  StoreStats stats;
  stats.documents = count("SELECT count(*) FROM documents");
  stats.appearances = count("SELECT count(*) FROM appearances");
  stats.text_bytes = count("SELECT sum(length(CAST(text AS BLOB))) FROM texts");
  stats.local_actors = count("SELECT count(*) FROM local_actors");
  stats.mentions = count("SELECT count(*) FROM mentions");
  stats.claims = count("SELECT count(*) FROM claims");
  stats.actors = count("SELECT count(*) FROM actors");
  stats.ties = count("SELECT count(*) FROM ties WHERE from_actor <> to_actor");
  stats.edges = count(
      "SELECT count(*) FROM (SELECT DISTINCT t.from_actor, t.to_actor, c.class, c.predicate, c.polarity, "
      "c.status "
      "FROM ties t JOIN claims c ON c.id = t.claim WHERE t.from_actor <> t.to_actor)");
  stats.judgements = count("SELECT count(*) FROM judgements");
  stats.pending = count(
      "SELECT (SELECT count(*) FROM local_actors WHERE node IS NULL) + (SELECT count(*) FROM "
      "pending_blocks)");
  stats.schema = static_cast<int>(session_->schema());
  std::error_code none;
  const auto size = std::filesystem::file_size(file(), none);
  stats.file_bytes = none ? 0 : size;
  return stats;
}

std::vector<std::string> Store::check() const {
  std::vector<std::string> findings;
  for (Query rows = session_->query("PRAGMA integrity_check(20)"); rows.step();)
    if (rows.text(0) != "ok") findings.push_back("the file is damaged: " + rows.string(0) + ".");
  for (Query rows = session_->query("PRAGMA foreign_key_check"); rows.step();)
    findings.push_back("a row of " + rows.string(0) + " points to a row of " + rows.string(2) +
                       " that is not there.");
  for (const Rule& rule : kRules) check_rule(*session_, rule, findings);
  Query texts = session_->query("SELECT document, text FROM texts ORDER BY document");
  while (texts.step()) {
    const auto id = texts.id<DocumentId>(0);
    const std::string document = "document " + to_hex(id.value);
    if (content_hash(texts.text(1)) != id.value)
      findings.push_back(document + " has another text than the one that its key was made from.");
    const std::vector<Appearance> met = appearances(id);
    const std::optional<DocumentRow> row = this->document(id);
    if (row && met.front() != row->appearance)
      findings.push_back(document + " is dated from another appearance than its earliest.");
  }
  // The index compares itself with the texts; it says so by failing.
  constexpr const char* compare = "INSERT INTO text_index (text_index, rank) VALUES ('integrity-check', 1)";
  const bool only_readable = sqlite3_db_readonly(session_->database().getHandle(), "main") == 1;
  if (!only_readable && session_->database().tryExec(compare) != SQLITE_OK)
    findings.push_back("the search index does not say what the texts say.");
  return findings;
}

}  // namespace kg
