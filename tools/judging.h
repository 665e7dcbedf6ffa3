// What the commands share that judge who is who: the settled database with its catalogue, author and time.
#pragma once

#include <filesystem>
#include <string>

#include "graph/identity.h"

namespace kg::tools {

// A database opened for writing, with everybody in the actor that rules and judgements say.
class Judging {
 public:
  explicit Judging(const std::filesystem::path& database);
  Judging(const Judging&) = delete;
  Judging& operator=(const Judging&) = delete;

  const Catalogue& catalogue() const { return catalogue_; }
  Store& store() { return store_; }
  const Store& store() const { return store_; }
  void settle() { identity_.settle(store_); }

 private:
  Catalogue catalogue_;
  Identity identity_;
  Store store_;
};

std::string author_or_user(const std::string& given);  // else $USER, else "unknown"
std::string now();                                     // "2026-01-31T12:00:00Z"

}  // namespace kg::tools
