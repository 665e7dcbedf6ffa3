#include "ingest/read/text_files.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace kg::ingest {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = 1 << 16;
constexpr std::array<std::string_view, 7> kEndings = {".txt",  ".text",  ".md",    ".markdown",
                                                      ".json", ".jsonl", ".ndjson"};

bool is_readable_kind(const std::string& name) {
  std::string ending = fs::path(name).extension().string();
  for (char& c : ending)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

std::string reason(const std::error_code& error) {
  if (error == std::errc::permission_denied) return "no permission to read it.";
  if (error == std::errc::too_many_symbolic_link_levels) return "a symbolic link that leads back to itself.";
  if (error == std::errc::no_such_file_or_directory) return "there is no such file.";
  return error.message() + '.';
}

// Opening a pipe waits for somebody to write to it, for ever if nobody does. What the shell hands over as
// /dev/fd/N has its writer already; such pipes have no name of their own.
void refuse_what_cannot_be_opened(const std::string& path) {
  std::error_code no_name;
  const fs::file_status status = fs::status(path, no_name);
  if (fs::is_socket(status)) throw UnreadableFile(path + ": a socket, not a file.");
  if (fs::is_fifo(status) && !fs::canonical(path, no_name).empty())
    throw UnreadableFile(path + ": a pipe; read it through standard input: kgbuild ingest - < " + path);
}

class FolderWalk {
 public:
  void enter(const fs::path& folder) {
    std::error_code error;
    const fs::path real = fs::canonical(folder, error);
    if (error) return report(folder, reason(error));
    if (std::find(open_.begin(), open_.end(), real) != open_.end())
      return report(folder, "a symbolic link that leads back to a folder above it; it was not followed.");
    std::vector<std::string> names;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error))
      names.push_back(entry->path().filename().string());
    if (error) return report(folder, reason(error));
    std::sort(names.begin(), names.end());
    open_.push_back(real);
    for (const std::string& name : names)
      if (name.front() != '.' && !name.starts_with("README")) visit(folder / name);
    open_.pop_back();
  }

  std::vector<FoundFile> found;

 private:
  void visit(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::is_directory(status))
      enter(path);
    else if (!is_readable_kind(path.string()))
      return;
    else if (fs::is_regular_file(status))
      found.push_back({path.string(), {}});
    else if (error || !fs::exists(status))
      report(path, reason(error ? error : std::make_error_code(std::errc::no_such_file_or_directory)));
    else
      report(path, "neither a file nor a folder; it was passed over.");
  }

  void report(const fs::path& path, const std::string& why) {
    found.push_back({path.string(), path.string() + ": " + why});
  }

  std::vector<fs::path> open_;  // the folders that are being read, by their real paths
};

}  // namespace

std::vector<FoundFile> files_in(const std::string& folder) {
  FolderWalk walk;
  walk.enter(folder);
  return std::move(walk.found);
}

TextFile::TextFile(const std::string& path) : path_(path) {
  if (path != "-") refuse_what_cannot_be_opened(path);
  file_.reset(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file_) throw UnreadableFile(path + ": " + reason({errno, std::generic_category()}));
  struct stat status {};
  if (::fstat(::fileno(file_.get()), &status) == 0 && S_ISDIR(status.st_mode))
    throw UnreadableFile(path + ": a folder, not a file.");
}

bool TextFile::fill() {
  if (at_ > 0) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  const std::size_t size = buffer_.size();
  buffer_.resize(size + kPiece);
  errno = 0;
  const std::size_t read = std::fread(buffer_.data() + size, 1, kPiece, file_.get());
  buffer_.resize(size + read);
  if (read == 0 && std::ferror(file_.get()))
    throw UnreadableFile(path_ + ": " + reason({errno, std::generic_category()}));
  return read > 0;
}

std::optional<TextFile::Line> TextFile::next_line(std::size_t limit) {
  Line line;
  bool any = false;
  while (true) {
    if (at_ == buffer_.size() && !fill()) break;
    any = true;
    const std::size_t end = std::min(buffer_.find('\n', at_), buffer_.size());
    const std::size_t room = limit - std::min(limit, line.text.size());
    line.too_long = line.too_long || end - at_ > room;
    line.text.append(buffer_, at_, std::min(room, end - at_));
    at_ = end;
    if (end < buffer_.size()) {
      ++at_;
      break;
    }
  }
  if (!any) return std::nullopt;
  if (!line.text.empty() && line.text.back() == '\r') line.text.pop_back();
  line.number = ++lines_;
  return line;
}

std::optional<std::string> TextFile::rest(std::size_t limit) {
  std::string text;
  do {
    text.append(buffer_, at_);
    at_ = buffer_.size();
    if (text.size() > limit) return std::nullopt;
  } while (fill());
  return text;
}

std::string_view TextFile::peek(std::size_t bytes) {
  while (buffer_.size() - at_ < bytes && fill()) {
  }
  return std::string_view(buffer_).substr(at_, bytes);
}

}  // namespace kg::ingest
