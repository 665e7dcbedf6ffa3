#include "ingest/mentions/link_model.h"

namespace kg::ingest {

LinkModel::LinkModel(std::vector<std::int16_t> weights)
    : own_(std::make_shared<const std::vector<std::int16_t>>(std::move(weights))), weights_(*own_) {
  if (weights_.size() != kWeights) throw ModelError("a model of coreference has another size");
}

LinkModel LinkModel::load(const std::filesystem::path& file) {
  LinkModel model;
  model.file_ = std::make_shared<const ModelFile>(ModelFile::open(file));
  model.weights_ = model.file_->array<std::int16_t>("links", kWeights);
  return model;
}

void LinkModel::save(const std::filesystem::path& file) const {
  ModelFileWriter writer;
  writer.add<std::int16_t>("links", weights_, weights_.size(), 1);
  writer.write(file);
}

}  // namespace kg::ingest
