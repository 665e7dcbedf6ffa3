// Who is who: from the local actors of many documents to actors, and the judgements that people pass on it.
//
//   const Catalogue catalogue = Catalogue::load(data / "actors");
//   const Identity identity(catalogue, IdentityRules::load(data / "en" / "identity.tsv"));
//   store.write(reading);
//   identity.settle(store);
//   judge(store, {Verdict::different, {"@00c5..."}, {"person.kim-jong-un"}, "jm", "2026-01-31T12:00:00Z"});
//   identity.settle(store);
//
// Actors are a function of the set of local actors, the catalogue and the judgements, and of nothing else:
// not of the order in which documents came, were forgotten or judged. Local actors are linked to the
// catalogue, the shipped one with the user's entries (graph/catalogue_user.h), here, so that adding to the
// catalogue afterwards gives the same graph as before. Those that it does not know are one if they bear the
// same full name and contradict each other in nothing (state, walk of life, initials, number); names that
// only sound alike, acronyms, and last names need support by state, office or the company that their
// documents keep; a bare surname, "officials" or "the ministry" never makes two actors one. Two nodes are
// preferred to a false merge.
//
// Work is in blocks of names that could be one: a new document costs what its own actors cost, whatever the
// store holds. What a document touches is noted in its own transaction (graph/store.h), so that settle()
// after a kill leaves what it would have left without it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "graph/catalogue.h"
#include "graph/identity_rules.h"
#include "graph/store.h"

namespace kg {

class CatalogueLinks;

struct Settled {
  std::size_t placed = 0;    // local actors that were new, or judged
  std::size_t compared = 0;  // groups of local actors that were compared anew
  bool everything = false;   // the catalogue or the rules had changed
};

class Identity {
 public:
  // The catalogue must outlive it. Immutable: may be shared between threads, each with its own Store.
  Identity(const Catalogue& catalogue, IdentityRules rules);
  Identity(Identity&&) noexcept;
  Identity& operator=(Identity&&) noexcept;
  ~Identity();

  // Brings the actors up to date with documents and judgements; at once if there is nothing to do.
  // Transactions of bounded size: each leaves a sound store.
  Settled settle(Store& store) const;

  // Settles, then says what is wrong with the store, a sentence each: Store::check(), and whether its actors
  // are those that a computation from nothing gives. Writes nothing that stays. Cost of settling everything.
  std::vector<std::string> check(Store& store) const;

 private:
  class Linking;
  std::unique_ptr<const IdentityRules> rules_;
  std::unique_ptr<const CatalogueLinks> links_;
  std::string fingerprint_;  // of catalogue, rules and the way of comparing
};

// Records a judgement; settle() obeys it. Sides are ids of actors as the store gives them (ActorRow::id):
// local actors or entries of the catalogue, which need not be in the store. Throws std::invalid_argument if
// both sides are equal or one is no id.
void judge(Store& store, const Judgement& judgement);

}  // namespace kg
