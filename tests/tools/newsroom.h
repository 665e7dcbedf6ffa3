// A workplace with a dozen short articles that share their actors, and with the small catalogue of
// tests/graph, so that the programs start in a fraction of the time.
#pragma once

#include <string>
#include <vector>

#include "tests/tools/program.h"

namespace kg::testing {

class Newsroom {
 public:
  Newsroom();

  // As Workplace::run, with the small catalogue.
  Outcome run(const std::string& command_line, const std::string& environment = {}) const {
    return place_.run(command_line, {}, "KG_DATA=data " + environment);
  }
  // Everything that a database says: digest, both ways of drawing it, and its list of documents.
  std::string graph_of(const std::string& database) const;
  std::string digest_of(const std::string& database) const;

  // A copy of its rows and models, in which rows can be changed: for KG_DATA=FOLDER.
  void copy_data(const std::string& folder) const;

  const Workplace& place() const { return place_; }
  // "articles/00.txt" and so on.
  const std::vector<std::string>& articles() const { return articles_; }

 private:
  Workplace place_;
  std::vector<std::string> articles_;
};

// {"text":"...", ...}: one line of JSON. Values are text.
std::string json_line(const std::vector<std::pair<std::string, std::string>>& fields);

}  // namespace kg::testing
