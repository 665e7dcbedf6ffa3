#include "graph/store_tallies.h"

#include <algorithm>
#include <optional>

#include "graph/fold.h"

namespace kg {
namespace {

template <class Visit>
void each_word(std::string_view folded, Visit visit) {
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin) visit(folded.substr(begin, end - begin));
    begin = end + 1;
  }
}

bool is_full(std::string_view name) { return name.find(' ') != name.npos; }

}  // namespace

void Tallies::member(ActorKey actor, int documents, int local_actors) {
  auto& [of_documents, of_locals] = members_[actor];
  of_documents += documents;
  of_locals += local_actors;
  if (local_actors < 0) lost_.insert(actor);
}

// `field` and `kind` are literals.
void Tallies::vote(ActorKey actor, std::string_view field, const std::string& value, int by) {
  votes_[{actor, field, value}] += by;
}

void Tallies::name(ActorKey actor, const std::string& surface, std::string_view kind, int by) {
  names_[{actor, surface, kind}] += by;
}

void Tallies::company(std::uint64_t node, std::uint64_t other, int by) { company_[{node, other}] += by; }

void Tallies::write_company() {
  Query add = session_.query(
      "INSERT INTO node_company VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET count = count + ?3");
  Query take = session_.query("UPDATE node_company SET count = count - ? WHERE node = ? AND other = ?");
  Query remove = session_.query("DELETE FROM node_company WHERE node = ? AND other = ? AND count = 0");
  for (const auto& [key, by] : company_) {
    const std::int64_t node = stored(key.first), other = stored(key.second);
    if (by > 0) add.run_with(node, other, by);
    if (by >= 0) continue;
    take.run_with(-by, node, other);
    remove.run_with(node, other);
  }
  company_.clear();
}

void Tallies::write() {
  write_company();
  Query count = session_.query(
      "UPDATE actors SET documents = documents + ?, local_actors = local_actors + ? WHERE key = ?");
  for (const auto& [actor, by] : members_) {
    count.run_with(by.first, by.second, actor);
    gained_[actor];
  }
  members_.clear();
  write_votes();
  write_names();
  write_words();
  Query pending = session_.query("INSERT OR IGNORE INTO pending_actors VALUES (?)");
  for (const ActorKey actor : lost_) {
    pending.run_with(actor);
    gained_.erase(actor);
  }
  lost_.clear();
}

// Asking for the count first is cheaper than RETURNING it, for which SQLite makes a table each time.
void Tallies::write_votes() {
  Query found = session_.query("SELECT count FROM votes WHERE actor = ? AND field = ? AND value = ?");
  Query add = session_.query("INSERT INTO votes VALUES (?, ?, ?, ?)");
  Query change = session_.query("UPDATE votes SET count = ? WHERE actor = ? AND field = ? AND value = ?");
  Query remove = session_.query("DELETE FROM votes WHERE actor = ? AND field = ? AND value = ?");
  for (const auto& [key, by] : votes_) {
    const auto& [actor, field, value] = key;
    if (by == 0) continue;
    const std::int64_t before =
        !made_.contains(actor) && found.ask(actor, field, value) ? found.integer(0) : 0;
    found.reset();
    const std::int64_t count = before + by;
    if (before == 0 && count > 0)
      add.run_with(actor, field, value, count);
    else if (count > 0)
      change.run_with(count, actor, field, value);
    else
      remove.run_with(actor, field, value);
    if (by > 0)
      gained_[actor].push_back({std::string(field), value, count});
    else
      lost_.insert(actor);
  }
  votes_.clear();
}

void Tallies::write_names() {
  Query found = session_.query("SELECT count FROM names WHERE actor = ? AND surface = ? AND kind = ?");
  Query add = session_.query("INSERT INTO names VALUES (?, ?, ?, ?, ?)");
  Query change = session_.query("UPDATE names SET count = ? WHERE actor = ? AND surface = ? AND kind = ?");
  Query remove = session_.query("DELETE FROM names WHERE actor = ? AND surface = ? AND kind = ?");
  for (const auto& [key, by] : names_) {
    const auto& [actor, surface, kind] = key;
    if (by == 0) continue;
    const std::int64_t before =
        !made_.contains(actor) && found.ask(actor, surface, kind) ? found.integer(0) : 0;
    found.reset();
    const std::int64_t count = before + by;
    if (before > 0 && count > 0) {
      change.run_with(count, actor, surface, kind);
      continue;
    }
    const std::string folded = fold_name(surface);
    if (count > 0)
      add.run_with(actor, surface, kind, folded, count);
    else
      remove.run_with(actor, surface, kind);
    if (kind != "description")
      each_word(folded, [&, whose = actor](std::string_view word) {
        words_[{std::string(word), whose}] += count > 0 ? 1 : -1;
      });
  }
  names_.clear();
}

void Tallies::write_words() {
  Query add = session_.query(
      "INSERT INTO name_words VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET count = count + ?3");
  Query take = session_.query("UPDATE name_words SET count = count - ? WHERE word = ? AND actor = ?");
  Query remove = session_.query("DELETE FROM name_words WHERE word = ? AND actor = ? AND count = 0");
  for (const auto& [key, by] : words_) {
    const auto& [word, actor] = key;
    if (by > 0) add.run_with(word, actor, by);
    if (by >= 0) continue;
    take.run_with(-by, word, actor);
    remove.run_with(word, actor);
  }
  words_.clear();
}

void Tallies::describe() {
  std::vector<ActorKey> anew;
  for (Query rows = session_.query("SELECT actor FROM pending_actors"); rows.step();)
    anew.push_back(rows.id<ActorKey>(0));
  for (const ActorKey actor : anew) {
    describe_anew(actor);
    gained_.erase(actor);
  }
  if (!anew.empty()) session_.execute("DELETE FROM pending_actors;");
  for (const auto& [actor, gained] : gained_) describe_more(actor, gained, made_.contains(actor));
  gained_.clear();
  made_.clear();
}

// The most votes, then the first in the order of bytes. Of a person's names a full one, even if the surname
// alone is met more often.
Tallies::Vote Tallies::elected(ActorKey actor, std::string_view field, bool prefers_full) {
  Query row = session_.query(
      "SELECT value, count FROM votes WHERE actor = ? AND field = ? "
      "ORDER BY CASE WHEN ? THEN instr(value, ' ') = 0 END, count DESC, value LIMIT 1");
  if (!row.ask(actor, field, static_cast<int>(prefers_full))) return {};
  return {std::string(field), row.string(0), row.integer(1)};
}

void Tallies::describe_anew(ActorKey actor) {
  Query row = session_.query("SELECT local_actors, catalogued FROM actors WHERE key = ?");
  if (!row.ask(actor)) return;
  if (row.integer(0) == 0) {
    row.reset();
    session_.query("DELETE FROM actors WHERE key = ?").run_with(actor);
    return;
  }
  const bool catalogued = row.integer(1) != 0;
  row.reset();
  const std::string role = elected(actor, "role", false).value;
  if (catalogued) {
    session_.query("UPDATE actors SET role = ? WHERE key = ?").run_with(role, actor);
    return;
  }
  const std::string type = elected(actor, "type", false).value;
  session_.query("UPDATE actors SET name = ?, type = ?, country = ?, role = ? WHERE key = ?")
      .run_with(elected(actor, "name", type == to_string(ActorType::person)).value, type,
                elected(actor, "country", false).value, role, actor);
}

// Who was elected before can only be beaten by what gained votes.
void Tallies::describe_more(ActorKey actor, const std::vector<Vote>& gained, bool fresh) {
  Query row =
      session_.query("SELECT name, type, country, role, catalogued, local_actors FROM actors WHERE key = ?");
  if (!row.ask(actor)) return;
  const std::string name = row.string(0), type = row.string(1), country = row.string(2), role = row.string(3);
  const bool catalogued = row.integer(4) != 0, empty = row.integer(5) == 0;
  row.reset();
  if (empty || (!fresh && !catalogued && name.empty())) return describe_anew(actor);
  const auto best = [&](std::string_view field, const std::string& before, bool prefers_full) {
    std::optional<Vote> first;
    const auto precedes = [&](const Vote& one, const Vote& other) {
      const bool one_full = !prefers_full || is_full(one.value);
      const bool other_full = !prefers_full || is_full(other.value);
      if (one_full != other_full) return one_full;
      return one.count != other.count ? one.count > other.count : one.value < other.value;
    };
    bool has_gained = false;
    for (const Vote& vote : gained)
      if (vote.field == field && (!first || precedes(vote, *first))) first = vote;
    for (const Vote& vote : gained) has_gained = has_gained || (vote.field == field && vote.value == before);
    if (!first) return before;
    if (fresh || before.empty() || has_gained) return first->value;
    Query count = session_.query("SELECT count FROM votes WHERE actor = ? AND field = ? AND value = ?");
    if (!count.ask(actor, field, before)) return first->value;
    const Vote stays{std::string(field), before, count.integer(0)};
    return precedes(stays, *first) ? before : first->value;
  };
  const std::string new_role = best("role", role, false);
  if (catalogued) {
    if (new_role != role)
      session_.query("UPDATE actors SET role = ? WHERE key = ?").run_with(new_role, actor);
    return;
  }
  const std::string person = to_string(ActorType::person);
  const std::string new_type = best("type", type, false);
  const bool otherwise_full = !fresh && (new_type == person) != (type == person);
  const std::string new_name = otherwise_full ? elected(actor, "name", new_type == person).value
                                              : best("name", name, new_type == person);
  const std::string new_country = best("country", country, false);
  if (new_name == name && new_type == type && new_country == country && new_role == role) return;
  session_.query("UPDATE actors SET name = ?, type = ?, country = ?, role = ? WHERE key = ?")
      .run_with(new_name, new_type, new_country, new_role, actor);
}

}  // namespace kg
