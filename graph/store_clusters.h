// The tables in which identity keeps who is who: nodes of local actors that it cannot tell apart, the
// blocks that these lie in, and the actors with all that they are called. For graph/store*.cpp and
// graph/identity*.cpp only. No call makes a transaction of its own: the caller has one open.
//
// Counts are kept up by each local actor that joins or leaves (votes, names, documents), so that the cost
// of a document does not grow with the number of documents that name the same actors. So is the company that
// nodes keep: of whom their documents name beside them, the smallest hashes stand for all, so that two nodes
// are compared at a fixed cost and equal sets of documents give equal samples.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/store_session.h"
#include "graph/store_tallies.h"

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
  std::string context;      // the state that its document's other actors belong to most; empty if none leads
  std::vector<std::uint64_t> company;  // hashes of persons and bodies that the document names too, sorted
  std::uint64_t node = 0;              // zero until placed
  ActorKey actor;                      // zero until placed

  bool named() const;  // some mention is a name
};

// Local actors that are compared as one, because identity sees no difference between them.
struct IdentityNode {
  std::uint64_t key = 0;            // hash of all up to the blocks
  std::string kind;                 // person, body, country, place, people, event
  std::string name;                 // folded full name; empty if only an acronym is known
  std::string country;              // empty if unknown
  std::string initials;             // of middle names; empty if none are given
  std::string number;               // "ii", "jr"; empty if none is given
  std::string sound;                // of a person's name, see sound_of_name
  std::string callings;             // walks of life that its role belongs to, parted by spaces
  std::string office;               // see office_of
  std::string context;              // LocalFeatures::context of one without a country
  std::int32_t year = 0;            // first of the documents' years, for those whom an office tells; else 0
  std::int32_t day = 0;             // days since 1970 of the document, for events that pass; else 0
  std::int32_t span = 0;            // days that such an event may lie apart in two documents and be one
  std::string link;                 // catalogue id, or empty
  LocalActorId judged;              // the local actor that a judgement singles out, or zero
  std::string basis;                // why its local actors are one, for people
  std::vector<std::string> blocks;  // sorted; nodes without a common block are never compared

  std::int32_t years = 1;  // from `year` on that it stands for, see years_of
  std::uint32_t local_actors = 0;
  LocalActorId smallest;  // of its local actors, by value
  ActorKey actor;         // zero until clustered
  std::string reason;     // why it is one with others of its actor, for people; empty if it is alone
  std::vector<std::uint64_t> company;  // the smallest of its local actors', sorted; see Clusters::company_of
};

// The block of an event that passes. Days are kept in steps, so that an event that is told of for years has
// few nodes; nodes whose days lie within reach_of(span) may be of one event.
std::string passing_block(std::string_view name, std::int32_t day);
std::int32_t step_of(std::int32_t span);
std::int32_t reach_of(std::int32_t span);
// Time is parted into periods, each of thirty spans: reports of different periods are never of one event that
// passes, so that what is told of every day for years ("United States talks") does not become one event, and
// one report more is compared with those of a period alone.
std::int32_t period_of(std::int32_t day, std::int32_t span);
std::int32_t first_day_of_period(std::int32_t period, std::int32_t span);

// How many years share a node: a last name with an office is told by its year, a full name hardly.
std::int32_t years_of(const IdentityNode& node);

// An actor of the catalogue as the store keeps it.
struct KnownActor {
  std::string name;
  ActorType type = ActorType::organization;
  std::string country;
  std::vector<std::string> names;
};

// What an actor of the catalogue is like, by its id; asked only when the store has it not yet. nullopt for
// actors that the catalogue does not have.
using KnownActors = std::function<std::optional<KnownActor>(const ActorId&)>;

class Clusters {
 public:
  explicit Clusters(Store::Session& session) : session_(session), tallies_(session) {}

  std::vector<LocalActorId> unplaced(std::size_t limit);  // local actors without a node, by document
  std::optional<LocalFeatures> features(LocalActorId id);

  // Puts a local actor into a node, which is made if it is new. Until it is given to an actor, only the node
  // says so. `placed_nodes` have what they were before in `actor` and `reason`.
  void place(LocalFeatures local, const IdentityNode& node);
  std::vector<IdentityNode> placed_nodes() const;  // by key
  void write_placed();
  // Takes it out of its node and actor; marks what has to be computed anew. A node left empty is removed.
  // To be followed by write().
  void displace(const LocalFeatures& local);
  void displace_all();  // everybody: the catalogue or the rules changed

  std::set<std::string> pending_blocks();
  std::vector<IdentityNode> nodes_of_block(const std::string& block);  // without their company
  // The smallest hashes of those whom documents of this node name too; some 30 at most.
  std::vector<std::uint64_t> company_of(std::uint64_t node);
  std::optional<std::uint64_t> node_of(LocalActorId id);

  // Gives the node's local actors, those placed before among them, to an actor, which is made if it is new.
  void give(const IdentityNode& node, const ActorId& actor, const std::string& reason,
            const KnownActors& known);
  // Writes what place(), displace() and give() counted.
  void write();
  // The same; then name, type, country and role of all actors that changed. Clears what is pending.
  void describe_changed();

 private:
  // What a document's local actors are to each other.
  struct Company {
    DocumentId document;
    std::vector<LocalFeatures> members;  // in the order of the text; without company and context
    std::vector<std::uint64_t> hashes;   // of each member; zero if it is nobody's company
    std::map<std::string, int> countries;
  };
  struct Placed {
    IdentityNode node;
    bool fresh = false;  // made now
    std::vector<LocalFeatures> locals;
  };
  const Company& company_in(DocumentId document);
  std::optional<LocalFeatures> said_of(LocalActorId id);  // without company and context
  void move(const LocalFeatures& local, std::uint64_t node, ActorKey actor);
  void make_actor(const ActorId& id, const KnownActors& known);
  void count_local(const LocalFeatures& local, ActorKey actor, int by);
  void mark_blocks(std::uint64_t node);
  void tie_placed();
  [[noreturn]] void refuse_common_hash(const std::string& one, const std::string& other);

  Store::Session& session_;
  Tallies tallies_;
  std::map<std::uint64_t, Placed> placed_;
  std::set<DocumentId> to_be_tied_;  // documents with local actors that were given for the first time
  std::set<ActorKey> there_;         // actors that were made or found
  std::optional<Company> company_;   // of the document asked for last
};

// A hash of each table that identity writes, by the table's name: what a computation from nothing has to
// give.
std::map<std::string, std::string> cluster_hashes(Store::Session& session);

}  // namespace kg
