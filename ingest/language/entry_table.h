// Tables of strings in model files.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/language/model_file.h"

namespace kg::ingest {

// Strings by index, and back: entries from `first_sorted` on ascend in order of bytes.
struct EntryTable {
  std::span<const std::uint32_t> offsets;  // size + 1
  std::string_view bytes;
  std::size_t first_sorted = 0;

  std::size_t size() const { return offsets.size() - 1; }
  std::string_view operator[](std::size_t i) const {
    return bytes.substr(offsets[i], offsets[i + 1] - offsets[i]);
  }
  std::optional<std::size_t> find(std::string_view entry) const;

  // The sections NAME.offsets and NAME.entries. Reading throws ModelError if they do not fit each other.
  static EntryTable of(const ModelFile& file, const std::string& name, std::size_t first_sorted);
  static void write(ModelFileWriter& file, const std::string& name, const std::vector<std::string>& entries);
};

}  // namespace kg::ingest
