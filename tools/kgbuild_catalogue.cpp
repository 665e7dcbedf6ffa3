#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "graph/catalogue_user.h"
#include "graph/identity.h"
#include "tools/command_line.h"
#include "tools/judging.h"
#include "tools/kgbuild_commands.h"

namespace kg::tools {
namespace {

int add_entries(const KgbuildOptions& options, const std::string& file) {
  const std::filesystem::path data = data_folder();
  const Catalogue shipped = Catalogue::load(data / "actors");
  const std::vector<UserEntry> entries = read_user_catalogue(file, shipped);
  shipped.extended(file, user_catalogue_table(entries));  // says what is wrong before anything is kept
  Store store = Store::open(database_file(options.database));
  add_user_entries(store, entries);
  const Identity identity(shipped, IdentityRules::load(data / "en" / "identity.tsv"));
  identity.settle(store);
  std::size_t own = 0, met = 0;
  for (const UserEntry& entry : entries) {
    own += !entry.name.empty();
    met += store.actor(ActorId{entry.id}).has_value();
  }
  if (!options.quiet)
    message(fmt::format(
        "{} entries: {} of their own, {} with names for entries of the catalogue; {} are named in "
        "documents.",
        entries.size(), own, entries.size() - own, met));
  return kDone;
}

int list_entries(const KgbuildOptions& options) {
  const Store store = Store::open_read_only(existing_database(options.database));
  const std::vector<UserEntry> entries = user_entries(store);
  for (const UserEntry& entry : entries) {
    const auto actor = store.actor(ActorId{entry.id});
    print(fmt::format("{:<40}  {:<12}  {:<3}  {}{}{}  {}\n", entry.id, to_string(entry.type), entry.country,
                      entry.name, entry.name.empty() || entry.aliases.empty() ? "" : " | ",
                      fmt::join(entry.aliases, " | "),
                      actor ? fmt::format("in {} documents", actor->documents) : "in no document"));
  }
  if (entries.empty()) message("nobody has added an entry yet.");
  return entries.empty() ? kNothingFound : kDone;
}

}  // namespace

Command add_catalogue(CLI::App& app, const KgbuildOptions& options) {
  auto file = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("catalogue", "Actors of your own that documents are linked with");
  command->require_subcommand(1);
  command->footer("Kept in the database.\nExample:\n  kgbuild catalogue add actors.csv");
  CLI::App* add =
      command->add_subcommand("add", "Add entries, or names to entries, from comma-separated values");
  add->add_option("FILE", *file, "Columns name, type, country, aliases, wikidata, id, ids")->required();
  add->footer(
      "The first line names the columns, in any order; name and type have to be there. Types are those of "
      "this "
      "project or of FollowTheMoney; aliases are parted by '|'. What documents name already is linked at "
      "once.\n"
      "Example:\n  kgbuild catalogue add actors.csv");
  CLI::App* list =
      command->add_subcommand("list", "List your entries, and in how many documents they are named");
  list->footer("Example:\n  kgbuild catalogue list");
  return
      [file, add, &options] { return add->parsed() ? add_entries(options, *file) : list_entries(options); };
}

}  // namespace kg::tools
