// What the fuzz targets share: promises that must hold for any input, and files that lie in memory.
//
//   extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
//     const std::string text = kg::fuzz::bytes(data, size);
//     kg::fuzz::promise(fold_name(fold_name(text)) == fold_name(text), "folding twice is folding once");
//     return 0;
//   }
//
// A broken promise ends the process with a message, so that libFuzzer keeps the input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "graph/document.h"

namespace kg::fuzz {

std::string bytes(const std::uint8_t* data, std::size_t size);

void promise(bool kept, std::string_view what);

// Whether the bytes are well-formed UTF-8, looked at without the code under test.
bool is_utf8(std::string_view bytes);

// Whether the span lies in the text and cuts no character of it.
bool lies_in(Span span, std::string_view text);

// Whether a message is fit for people: one line or few, UTF-8 without control characters, of bounded length.
bool is_plain_message(std::string_view message);

// Whether a message begins with `place`, a colon and a number of a line.
bool names_line(std::string_view message, std::string_view place);

// A file that the code under test can open by its path and that no disk sees. Lives as long as the process.
class MemoryFile {
 public:
  MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile();

  void write(std::string_view bytes);
  const std::string& path() const { return path_; }

 private:
  int descriptor_;
  std::string path_;
};

// A folder below the temporary one, removed when the process ends in order.
class ScratchFolder {
 public:
  ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// data/ of the source tree.
std::filesystem::path data_folder();
std::string contents(const std::filesystem::path& file);

}  // namespace kg::fuzz
