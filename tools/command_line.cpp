#include "tools/command_line.h"

#include <fcntl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <system_error>

#include "tools/command_table.h"

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

struct Generated {
  std::string text;
};

// Hidden from --help, so that it is in none of what it writes.
void add_generate(CLI::App& app) {
  const auto generate = [&app](const std::string& what) {
    const CommandRow program = table_of(app);
    if (what == "man") throw Generated{man_page(program, KG_VERSION)};
    if (what == "complete-bash") throw Generated{bash_completion(program)};
    if (what == "complete-zsh") throw Generated{zsh_completion(program)};
    throw Generated{fish_completion(program)};
  };
  app.add_option_function<std::string>("--generate", generate)
      ->check(CLI::IsMember({"man", "complete-bash", "complete-zsh", "complete-fish"}))
      ->group("");
}

// A file that is opened where standard error should be would get the messages.
void fill_closed_streams() {
  for (int stream = 0; stream <= 2; ++stream)
    if (::fcntl(stream, F_GETFD) == -1 && errno == EBADF) (void)::open("/dev/null", O_RDWR);
}

// Length of the order for a colour or a weight that the text begins with, or 0: ESC [ numbers m.
std::size_t colour_length(std::string_view text) {
  if (!text.starts_with("\x1B[")) return 0;
  const std::size_t end = text.find_first_not_of("0123456789;", 2);
  return end != std::string_view::npos && text[end] == 'm' ? end + 1 : 0;
}

// Names of files and words of articles may hold what a terminal takes for orders: C0 controls but tab and
// line break, DEL, and C1 controls. They are shown as \x1B.
std::string harmless(std::string_view text, bool with_colours = false) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const std::size_t colour = with_colours ? colour_length(text.substr(i)) : 0) {
      shown += text.substr(i, colour);
      i += colour - 1;
      continue;
    }
    auto c = static_cast<unsigned char>(text[i]);
    const bool c0 = (c < 0x20 && c != '\t' && c != '\n') || c == 0x7F;
    const bool c1 = c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (c1) c = static_cast<unsigned char>(text[++i]);
    if (c0 || c1)
      shown += {'\\', 'x', kDigits[c >> 4U], kDigits[c & 15U]};
    else
      shown += text[i];
  }
  return shown;
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
  fs::path installed = program.parent_path().parent_path() / "share" / "kgbuild";
  if (!program.empty() && fs::is_directory(installed, ignored)) return installed;
  fs::path built_from = KG_SOURCE_DATA;
  if (fs::is_directory(built_from, ignored)) return built_from;
  throw std::runtime_error("the data is neither in " + installed.string() + " nor in " + built_from.string() +
                           ". Install kgbuild again, or let $KG_DATA name the folder.");
}

int run(CLI::App& app, int argc, char** argv, const std::function<int()>& body) {
  program_name() = app.get_name();
  std::signal(SIGPIPE, SIG_IGN);
  fill_closed_streams();
  std::signal(SIGXFSZ, SIG_IGN);  // a limit of file sizes is told like a full disk
  add_generate(app);
  try {
    app.parse(argc, argv);
  } catch (const Generated& asked) {
    print(asked.text);
    return flush_results(kDone);
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
  static const bool terminal = on_terminal(stdout);
  const std::string shown = terminal ? harmless(text, true) : std::string();
  if (terminal) text = shown;
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) note_write_error();
}

void message(std::string_view text) {
  const std::string line = program_name() + ": " + harmless(text) + '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

bool on_terminal(std::FILE* stream) { return ::isatty(::fileno(stream)) == 1; }

}  // namespace kg::tools
