// A real program that runs beside the test, so that it can be stopped in the middle or left to compete.
//
//   RunningProgram ingest(place, {"kgbuild", "ingest", "--verbose", "articles"});
//   ingest.wait_for_lines(3);   // of its messages
//   ingest.kill();              // SIGKILL, if it still runs
//   EXPECT_TRUE(ingest.wait().killed);
#pragma once

#include <sys/types.h>

#include <map>
#include <string>
#include <vector>

#include "tests/tools/program.h"

namespace kg::testing {

class RunningProgram {
 public:
  struct End {
    bool killed = false;   // by kill(), before it came to its own end
    int code = -1;         // else its exit code; 128 + n if another signal ended it
    std::string messages;  // its standard error; standard output is dropped
  };

  // Starts it in the folder of the workplace, with these variables set. The first argument is a program of
  // this build. Throws std::runtime_error if no process can be made.
  RunningProgram(const Workplace& place, std::vector<std::string> arguments,
                 std::map<std::string, std::string> environment = {});
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;
  ~RunningProgram();  // kills it

  // Until it has written so many lines of messages in all, or has ended; then whether it has written them.
  bool wait_for_lines(std::size_t lines);
  void kill();
  End wait();

 private:
  bool read_messages();  // waits for more; false at the end

  pid_t process_ = -1;
  int pipe_ = -1;
  std::string messages_;
};

}  // namespace kg::testing
