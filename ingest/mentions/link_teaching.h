// Teaches a LinkNetwork which of several options is right: softmax over them, AdaGrad, in fixed order, so
// that equal lessons in equal order give an equal network. Internal to this room.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "ingest/language/feature_index.h"
#include "ingest/mentions/link_network.h"

namespace kg::ingest {

struct LinkTraining {
  int width = 48;  // of the hidden layer
  int epochs = 8;
  double rate = 0.02;         // of plain weights
  double hidden_rate = 0.01;  // of the layer's
  double dropped = 0.2;       // share of the features that a look goes without, each time anew
  int fewest = 16;            // looks that a feature must occur in
  double cost = 1;            // log odds by which what is right has to lead
};

struct LinkOption {
  std::vector<FeatureId> features;
  float right = 0;  // 0 to 1: how far it may be what is meant; of several the likeliest is taught most
};

class LinkTeaching {
 public:
  // At least one option has to be right.
  void add(std::vector<LinkOption> lesson) { lessons_.push_back(std::move(lesson)); }
  std::size_t size() const { return lessons_.size(); }
  LinkNetwork train(const LinkTraining& options) const;

 private:
  std::vector<std::vector<LinkOption>> lessons_;
};

}  // namespace kg::ingest
