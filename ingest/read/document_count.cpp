#include "ingest/read/document_count.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

#include "ingest/read/text_files.h"

namespace kg::ingest {
namespace {

namespace fs = std::filesystem;

bool holds_lines(const std::string& path, InputFormat format) {
  if (format != InputFormat::automatic) return format == InputFormat::jsonl;
  std::string ending = fs::path(path).extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return ending == ".jsonl" || ending == ".ndjson";
}

// Lines with anything in them.
std::size_t lines_in(const std::string& path) {
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  if (!file) return 1;
  std::string buffer(1U << 16U, '\0');
  std::size_t lines = 0;
  bool filled = false;
  while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    std::string_view rest(buffer.data(), size);
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      filled = filled || rest.substr(0, end).find_first_not_of(" \t\r") != std::string_view::npos;
      if (end == rest.size()) break;
      lines += filled;
      filled = false;
      rest.remove_prefix(end + 1);
    }
  }
  return lines + filled;
}

}  // namespace

std::optional<std::size_t> document_count(const std::vector<std::string>& paths, InputFormat format) {
  std::size_t count = 0;
  const auto add_file = [&](const std::string& path) {
    count += holds_lines(path, format) ? lines_in(path) : 1;
  };
  for (const std::string& path : paths) {
    if (path == "-") return std::nullopt;
    std::error_code ignored;
    if (!fs::is_directory(path, ignored)) {
      add_file(path);
      continue;
    }
    const std::vector<FoundFile> found = files_in(path);
    for (const FoundFile& file : found) file.problem.empty() ? add_file(file.path) : void(++count);
    count += found.empty();
  }
  return count;
}

}  // namespace kg::ingest
