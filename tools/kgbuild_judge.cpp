#include <date/date.h>
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <string>

#include "graph/identity.h"
#include "tools/command_line.h"
#include "tools/kgbuild_commands.h"
#include "tools/named_actor.h"

namespace kg::tools {
namespace {

struct Pair {
  std::string left, right;
  std::string author;
};

std::string now() {
  return date::format("%FT%TZ", date::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

std::string author_of(const Pair& pair) {
  if (!pair.author.empty()) return pair.author;
  const char* user = std::getenv("USER");
  return user && *user ? user : "unknown";
}

int judge_pair(const KgbuildOptions& options, const Pair& pair, Verdict verdict) {
  const std::filesystem::path data = data_folder();
  const Catalogue catalogue = Catalogue::load(data / "actors");
  const Identity identity(catalogue, IdentityRules::load(data / "en" / "identity.tsv"));
  Store store = Store::open(existing_database(options.database));
  identity.settle(store);
  const ActorRow left = named_actor(store, pair.left);
  const ActorRow right = named_actor(store, pair.right);
  if (left.id == right.id) {
    if (verdict == Verdict::different)
      throw std::runtime_error(
          fmt::format("\"{}\" and \"{}\" are one actor, {}; give the ids of its local actors, which "
                      "kgquery actor lists.",
                      pair.left, pair.right, introduced(left)));
    message(
        fmt::format("\"{}\" and \"{}\" are one actor already: {}.", pair.left, pair.right, introduced(left)));
    return kDone;
  }
  judge(store, {verdict, left.id, right.id, author_of(pair), now()});
  identity.settle(store);
  if (!options.quiet)
    message(fmt::format("{} and {} are {} from now on.", introduced(left), introduced(right),
                        verdict == Verdict::same ? "one actor" : "two actors"));
  return kDone;
}

Command add_judging(CLI::App& app, const KgbuildOptions& options, Verdict verdict, const char* name,
                    const char* description, const char* example) {
  auto pair = std::make_shared<Pair>();
  CLI::App* command = app.add_subcommand(name, description);
  command->add_option("A", pair->left, "An actor: one of its names, or #ID")->required();
  command->add_option("B", pair->right, "Another")->required();
  command->add_option("--author", pair->author, "Who says so; else $USER")->type_name("NAME");
  command->footer(
      std::string("The judgement is kept, and a later one on the same two supersedes it.\nExample:\n  ") +
      example);
  return [pair, verdict, &options] { return judge_pair(options, *pair, verdict); };
}

int list_judgements(const Store& store) {
  const std::vector<Judgement> judgements = store.judgements();
  const auto name = [&](const ActorId& id) {
    const auto actor = store.actor(id);
    return actor ? fmt::format("{} [{}]", actor->name, id.value) : "[" + id.value + "]";
  };
  for (const Judgement& judgement : judgements)
    print(fmt::format("{}  {:<9}  {}  {}  by {}{}\n", judgement.time, to_string(judgement.verdict),
                      name(judgement.left), name(judgement.right), judgement.author,
                      judgement.superseded ? "  (superseded)" : ""));
  if (judgements.empty()) message("nobody has judged anything yet.");
  return judgements.empty() ? kNothingFound : kDone;
}

}  // namespace

Command add_same(CLI::App& app, const KgbuildOptions& options) {
  return add_judging(app, options, Verdict::same, "same", "Record that two actors are one",
                     "kgbuild same \"Kirill Dmitriev\" \"Kremlin negotiator\"");
}

Command add_different(CLI::App& app, const KgbuildOptions& options) {
  return add_judging(app, options, Verdict::different, "different", "Record that two actors are not one",
                     "kgbuild different \"Kim Jong Un\" \"Kim Yo Jong\"");
}

Command add_judgements(CLI::App& app, const KgbuildOptions& options) {
  CLI::App* command =
      app.add_subcommand("judgements", "List what was recorded by same and different, oldest first");
  command->footer("Example:\n  kgbuild judgements");
  return [&options] { return list_judgements(Store::open_read_only(existing_database(options.database))); };
}

}  // namespace kg::tools
