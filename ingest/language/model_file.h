// The file format of all models in data/xx/models: named arrays in one file that is mapped, not parsed.
//
//   ModelFile file = ModelFile::open("data/en/models/parser.kgm");
//   std::span<const std::int8_t> weights = file.array<std::int8_t>("lstm1", 896 * 256);
//
// Layout, little-endian: magic "kgmodel1", u32 version, u32 number of sections, u64 size of the file, u64
// XXH3 of all bytes behind the first 32; then for each section 64 bytes (name of at most 35 bytes padded
// with zeros, its element type, u64 rows, u64 columns, u64 offset); then the arrays, each at a multiple of
// 64 bytes.
//
// Opening checks magic, version, size, checksum, and that each section lies inside the file; it throws
// ModelError whose text names file, byte and repair. Cost: reading the file once for the checksum, about a
// millisecond for ten megabytes. Immutable and safe to share between threads; spans live as long as the
// ModelFile (or any copy of it).
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace kg::ingest {

struct ModelError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class ElementType : std::uint32_t { bytes = 1, int8 = 2, int16 = 3, int32 = 4, float32 = 5 };

std::size_t element_size(ElementType type);
template <class T>
constexpr ElementType element_type();
template <>
constexpr ElementType element_type<char>() {
  return ElementType::bytes;
}
template <>
constexpr ElementType element_type<std::uint8_t>() {
  return ElementType::bytes;
}
template <>
constexpr ElementType element_type<std::int8_t>() {
  return ElementType::int8;
}
template <>
constexpr ElementType element_type<std::int16_t>() {
  return ElementType::int16;
}
template <>
constexpr ElementType element_type<std::int32_t>() {
  return ElementType::int32;
}
template <>
constexpr ElementType element_type<std::uint32_t>() {
  return ElementType::int32;
}
template <>
constexpr ElementType element_type<float>() {
  return ElementType::float32;
}

struct ModelSection {
  std::string name;
  ElementType type = ElementType::bytes;
  std::uint64_t rows = 0, columns = 0;
  std::uint64_t offset = 0;
};

class ModelFile {
 public:
  static ModelFile open(const std::filesystem::path& path);

  // Throws ModelError if there is no such section.
  const ModelSection& section(std::string_view name) const;
  bool has(std::string_view name) const;

  // The whole array of a section. Throws ModelError if it is absent, of another type, or has not `count`
  // elements (0 accepts any number).
  template <class T>
  std::span<const T> array(std::string_view name, std::size_t count = 0) const {
    const ModelSection& found = checked(name, element_type<T>(), count);
    return {reinterpret_cast<const T*>(bytes_.data() + found.offset), found.rows * found.columns};
  }
  std::string_view text(std::string_view name) const {
    const std::span<const char> chars = array<char>(name);
    return {chars.data(), chars.size()};
  }
  const std::filesystem::path& path() const { return path_; }
  // XXH3 of the contents: another model, another number.
  std::uint64_t checksum() const;

 private:
  std::filesystem::path path_;
  std::shared_ptr<const void> mapping_;
  std::span<const std::byte> bytes_;
  std::vector<ModelSection> sections_;

  const ModelSection& checked(std::string_view name, ElementType type, std::size_t count) const;
};

class ModelFileWriter {
 public:
  template <class T>
  void add(std::string_view name, std::span<const T> values, std::uint64_t rows, std::uint64_t columns) {
    append(name, element_type<T>(), std::as_bytes(values), rows, columns);
  }
  void add_text(std::string_view name, std::string_view text) {
    append(name, ElementType::bytes, std::as_bytes(std::span(text)), text.size(), 1);
  }
  // Writes beside `path` and renames. Throws ModelError if the file cannot be written.
  void write(const std::filesystem::path& path) const;

 private:
  struct Entry {
    ModelSection section;
    std::vector<std::byte> bytes;
  };
  std::vector<Entry> entries_;

  void append(std::string_view name, ElementType type, std::span<const std::byte> bytes, std::uint64_t rows,
              std::uint64_t columns);
};

}  // namespace kg::ingest
