#include "ingest/claims/feature_writer.h"

namespace kg::ingest {

FeatureWriter::FeatureWriter(const ClaimLexicon& lexicon, bool keep_names)
    : lexicon_(lexicon), keep_names_(keep_names) {
  for (const EventClass& one : lexicon.classes())
    named_.push_back({one.name, static_cast<std::uint32_t>(named_.size())});
}

const std::string& FeatureWriter::joined(Parts parts) {
  name_.clear();
  for (const std::string_view part : parts) name_ += part;
  return name_;
}

void FeatureWriter::add(ActorPair& pair, FeatureGroup group, Parts parts) {
  pair.features.push_back(feature_id(group, joined(parts)));
  if (keep_names_) pair.names.push_back(name_);
}

void FeatureWriter::add_for(ActorPair& pair, FeatureGroup group, const NamedClass& event_class, Parts parts) {
  joined(parts);
  if (event_class.index) pair.class_features.push_back({*event_class.index, feature_id(group, name_)});
  name_ += ' ';
  name_ += event_class.name;
  pair.features.push_back(feature_id(group, name_));
  if (keep_names_) pair.names.push_back(name_);
}

void FeatureWriter::add_for(ActorPair& pair, FeatureGroup group, const std::string& event_class,
                            Parts parts) {
  const auto index = lexicon_.class_index(event_class);
  if (index)
    add_for(pair, group, named_[*index], parts);
  else
    add_for(pair, group, NamedClass{event_class, {}}, parts);
}

}  // namespace kg::ingest
