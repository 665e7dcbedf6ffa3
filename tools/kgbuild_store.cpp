#include <fmt/format.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/identity.h"
#include "tools/command_line.h"
#include "tools/kgbuild_commands.h"

namespace kg::tools {
namespace {

using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void text(Writer& writer, const char* key, const std::string& value) {
  writer.Key(key);
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void number(Writer& writer, const char* key, std::uint64_t value) {
  writer.Key(key);
  writer.Uint64(value);
}

void print_json(const rapidjson::StringBuffer& buffer) {
  print(std::string(buffer.GetString(), buffer.GetSize()) + "\n");
}

int list_documents(const Store& store, bool json) {
  const std::vector<DocumentRow> rows = store.documents();
  if (!json) {
    for (const DocumentRow& row : rows)
      print(fmt::format("{}  {:<10}  {:>4} claims  {}{}\n", to_hex(row.id.value),
                        row.appearance.published.empty() ? "undated" : row.appearance.published, row.claims,
                        row.appearance.title.empty() ? row.appearance.reference : row.appearance.title,
                        row.appearance.source.empty() ? "" : " (" + row.appearance.source + ")"));
    if (rows.empty()) message("the database holds no documents; read some with kgbuild ingest.");
    return rows.empty() ? kNothingFound : kDone;
  }
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.SetIndent(' ', 2);
  writer.StartArray();
  for (const DocumentRow& row : rows) {
    writer.StartObject();
    text(writer, "id", to_hex(row.id.value));
    text(writer, "path", row.appearance.path);
    text(writer, "title", row.appearance.title);
    text(writer, "published", row.appearance.published);
    text(writer, "source", row.appearance.source);
    number(writer, "claims", row.claims);
    writer.EndObject();
  }
  writer.EndArray();
  print_json(buffer);
  return kDone;
}

// By id, else by path or reference where that names one document alone.
std::optional<DocumentId> find_document(const Store& store, const std::string& name) {
  if (const auto value = from_hex(name); value && store.document({*value})) return DocumentId{*value};
  std::vector<DocumentId> found;
  for (const DocumentRow& row : store.documents())
    for (const Appearance& appearance : store.appearances(row.id))
      if (appearance.path == name || appearance.reference == name) {
        found.push_back(row.id);
        break;
      }
  if (found.size() == 1) return found.front();
  if (found.size() > 1)
    message(fmt::format("\"{}\" names {} documents; give the id that kgbuild documents prints.", name,
                        found.size()));
  else
    message(fmt::format("no document is called \"{}\"; kgbuild documents lists them with their ids.", name));
  return std::nullopt;
}

void settle(Store& store) {
  const std::filesystem::path data = data_folder();
  const Catalogue catalogue = Catalogue::load(data / "actors");
  Identity(catalogue, IdentityRules::load(data / "en" / "identity.tsv")).settle(store);
}

int forget(Store& store, const std::vector<std::string>& names, bool quiet) {
  int code = kDone;
  std::size_t forgotten = 0;
  for (const std::string& name : names) {
    const auto id = find_document(store, name);
    if (id && store.forget(*id))
      ++forgotten;
    else
      code = kNothingFound;
  }
  settle(store);
  if (!quiet && forgotten)
    message(fmt::format("{} {} forgotten.", forgotten, forgotten == 1 ? "document" : "documents"));
  return code;
}

int check(Store& store, bool quiet) {
  const std::filesystem::path data = data_folder();
  const Catalogue catalogue = Catalogue::load(data / "actors");
  const Identity identity(catalogue, IdentityRules::load(data / "en" / "identity.tsv"));
  const std::vector<std::string> problems = identity.check(store);
  for (const std::string& problem : problems) print(problem + "\n");
  if (problems.empty() && !quiet) message(store.file().string() + " is sound.");
  return problems.empty() ? kDone : kFailed;
}

int print_stats(const Store& store, bool digest, bool json) {
  if (digest) {
    print(store.digest() + "\n");
    return kDone;
  }
  const StoreStats stats = store.stats();
  const std::vector<std::pair<const char*, std::uint64_t>> figures = {{"documents", stats.documents},
                                                                      {"appearances", stats.appearances},
                                                                      {"text_bytes", stats.text_bytes},
                                                                      {"mentions", stats.mentions},
                                                                      {"local_actors", stats.local_actors},
                                                                      {"actors", stats.actors},
                                                                      {"claims", stats.claims},
                                                                      {"ties", stats.ties},
                                                                      {"edges", stats.edges},
                                                                      {"judgements", stats.judgements},
                                                                      {"pending", stats.pending},
                                                                      {"file_bytes", stats.file_bytes}};
  if (!json) {
    for (const auto& [name, value] : figures) print(fmt::format("{:<13}{:>12}\n", name, value));
    print(fmt::format("{:<13}{:>12}\n", "schema", stats.schema));
    return kDone;
  }
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.SetIndent(' ', 2);
  writer.StartObject();
  for (const auto& [name, value] : figures) number(writer, name, value);
  number(writer, "schema", static_cast<std::uint64_t>(stats.schema));
  text(writer, "digest", store.digest());
  writer.EndObject();
  print_json(buffer);
  return kDone;
}

}  // namespace

std::filesystem::path existing_database(const std::string& given) {
  const std::filesystem::path file = database_file(given);
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored))
    throw std::runtime_error(
        file.string() + ": there is no such database. Make one with kgbuild ingest, or name it with --db.");
  return file;
}

Command add_documents(CLI::App& app, const KgbuildOptions& options) {
  auto json = std::make_shared<bool>(false);
  CLI::App* command = app.add_subcommand("documents", "List the documents of the database");
  command->add_flag("--json", *json, "As JSON");
  command->footer("Example:\n  kgbuild documents --json");
  return [json, &options] {
    return list_documents(Store::open_read_only(existing_database(options.database)), *json);
  };
}

Command add_forget(CLI::App& app, const KgbuildOptions& options) {
  auto names = std::make_shared<std::vector<std::string>>();
  CLI::App* command =
      app.add_subcommand("forget", "Take documents out of the database, and all that they said");
  command->add_option("DOC", *names, "Id as kgbuild documents prints it, or path")->required();
  command->footer("Judgements stay.\nExample:\n  kgbuild forget 0012ab34cd56ef78");
  return [names, &options] {
    Store store = Store::open(existing_database(options.database));
    return forget(store, *names, options.quiet);
  };
}

Command add_check(CLI::App& app, const KgbuildOptions& options) {
  CLI::App* command = app.add_subcommand("check", "Say what is wrong inside the database");
  command->footer(
      "Nothing is changed but what an interrupted run left open.\nExample:\n  kgbuild check --db war.db");
  return [&options] {
    Store store = Store::open(existing_database(options.database));
    return check(store, options.quiet);
  };
}

Command add_stats(CLI::App& app, const KgbuildOptions& options) {
  struct Flags {
    bool digest = false;
    bool json = false;
  };
  auto flags = std::make_shared<Flags>();
  CLI::App* command = app.add_subcommand("stats", "Count what the database holds");
  command->add_flag("--digest", flags->digest,
                    "Only a hash over actors, claims and ties: equal graphs, equal hashes");
  command->add_flag("--json", flags->json, "As JSON");
  command->footer("Example:\n  kgbuild stats --digest");
  return [flags, &options] {
    return print_stats(Store::open_read_only(existing_database(options.database)), flags->digest,
                       flags->json);
  };
}

}  // namespace kg::tools
