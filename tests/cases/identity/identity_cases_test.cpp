// The tables of who is who: every case of *.case, with the shipped catalogue and rules.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "graph/identity.h"
#include "tests/support/reading_builder.h"

namespace kg {
namespace {

namespace fs = std::filesystem;
const fs::path kSource = KG_SOURCE_DIR;

struct Case {
  std::string where, why;
  bool one = false;
  std::vector<std::string> articles;
};

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(' ');
  return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

std::vector<std::string> parts_of(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(trimmed(text.substr(begin, end - begin)));
    begin = end + separator.size();
  }
  return parts;
}

std::vector<Case> cases_of(const fs::path& file) {
  std::ifstream in(file);
  std::vector<Case> cases;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    const std::string where = file.filename().string() + ':' + std::to_string(++number);
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("one: ") || line.starts_with("apart: "))
      cases.push_back({where, line.substr(line.find(' ') + 1), line.starts_with("one: "), {}});
    else if (cases.empty())
      throw std::runtime_error(where + ": an article before the first case");
    else
      cases.back().articles.push_back(line);
  }
  return cases;
}

struct Article {
  DocumentReading reading;
  LocalActorId local;
};

Article article_of(const std::string& line, const std::string& headline) {
  const std::vector<std::string> fields = parts_of(line, "|");
  if (fields.size() < 4) throw std::runtime_error(line + ": write DAY | NAME | TYPE | COUNTRY");
  std::map<std::string, std::string> more;
  for (std::size_t i = 4; i < fields.size(); ++i)
    more[fields[i].substr(0, fields[i].find(':'))] = trimmed(fields[i].substr(fields[i].find(':') + 1));
  for (const auto& [key, value] : more)
    if (key != "role" && key != "also" && key != "with" && key != "hint" && key != "described")
      throw std::runtime_error(line + ": there is no \"" + key + ":\"");
  testing::reading made(headline);
  made.published(fields[0]).actor(fields[1], actor_type(fields[2]).value(), fields[3], more["hint"],
                                  more["role"]);
  if (!more["also"].empty())
    for (const std::string& form : parts_of(more["also"], ", ")) made.alias(form);
  if (!more["with"].empty())
    for (const std::string& beside : parts_of(more["with"], ", "))
      made.actor(beside.substr(0, beside.find('/')), ActorType::person, beside.substr(beside.find('/') + 1));
  Article article{made.done(), {}};
  for (LocalActor& actor : article.reading.actors) {
    if (actor.name != fields[1]) continue;
    article.local = actor.id;
    if (more.contains("described"))
      for (MentionSpan& mention : actor.mentions) mention.kind = MentionKind::description;
  }
  return article;
}

const Identity& identity() {
  static const Catalogue catalogue = Catalogue::load(kSource / "data/actors");
  static const Identity made(catalogue, IdentityRules::load(kSource / "data/en/identity.tsv"));
  return made;
}

// The actors of the case's articles, in their order.
std::vector<std::string> actors_of(const Case& one) {
  Store store = Store::in_memory();
  std::vector<LocalActorId> locals;
  for (std::size_t i = 0; i < one.articles.size(); ++i) {
    const Article article = article_of(one.articles[i], "Article " + std::to_string(i));
    store.write(article.reading);
    locals.push_back(article.local);
  }
  identity().settle(store);
  std::map<LocalActorId, std::string> actor_of;
  for (const ActorRow& actor : store.actors())
    for (const LocalActorRecord& record : store.local_actors(actor.key))
      actor_of[record.actor.id] = actor.id.value;
  std::vector<std::string> actors;
  for (const LocalActorId local : locals) actors.push_back(actor_of.at(local));
  return actors;
}

class IdentityCases : public ::testing::TestWithParam<const char*> {};

TEST_P(IdentityCases, AreHeldToBeOneOrKeptApart) {
  for (const Case& one : cases_of(kSource / "tests/cases/identity" / GetParam())) {
    const std::vector<std::string> actors = actors_of(one);
    ASSERT_GE(actors.size(), 2U) << one.where;
    const std::set<std::string> distinct(actors.begin(), actors.end());
    EXPECT_EQ(distinct.size(), one.one ? 1U : actors.size())
        << one.where << ": " << one.why << ": " << ::testing::PrintToString(actors);
  }
}

INSTANTIATE_TEST_SUITE_P(Tables, IdentityCases, ::testing::Values("people.case", "bodies.case"));

TEST(IdentityCaseTables, HoldAtLeast120CasesHalfOfThemApart) {
  std::size_t all = 0, apart = 0;
  for (const char* table : {"people.case", "bodies.case"})
    for (const Case& one : cases_of(kSource / "tests/cases/identity" / table)) {
      ++all;
      apart += !one.one;
    }
  EXPECT_GE(all, 120U);
  EXPECT_GE(apart * 2, all);
}

}  // namespace
}  // namespace kg
