// What the command lines of all programs share: where the database and the data lie, exit codes, messages,
// pipes that close.
//
//   int main(int argc, char** argv) {
//     CLI::App app("Asks the graph.", "kgquery");
//     std::string database;
//     kg::tools::add_common_options(app, database);
//     return kg::tools::run(app, argc, argv, [&] {
//       kg::tools::print("found\n");
//       return kg::tools::kDone;
//     });
//   }
//
// Results go to standard output through print(), messages to standard error through message().
#pragma once

#include <cstdio>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace kg::tools {

// Exit codes of every program.
inline constexpr int kDone = 0;          // done, or found
inline constexpr int kNothingFound = 1;  // the question is sound, nothing answers it
inline constexpr int kFailed = 2;        // wrong use or failure

// Thrown by a body whose question is sound but has no answer: its text is the message, kNothingFound the
// code.
class NothingFound : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Adds --version.
void add_version(CLI::App& app);

// Adds --version, and --db into `database` (read it through database_file()). Called on the program before
// its commands are added: `kgquery --db F path A B` and `kgquery path A B --db F` both work.
void add_common_options(CLI::App& app, std::string& database);

// `given` if it is not empty, else $KG_DB, else "kg.db" in the current folder.
std::filesystem::path database_file(const std::string& given);

// Models, lexicons, catalogue and schema: $KG_DATA, else ../share/kgbuild beside the program's folder, else
// data/ of the source tree that built the program. Throws std::runtime_error if none of them is a folder.
std::filesystem::path data_folder();

// Parses the command line and calls `body`; its value is the exit code. --help and --version print and end
// with kDone, and so does the hidden "--generate man|complete-bash|complete-zsh|complete-fish", which writes
// what cmake --install puts beside the program (tools/command_table.h); wrong use and exceptions print one
// message and end with kFailed. A reader that closes the pipe ends nothing and is no error; any other failure
// to write the results is kFailed.
int run(CLI::App& app, int argc, char** argv, const std::function<int()>& body);

// Writes results to standard output. Once the reader has gone, does nothing. Control characters go to files
// and pipes as they are; to a terminal, but for colours, as \x1B.
void print(std::string_view text);

// "kgquery: text" and a line break, to standard error; the program's name is that of the app last run.
// Control characters but tab and line break are shown as \x1B.
void message(std::string_view text);

// Whether the stream is a terminal: progress bars and colours only where it is.
bool on_terminal(std::FILE* stream);

}  // namespace kg::tools
