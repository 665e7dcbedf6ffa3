#include "ingest/language/model_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace kg::ingest {
namespace {

static_assert(std::endian::native == std::endian::little, "models are mapped as little-endian arrays");

constexpr std::string_view kMagic = "kgmodel1";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeader = 32;
constexpr std::size_t kEntry = 64;
constexpr std::size_t kName = 36;  // with at least one closing zero
constexpr std::size_t kAlignment = 64;

std::size_t aligned(std::size_t offset) { return (offset + kAlignment - 1) / kAlignment * kAlignment; }

template <class T>
T number_at(std::span<const std::byte> bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

template <class T>
void put(std::vector<std::byte>& bytes, std::size_t at, T value) {
  std::memcpy(bytes.data() + at, &value, sizeof value);
}

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& what) {
  throw ModelError(path.string() + ": " + what + "; install the model again, or make it with kgtrain");
}

struct Mapping {
  void* address = nullptr;
  std::size_t size = 0;
  Mapping(void* at, std::size_t bytes) : address(at), size(bytes) {}
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() { munmap(address, size); }
};

std::shared_ptr<const Mapping> mapped(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) refuse(path, std::string("cannot be opened (") + std::strerror(errno) + ")");
  struct stat status {};
  if (fstat(descriptor, &status) != 0 || status.st_size < static_cast<off_t>(kHeader)) {
    const long long size = status.st_size;
    ::close(descriptor);
    refuse(path, "is no model: it ends at byte " + std::to_string(size) + ", before its header does");
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  void* address = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  ::close(descriptor);
  if (address == MAP_FAILED) refuse(path, std::string("cannot be mapped (") + std::strerror(errno) + ")");
  return std::make_shared<const Mapping>(address, size);
}

ModelSection section_at(std::span<const std::byte> bytes, std::size_t at, const std::filesystem::path& path) {
  ModelSection section;
  const char* name = reinterpret_cast<const char*>(bytes.data() + at);
  section.name.assign(name, strnlen(name, kName));
  const auto type = number_at<std::uint32_t>(bytes, at + kName);
  section.rows = number_at<std::uint64_t>(bytes, at + 40);
  section.columns = number_at<std::uint64_t>(bytes, at + 48);
  section.offset = number_at<std::uint64_t>(bytes, at + 56);
  const bool plain =
      std::all_of(section.name.begin(), section.name.end(), [](char c) { return c > ' ' && c <= '~'; });
  const std::string where =
      "section " + (plain ? '"' + section.name + "\" " : std::string()) + "(byte " + std::to_string(at) + ")";
  if (type < 1 || type > 5) refuse(path, where + " has an unknown type");
  section.type = static_cast<ElementType>(type);
  const std::uint64_t limit = bytes.size() / element_size(section.type);
  const bool fits =
      section.rows <= limit && (section.columns == 0 || section.rows <= limit / section.columns) &&
      section.offset % kAlignment == 0 && section.offset <= bytes.size() &&
      section.rows * section.columns * element_size(section.type) <= bytes.size() - section.offset;
  if (!fits) refuse(path, where + " reaches beyond the end of the file");
  return section;
}

}  // namespace

std::size_t element_size(ElementType type) {
  switch (type) {
    case ElementType::bytes:
    case ElementType::int8: return 1;
    case ElementType::int16: return 2;
    case ElementType::int32:
    case ElementType::float32: return 4;
  }
  return 1;
}

ModelFile ModelFile::open(const std::filesystem::path& path) {
  const std::shared_ptr<const Mapping> mapping = mapped(path);
  ModelFile file;
  file.path_ = path;
  file.bytes_ = {static_cast<const std::byte*>(mapping->address), mapping->size};
  file.mapping_ = mapping;
  const std::span<const std::byte> bytes = file.bytes_;
  if (std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0)
    refuse(path, "is no model of this program: byte 0 does not begin \"kgmodel1\"");
  if (const auto version = number_at<std::uint32_t>(bytes, 8); version != kVersion)
    refuse(path,
           "has format " + std::to_string(version) + ", this program reads " + std::to_string(kVersion));
  const auto size = number_at<std::uint64_t>(bytes, 16);
  if (size != bytes.size())
    refuse(path, "is cut or grown: it has " + std::to_string(bytes.size()) + " bytes, " +
                     std::to_string(size) + " were written");
  const auto count = number_at<std::uint32_t>(bytes, 12);
  if (count > (bytes.size() - kHeader) / kEntry)
    refuse(path, "byte 12: more sections than the file can hold");
  if (XXH3_64bits(bytes.data() + kHeader, bytes.size() - kHeader) != number_at<std::uint64_t>(bytes, 24))
    refuse(path, "is damaged: the checksum at byte 24 does not fit the bytes behind byte 32");
  for (std::size_t i = 0; i < count; ++i)
    file.sections_.push_back(section_at(bytes, kHeader + i * kEntry, path));
  return file;
}

std::uint64_t ModelFile::checksum() const { return number_at<std::uint64_t>(bytes_, 24); }

bool ModelFile::has(std::string_view name) const {
  return std::any_of(sections_.begin(), sections_.end(), [&](const auto& one) { return one.name == name; });
}

const ModelSection& ModelFile::section(std::string_view name) const {
  for (const ModelSection& one : sections_)
    if (one.name == name) return one;
  refuse(path_, "has no section \"" + std::string(name) + "\"");
}

const ModelSection& ModelFile::checked(std::string_view name, ElementType type, std::size_t count) const {
  const ModelSection& found = section(name);
  if (found.type != type) refuse(path_, "section \"" + found.name + "\" holds another type of number");
  if (count != 0 && found.rows * found.columns != count)
    refuse(path_, "section \"" + found.name + "\" has " + std::to_string(found.rows * found.columns) +
                      " elements where " + std::to_string(count) + " are needed");
  return found;
}

void ModelFileWriter::append(std::string_view name, ElementType type, std::span<const std::byte> bytes,
                             std::uint64_t rows, std::uint64_t columns) {
  if (name.size() >= kName) throw ModelError("the section name \"" + std::string(name) + "\" is too long");
  if (rows * columns * element_size(type) != bytes.size())
    throw ModelError("section \"" + std::string(name) + "\": rows and columns do not fit its bytes");
  entries_.push_back({{std::string(name), type, rows, columns, 0}, {bytes.begin(), bytes.end()}});
}

void ModelFileWriter::write(const std::filesystem::path& path) const {
  std::size_t size = aligned(kHeader + entries_.size() * kEntry);
  std::vector<std::size_t> offsets;
  for (const Entry& entry : entries_) {
    offsets.push_back(size);
    size = aligned(size + entry.bytes.size());
  }
  std::vector<std::byte> bytes(size);
  std::memcpy(bytes.data(), kMagic.data(), kMagic.size());
  put(bytes, 8, kVersion);
  put(bytes, 12, static_cast<std::uint32_t>(entries_.size()));
  put(bytes, 16, static_cast<std::uint64_t>(size));
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const ModelSection& section = entries_[i].section;
    const std::size_t at = kHeader + i * kEntry;
    std::memcpy(bytes.data() + at, section.name.data(), section.name.size());
    put(bytes, at + kName, static_cast<std::uint32_t>(section.type));
    put(bytes, at + 40, section.rows);
    put(bytes, at + 48, section.columns);
    put(bytes, at + 56, static_cast<std::uint64_t>(offsets[i]));
    std::copy(entries_[i].bytes.begin(), entries_[i].bytes.end(),
              bytes.begin() + static_cast<std::ptrdiff_t>(offsets[i]));
  }
  put(bytes, 24, static_cast<std::uint64_t>(XXH3_64bits(bytes.data() + kHeader, size - kHeader)));
  std::filesystem::path part = path;
  part += ".part";
  {
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    out.flush();
    if (!out)
      throw ModelError(part.string() + ": cannot be written; is the folder there and the disk not full?");
  }
  std::filesystem::rename(part, path);
}

}  // namespace kg::ingest
