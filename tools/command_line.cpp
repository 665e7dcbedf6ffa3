#include "tools/command_line.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <system_error>

namespace kg::tools {
namespace {

std::string& program_name() {
  static std::string name = "kgbuild";
  return name;
}

bool reader_has_gone = false;
int write_error = 0;

void note_write_error() {
  if (errno == EPIPE)
    reader_has_gone = true;
  else if (!write_error)
    write_error = errno;
}

int flush_results(int code) {
  if (!reader_has_gone && std::fflush(stdout) != 0) note_write_error();
  if (!write_error) return code;
  message("the results could not be written: " + std::generic_category().message(write_error) + '.');
  return kFailed;
}

int body_code(const std::function<int()>& body) {
  try {
    return body();
  } catch (const NothingFound& nothing) {
    std::fflush(stdout);
    message(nothing.what());
    return kNothingFound;
  } catch (const std::exception& error) {
    std::fflush(stdout);
    message(error.what());
    return kFailed;
  }
}

}  // namespace

void add_version(CLI::App& app) { app.set_version_flag("--version", app.get_name() + " " KG_VERSION); }

void add_common_options(CLI::App& app, std::string& database) {
  add_version(app);
  app.add_option("--db", database, "Database; else $KG_DB, else kg.db in the current folder")
      ->type_name("FILE");
  app.fallthrough();
}

std::filesystem::path database_file(const std::string& given) {
  if (!given.empty()) return given;
  if (const char* named = std::getenv("KG_DB"); named && *named) return named;
  return "kg.db";
}

std::filesystem::path data_folder() {
  namespace fs = std::filesystem;
  std::error_code ignored;
  if (const char* named = std::getenv("KG_DATA"); named && *named) {
    if (fs::is_directory(named, ignored)) return named;
    throw std::runtime_error("$KG_DATA is \"" + std::string(named) + "\", which is no folder.");
  }
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  const fs::path installed = program.parent_path().parent_path() / "share" / "kgbuild";
  if (!program.empty() && fs::is_directory(installed, ignored)) return installed;
  const fs::path built_from = KG_SOURCE_DATA;
  if (fs::is_directory(built_from, ignored)) return built_from;
  throw std::runtime_error("the data is neither in " + installed.string() + " nor in " + built_from.string() +
                           ". Install kgbuild again, or let $KG_DATA name the folder.");
}

int run(CLI::App& app, int argc, char** argv, const std::function<int()>& body) {
  program_name() = app.get_name();
  std::signal(SIGPIPE, SIG_IGN);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForVersion& asked) {
    print(std::string(asked.what()) + '\n');
    return flush_results(kDone);
  } catch (const CLI::Success&) {
    print(app.help());
    return flush_results(kDone);
  } catch (const CLI::ParseError& error) {
    message(std::string(error.what()) + "\nSee " + app.get_name() + " --help.");
    return kFailed;
  } catch (const std::exception& error) {
    message(error.what());
    return kFailed;
  }
  return flush_results(body_code(body));
}

void print(std::string_view text) {
  if (reader_has_gone || text.empty()) return;
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) note_write_error();
}

void message(std::string_view text) {
  const std::string line = program_name() + ": " + std::string(text) + '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

bool on_terminal(std::FILE* stream) { return ::isatty(::fileno(stream)) == 1; }

}  // namespace kg::tools
