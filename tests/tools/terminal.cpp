#include "tests/tools/terminal.h"

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace kg::testing {

Shown on_terminal(const Workplace& place, const std::string& script, int columns) {
  place.write(".script", script);
  const std::string command = place.setting() + "exec sh .script";
  winsize size{};
  size.ws_col = static_cast<unsigned short>(columns);
  size.ws_row = 24;
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (child < 0) throw std::runtime_error("there is no terminal to be had");
  if (child == 0) {
    ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
  }
  Shown shown;
  std::array<char, 4096> bytes{};
  for (ssize_t read = 0; (read = ::read(terminal, bytes.data(), bytes.size())) > 0;)
    shown.text.append(bytes.data(), static_cast<std::size_t>(read));
  ::close(terminal);
  int status = 0;
  ::waitpid(child, &status, 0);
  shown.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return shown;
}

}  // namespace kg::testing
