// Packs a trained network (32-bit floats) into the file that is shipped: 8-bit weights, mappable.
//
//   pack(train::Checkpoint::load("model.ckpt"), "data/en/models/parser.kgm");
//
// Each output of a matrix, and each row of the word table, gets its own scale (largest magnitude / 127).
// Throws std::out_of_range or std::invalid_argument that names a tensor which is missing or of another shape
// than the others ask for, ModelError if the file cannot be written. Same checkpoint, same bytes.
#pragma once

#include <filesystem>

#include "ingest/language/train/checkpoint.h"

namespace kg::ingest {

void pack(const train::Checkpoint& checkpoint, const std::filesystem::path& out);

}  // namespace kg::ingest
