#include "tests/tools/newsroom.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace kg::testing {
namespace fs = std::filesystem;

namespace {

// Each names three persons and two states, and the next one some of them again.
std::string article(std::size_t number) {
  constexpr const char* people[] = {"Marco Rubio", "Andrii Sybiha", "Elin Sandvik", "Tomas Brandl",
                                    "Leila Haddad"};
  constexpr const char* states[] = {"Ukraine", "Russia", "Georgia", "Jordan"};
  constexpr const char* towns[] = {"GENEVA", "MIAMI", "AMMAN"};
  const std::string a = people[number % 5], b = people[(number + 1) % 5], c = people[(number + 3) % 5];
  const std::string one = states[number % 4], other = states[(number + 1) % 4];
  return "Envoys Meet For Round " + std::to_string(number + 1) + "\n\n" + towns[number % 3] + ", March " +
         std::to_string(number + 1) + ", 2025 — " + a + " met " + b + " on Monday. " + a + " praised " + one +
         ".\n\n" + one + " accused " + other + " of delaying the talks. " + c + ", the envoy of " + other +
         ", denied the accusation.\n";
}

}  // namespace

Newsroom::Newsroom() {
  const char* given = std::getenv("KG_DATA");
  const fs::path data = fs::absolute(given && *given ? given : KG_SOURCE_DIR "/data");
  fs::create_directories(place_.path("data"));
  for (const char* room : {"en", "schema"})
    fs::create_directory_symlink(data / room, fs::path(place_.path("data")) / room);
  fs::create_directory_symlink(KG_SOURCE_DIR "/tests/graph/catalogue", place_.path("data/actors"));
  for (std::size_t number = 0; number < 12; ++number) {
    articles_.push_back("articles/" + std::string(number < 10 ? "0" : "") + std::to_string(number) + ".txt");
    place_.write(articles_.back(), article(number));
  }
}

void Newsroom::copy_data(const std::string& folder) const {
  fs::create_directories(place_.path(folder));
  for (const char* room : {"en", "schema", "actors"})
    fs::copy(fs::canonical(place_.path(std::string("data/") + room)), place_.path(folder + '/' + room),
             fs::copy_options::recursive);
}

std::string Newsroom::digest_of(const std::string& database) const {
  const Outcome digest = run("kgbuild stats --digest --db " + database);
  EXPECT_EQ(digest.code, 0) << digest.err;
  return digest.out;
}

std::string Newsroom::graph_of(const std::string& database) const {
  std::string all = digest_of(database);
  for (const std::string command :
       {"kgexport json --db ", "kgexport dot --db ", "kgbuild documents --json --db "}) {
    const Outcome outcome = run(command + database);
    EXPECT_EQ(outcome.code, 0) << command << outcome.err;
    all += outcome.out;
  }
  return all;
}

std::string json_line(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string line = "{";
  for (const auto& [name, value] : fields) {
    line += (line.size() > 1 ? ",\"" : "\"") + name + "\":\"";
    for (const char c : value) {
      if (c == '"' || c == '\\') line += '\\';
      if (c == '\n')
        line += "\\n";
      else
        line += c;
    }
    line += '"';
  }
  return line + "}\n";
}

}  // namespace kg::testing
