// Questions to the graph and their answers, for `kgquery` and everything that asks like it.
//
//   const Store store = Store::open_read_only("kg.db");
//   const NameAnswer rubio = find_actor(store, "Rubio"), dmitriev = find_actor(store, "Dmitriev");
//   if (rubio.found() && dmitriev.found())
//     for (const PathAnswer& path : paths(store, rubio.actor().key, dmitriev.actor().key))
//       for (const Hop& hop : path.hops) show(hop.claims.front().claim.quote);
//
// Each question reads from the store what it needs and no more, so that a fresh process answers in
// milliseconds. Equal stores give equal answers, in the order that each function says. Threads as for Store.
// graph/query_json.h prints answers as JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/filter.h"
#include "graph/path.h"
#include "graph/store.h"
#include "graph/view.h"

namespace kg {

// --- who is meant ---

struct NameAnswer {
  enum class Kind : std::uint8_t {
    one,      // actors holds it; passed_over those that bear the name too but are hardly ever met
    several,  // actors holds them, the most documents first: the question has to be put more clearly
    none,     // actors holds those whose names look alike, the likeliest first; may be empty
  };
  Kind kind = Kind::none;
  std::vector<ActorRow> actors;
  std::vector<ActorRow> passed_over;

  bool found() const { return kind == Kind::one; }
  const ActorRow& actor() const { return actors.front(); }
};

// By "#ID"; by any of its names or its description, case, accents and punctuation aside; by some words of a
// name, where a surname goes before other words; by a bare id. Who is met in no document gives way to who
// is, and who is met in at least four times as many documents as anybody else of the name is meant.
NameAnswer find_actor(const Store& store, std::string_view text);

// --- claims ---

// A claim as it ties a first actor to a second: forward if it points from the first to the second.
struct TyingClaim {
  ClaimRecord claim;
  bool forward = true;
};

// All claims that tie the two and pass, by day (unknown first), then by id.
std::vector<TyingClaim> claims_between(const Store& store, ActorKey one, ActorKey other,
                                       const ClaimFilter& filter = {});

// All claims that tie the actor (or, with `other`, the two) and pass; the same order.
std::vector<ClaimRecord> timeline(const Store& store, ActorKey actor, std::optional<ActorKey> other,
                                  const ClaimFilter& filter = {});

// --- paths ---

struct Hop {
  ActorRow from, to;
  std::vector<TyingClaim> claims;  // never empty; highest confidence first, then by day, then by id
};

struct PathAnswer {
  std::vector<Hop> hops;
  double confidence = 0;
};

// The paths of best_paths (graph/path.h, also for errors) with the claims of every hop that pass.
std::vector<PathAnswer> paths(const Store& store, ActorKey from, ActorKey to,
                              const PathOptions& options = {});

// --- around an actor ---

struct Neighbour {
  ActorRow actor;
  std::vector<Edge> edges;  // between the two, either way; most claims first, then the view's order
};

// The most claims first, then by id.
std::vector<Neighbour> neighbours(const Store& store, ActorKey actor,
                                  const ClaimFilter& filter = drawn_claims());

struct Profile {
  struct Count {
    std::string event_class;
    std::uint32_t as_source = 0, as_target = 0;  // claims in which it stands on the lower, higher side
  };
  struct Seen {
    DocumentRow document;
    std::string name;  // what it is mostly called there
    std::string role;
    std::string basis;  // why it was held to be this actor
  };
  ActorRow actor;
  std::vector<std::string> aliases;
  std::uint32_t claims = 0;
  std::vector<Count> classes;  // by name
  std::vector<Seen> seen;      // by document id, then by place in the text
};

// Throws std::out_of_range if the actor is not in the store.
Profile profile(const Store& store, ActorKey actor, const ClaimFilter& filter = {});

// --- the whole graph ---

struct RankedActor {
  ActorRow actor;
  double rank = 0;  // PageRank, graph/view_rank.h
};

// The `limit` highest, highest first, then by id.
std::vector<RankedActor> highest_ranked(const Store& store, std::size_t limit,
                                        const ClaimFilter& filter = drawn_claims());

// Groups of actors tied to each other directly or through others; the largest first. Actors without a tie
// that passes are left out. Inside a group by documents, then by id.
std::vector<std::vector<ActorRow>> tied_groups(const Store& store,
                                               const ClaimFilter& filter = drawn_claims());

}  // namespace kg
