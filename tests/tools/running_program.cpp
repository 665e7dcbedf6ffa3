#include "tests/tools/running_program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace kg::testing {

RunningProgram::RunningProgram(const Workplace& place, std::vector<std::string> arguments,
                               std::map<std::string, std::string> environment) {
  const char* given = std::getenv("KG_DATA");
  environment.try_emplace("KG_DATA", given && *given ? given : KG_SOURCE_DIR "/data");
  const std::string program = KG_BIN_DIR "/" + arguments.at(0), folder = place.path("");
  std::vector<char*> words;
  for (std::string& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe can be made");
  process_ = ::fork();
  if (process_ == 0) {
    const int nowhere = ::open("/dev/null", O_RDWR);
    ::dup2(nowhere, 0);
    ::dup2(nowhere, 1);
    ::dup2(ends[1], 2);
    ::unsetenv("KG_DB");
    for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
    if (::chdir(folder.c_str()) == 0) ::execv(program.c_str(), words.data());
    ::_exit(127);
  }
  ::close(ends[1]);
  pipe_ = ends[0];
  if (process_ < 0) throw std::runtime_error("no process can be made");
}

RunningProgram::~RunningProgram() {
  if (process_ > 0) {
    kill();
    wait();
  }
}

bool RunningProgram::read_messages() {
  char piece[4096];
  ssize_t size = 0;
  do {
    size = ::read(pipe_, piece, sizeof piece);
  } while (size < 0 && errno == EINTR);
  if (size > 0) messages_.append(piece, static_cast<std::size_t>(size));
  return size > 0;
}

bool RunningProgram::wait_for_lines(std::size_t lines) {
  const auto written = [&] { return static_cast<std::size_t>(std::ranges::count(messages_, '\n')); };
  while (written() < lines)
    if (!read_messages()) return false;
  return true;
}

void RunningProgram::kill() { ::kill(process_, SIGKILL); }

RunningProgram::End RunningProgram::wait() {
  while (read_messages()) continue;
  ::close(pipe_);
  int status = 0;
  ::waitpid(std::exchange(process_, -1), &status, 0);
  End end;
  end.killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  end.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  end.messages = std::move(messages_);
  return end;
}

}  // namespace kg::testing
