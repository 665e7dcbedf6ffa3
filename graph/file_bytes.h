// A file whole, as its bytes: for tables and models that are read at once.
#pragma once

#include <filesystem>
#include <string>

namespace kg {

// Reads it in one piece. Throws std::runtime_error ("data/actors.tsv: cannot be read") if it is no file, too.
std::string file_bytes(const std::filesystem::path& file);

}  // namespace kg
