// kgbuild: news text in, a graph of geopolitical actors out.

#include <CLI/CLI.hpp>
#include <utility>
#include <vector>

#include "tools/command_line.h"
#include "tools/kgbuild_commands.h"

int main(int argc, char** argv) {
  using namespace kg::tools;
  CLI::App app("Reads news articles and keeps who did what to whom, when, and according to whom.", "kgbuild");
  KgbuildOptions options;
  add_common_options(app, options.database);
  app.add_flag("--quiet", options.quiet, "Say only what goes wrong");
  app.add_flag("--verbose", options.verbose, "Say what is done with each document");
  app.require_subcommand(1);
  app.footer(
      "Examples:\n"
      "  kgbuild ingest samples/article.txt\n"
      "  kgbuild ingest --published 2025-12-19 --source CRBC news/ brief.jsonl\n"
      "  kgbuild explain samples/article.txt --sentence 2\n"
      "  kgbuild documents\n"
      "Then ask the graph with kgquery, draw it with kgexport.");

  std::vector<std::pair<CLI::App*, Command>> commands;
  for (auto* add : {&add_ingest, &add_extract, &add_explain, &add_evaluate, &add_documents, &add_forget,
                    &add_reread, &add_check, &add_stats, &add_same, &add_different, &add_split, &add_review,
                    &add_judgements, &add_catalogue}) {
    Command command = add(app, options);
    commands.emplace_back(app.get_subcommands({}).back(), std::move(command));
  }
  return run(app, argc, argv, [&] {
    for (const auto& [parsed, command] : commands)
      if (parsed->parsed()) return command();
    return kFailed;
  });
}
