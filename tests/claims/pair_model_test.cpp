#include "ingest/claims/pair_model.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace kg::ingest {
namespace {

using ::testing::HasSubstr;

// Two classes and a layer of two, of which the first unit speaks for the first class and against the second;
// feature 10 wakes it, feature 30 puts it to sleep; feature 20 speaks for whichever class it is bound to.
// Trust counts rules half, the model one and a half, and doubts what has feature 7.
PairModel small_model() {
  PairWeights weights;
  weights.features = {10, 30};
  weights.hidden = {127, 0, -127, -127};
  weights.hidden_bias = {129, 0};
  weights.out = {8192, -8192, 4096, 4096};
  weights.out_bias = {0, 0};
  weights.bound = {20};
  weights.bound_weights = {120};
  return {{"ACCUSE", "CONSULT"},
          {0.4, 0.6},
          std::move(weights),
          TrustModel({0.5, 1.5, 0.25, 0.75, -0.5}, {7, 9}, {-1024, 512})};
}

TEST(PairModel, AddsWhatFeaturesSayForEachClass) {
  ActorPair pair;
  pair.features = {10, 99};
  const auto scores = small_model().scores(pair);
  ASSERT_EQ(scores.size(), 2u);
  EXPECT_GT(scores[0].probability, 0.85);
  EXPECT_LT(scores[1].probability, 0.15);
}

TEST(PairModel, CutsOffWhatIsNegativeInItsLayer) {
  ActorPair asleep;
  asleep.features = {30, 30};
  for (const PairModel::Score& score : small_model().scores(asleep)) EXPECT_DOUBLE_EQ(score.probability, 0.5);
}

TEST(PairModel, AddsUpMoreFeaturesThanFitSixteenBits) {
  ActorPair pair;
  pair.features.assign(1000, 10);
  pair.features.insert(pair.features.end(), 1000, 30);
  ActorPair none;
  EXPECT_DOUBLE_EQ(small_model().scores(pair)[0].probability, small_model().scores(none)[0].probability);
}

TEST(PairModel, RefusesWeightsThatDoNotFitEachOther) {
  PairWeights weights;
  weights.features = {1, 2};
  weights.hidden = {1, 2, 3};
  weights.hidden_bias = {0, 0};
  weights.out = {1, 2};
  weights.out_bias = {0};
  EXPECT_THROW(PairModel({"ACCUSE"}, {0.5}, weights), std::invalid_argument);
}

TEST(PairModel, CountsBoundFeaturesForTheirClassAlone) {
  ActorPair pair;
  pair.class_features = {{1, 20}};
  const auto scores = small_model().scores(pair);
  const auto without = small_model().scores(ActorPair());
  EXPECT_DOUBLE_EQ(scores[0].probability, without[0].probability);
  EXPECT_GT(scores[1].probability, without[1].probability + 0.3);
}

TEST(PairModel, IsTheSameAfterSavingAndLoading) {
  const auto file = std::filesystem::path(::testing::TempDir()) / "pairs.kgp";
  small_model().save(file);
  ActorPair pair;
  pair.features = {10};
  EXPECT_DOUBLE_EQ(PairModel::load(file).scores(pair)[0].probability,
                   small_model().scores(pair)[0].probability);
}

TEST(PairModel, KeepsThresholdsByTheNameOfTheClass) {
  EXPECT_DOUBLE_EQ(small_model().threshold("CONSULT"), 0.6);
  EXPECT_GT(small_model().threshold("WEATHER"), 1);  // never made
}

TEST(PairModel, KeepsInAFileHowFarItIsTrusted) {
  const auto file = std::filesystem::path(::testing::TempDir()) / "trust.kgp";
  small_model().save(file);
  const PairModel model = small_model(), loaded = PairModel::load(file);
  const std::vector<FeatureId> features = {7, 9, 9, 11};
  EXPECT_DOUBLE_EQ(loaded.trust().chance(0.7, 0.4, features), model.trust().chance(0.7, 0.4, features));
  EXPECT_DOUBLE_EQ(loaded.trust().chance({}, 0.4, features), model.trust().chance({}, 0.4, features));
}

TEST(PairModel, RefusesFilesThatAreNoModelOrAreDamaged) {
  const auto file = std::filesystem::path(::testing::TempDir()) / "broken.kgp";
  const auto says = [&](const std::string& bytes) -> std::string {
    std::ofstream(file, std::ios::binary) << bytes;
    try {
      PairModel::load(file);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "nothing";
  };
  small_model().save(file);
  std::ifstream in(file, std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(says(whole), "nothing");
  EXPECT_THAT(says("no model"), HasSubstr("broken.kgp: is no model of claims; make it with kgtrain claims"));
  EXPECT_THAT(says(whole.substr(0, 12)), HasSubstr("ends at byte 12"));
  std::string wide = whole;
  wide.replace(12, 4, "\xFF\xFF\xFF\xFF");
  EXPECT_THAT(says(wide), HasSubstr("too wide a layer"));
  EXPECT_THAT(says(whole.substr(0, whole.size() - 3)), HasSubstr("is cut or grown"));
  EXPECT_THAT(says(whole + "x"), HasSubstr("is cut or grown"));
  for (std::size_t at = 28; at < whole.size(); ++at) {
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
    EXPECT_THAT(says(flipped), HasSubstr("is damaged: the checksum")) << at;
  }
  std::string endless = whole;
  endless.replace(16, 4, "\xFF\xFF\xFF\xFF");  // features
  EXPECT_THAT(says(endless), HasSubstr("is cut or grown"));
}

}  // namespace
}  // namespace kg::ingest
