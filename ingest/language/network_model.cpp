#include "ingest/language/network_model.h"

#include <algorithm>

namespace kg::ingest {
namespace {

// "O", and B- I- E- S- of every type: the decoder finds a way through these.
bool are_entity_labels(const std::vector<std::string>& labels) {
  const auto known = [&](const std::string& label) {
    return std::find(labels.begin(), labels.end(), label) != labels.end();
  };
  return known("O") && std::all_of(labels.begin(), labels.end(), [&](const std::string& label) {
           if (label == "O") return true;
           return label.size() > 2 && label[1] == '-' &&
                  std::string_view("BIES").find(label[0]) != std::string_view::npos &&
                  known("B" + label.substr(1)) && known("I" + label.substr(1)) &&
                  known("E" + label.substr(1)) && known("S" + label.substr(1));
         });
}

}  // namespace

void NetworkModel::refuse(const std::string& what) const {
  throw ModelError(file_.path().string() + ": " + what +
                   "; install the model again, or make it with kgtrain");
}

Matrix NetworkModel::matrix(const std::string& name, std::size_t outputs, std::size_t inputs) const {
  Matrix matrix;
  matrix.outputs = outputs;
  matrix.inputs = padded(inputs, 4);
  matrix.padded_outputs = padded(outputs, 16);
  matrix.weights = file_.array<std::uint8_t>(name, matrix.padded_outputs * matrix.inputs);
  matrix.scale = file_.array<float>(name + ".scale", matrix.padded_outputs);
  matrix.bias = file_.array<float>(name + ".bias", matrix.padded_outputs);
  return matrix;
}

std::vector<std::string> NetworkModel::list(const std::string& name) const {
  const EntryTable entries = EntryTable::of(file_, name, 0);
  std::vector<std::string> list;
  for (std::size_t i = 0; i < entries.size(); ++i) list.emplace_back(entries[i]);
  if (list.empty()) refuse("there are no entries in \"" + name + "\"");
  return list;
}

NetworkModel NetworkModel::open(const std::filesystem::path& file) {
  NetworkModel model;
  model.file_ = ModelFile::open(file);
  const std::span<const std::uint32_t> shape = model.file_.array<std::uint32_t>("shape", 7);
  if (std::any_of(shape.begin(), shape.end(), [](std::uint32_t n) { return n == 0 || n > 1U << 14U; }))
    model.refuse("the sizes of the network are out of range");
  model.word_width = shape[0];
  model.char_width = shape[1];
  model.filters = shape[2];
  model.hidden = shape[3];
  model.arc = shape[4];
  model.label = shape[5];
  model.entity = shape[6];
  model.words = EntryTable::of(model.file_, "words", 2);
  model.chars = EntryTable::of(model.file_, "chars", 4);
  model.xpos = model.list("xpos");
  model.upos = model.list("upos");
  model.deprel = model.list("deprel");
  model.ner = model.list("ner");
  if (!are_entity_labels(model.ner))
    model.refuse("its labels are not O and B- I- E- S- of each type of entity");
  const auto root = std::find(model.deprel.begin(), model.deprel.end(), "root");
  if (root == model.deprel.end()) model.refuse("no relation is called \"root\"");
  model.root_label = static_cast<std::size_t>(root - model.deprel.begin());

  const std::size_t input = model.word_width + 2 * model.filters;
  const std::size_t both = 2 * model.hidden;
  const std::size_t ner = model.ner.size();
  model.word_table = model.file_.array<std::int8_t>("words.table", model.words.size() * model.word_width);
  model.word_scale = model.file_.array<float>("words.scale", model.words.size());
  model.char_table = model.file_.array<float>("chars.table", model.chars.size() * model.char_width);
  model.convolution[0] = model.file_.array<float>("chars.three", 3 * model.char_width * model.filters);
  model.convolution[1] = model.file_.array<float>("chars.five", 5 * model.char_width * model.filters);
  model.convolution_bias[0] = model.file_.array<float>("chars.three.bias", model.filters);
  model.convolution_bias[1] = model.file_.array<float>("chars.five.bias", model.filters);
  model.root_input = model.file_.array<float>("root.input", input);
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string name = "lstm" + std::to_string(i + 1);
    model.layers[i].input = model.matrix(name + ".input", 8 * model.hidden, i == 0 ? input : both);
    model.layers[i].recurrent = {model.matrix(name + ".forward", 4 * model.hidden, model.hidden),
                                 model.matrix(name + ".backward", 4 * model.hidden, model.hidden)};
  }
  model.tags = model.matrix("tags", model.xpos.size() + model.upos.size(), both);
  model.feedback = model.matrix("feedback", both, model.xpos.size());
  model.heads = model.matrix("heads", 2 * model.arc + 2 * model.label + model.entity, both);
  model.arcs = model.matrix("arcs", model.arc, model.arc);
  model.labels = model.matrix("labels", (model.label + 1) * model.deprel.size(), model.label);
  model.entities = model.matrix("ner", ner, model.entity);
  model.transitions = model.file_.array<float>("ner.transitions", ner * ner);
  model.starts = model.file_.array<float>("ner.start", ner);
  model.ends = model.file_.array<float>("ner.end", ner);
  for (const std::size_t size : {model.hidden, model.arc, model.label, model.entity, model.filters, input})
    if (size % 16 != 0) model.refuse("the sizes of the network are not multiples of 16, as the kernels need");
  return model;
}

}  // namespace kg::ingest
