#include <array>

#include "graph/id.h"
#include "ingest/claims/pair_features.h"

namespace kg::ingest {
namespace {

constexpr FeatureId kGroupBits = 0xf;
constexpr std::array<const char*, kFeatureGroups> kGroupNames{
    "bias", "actors", "path", "words", "rows", "slots", "rules", "surroundings", "elsewhere", "halves"};

}  // namespace

FeatureId feature_id(FeatureGroup group, std::string_view name) {
  return (static_cast<FeatureId>(content_hash(name)) & ~kGroupBits) | static_cast<FeatureId>(group);
}

FeatureGroup group_of(FeatureId feature) { return static_cast<FeatureGroup>(feature & kGroupBits); }

const char* to_string(FeatureGroup group) { return kGroupNames[static_cast<std::size_t>(group)]; }

}  // namespace kg::ingest
