// Gathers the features of pairs: their names, joined from parts and hashed.
//
//   writer.add(pair, FeatureGroup::words, {"word ", lemma});
//   writer.add_for(pair, FeatureGroup::rows, writer.named(index), {"class ", shape});
//
// Names are joined in place, since to make a string of each took a third of the time of features. Not thread
// safe; the lexicon must outlive it.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/claims/lexicon.h"
#include "ingest/claims/pair_features.h"

namespace kg::ingest {

// A class that rows at a word make, or that it tells what somebody says.
struct NamedClass {
  std::string name;
  std::optional<std::uint32_t> index;  // into the lexicon's classes; "says" is none
};

class FeatureWriter {
 public:
  using Parts = std::initializer_list<std::string_view>;

  // `keep_names`: the pairs get the names of their features, too.
  FeatureWriter(const ClaimLexicon& lexicon, bool keep_names);

  bool keeps_names() const { return keep_names_; }
  const NamedClass& named(std::uint32_t event_class) const { return named_[event_class]; }

  void add(ActorPair& pair, FeatureGroup group, Parts parts);
  // For one class; the class-bound twin is kept too, for classes that differ from the rest.
  void add_for(ActorPair& pair, FeatureGroup group, const NamedClass& event_class, Parts parts);
  void add_for(ActorPair& pair, FeatureGroup group, const std::string& event_class, Parts parts);

 private:
  const std::string& joined(Parts parts);

  const ClaimLexicon& lexicon_;
  bool keep_names_;
  std::string name_;               // of the feature that is being added
  std::vector<NamedClass> named_;  // the lexicon's classes
};

}  // namespace kg::ingest
