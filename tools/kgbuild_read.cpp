#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "graph/identity.h"
#include "ingest/loader.h"
#include "ingest/read/document_count.h"
#include "tools/command_line.h"
#include "tools/kgbuild_commands.h"
#include "tools/progress.h"

namespace kg::tools {
namespace {

struct ReadFlags {
  std::vector<std::string> paths;
  ingest::ReadOptions read;
  std::string input = "auto";
  std::string model = "accurate";
  std::size_t jobs = 0;
  ProgressFlags progress;
  bool profile = false;
  bool stale = false;
};

std::size_t jobs_of(const ReadFlags& flags) {
  if (flags.jobs > 0) return flags.jobs;
  return std::max(1U, std::thread::hardware_concurrency());
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string summary(const ingest::LoadReport& report, const std::string& database) {
  std::string text = counted(report.added, "document", "documents") + " read";
  if (report.replaced) text += fmt::format(", {} read again", report.replaced);
  if (report.appearances) text += fmt::format(", {} known and met elsewhere", report.appearances);
  if (report.unchanged) text += fmt::format(", {} known", report.unchanged);
  if (report.bad) text += fmt::format(", {} left out", report.bad);
  return text + fmt::format("; {} in {}.", counted(report.claims, "new claim", "new claims"), database);
}

const char* what_became(Written written) {
  switch (written) {
    case Written::added: return "read";
    case Written::appearance: return "known, met elsewhere";
    case Written::replaced: return "read again";
    case Written::unchanged: return "known";
  }
  return "";
}

// Seconds of work, of all threads together, and what part of the whole each stage is.
void print_profile(const ingest::LoadReport& report, double wall, double settling) {
  std::vector<std::pair<std::string, double>> stages = {{"read", report.reading}};
  for (const ingest::Stage stage : ingest::kStages)
    stages.emplace_back(to_string(stage), report.times.seconds[static_cast<std::size_t>(stage)]);
  stages.emplace_back("store", report.storing);
  stages.emplace_back("identity", settling);
  double total = 0;
  for (const auto& [name, seconds] : stages) total += seconds;
  const auto line = [&](const std::string& name, double seconds, double share) {
    message(fmt::format("{:<10}{:>10.3f}{:>8.1f}%{:>14.0f}", name, seconds, share,
                        static_cast<double>(report.times.words) / std::max(seconds, 1e-9)));
  };
  message(fmt::format("{:<10}{:>10}{:>9}{:>14}", "stage", "seconds", "share", "words/s"));
  for (const auto& [name, seconds] : stages) line(name, seconds, 100 * seconds / std::max(total, 1e-9));
  line("total", total, 100);
  message(fmt::format("{} words of {} documents in {:.3f} s of wall time, {:.0f} words/s", report.times.words,
                      report.times.documents, wall,
                      static_cast<double>(report.times.words) / std::max(wall, 1e-9)));
}

using Load = std::function<ingest::LoadReport(const ingest::Pipeline&, Store&, const ingest::LoadOptions&)>;
using Total = std::function<std::optional<std::size_t>(const ingest::Pipeline&, const Store&)>;

int load_into(const KgbuildOptions& options, const ReadFlags& flags, const Total& total, const Load& load) {
  const std::filesystem::path data = data_folder();
  const std::filesystem::path database = database_file(options.database);
  const ingest::Pipeline pipeline = ingest::Pipeline::load(data, {flags.model});
  const Identity identity(pipeline.catalogue(), IdentityRules::load(data / "en" / "identity.tsv"));
  Store store = Store::open(database);

  Progress progress(flags.progress, options.quiet, [&] { return total(pipeline, store); });
  ingest::LoadOptions loading;
  loading.jobs = jobs_of(flags);
  loading.on_bad = [&](const std::string& what) { progress.problem(what); };
  if (options.verbose)
    loading.on_document = [&](const ingest::LoadedDocument& document) {
      progress.note(fmt::format("{}: {}, {}", document.reference, what_became(document.written),
                                counted(document.claims, "claim", "claims")));
    };
  loading.on_progress = [&](const ingest::LoadReport& so_far) {
    progress.show({so_far.documents() + so_far.bad, so_far.bad, so_far.claims, so_far.times.words});
  };

  const auto start = std::chrono::steady_clock::now();
  const ingest::LoadReport report = load(pipeline, store, loading);
  progress.stage("identity");
  const double before_identity = seconds_since(start);
  identity.settle(store);
  const double wall = seconds_since(start);
  progress.end(summary(report, database.string()));
  if (flags.profile) print_profile(report, wall, wall - before_identity);
  return report.bad ? kFailed : kDone;
}

void add_loading_flags(CLI::App& command, ReadFlags& flags) {
  command.add_option("--jobs", flags.jobs, "Threads that read; else one for each processor")
      ->type_name("N")
      ->check(CLI::Range(1, 256));
  command.add_option("--model", flags.model, "Networks that read: one, or several that decide together")
      ->check(CLI::IsMember({"fast", "accurate"}))
      ->capture_default_str();
  add_progress_flag(command, flags.progress);
  command.add_flag("--profile", flags.profile, "Say how long each stage took, and its share of the whole");
}

}  // namespace

Command add_ingest(CLI::App& app, const KgbuildOptions& options) {
  auto flags = std::make_shared<ReadFlags>();
  CLI::App* command = app.add_subcommand("ingest", "Read articles into the database");
  command->add_option("PATH", flags->paths, "Files, folders, or - for standard input")->required();
  command
      ->add_option("--published", flags->read.published, "Day of publication of all of them, e.g. 2025-12-19")
      ->type_name("DATE");
  command->add_option("--source", flags->read.source, "Who published them, where they do not say")
      ->type_name("NAME");
  command->add_option("--input", flags->input, "What the files hold; auto goes by their endings")
      ->type_name("KIND")
      ->check(CLI::IsMember({"auto", "text", "jsonl"}))
      ->capture_default_str();
  command
      ->add_option("--max-bytes", flags->read.max_bytes,
                   "Longest document; each job may take 75 times as much memory")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1} << 30U))
      ->capture_default_str();
  add_loading_flags(*command, *flags);
  command->footer(
      "A text that is known is not read again; where it was met is added.\n"
      "Examples:\n"
      "  kgbuild ingest samples/article.txt\n"
      "  kgbuild ingest --db war.db --published 2025-12-19 --source CRBC articles/\n"
      "  curl -s https://example.org/feed.jsonl | kgbuild ingest -");
  return [flags, &options] {
    if (flags->input != "auto")
      flags->read.format = flags->input == "text" ? ingest::InputFormat::text : ingest::InputFormat::jsonl;
    ingest::DocumentStream({}, flags->read, {});  // a wrong day is said before anything is opened
    const auto total = [&](const ingest::Pipeline&, const Store&) {
      return ingest::document_count(flags->paths, flags->read.format);
    };
    return load_into(options, *flags, total,
                     [&](const ingest::Pipeline& pipeline, Store& store, const ingest::LoadOptions& loading) {
                       ingest::DocumentStream documents(flags->paths, flags->read, pipeline.page_cues());
                       return ingest::load(documents, pipeline, store, loading);
                     });
  };
}

Command add_reread(CLI::App& app, const KgbuildOptions& options) {
  auto flags = std::make_shared<ReadFlags>();
  CLI::App* command = app.add_subcommand("reread", "Read the documents of the database again");
  command->add_flag("--stale", flags->stale, "Only those read by other models, lexicons or versions");
  add_loading_flags(*command, *flags);
  command->footer("Judgements keep their hold.\nExample:\n  kgbuild reread --stale");
  return [flags, &options] {
    existing_database(options.database);
    const auto total = [&](const ingest::Pipeline& pipeline,
                           const Store& store) -> std::optional<std::size_t> {
      return flags->stale ? store.stale(pipeline.fingerprint()).size() : store.stats().documents;
    };
    return load_into(options, *flags, total,
                     [&](const ingest::Pipeline& pipeline, Store& store, const ingest::LoadOptions& loading) {
                       return ingest::reread(pipeline, store, flags->stale, loading);
                     });
  };
}

}  // namespace kg::tools
