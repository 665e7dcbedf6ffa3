#include "tests/tools/program.h"

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace kg::testing {
namespace fs = std::filesystem;

Workplace::Workplace() {
  std::string name = (fs::temp_directory_path() / "kgbuild-test-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("no folder can be made in " + name);
  folder_ = name;
}

Workplace::~Workplace() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string Workplace::setting() const {
  const char* given = std::getenv("KG_DATA");
  const std::string data = given && *given ? given : KG_SOURCE_DIR "/data";
  return "cd '" + folder_ + "' && unset KG_DB && export KG_DATA='" + data +
         "' PATH='" KG_BIN_DIR ":'\"$PATH\" && ";
}

Outcome Workplace::run(const std::string& command_line, std::string_view standard_input,
                       const std::string& environment) const {
  write(".in", standard_input);
  return shell(environment + " " KG_BIN_DIR "/" + command_line + " < .in");
}

Outcome Workplace::shell(const std::string& script) const {
  const std::string command = setting() + "{ " + script + "\n} > .out 2> .err";
  const int status = std::system(command.c_str());
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return {code, read(".out"), read(".err")};
}

void Workplace::write(const std::string& name, std::string_view bytes) const {
  const fs::path file = fs::path(folder_) / name;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

std::string Workplace::read(const std::string& name) const {
  std::ifstream in(fs::path(folder_) / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace kg::testing
