#include "graph/file_bytes.h"

#include <fstream>
#include <stdexcept>

namespace kg {

std::string file_bytes(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  const std::streamoff size = in ? std::streamoff(in.tellg()) : -1;
  std::string bytes;
  // A folder opens, and says that it is endless.
  if (size >= 0 && std::filesystem::is_regular_file(file)) bytes.resize(static_cast<std::size_t>(size));
  if (size < 0 || !std::filesystem::is_regular_file(file) || !in.seekg(0) ||
      (!bytes.empty() && !in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))))
    throw std::runtime_error(file.string() + ": cannot be read");
  return bytes;
}

}  // namespace kg
