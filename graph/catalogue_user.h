// The user's own entries of the catalogue: read from a CSV file, kept in the database, linked by
// graph/identity.
//
//   const std::vector<UserEntry> entries = read_user_catalogue("mine.csv", catalogue);
//   add_user_entries(store, entries);
//   identity.settle(store);   // the same actors as if the entries had been there before the first document
//
// The first line of the file names its columns, in any order: name, type (an actor type or a FollowTheMoney
// schema: Person, Company, PublicBody ...), country (ISO 3166 code or a state's name), aliases (parted by '|'
// or
// ';'), wikidata, id, ids. Only name and type have to be there. An id or Wikidata item of the shipped
// catalogue adds names to that entry; every other row is an entry of its own, with an id made from its name.
// Ids of other collections are kept and serve to import judgements.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "graph/catalogue.h"
#include "graph/store.h"

namespace kg {

struct UserEntry {
  std::string id;  // "person.user.davit-mechitov", or that of a shipped entry
  ActorType type = ActorType::person;
  std::string country;  // alpha-3 or empty
  std::string name;     // empty where it adds names to a shipped entry
  std::vector<std::string> aliases;
  std::string wikidata;                // or empty
  std::vector<std::string> other_ids;  // of FollowTheMoney and other collections
};

// Throws std::runtime_error with "FILE:LINE: what is wrong and what would be right" on the first bad row.
std::vector<UserEntry> read_user_catalogue(const std::filesystem::path& csv, const Catalogue& shipped);

// In one transaction; an entry of an id that is there takes its place.
void add_user_entries(Store& store, const std::vector<UserEntry>& entries);
std::vector<UserEntry> user_entries(const Store& store);  // by id

// As a table of data/actors; empty if there are no entries.
std::string user_catalogue_table(const std::vector<UserEntry>& entries);

}  // namespace kg
