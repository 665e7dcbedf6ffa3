// The real programs, run in a folder of their own.
//
//   Workplace place;
//   place.write("a.txt", "Rubio met Umerov.");
//   EXPECT_EQ(place.run("kgbuild ingest a.txt").code, 0);
#pragma once

#include <string>
#include <string_view>

namespace kg::testing {

struct Outcome {
  int code = -1;    // exit code; 128 + n if signal n ended it
  std::string out;  // standard output
  std::string err;  // standard error
};

// A fresh folder that goes when the workplace goes. Programs run in it, with $KG_DATA as the test has it,
// else the data of the source tree, and without $KG_DB.
class Workplace {
 public:
  Workplace();
  ~Workplace();
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  // A command line for the shell; its first word is a program of this build.
  // `environment` is set for it alone: "KG_DATA=data".
  Outcome run(const std::string& command_line, std::string_view standard_input = {},
              const std::string& environment = {}) const;

  // A script for sh; the programs of this build are found by their names.
  Outcome shell(const std::string& script) const;

  // What a script begins with: "cd FOLDER && export ... && ".
  std::string setting() const;

  // Writes a file, and the folders that it needs.
  void write(const std::string& name, std::string_view bytes) const;
  std::string read(const std::string& name) const;
  std::string path(const std::string& name) const { return folder_ + "/" + name; }

 private:
  std::string folder_;
};

}  // namespace kg::testing
