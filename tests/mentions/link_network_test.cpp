#include "ingest/mentions/link_network.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace kg::ingest {
namespace {

// One place in the layer: 0.5 of feature 7, -1 of feature 9, weighed by 2; beside it 0.25 of feature 9.
LinkWeights two_features() {
  return {.features = {7, 9}, .plain = {0, 256}, .hidden = {64, -127}, .hidden_bias = {64}, .out = {2048}};
}

double value(std::int64_t score) {
  return static_cast<double>(score) / static_cast<double>(LinkNetwork::kUnit);
}

TEST(LinkNetwork, AddsWhatTheLayerAndThePlainWeightsSay) {
  const LinkNetwork network(two_features());
  EXPECT_DOUBLE_EQ(value(network.score({})), 0.5);
  EXPECT_DOUBLE_EQ(value(network.score({7})), 1.0);
}

TEST(LinkNetwork, CutsOffWhatIsNegativeInTheLayer) {
  EXPECT_DOUBLE_EQ(value(LinkNetwork(two_features()).score({9})), 0.25);
}

TEST(LinkNetwork, HearsNothingFromFeaturesThatItWasNotTaught) {
  const LinkNetwork network(two_features());
  EXPECT_EQ(network.score({7, 8, 4000000000U}), network.score({7}));
}

TEST(LinkNetwork, RefusesWeightsThatDoNotFit) {
  LinkWeights weights = two_features();
  weights.hidden.pop_back();
  EXPECT_THROW(LinkNetwork{weights}, ModelError);
}

TEST(LinkNetwork, ScoresAlikeAfterItWasSavedAndLoaded) {
  const std::filesystem::path file = std::filesystem::path(::testing::TempDir()) / "link_network_saved.kgm";
  const LinkNetwork network(two_features());
  network.save(file);
  const LinkNetwork loaded = LinkNetwork::load(file);
  EXPECT_EQ(loaded.score({7, 9}), network.score({7, 9}));
  EXPECT_FALSE(loaded.empty());
}

TEST(LinkNetwork, NamesTheFileThatIsNone) {
  const std::filesystem::path file = std::filesystem::path(::testing::TempDir()) / "link_network_none.kgm";
  std::ofstream(file) << "no model";
  try {
    LinkNetwork::load(file);
    FAIL();
  } catch (const ModelError& error) {
    EXPECT_NE(std::string(error.what()).find("link_network_none.kgm"), std::string::npos);
  }
}

}  // namespace
}  // namespace kg::ingest
