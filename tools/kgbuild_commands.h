// The commands of kgbuild. Each adds itself to the command line and returns what to do if it was given.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace kg::tools {

// What all commands share; filled in by the command line before a command runs.
struct KgbuildOptions {
  std::string database;
  bool quiet = false;
  bool verbose = false;
};

// database_file(given) where it is there; else throws std::runtime_error that says how to make one.
std::filesystem::path existing_database(const std::string& given);

// The exit code of a command that has run.
using Command = std::function<int()>;

// From articles to the database, or to the terminal: kgbuild_read.cpp
Command add_ingest(CLI::App& app, const KgbuildOptions& options);
Command add_reread(CLI::App& app, const KgbuildOptions& options);
// kgbuild_extract.cpp
Command add_extract(CLI::App& app, const KgbuildOptions& options);
// kgbuild_explain.cpp
Command add_explain(CLI::App& app, const KgbuildOptions& options);
// kgbuild_evaluate.cpp
Command add_evaluate(CLI::App& app, const KgbuildOptions& options);
// What is in the database: kgbuild_store.cpp
Command add_documents(CLI::App& app, const KgbuildOptions& options);
Command add_forget(CLI::App& app, const KgbuildOptions& options);
Command add_check(CLI::App& app, const KgbuildOptions& options);
Command add_stats(CLI::App& app, const KgbuildOptions& options);
// Who is who: kgbuild_judge.cpp
Command add_same(CLI::App& app, const KgbuildOptions& options);
Command add_different(CLI::App& app, const KgbuildOptions& options);
Command add_judgements(CLI::App& app, const KgbuildOptions& options);
// kgbuild_review.cpp
Command add_review(CLI::App& app, const KgbuildOptions& options);
Command add_split(CLI::App& app, const KgbuildOptions& options);
// kgbuild_catalogue.cpp
Command add_catalogue(CLI::App& app, const KgbuildOptions& options);

}  // namespace kg::tools
