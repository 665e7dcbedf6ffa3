// Counts that identity keeps of actors and nodes, gathered in memory and written at once: what thousands of
// documents say of the same actor is one change of one row. For graph/store_clusters.cpp only.
//
//   Tallies tallies(session);
//   tallies.vote(actor, "name", "Marco Rubio", 1);
//   tallies.write();   // to the tables actors, votes, names, name_words, node_company
//   tallies.describe();
//
// Rows are written in the order of their keys, so the tables do not depend on the order of calls. Nothing is
// kept that was not written: forget to write, and it is lost. Runs inside the caller's transaction.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/store_session.h"

namespace kg {

class Tallies {
 public:
  explicit Tallies(Store::Session& session) : session_(session) {}

  void member(ActorKey actor, int documents, int local_actors);
  void vote(ActorKey actor, std::string_view field, const std::string& value, int by);
  void name(ActorKey actor, const std::string& surface, std::string_view kind, int by);
  void company(std::uint64_t node, std::uint64_t other, int by);
  // It was made in this transaction and has no votes yet.
  void made(ActorKey actor) { made_.insert(actor); }

  void write_company();
  // All of it. Actors that changed are noted to be described: those that only gained, here; others in the
  // table pending_actors.
  void write();
  // Writes name, type, country and role of all actors that changed since write() and those of
  // pending_actors, and removes the actors that nobody is left of. At the cost of what changed, but for those
  // that lost votes: at that of all their votes.
  void describe();

 private:
  struct Vote {
    std::string field, value;
    std::int64_t count = 0;
  };
  void write_votes();
  void write_names();
  void write_words();
  void describe_anew(ActorKey actor);
  void describe_more(ActorKey actor, const std::vector<Vote>& gained, bool fresh);
  Vote elected(ActorKey actor, std::string_view field, bool prefers_full);

  Store::Session& session_;
  std::map<ActorKey, std::pair<int, int>> members_;  // documents, local actors
  std::map<std::tuple<ActorKey, std::string_view, std::string>, int> votes_;
  std::map<std::tuple<ActorKey, std::string, std::string_view>, int> names_;
  std::map<std::pair<std::string, ActorKey>, int> words_;
  std::map<std::pair<std::uint64_t, std::uint64_t>, int> company_;
  std::set<ActorKey> made_, lost_;
  std::map<ActorKey, std::vector<Vote>> gained_;
};

}  // namespace kg
