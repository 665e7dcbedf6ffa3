// The shipped weights of the language network, as views of the mapped file. The equations are in
// train/network.h; pack.h writes the file.
//
// Matrices hold 8-bit weights with one scale for each output, in the order that kernels.h asks for.
// Immutable and thread safe. Opening checks that all sizes agree and throws ModelError if not.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/language/entry_table.h"
#include "ingest/language/model_file.h"

namespace kg::ingest {

struct Matrix {
  std::span<const std::uint8_t> weights;  // 128 added; padded_outputs * inputs
  std::span<const float> scale;           // padded_outputs
  std::span<const float> bias;            // padded_outputs
  std::size_t inputs = 0;                 // a multiple of 4
  std::size_t padded_outputs = 0;         // a multiple of 16
  std::size_t outputs = 0;                // those that mean something
};

struct LstmLayer {
  Matrix input;  // both directions: outputs 0..4H-1 forward, 4H..8H-1 backward
  std::array<Matrix, 2> recurrent;
};

class NetworkModel {
 public:
  static NetworkModel open(const std::filesystem::path& file);

  std::size_t word_width = 0, char_width = 0, filters = 0, hidden = 0, arc = 0, label = 0, entity = 0;
  EntryTable words, chars;
  std::vector<std::string> xpos, upos, deprel, ner;
  std::size_t root_label = 0;  // index of "root" in deprel

  std::span<const std::int8_t> word_table;  // [words, word_width]
  std::span<const float> word_scale;
  std::span<const float> char_table;                  // [chars, char_width]
  std::array<std::span<const float>, 2> convolution;  // [width * char_width, filters], widths 3 and 5
  std::array<std::span<const float>, 2> convolution_bias;
  std::span<const float> root_input;
  std::array<LstmLayer, 3> layers;
  Matrix tags;      // xpos, then upos
  Matrix feedback;  // from xpos probabilities times 127
  Matrix heads;     // arc_head, arc_dependent, label_head, label_dependent, ner_hidden
  Matrix arcs;      // [arc, arc], bias is the row of the constant
  Matrix labels;    // outputs (j, relation), j = 0 .. label; inputs the dependent
  Matrix entities;
  std::span<const float> transitions, starts, ends;

 private:
  ModelFile file_;
  Matrix matrix(const std::string& name, std::size_t outputs, std::size_t inputs) const;
  std::vector<std::string> list(const std::string& name) const;
  [[noreturn]] void refuse(const std::string& what) const;
};

inline constexpr std::size_t padded(std::size_t size, std::size_t to) { return (size + to - 1) / to * to; }

}  // namespace kg::ingest
