#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>

#include "graph/catalogue_user.h"
#include "graph/identity.h"
#include "tools/command_line.h"
#include "tools/judgement_lines.h"
#include "tools/judging.h"
#include "tools/kgbuild_commands.h"
#include "tools/named_actor.h"

namespace kg::tools {
namespace {

struct Pair {
  std::string left, right;
  std::string author;
};

int judge_pair(const KgbuildOptions& options, const Pair& pair, Verdict verdict) {
  Judging judging(existing_database(options.database));
  Store& store = judging.store();
  const ActorRow left = named_actor(store, pair.left);
  const ActorRow right = named_actor(store, pair.right);
  if (left.id == right.id) {
    if (verdict == Verdict::different)
      throw std::runtime_error(fmt::format("\"{}\" and \"{}\" are one actor, {}; part it with kgbuild split.",
                                           pair.left, pair.right, introduced(left)));
    message(
        fmt::format("\"{}\" and \"{}\" are one actor already: {}.", pair.left, pair.right, introduced(left)));
    return kDone;
  }
  judge(store, {verdict, left.id, right.id, author_or_user(pair.author), now()});
  judging.settle();
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

int export_judgements(const Store& store) {
  const std::vector<Judgement> judgements = store.judgements();
  for (const Judgement& judgement : judgements) print(judgement_line(judgement));
  return judgements.empty() ? kNothingFound : kDone;
}

// Ids of this project, Wikidata items and ids that the user's catalogue notes, to ids of this project.
class KnownIds {
 public:
  KnownIds(const Catalogue& catalogue, const Store& store) : catalogue_(catalogue) {
    for (const CatalogueEntry& entry : catalogue.entries())
      if (!entry.wikidata.empty()) others_.emplace(entry.wikidata, entry.id);
    for (const UserEntry& entry : user_entries(store)) {
      users_.insert(entry.id);
      if (!entry.wikidata.empty()) others_.emplace(entry.wikidata, entry.id);
      for (const std::string& other : entry.other_ids) others_.emplace(other, entry.id);
    }
  }

  // Empty if nobody has this id.
  std::string ours(const std::string& id) const {
    if (id.starts_with('@') && from_hex(std::string_view(id).substr(1))) return id;
    if (catalogue_.entry(id) || users_.contains(id)) return id;
    const auto other = others_.find(id);
    return other == others_.end() ? std::string() : other->second;
  }

 private:
  const Catalogue& catalogue_;
  std::set<std::string> users_;
  std::map<std::string, std::string> others_;
};

int import_judgements(const KgbuildOptions& options, const std::string& file) {
  std::ifstream opened;
  if (file != "-") opened.open(file);
  std::istream& in = file == "-" ? std::cin : opened;
  if (!in) throw std::runtime_error(file + ": cannot be read; name a file of judgement lines");
  Judging judging(existing_database(options.database));
  Store& store = judging.store();
  const KnownIds known(judging.catalogue(), store);
  std::set<std::tuple<std::string, std::string, Verdict, std::string, std::string>> there;
  const auto key = [](const Judgement& one) {
    return std::make_tuple(std::min(one.left.value, one.right.value),
                           std::max(one.left.value, one.right.value), one.verdict, one.author, one.time);
  };
  for (const Judgement& judgement : store.judgements()) there.insert(key(judgement));
  std::size_t number = 0, recorded = 0, known_already = 0, undecided = 0, strangers = 0, bad = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    try {
      std::optional<Judgement> judgement = read_judgement_line(line);
      if (!judgement) {
        ++undecided;
        continue;
      }
      judgement->left = {known.ours(judgement->left.value)};
      judgement->right = {known.ours(judgement->right.value)};
      if (judgement->left.value.empty() || judgement->right.value.empty() ||
          judgement->left == judgement->right) {
        ++strangers;
        continue;
      }
      if (!there.insert(key(*judgement)).second) {
        ++known_already;
        continue;
      }
      judge(store, *judgement);
      ++recorded;
    } catch (const StoreError&) {
      throw;
    } catch (const std::exception& error) {
      ++bad;
      message(fmt::format("{}:{}: {}", file, number, error.what()));
    }
  }
  judging.settle();
  if (!options.quiet)
    message(
        fmt::format("{} recorded, {} known already, {} undecided, {} on ids that nobody has here, {} bad.",
                    recorded, known_already, undecided, strangers, bad));
  return bad ? kFailed : kDone;
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
  struct Flags {
    bool lines = false;
    std::string import;
  };
  auto flags = std::make_shared<Flags>();
  CLI::App* command =
      app.add_subcommand("judgements", "List what was recorded by same, different and split, oldest first");
  command->add_flag("--export", flags->lines, "As the JSON lines of nomenklatura's resolver");
  command->add_option("--import", flags->import, "Record what such lines say; - for standard input")
      ->type_name("FILE")
      ->excludes(command->get_option("--export"));
  command->footer(
      "Judgements are kept when documents are forgotten or read again, and wait for actors that are not "
      "there.\n"
      "Examples:\n"
      "  kgbuild judgements\n"
      "  kgbuild judgements --export > judgements.json\n"
      "  kgbuild --db other.db judgements --import judgements.json");
  return [flags, &options] {
    if (!flags->import.empty()) return import_judgements(options, flags->import);
    const Store store = Store::open_read_only(existing_database(options.database));
    return flags->lines ? export_judgements(store) : list_judgements(store);
  };
}

}  // namespace kg::tools
