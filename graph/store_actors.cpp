// Actors, and how they are found by name.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "graph/store_rows.h"

namespace kg {
namespace {

std::vector<ActorRow> read_actors(Query& rows) {
  std::vector<ActorRow> actors;
  while (rows.step()) actors.push_back(actor_of(rows, 0));
  return actors;
}

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin) words.emplace_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// The first text after all that begin with `prefix`, in the order of bytes.
std::string end_of_prefix(std::string_view prefix) {
  std::string end(prefix);
  while (!end.empty() && static_cast<unsigned char>(end.back()) == 0xff) end.pop_back();
  if (!end.empty()) end.back() = static_cast<char>(static_cast<unsigned char>(end.back()) + 1);
  return end;
}

void most_documents_first(std::vector<ActorRow>& actors) {
  std::ranges::sort(actors, [](const ActorRow& left, const ActorRow& right) {
    return std::tie(right.documents, left.id) < std::tie(left.documents, right.id);
  });
}

// Letters added, left out, changed or swapped with their neighbour; `limit` + 1 if there are more.
std::size_t letters_changed(std::string_view a, std::string_view b, std::size_t limit) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return limit + 1;
  std::vector<std::size_t> before, last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t best = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
      best = std::min(best, row[j]);
    }
    if (best > limit) return limit + 1;
    before = std::move(last);
    last = row;
  }
  return std::min(last[b.size()], limit + 1);
}

}  // namespace

ActorRow actor_of(const Query& row, int column) {
  ActorRow actor;
  actor.key = row.id<ActorKey>(column);
  actor.id = {row.string(column + 1)};
  actor.name = row.string(column + 2);
  actor.type = actor_type(row.text(column + 3)).value_or(ActorType::organization);
  actor.country = row.string(column + 4);
  actor.role = row.string(column + 5);
  actor.documents = static_cast<std::uint32_t>(row.integer(column + 6));
  return actor;
}

std::vector<ActorRow> Store::actors() const {
  Query rows =
      session_->query("SELECT key, id, name, type, country, role, documents FROM actors ORDER BY id");
  return read_actors(rows);
}

std::optional<ActorRow> Store::actor(ActorKey key) const {
  Query row =
      session_->query("SELECT key, id, name, type, country, role, documents FROM actors WHERE key = ?");
  if (!row.ask(key)) return std::nullopt;
  return actor_of(row, 0);
}

std::optional<ActorRow> Store::actor(const ActorId& id) const {
  std::optional<ActorRow> found = actor(actor_key(id));
  if (found && found->id != id) return std::nullopt;
  return found;
}

std::vector<std::string> Store::aliases(ActorKey key) const {
  std::vector<std::string> aliases;
  Query rows = session_->query(
      "SELECT DISTINCT surface FROM names WHERE actor = ? AND kind IN ('name', 'description') ORDER BY "
      "surface");
  for (rows.bind(key); rows.step();) aliases.push_back(rows.string(0));
  return aliases;
}

std::vector<LocalActorRecord> Store::local_actors(ActorKey key) const {
  const StillState still = hold_still();
  std::vector<LocalActorRecord> records;
  Query rows = session_->query(
      "SELECT l.id, l.name, l.type, l.country, l.recognised, l.role, l.document, "
      "CASE WHEN n.reason = '' THEN n.basis ELSE n.basis || '; ' || n.reason END "
      "FROM local_actors l LEFT JOIN nodes n ON n.node = l.node WHERE l.actor = ? "
      "ORDER BY l.document < 0, l.document, l.ordinal");
  for (rows.bind(key); rows.step();)
    records.push_back({read_local_actor(*session_, rows, 0), rows.id<DocumentId>(6), key, rows.string(7)});
  return records;
}

std::vector<ActorRow> Store::actors_named(std::string_view folded) const {
  Query named = session_->query(
      "SELECT DISTINCT key, id, name, type, country, role, documents FROM actors JOIN names ON actor = key "
      "WHERE folded = ? AND (kind <> 'description') = ?");
  std::vector<ActorRow> actors;
  for (const int is_name : {1, 0}) {
    named.reset();
    named.bind(folded, is_name);
    actors = read_actors(named);
    if (!actors.empty()) break;
  }
  most_documents_first(actors);
  return actors;
}

std::vector<ActorRow> Store::actors_named_in_part(std::string_view folded) const {
  std::set<ActorKey> bearers;
  bool first = true;
  Query rows = session_->query("SELECT actor FROM name_words WHERE word = ?");
  for (const std::string& word : words_of(folded)) {
    std::set<ActorKey> of_word;
    for (bool row = rows.ask(word); row; row = rows.step()) {
      const auto key = rows.id<ActorKey>(0);
      if (first || bearers.contains(key)) of_word.insert(key);
    }
    bearers = std::move(of_word);
    first = false;
  }
  std::vector<ActorRow> actors;
  // Words may come from different names of one actor; they have to stand in one.
  Query names = session_->query("SELECT folded FROM names WHERE actor = ? AND kind <> 'description'");
  const std::vector<std::string> asked = words_of(folded);
  for (const ActorKey key : bearers) {
    bool in_one = false;
    for (bool row = names.ask(key); row && !in_one; row = names.step()) {
      const std::vector<std::string> words = words_of(names.text(0));
      in_one = std::ranges::all_of(
          asked, [&](const std::string& word) { return std::ranges::find(words, word) != words.end(); });
    }
    if (in_one) actors.push_back(*actor(key));
  }
  most_documents_first(actors);
  if (actors.size() > 100) actors.resize(100);
  return actors;
}

std::vector<ActorRow> Store::actors_named_from(std::string_view folded_prefix, std::size_t limit) const {
  if (folded_prefix.empty()) return {};
  const std::string end = end_of_prefix(folded_prefix);
  Query rows = session_->query(
      "SELECT key, id, name, type, country, role, documents FROM actors WHERE key IN "
      "(SELECT actor FROM names WHERE folded >= ?1 AND folded < ?2 AND kind <> 'description' "
      " UNION SELECT actor FROM name_words WHERE word >= ?1 AND word < ?2)");
  rows.bind(folded_prefix, end);
  std::vector<ActorRow> actors = read_actors(rows);
  most_documents_first(actors);
  if (actors.size() > limit) actors.resize(limit);
  return actors;
}

std::vector<ActorRow> Store::actors_named_nearly(std::string_view folded, std::size_t limit) const {
  const std::size_t allowed = std::max<std::size_t>(1, std::min<std::size_t>(4, folded.size() / 3));
  std::map<ActorKey, std::size_t> changed;
  const auto compare = [&](std::string_view name, ActorKey actor) {
    const std::size_t letters = letters_changed(folded, name, allowed);
    if (letters > allowed) return;
    const auto [at, fresh] = changed.emplace(actor, letters);
    if (!fresh) at->second = std::min(at->second, letters);
  };
  const auto shortest = static_cast<std::int64_t>(folded.size() - std::min(allowed, folded.size()));
  const auto longest = static_cast<std::int64_t>(folded.size() + allowed);
  for (const std::string_view sql :
       {std::string_view(
            "SELECT folded, actor FROM names WHERE length(folded) BETWEEN ? AND ? AND kind <> 'description'"),
        std::string_view("SELECT word, actor FROM name_words WHERE length(word) BETWEEN ? AND ?")}) {
    Query rows = session_->query(sql);
    for (rows.bind(shortest, longest); rows.step();) compare(rows.text(0), rows.id<ActorKey>(1));
  }
  std::vector<std::pair<std::size_t, ActorRow>> ranked;
  for (const auto& [key, letters] : changed) ranked.emplace_back(letters, *actor(key));
  std::ranges::sort(ranked, [](const auto& left, const auto& right) {
    return std::tie(left.first, right.second.documents, left.second.id) <
           std::tie(right.first, left.second.documents, right.second.id);
  });
  std::vector<ActorRow> actors;
  for (auto& [letters, row] : ranked)
    if (actors.size() < limit) actors.push_back(std::move(row));
  return actors;
}

}  // namespace kg
