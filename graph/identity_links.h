// Which entry of the catalogue a local actor is.
//
//   const CatalogueLinks links(catalogue, rules);
//   links.entry_of(local);   // person.muammar-gaddafi for "Moammar Gadhafi" of LBY, or null
//
// The reader's hint goes first, unless the words contradict it: an acronym that the document spells out
// otherwise, a person of another name, or of another time. Else the entries that bear the name are weighed by
// type, state, office, years and calling, and the best is taken if it stands out. What is spelt otherwise
// than in the catalogue is found by the usual spellings of its words. For graph/identity*.cpp only.
// Immutable; any number of threads may ask.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "graph/catalogue.h"
#include "graph/identity_rules.h"
#include "graph/store_clusters.h"

namespace kg {

// Types within a group may name one actor: what one article calls an organization, another calls a group.
const char* group_of(ActorType type);

class CatalogueLinks {
 public:
  // Both must outlive it. Takes some 40 ms with the shipped catalogue.
  CatalogueLinks(const Catalogue& catalogue, const IdentityRules& rules);

  const Catalogue& catalogue() const { return *catalogue_; }
  const CatalogueEntry* entry_of(const LocalFeatures& local) const;
  // Whether hardly two people of the news bear this full name: a long word of it is in no person's name of
  // the catalogue, the others are in few. As it is spelt: "Pavlo" is few where "Pavel" is many.
  bool unusual(std::string_view name) const;

 private:
  bool hint_holds(const LocalFeatures& local, const CatalogueEntry& entry) const;
  const CatalogueEntry* person_named(const LocalFeatures& local) const;
  int weight(const LocalFeatures& local, const CatalogueEntry& entry, bool ambiguous) const;

  const Catalogue* catalogue_;
  const IdentityRules* rules_;
  std::unordered_map<std::string, std::vector<const CatalogueEntry*>> persons_;  // by PersonName::name
  std::unordered_map<std::string, int> bearers_;  // persons, of each word of their names
};

}  // namespace kg
