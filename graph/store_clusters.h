// The tables in which identity keeps who is who: nodes of local actors that it cannot tell apart, the
// blocks that these lie in, and the actors with all that they are called. For graph/store*.cpp and
// graph/identity*.cpp only. No call makes a transaction of its own: the caller has one open.
//
// Counts are kept up by each local actor that joins or leaves (votes, names, documents), so that the cost
// of a document does not grow with the number of documents that name the same actors.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/store_session.h"

namespace kg {

// What identity knows of a local actor.
struct LocalFeatures {
  struct Form {
    std::string text;
    MentionKind kind = MentionKind::name;
  };
  LocalActorId id;
  DocumentId document;
  std::string name;
  ActorType type = ActorType::organization;
  std::string country, recognised, role;
  std::vector<Form> forms;  // its aliases
  std::string day;          // publication date that it was read as of; may be empty
  std::uint64_t node = 0;   // zero until placed
  ActorKey actor;           // zero until placed

  bool named() const;  // some mention is a name
};

// Local actors that are compared as one, because identity sees no difference between them.
struct IdentityNode {
  std::uint64_t key = 0;            // hash of all but the last three
  std::string kind;                 // person, body, country, place, people, event
  std::string name;                 // folded full name; empty if only an acronym is known
  std::string country;              // empty if unknown
  std::string initials;             // of middle names; empty if none are given
  std::int32_t day = 0;             // days since 1970 of the document, for events that pass; else 0
  std::int32_t span = 0;            // days that such an event may lie apart in two documents and be one
  std::string link;                 // catalogue id, or empty
  LocalActorId judged;              // the local actor that a judgement singles out, or zero
  std::string basis;                // why its local actors are one, for people
  std::vector<std::string> blocks;  // sorted; nodes without a common block are never compared

  std::uint32_t local_actors = 0;
  LocalActorId smallest;  // of its local actors, by value
  ActorKey actor;         // zero until clustered
};

// An actor of the catalogue as the store keeps it.
struct KnownActor {
  std::string name;
  ActorType type = ActorType::organization;
  std::string country;
  std::vector<std::string> names;
};

class Clusters {
 public:
  explicit Clusters(Store::Session& session) : session_(session) {}

  std::vector<LocalActorId> unplaced(std::size_t limit);  // local actors without a node, by id
  std::optional<LocalFeatures> features(LocalActorId id);

  // Puts a local actor into a node, which is made if it is new; marks its blocks as pending.
  void place(LocalActorId id, const IdentityNode& node);
  // Takes it out of its node and actor; marks what has to be computed anew. A node left empty is removed.
  void displace(const LocalFeatures& local);
  void displace_all();  // everybody: the catalogue or the rules changed

  std::set<std::string> pending_blocks();
  std::vector<std::uint64_t> nodes_of_block(const std::string& block);
  IdentityNode node(std::uint64_t key);
  std::optional<std::uint64_t> node_of(LocalActorId id);

  // Gives the node's local actors to an actor, which is made if it is new. `known` is null for actors
  // that the catalogue does not have.
  void give(const IdentityNode& node, const ActorId& actor, const KnownActor* known);
  // Writes name, type, country and role of all actors that changed, and clears what is pending.
  void describe_changed();

 private:
  void join(const LocalFeatures& local, ActorKey actor);
  void leave(const LocalFeatures& local);
  void make_actor(const ActorId& id, const KnownActor* known);
  void describe(ActorKey actor);
  void count_vote(ActorKey actor, std::string_view field, const std::string& value, int by);
  void count_name(ActorKey actor, const std::string& surface, std::string_view kind, int by);
  void count_words(ActorKey actor, const std::string& folded, int by);
  void count_local(const LocalFeatures& local, ActorKey actor, int by);
  void mark_blocks(std::uint64_t node);

  Store::Session& session_;
};

// A hash of each table that identity writes, by the table's name: what a computation from nothing has to
// give.
std::map<std::string, std::string> cluster_hashes(Store::Session& session);

}  // namespace kg
