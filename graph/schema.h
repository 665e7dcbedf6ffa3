// What claims may say: the classes of claims and the roles of their participants, from data/schema.
//
//   const Schema schema = Schema::load(data_folder / "schema");
//   if (const ClaimClass* found = schema.claim_class("CONSULT"); found && found->symmetric) ...
//
// Classes are the event types of PLOVER, STATEMENT and the standing relations (docs/architecture.md). Adding
// one is adding a row. Immutable once loaded, safe to share between threads; pointers live as long as it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "graph/actor.h"

namespace kg {

struct ClaimClass {
  std::string name;                 // "CONSULT"
  bool symmetric = false;           // "A meets B" says the same as "B meets A"
  std::string quad;                 // "verbal cooperation" ... "material conflict"; empty for relations
  std::vector<ActorType> subjects;  // that stand on either side where a frame does not say
  std::vector<ActorType> objects;
  std::string subject_role, object_role;
  std::string use;  // one line for people
};

struct ParticipantRole {
  std::string name;  // "doer"
  std::string use;
};

class Schema {
 public:
  // Reads classes.tsv and roles.tsv of the folder. Throws std::runtime_error that names file, line and
  // repair.
  static Schema load(const std::filesystem::path& schema_folder);

  const std::vector<ClaimClass>& classes() const { return classes_; }   // in the order of the file
  const std::vector<ParticipantRole>& roles() const { return roles_; }  // in the order of the file
  const ClaimClass* claim_class(std::string_view name) const;           // null if there is none
  const ParticipantRole* role(std::string_view name) const;             // null if there is none

 private:
  std::vector<ClaimClass> classes_;
  std::vector<ParticipantRole> roles_;
};

}  // namespace kg
