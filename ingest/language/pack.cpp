#include "ingest/language/pack.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <stdexcept>

#include "ingest/language/model_file.h"
#include "ingest/language/network_model.h"

namespace kg::ingest {
namespace {

using train::Checkpoint;
using train::Tensor;

const Tensor& shaped(const Checkpoint& from, const std::string& name, std::vector<std::int64_t> shape) {
  const Tensor& tensor = from.tensor(name);
  if (tensor.shape != shape)
    throw std::invalid_argument("tensor \"" + name +
                                "\" of the checkpoint has another shape than the rest asks for");
  return tensor;
}

// A matrix in floats, outputs by inputs, before it is packed.
struct Dense {
  std::size_t outputs = 0, inputs = 0;
  std::vector<float> weights, bias;

  Dense(std::size_t out, std::size_t in) : outputs(out), inputs(in), weights(out * in), bias(out) {}
  float& at(std::size_t output, std::size_t input) { return weights[output * inputs + input]; }
};

class Packing {
 public:
  explicit Packing(const Checkpoint& from) : from_(from) {
    word_ = width("words.table", 1);
    character_ = width("chars.table", 1);
    filters_ = width("chars.three.bias", 0);
    hidden_ = width("lstm1.forward.hidden", 1);
    arc_ = width("arc_head.bias", 0);
    label_ = width("label_head.bias", 0);
    entity_ = width("ner_hidden.bias", 0);
  }

  void write(const std::filesystem::path& out) {
    const std::vector<std::uint32_t> shape = {
        static_cast<std::uint32_t>(word_),    static_cast<std::uint32_t>(character_),
        static_cast<std::uint32_t>(filters_), static_cast<std::uint32_t>(hidden_),
        static_cast<std::uint32_t>(arc_),     static_cast<std::uint32_t>(label_),
        static_cast<std::uint32_t>(entity_)};
    file_.add<std::uint32_t>("shape", shape, shape.size(), 1);
    for (const char* name : {"words", "chars", "xpos", "upos", "deprel", "ner"})
      EntryTable::write(file_, name, from_.vocabulary(name));
    word_table();
    convolutions();
    layers();
    heads();
    arcs_and_labels();
    notes();
    file_.write(out);
  }

 private:
  const Checkpoint& from_;
  ModelFileWriter file_;
  std::size_t word_, character_, filters_, hidden_, arc_, label_, entity_;

  std::size_t width(const std::string& name, std::size_t axis) const {
    const Tensor& tensor = from_.tensor(name);
    if (axis >= tensor.shape.size()) throw std::invalid_argument("tensor \"" + name + "\" has too few axes");
    return static_cast<std::size_t>(tensor.shape[axis]);
  }
  std::size_t count(const std::string& vocabulary) const { return from_.vocabulary(vocabulary).size(); }
  static std::int64_t side(std::size_t n) { return static_cast<std::int64_t>(n); }

  void floats(const std::string& name, const std::vector<float>& values) {
    file_.add<float>(name, values, values.size(), 1);
  }

  static float scale_of(const float* row, std::size_t size) {
    float largest = 0;
    for (std::size_t i = 0; i < size; ++i) largest = std::max(largest, std::fabs(row[i]));
    return largest > 0 ? largest / 127.0F : 1.0F;
  }
  static long quantised(float value, float scale) {
    return std::clamp(std::lround(value / scale), -127L, 127L);
  }

  void word_table() {
    const std::size_t words = count("words");
    const Tensor& table = shaped(from_, "words.table", {side(words), side(word_)});
    std::vector<std::int8_t> rows;
    std::vector<float> scales;
    for (std::size_t i = 0; i < words; ++i) {
      const float* row = table.values.data() + i * word_;
      scales.push_back(scale_of(row, word_));
      for (std::size_t k = 0; k < word_; ++k)
        rows.push_back(static_cast<std::int8_t>(quantised(row[k], scales.back())));
    }
    file_.add<std::int8_t>("words.table", rows, words, word_);
    floats("words.scale", scales);
  }

  // Transposed, so that the filters lie side by side.
  void convolutions() {
    floats("chars.table", shaped(from_, "chars.table", {side(count("chars")), side(character_)}).values);
    for (const auto& [name, span] :
         {std::pair<std::string, std::size_t>{"chars.three", 3}, {"chars.five", 5}}) {
      const std::size_t inputs = span * character_;
      const Tensor& weight = shaped(from_, name + ".weight", {side(filters_), side(inputs)});
      std::vector<float> turned(weight.values.size());
      for (std::size_t f = 0; f < filters_; ++f)
        for (std::size_t k = 0; k < inputs; ++k) turned[k * filters_ + f] = weight.values[f * inputs + k];
      floats(name, turned);
      floats(name + ".bias", shaped(from_, name + ".bias", {side(filters_)}).values);
    }
    floats("root.input", shaped(from_, "root.input", {side(word_ + 2 * filters_)}).values);
  }

  // `factor` is the scale of the inputs where that is fixed, else 1.
  void matrix(const std::string& name, const Dense& dense, float factor = 1) {
    const std::size_t inputs = padded(dense.inputs, 4);
    const std::size_t outputs = padded(dense.outputs, 16);
    std::vector<std::uint8_t> weights(outputs * inputs, 128);
    std::vector<float> scales(outputs, 0.0F), bias(outputs, 0.0F);
    for (std::size_t o = 0; o < dense.outputs; ++o) {
      const float* row = dense.weights.data() + o * dense.inputs;
      const float scale = scale_of(row, dense.inputs);
      scales[o] = scale * factor;
      bias[o] = dense.bias[o];
      for (std::size_t k = 0; k < dense.inputs; ++k) {
        const std::size_t at = (o / 16) * 16 * inputs + (k / 4) * 64 + (o % 16) * 4 + k % 4;
        weights[at] = static_cast<std::uint8_t>(quantised(row[k], scale) + 128);
      }
    }
    file_.add<std::uint8_t>(name, weights, outputs, inputs);
    floats(name + ".scale", scales);
    floats(name + ".bias", bias);
  }

  // Puts a tensor's rows into `dense` from row `first` on, with its bias if there is one.
  void place(Dense& dense, std::size_t first, const std::string& weight, const std::string& bias,
             std::size_t rows) {
    const Tensor& tensor = shaped(from_, weight, {side(rows), side(dense.inputs)});
    std::copy(tensor.values.begin(), tensor.values.end(),
              dense.weights.begin() + static_cast<std::ptrdiff_t>(first * dense.inputs));
    if (bias.empty()) return;
    const Tensor& constants = shaped(from_, bias, {side(rows)});
    std::copy(constants.values.begin(), constants.values.end(),
              dense.bias.begin() + static_cast<std::ptrdiff_t>(first));
  }

  void layers() {
    for (int number = 1; number <= 3; ++number) {
      const std::string name = "lstm" + std::to_string(number);
      const std::size_t gates = 4 * hidden_;
      Dense input(2 * gates, number == 1 ? word_ + 2 * filters_ : 2 * hidden_);
      place(input, 0, name + ".forward.input", name + ".forward.bias", gates);
      place(input, gates, name + ".backward.input", name + ".backward.bias", gates);
      matrix(name + ".input", input);
      for (const char* direction : {".forward", ".backward"}) {
        Dense recurrent(gates, hidden_);
        place(recurrent, 0, name + direction + ".hidden", "", gates);
        matrix(name + direction, recurrent, 1.0F / 127.0F);
      }
    }
  }

  void heads() {
    Dense tags(count("xpos") + count("upos"), 2 * hidden_);
    place(tags, 0, "xpos.weight", "xpos.bias", count("xpos"));
    place(tags, count("xpos"), "upos.weight", "upos.bias", count("upos"));
    matrix("tags", tags, 1.0F / 127.0F);
    Dense feedback(2 * hidden_, count("xpos"));
    place(feedback, 0, "feedback.weight", "feedback.bias", 2 * hidden_);
    matrix("feedback", feedback, 1.0F / 127.0F);

    Dense all(2 * arc_ + 2 * label_ + entity_, 2 * hidden_);
    std::size_t row = 0;
    for (const auto& [name, size] : {std::pair<std::string, std::size_t>{"arc_head", arc_},
                                     {"arc_dependent", arc_},
                                     {"label_head", label_},
                                     {"label_dependent", label_},
                                     {"ner_hidden", entity_}}) {
      place(all, row, name + ".weight", name + ".bias", size);
      row += size;
    }
    matrix("heads", all);
    Dense ner(count("ner"), entity_);
    place(ner, 0, "ner.weight", "ner.bias", count("ner"));
    matrix("ner", ner);
    const std::int64_t labels = side(count("ner"));
    floats("ner.transitions", shaped(from_, "ner.transitions", {labels, labels}).values);
    floats("ner.start", shaped(from_, "ner.start", {labels}).values);
    floats("ner.end", shaped(from_, "ner.end", {labels}).values);
  }

  void arcs_and_labels() {
    const Tensor& bilinear = shaped(from_, "arcs.bilinear", {side(arc_ + 1), side(arc_)});
    Dense arcs(arc_, arc_);
    for (std::size_t j = 0; j < arc_; ++j) {
      for (std::size_t i = 0; i < arc_; ++i) arcs.at(j, i) = bilinear.values[i * arc_ + j];
      arcs.bias[j] = bilinear.values[arc_ * arc_ + j];
    }
    matrix("arcs", arcs);

    const std::size_t relations = count("deprel");
    const std::size_t wide = label_ + 1;
    const Tensor& table = shaped(from_, "labels.bilinear", {side(relations), side(wide), side(wide)});
    Dense labels(wide * relations, label_);
    for (std::size_t r = 0; r < relations; ++r)
      for (std::size_t j = 0; j < wide; ++j) {
        const auto value = [&](std::size_t i) { return table.values[(r * wide + i) * wide + j]; };
        for (std::size_t i = 0; i < label_; ++i) labels.at(j * relations + r, i) = value(i);
        labels.bias[j * relations + r] = value(label_);
      }
    matrix("labels", labels);
  }

  void notes() {
    std::string text;
    for (const auto& [name, value] : from_.notes) text += name + ": " + value + "\n";
    file_.add_text("notes", text);
  }
};

}  // namespace

void pack(const train::Checkpoint& checkpoint, const std::filesystem::path& out) {
  Packing(checkpoint).write(out);
}

}  // namespace kg::ingest
