// Files to read: what lies in a folder, and lines or whole files within a bound of memory.
#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace kg::ingest {

// A file, folder or standard input that cannot be read; the text names it and the reason.
class UnreadableFile : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// One thing found in a folder: a file to read, or what could not be.
struct FoundFile {
  std::string path;
  std::string problem;  // empty for a file to read, else "PATH: reason"
};

// The files of a folder and its folders that end in .txt .text .md .markdown .json .jsonl .ndjson, in the
// order of their paths' bytes. Hidden ones and READMEs are passed over. Symbolic links are followed unless
// they lead back to a folder that holds them, which is reported, as are folders without permission.
std::vector<FoundFile> files_in(const std::string& folder);

// Reads a file or, for "-", standard input, piece by piece.
class TextFile {
 public:
  // Throws UnreadableFile.
  explicit TextFile(const std::string& path);

  struct Line {
    std::string text;        // without its break; cut at the limit
    bool too_long = false;   // it had more bytes than `limit`
    std::size_t number = 0;  // counted from 1
  };

  // The next line, of at most `limit` bytes; nullopt at the end. Throws UnreadableFile.
  std::optional<Line> next_line(std::size_t limit);

  // What has not been read yet; nullopt if that is more than `limit` bytes. Throws UnreadableFile.
  std::optional<std::string> rest(std::size_t limit);

  // The first bytes that next_line or rest will give, without taking them; at most `bytes`.
  std::string_view peek(std::size_t bytes);

 private:
  struct Close {
    void operator()(std::FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };
  bool fill();  // false at the end

  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t lines_ = 0;
};

}  // namespace kg::ingest
