#include "ingest/language/entry_table.h"

#include <algorithm>

namespace kg::ingest {

std::optional<std::size_t> EntryTable::find(std::string_view entry) const {
  std::size_t low = first_sorted;
  std::size_t high = size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if ((*this)[middle] < entry)
      low = middle + 1;
    else
      high = middle;
  }
  if (low < size() && (*this)[low] == entry) return low;
  return std::nullopt;
}

EntryTable EntryTable::of(const ModelFile& file, const std::string& name, std::size_t first_sorted) {
  EntryTable table;
  table.offsets = file.array<std::uint32_t>(name + ".offsets");
  table.bytes = file.text(name + ".entries");
  table.first_sorted = first_sorted;
  const bool ordered = table.offsets.size() > first_sorted && table.offsets.front() == 0 &&
                       std::is_sorted(table.offsets.begin(), table.offsets.end()) &&
                       table.offsets.back() == table.bytes.size();
  if (!ordered)
    throw ModelError(file.path().string() + ": the entries of \"" + name +
                     "\" do not fit their offsets; install the model again, or make it with kgtrain");
  return table;
}

void EntryTable::write(ModelFileWriter& file, const std::string& name,
                       const std::vector<std::string>& entries) {
  std::string bytes;
  std::vector<std::uint32_t> offsets{0};
  for (const std::string& entry : entries) {
    bytes += entry;
    offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
  }
  file.add_text(name + ".entries", bytes);
  file.add<std::uint32_t>(name + ".offsets", offsets, offsets.size(), 1);
}

}  // namespace kg::ingest
