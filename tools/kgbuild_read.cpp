#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cmath>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "graph/identity.h"
#include "ingest/loader.h"
#include "tools/command_line.h"
#include "tools/kgbuild_commands.h"

namespace kg::tools {
namespace {

struct ReadFlags {
  std::vector<std::string> paths;
  ingest::ReadOptions read;
  std::string input = "auto";
  std::string model = "fast";
  std::size_t jobs = 0;
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

// A line on the terminal that follows the loading.
class Progress {
 public:
  explicit Progress(bool shown)
      : shown_(shown && on_terminal(stderr)), start_(std::chrono::steady_clock::now()) {}
  ~Progress() { clear(); }

  void show(const ingest::LoadReport& report) {
    const double now = seconds_since(start_);
    if (!shown_ || now - last_ < 0.1) return;
    last_ = now;
    const std::size_t read = report.documents() + report.bad;
    fmt::print(stderr, "\r{} documents, {} claims, {:.1f} documents a second ", read, report.claims,
               static_cast<double>(read) / std::max(now, 0.001));
    drawn_ = true;
  }

  void clear() {
    if (drawn_) fmt::print(stderr, "\r\033[K");
    drawn_ = false;
  }

 private:
  bool shown_;
  bool drawn_ = false;
  double last_ = 0;
  std::chrono::steady_clock::time_point start_;
};

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

void print_profile(const ingest::LoadReport& report, double reading, double settling) {
  double stages = 0;
  message(fmt::format("{:<10}{:>10}{:>14}", "stage", "seconds", "words/s"));
  for (const ingest::Stage stage : ingest::kStages) {
    const double seconds = report.times.seconds[static_cast<std::size_t>(stage)];
    stages += seconds;
    message(fmt::format("{:<10}{:>10.3f}{:>14.0f}", to_string(stage), seconds,
                        static_cast<double>(report.times.words) / std::max(seconds, 1e-9)));
  }
  message(fmt::format("{:<10}{:>10.3f}{:>14.0f}", "all stages", stages,
                      static_cast<double>(report.times.words) / std::max(stages, 1e-9)));
  message(fmt::format("{:<10}{:>10.3f}{:>14.0f}   with reading and writing, {} words", "wall", reading,
                      static_cast<double>(report.times.words) / std::max(reading, 1e-9), report.times.words));
  message(fmt::format("{:<10}{:>10.3f}", "identity", settling));
}

using Load = std::function<ingest::LoadReport(const ingest::Pipeline&, Store&, const ingest::LoadOptions&)>;

int load_into(const KgbuildOptions& options, const ReadFlags& flags, const Load& load) {
  const std::filesystem::path data = data_folder();
  const std::filesystem::path database = database_file(options.database);
  const ingest::Pipeline pipeline = ingest::Pipeline::load(data, {flags.model});
  const Identity identity(pipeline.catalogue(), IdentityRules::load(data / "en" / "identity.tsv"));
  Store store = Store::open(database);

  Progress progress(!options.quiet);
  ingest::LoadOptions loading;
  loading.jobs = jobs_of(flags);
  loading.on_bad = [&](const std::string& what) {
    progress.clear();
    message(what);
  };
  if (options.verbose)
    loading.on_document = [&](const ingest::LoadedDocument& document) {
      progress.clear();
      message(fmt::format("{}: {}, {}", document.reference, what_became(document.written),
                          counted(document.claims, "claim", "claims")));
    };
  loading.on_progress = [&](const ingest::LoadReport& so_far) { progress.show(so_far); };

  const auto start = std::chrono::steady_clock::now();
  const ingest::LoadReport report = load(pipeline, store, loading);
  const double reading = seconds_since(start);
  progress.clear();
  identity.settle(store);
  if (!options.quiet) message(summary(report, database.string()));
  if (flags.profile) print_profile(report, reading, seconds_since(start) - reading);
  return report.bad ? kFailed : kDone;
}

void add_loading_flags(CLI::App& command, ReadFlags& flags) {
  command.add_option("--jobs", flags.jobs, "Threads that read; else one for each processor")
      ->type_name("N")
      ->check(CLI::Range(1, 256));
  command.add_option("--model", flags.model, "Language model")->type_name("NAME")->capture_default_str();
  command.add_flag("--profile", flags.profile, "Say how long each stage took");
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
  command->add_option("--max-bytes", flags->read.max_bytes, "Longest document")
      ->type_name("N")
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
    return load_into(options, *flags,
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
    return load_into(options, *flags,
                     [&](const ingest::Pipeline& pipeline, Store& store, const ingest::LoadOptions& loading) {
                       return ingest::reread(pipeline, store, flags->stale, loading);
                     });
  };
}

}  // namespace kg::tools
