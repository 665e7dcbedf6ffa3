// kgquery: asks the graph.

#include <CLI/CLI.hpp>
#include <cstdlib>

#include "graph/fold.h"
#include "graph/query.h"
#include "graph/query_json.h"
#include "tools/command_line.h"
#include "tools/filter_options.h"
#include "tools/kgquery_text.h"
#include "tools/named_actor.h"

namespace kg::tools {
namespace {

constexpr const char* kExamples = R"(Examples:
  kgquery path Rubio Dmitriev            how two actors are tied, each hop with its sentence
  kgquery path -k 3 Iran "United States" --since 2025-12 --class CONSULT,AGREE
  kgquery neighbours "European Union" --json
  kgquery between Ukraine Russia         all that is claimed about the two, denials and plans too
  kgquery why 3f2a9c5d01e4b7aa           one claim: rule, words, document
  kgquery search "frozen assets"         documents that hold these words
An actor is given by any of its names, or as #ID. See kgquery COMMAND --help.)";

struct Request {
  std::string database;
  bool json = false;
  FilterOptions filter;
  std::string one, other;  // actors, claim or words
  PathOptions path;
  std::size_t limit = 20;
};

Store open(const Request& request) { return Store::open_read_only(database_file(request.database)); }

Ink ink() {
  const char* wanted_plain = std::getenv("NO_COLOR");
  return {on_terminal(stdout) && !(wanted_plain && *wanted_plain)};
}

// Prints either form of an answer; an empty one is still an object in JSON.
int answer(bool found, const Request& request, const std::string& json, const std::string& text,
           const std::string& nothing) {
  if (request.json)
    print(json + '\n');
  else if (found)
    print(text);
  if (!found) message(nothing);
  return found ? kDone : kNothingFound;
}

int path(const Request& request) {
  const Store store = open(request);
  const ActorRow from = named_actor(store, request.one), to = named_actor(store, request.other);
  if (from.key == to.key)
    throw std::runtime_error("\"" + request.one + "\" and \"" + request.other + "\" are one actor, " +
                             from.name + ". A path needs two.");
  PathOptions options = request.path;
  options.filter = filter_of(request.filter, drawn_claims());
  const auto found = paths(store, from.key, to.key, options);
  return answer(!found.empty(), request, to_json(found), path_text(found, ink()),
                "no path of at most " + std::to_string(options.max_hops) + " hops leads from " + from.name +
                    " to " + to.name + '.');
}

int around(const Request& request) {
  const Store store = open(request);
  const ActorRow actor = named_actor(store, request.one);
  const auto found = neighbours(store, actor.key, filter_of(request.filter, drawn_claims()));
  return answer(!found.empty(), request, to_json(actor, found), neighbours_text(actor, found, ink()),
                "nothing ties " + actor.name + " to anybody.");
}

int between(const Request& request) {
  const Store store = open(request);
  const ActorRow one = named_actor(store, request.one), other = named_actor(store, request.other);
  const auto found = claims_between(store, one.key, other.key, filter_of(request.filter, {}));
  return answer(!found.empty(), request, to_json(one, other, found), between_text(one, other, found, ink()),
                "nothing is claimed between " + one.name + " and " + other.name + '.');
}

int actor(const Request& request) {
  const Store store = open(request);
  const Profile found = profile(store, named_actor(store, request.one).key, filter_of(request.filter, {}));
  return answer(true, request, to_json(found), profile_text(found, ink()), "");
}

int why(const Request& request) {
  const auto id = from_hex(request.one);
  if (!id)
    throw std::runtime_error('"' + request.one + "\" is no claim; an id has 16 digits, such as " +
                             to_hex(content_hash("claim")) + '.');
  const auto claim = open(request).claim(ClaimId{*id});
  if (!claim) throw NothingFound("no claim has the id " + request.one + '.');
  const auto row = rule_row(data_folder(), claim->rule);
  return answer(true, request, to_json(*claim, row), why_text(*claim, row, ink()), "");
}

int in_time(const Request& request) {
  const Store store = open(request);
  const ActorRow one = named_actor(store, request.one);
  std::optional<ActorRow> other;
  if (!request.other.empty()) other = named_actor(store, request.other);
  const auto found = timeline(store, one.key, other ? std::optional(other->key) : std::nullopt,
                              filter_of(request.filter, {}));
  return answer(!found.empty(), request, timeline_json(one, other ? &*other : nullptr, found),
                timeline_text(found, ink()), "nothing is claimed about " + one.name + '.');
}

int search(const Request& request) {
  const auto found = open(request).search(request.one, request.limit);
  return answer(!found.empty(), request, to_json(found), search_text(found, ink()),
                "no document holds \"" + request.one + "\".");
}

int rank(const Request& request) {
  const auto found = highest_ranked(open(request), request.limit, filter_of(request.filter, drawn_claims()));
  return answer(!found.empty(), request, to_json(found), rank_text(found, ink()), "the graph is empty.");
}

int groups(const Request& request) {
  const auto found = tied_groups(open(request), filter_of(request.filter, drawn_claims()));
  return answer(!found.empty(), request, to_json(found), groups_text(found, ink()),
                "nobody is tied to anybody.");
}

// For completions: one name a line.
int names(const Request& request) {
  const auto found = open(request).actors_named_from(fold_name(request.one), 50);
  for (const ActorRow& actor : found) print(actor.name + '\n');
  return found.empty() ? kNothingFound : kDone;
}

using Command = int (*)(const Request&);

CLI::App* add(CLI::App& app, Request& request, Command& chosen, const char* name, const char* what,
              Command command, bool filters = true) {
  CLI::App* added = app.add_subcommand(name, what);
  if (filters) add_filter_options(*added, request.filter);
  added->callback([&chosen, command] { chosen = command; });
  return added;
}

void add_commands(CLI::App& app, Request& request, Command& chosen) {
  const auto actors = [&](CLI::App* command, bool two) {
    command->add_option("A", request.one, "Actor: any of its names, or #ID")->required()->type_name("");
    if (two) command->add_option("B", request.other, "Actor")->required()->type_name("");
  };
  const auto limit = [&](CLI::App* command) {
    command->add_option("-n,--limit", request.limit, "How many at most")->capture_default_str();
  };
  CLI::App* command = add(app, request, chosen, "path", "How two actors are tied", path);
  actors(command, true);
  command->add_option("-k,--count", request.path.count, "How many paths")
      ->check(CLI::Range(1, 1000))
      ->type_name("N")
      ->capture_default_str();
  command->add_option("--max-hops", request.path.max_hops, "The longest path to look for")
      ->check(CLI::Range(1, 100))
      ->type_name("N")
      ->capture_default_str();
  command = add(app, request, chosen, "neighbours", "Whom an actor is tied to, and by what", around);
  actors(command->alias("neighbors"), false);
  command = add(app, request, chosen, "between", "All claims that tie two actors", between);
  actors(command, true);
  command = add(app, request, chosen, "actor", "Who an actor is and where it was met", actor);
  actors(command, false);
  command = add(app, request, chosen, "timeline", "The claims about one actor, or two, by day", in_time);
  actors(command, false);
  command->add_option("B", request.other, "Second actor")->type_name("");
  command = add(app, request, chosen, "search", "Documents that hold all these words", search, false);
  command->add_option("TEXT", request.one, "Words; \"a phrase\" in double quotes, beginning*")
      ->required()
      ->type_name("");
  limit(command);
  command = add(app, request, chosen, "rank", "The actors that most others act on (PageRank)", rank);
  limit(command);
  add(app, request, chosen, "components", "Groups of actors that are tied to each other", groups);
  command = add(app, request, chosen, "names", "Actors whose names begin so", names, false)->group("");
  command->add_option("TEXT", request.one)->required()->type_name("");
  command = add(app, request, chosen, "why", "One claim: its words, rule and document", why, false);
  command->add_option("CLAIM", request.one, "Id of a claim, 16 digits")->required()->type_name("");
}

}  // namespace
}  // namespace kg::tools

int main(int argc, char** argv) {
  using namespace kg::tools;
  CLI::App app("Asks the graph that kgbuild made.", "kgquery");
  Request request;
  Command chosen = nullptr;
  add_common_options(app, request.database);
  app.add_flag("--json", request.json, "Print JSON (docs/json.md)");
  app.require_subcommand(1);
  add_commands(app, request, chosen);
  app.footer(kExamples);  // last, or every command would repeat it
  return run(app, argc, argv, [&] { return chosen(request); });
}
