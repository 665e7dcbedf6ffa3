// kgexport: writes the graph, or a part of it, in one of many formats.

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "export/format.h"
#include "export/mentions.h"
#include "graph/schema.h"
#include "tools/command_line.h"
#include "tools/command_table.h"
#include "tools/filter_options.h"
#include "tools/named_actor.h"

namespace kg::tools {
namespace {

using exporters::Format;
using exporters::Style;

// Not a format of the graph: a table of what lies under it.
constexpr const char* kMentions = "mentions";

struct Request {
  std::string database, format, output, around;
  FilterOptions filter;
  SubgraphOptions part;
  Style style;
  bool legend = false, no_legend = false;
  bool quiet = false, verbose = false;
};

std::string help_of_formats() {
  std::string text = "Formats:\n";
  for (const Format& format : exporters::formats()) {
    const std::string name(format.name);
    text += "  " + name + std::string(10 - name.size(), ' ') + std::string(format.what) + '\n';
  }
  text += "  mentions  every mention of an actor as CSV: document, bytes, words, actor\n";
  return text + R"(
Examples:
  kgexport -o graph.svg                          a drawing of all asserted, positive claims
  kgexport -o rubio.png --around Rubio --hops 2  an actor and those near it
  kgexport json --status all --polarity all      plans and denials too, as JSON on standard output
  kgexport dot --class CONSULT | dot -Tx11
  kgexport mentions -o mentions.csv              where actors are named, for counting and scoring
)";
}

const Format& format_of(const Request& request) {
  if (!request.format.empty()) {
    if (const Format* format = exporters::format_named(request.format)) return *format;
  } else if (request.output.empty() || request.output == "-") {
    return *exporters::format_named("dot");
  } else if (const Format* format = exporters::format_of_file(request.output)) {
    return *format;
  }
  std::vector<std::string> names;
  for (const Format& format : exporters::formats()) names.emplace_back(format.name);
  const std::string given =
      request.format.empty() ? "the ending of \"" + request.output + '"' : '"' + request.format + '"';
  throw std::runtime_error(given + " is no format; there are " + listed(names, "and") + ", and " + kMentions +
                           " for a table of names.");
}

// To a new file beside it first, so that a failure leaves the old one as it was; a device or a pipe is
// written itself.
void write_file(const std::string& path, const std::string& bytes) {
  std::error_code absent;
  const std::filesystem::file_status there = std::filesystem::status(path, absent);
  const bool itself = std::filesystem::exists(there) && !std::filesystem::is_regular_file(there);
  const std::string unfinished = itself ? path : path + ".part";
  const auto fail = [&](int error) {
    if (!itself) std::remove(unfinished.c_str());
    throw std::runtime_error(path + " could not be written: " + std::generic_category().message(error) + '.');
  };
  {
    std::ofstream file(unfinished, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) fail(errno);
  }
  if (!itself && std::rename(unfinished.c_str(), path.c_str()) != 0) fail(errno);
}

void deliver(const Request& request, const std::string& bytes) {
  if (request.output.empty() || request.output == "-")
    print(bytes);
  else
    write_file(request.output, bytes);
  if (request.verbose && !request.output.empty())
    message(request.output + ": " + std::to_string(bytes.size()) + " bytes.");
}

int write_mentions(const Request& request) {
  if (!request.around.empty() || given(request.filter))
    throw std::runtime_error(
        "mentions are those of all actors; --around and filters choose claims, not mentions.");
  deliver(request, exporters::mentions_csv(Store::open_read_only(database_file(request.database))));
  return kDone;
}

int write(Request& request) {
  if (request.format == kMentions) return write_mentions(request);
  const Format& format = format_of(request);
  const Store store = Store::open_read_only(database_file(request.database));
  request.part.filter = filter_of(request.filter, drawn_claims());
  request.part.evidence = format.evidence;
  if (!request.around.empty()) request.part.around = named_actor(store, request.around).key;
  const Subgraph part = subgraph(store, request.part);
  if (format.graphviz) {
    request.style.tones = exporters::tones_of(Schema::load(data_folder() / "schema"));
    request.style.legend = request.legend || (format.name != "dot" && !request.no_legend);
  }
  deliver(request, format.write(part, request.style));
  if (request.verbose)
    message(std::to_string(part.nodes.size()) + " actors, " + std::to_string(part.edges.size()) + " edges.");
  if (part.edges.empty() && !request.quiet)
    message("nothing in the graph passes the filters; what was written has no edge.");
  return kDone;
}

void add_options(CLI::App& app, Request& request) {
  std::vector<std::string> formats;
  for (const Format& format : exporters::formats()) formats.emplace_back(format.name);
  formats.emplace_back(kMentions);
  app.add_option("FORMAT", request.format, "See below; else the ending of FILE says, else dot")
      ->type_name("")
      ->check(offering(formats));
  app.add_option("-o,--output", request.output, "Where to write; else standard output")->type_name("FILE");
  app.add_option("--around", request.around, "Only this actor and those near it: a name, or #ID")
      ->type_name("ACTOR")
      ->check([](const std::string& name) {
        return name.empty() ? std::string("an actor has a name; leave --around out for the whole graph")
                            : std::string();
      });
  app.add_option("--hops", request.part.hops, "How near")
      ->check(CLI::Range(0, 100))
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--min-count", request.part.min_count, "Only edges of so many claims or more")
      ->check(CLI::PositiveNumber)
      ->type_name("N")
      ->capture_default_str();
  app.add_flag("--isolated", request.part.isolated, "Also actors that nothing is tied to");
  app.add_option("--layout", request.style.layout, "Graphviz layout of drawings; else by size")
      ->check(CLI::IsMember({"dot", "neato", "fdp", "sfdp", "circo", "twopi"}))
      ->type_name("NAME")
      ->group("Drawings");
  app.add_option("--dpi", request.style.dpi, "Of PNG")
      ->check(CLI::Range(20, 1200))
      ->type_name("N")
      ->capture_default_str()
      ->group("Drawings");
  app.add_flag("--legend", request.legend, "With a legend: dot leaves it out, pictures have one")
      ->group("Drawings");
  app.add_flag("--no-legend", request.no_legend, "Without a legend")->group("Drawings");
  app.add_flag("--quiet", request.quiet, "Say only what goes wrong");
  app.add_flag("--verbose", request.verbose, "Say what was written");
  add_filter_options(app, request.filter);
}

}  // namespace
}  // namespace kg::tools

int main(int argc, char** argv) {
  using namespace kg::tools;
  CLI::App app("Writes the graph that kgbuild made, or a part of it.", "kgexport");
  Request request;
  add_common_options(app, request.database);
  add_options(app, request);
  app.footer(help_of_formats());
  return run(app, argc, argv, [&] { return write(request); });
}
