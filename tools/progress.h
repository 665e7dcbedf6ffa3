// How far a long piece of work is: a line that follows it on a terminal, or JSON lines for a program that
// watches (docs/json.md). All of it goes to standard error.
//
//   ProgressFlags flags;
//   add_progress_flag(command, flags);
//   Progress progress(flags, quiet, total);
//   loading.on_progress = [&](const auto& so_far) { progress.show({so_far.documents(), ...}); };
//   progress.message("b.txt: byte 5 is NUL.");  // in place of message() while the work goes on
//   progress.end("12 documents read.");
//
// A line is drawn only where standard error is a terminal, at most ten times a second. Not for several
// threads at once.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace kg::tools {

struct ProgressFlags {
  std::string form = "bar";  // bar, json or none
};

// Adds --progress.
void add_progress_flag(CLI::App& command, ProgressFlags& flags);

struct WorkDone {
  std::size_t documents = 0;  // good and bad
  std::size_t bad = 0;
  std::size_t claims = 0;
  std::uint64_t words = 0;
};

class Progress {
 public:
  // `total` counts the documents and is called only where it is shown; it gives nothing where nobody can
  // know. `quiet` draws no line; JSON that was asked for is printed all the same.
  Progress(const ProgressFlags& flags, bool quiet, const std::function<std::optional<std::size_t>()>& total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(const WorkDone& done);
  // Says what comes after the documents: "identity".
  void stage(const std::string& name);
  // A message that is not run over by the line; in JSON an object with "problem" or "note" as its event.
  void problem(const std::string& text);
  void note(const std::string& text);
  // The last word, left out where `quiet`.
  void end(const std::string& summary);

 private:
  enum class Form : std::uint8_t { none, bar, json };
  struct Rates {
    double documents = 0, words = 0;  // a second, of late
    std::optional<double> left;       // seconds
  };
  struct Sample {
    double at = 0;
    WorkDone done;
  };

  double seconds() const;
  Rates rates() const;
  void draw();
  void clear();
  void print_event(const std::string& event, const std::string& text);

  Form form_ = Form::none;
  bool quiet_;
  bool drawn_ = false;
  std::optional<std::size_t> total_;
  double last_ = -1;
  WorkDone done_;
  std::deque<Sample> samples_;  // of the last seconds
  std::chrono::steady_clock::time_point start_;
};

}  // namespace kg::tools
