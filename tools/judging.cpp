#include "tools/judging.h"

#include <date/date.h>

#include <chrono>
#include <cstdlib>

#include "tools/command_line.h"

namespace kg::tools {

Judging::Judging(const std::filesystem::path& database)
    : catalogue_(Catalogue::load(data_folder() / "actors")),
      identity_(catalogue_, IdentityRules::load(data_folder() / "en" / "identity.tsv")),
      store_(Store::open(database)) {
  settle();
}

std::string author_or_user(const std::string& given) {
  if (!given.empty()) return given;
  const char* user = std::getenv("USER");
  return user && *user ? user : "unknown";
}

std::string now() {
  return date::format("%FT%TZ", date::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

}  // namespace kg::tools
