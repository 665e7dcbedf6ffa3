#include "ingest/language/sentence_network.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "ingest/language/language_model.h"
#include "ingest/language/pack.h"
#include "tests/language/tiny_model.h"

namespace kg::ingest {
namespace {

using Sentences = std::vector<std::vector<std::string_view>>;

const Sentences& sentences() {
  static const Sentences kSentences = {{"Envoys", "met", "the", "ministers", "."},
                                       {"Talks"},
                                       {"They", "agreed", ",", "and", "met", "again", "today"}};
  return kSentences;
}

NetworkModel network_of(const train::Checkpoint& checkpoint) {
  const testing::ScratchFolder folder;
  pack(checkpoint, folder.path() / "parser.kgm");
  return NetworkModel::open(folder.path() / "parser.kgm");
}

std::vector<NetworkModel> members(const std::vector<unsigned>& seeds) {
  std::vector<NetworkModel> out;
  for (const unsigned seed : seeds) out.push_back(network_of(testing::tiny_checkpoint(seed)));
  return out;
}

void expect_equal(const std::vector<Prediction>& found, const std::vector<Prediction>& expected) {
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i].xpos, expected[i].xpos) << i;
    EXPECT_EQ(found[i].upos, expected[i].upos) << i;
    EXPECT_EQ(found[i].heads, expected[i].heads) << i;
    EXPECT_EQ(found[i].deprel, expected[i].deprel) << i;
    EXPECT_EQ(found[i].ner, expected[i].ner) << i;
  }
}

TEST(SentenceNetwork, GivesTheSameOnEveryKernel) {
  const SentenceNetwork plain(network_of(testing::tiny_checkpoint(1)), plain_kernels());
  const std::vector<Prediction> expected = plain.predict(sentences());
  for (const Kernels* kernels : runnable_kernels()) {
    SCOPED_TRACE(kernels->name);
    const SentenceNetwork network(network_of(testing::tiny_checkpoint(1)), *kernels);
    expect_equal(network.predict(sentences()), expected);
  }
}

TEST(SeveralNetworks, GiveTheSameOnEveryKernel) {
  const std::vector<Prediction> expected =
      SentenceNetwork(members({1, 2, 3}), plain_kernels()).predict(sentences());
  for (const Kernels* kernels : runnable_kernels()) {
    SCOPED_TRACE(kernels->name);
    expect_equal(SentenceNetwork(members({1, 2, 3}), *kernels).predict(sentences()), expected);
  }
}

TEST(SeveralNetworks, DecideAsOneWhereTheyAreEqual) {
  const std::vector<Prediction> one = SentenceNetwork(members({4})).predict(sentences());
  const std::vector<Prediction> three = SentenceNetwork(members({4, 4, 4})).predict(sentences());
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(three[i].xpos, one[i].xpos);
    EXPECT_EQ(three[i].upos, one[i].upos);
    EXPECT_EQ(three[i].ner, one[i].ner);
  }
}

// The first network alone, then outvoted by two that agree with each other.
TEST(SeveralNetworks, FollowTheMajority) {
  const std::vector<Prediction> first = SentenceNetwork(members({1})).predict(sentences());
  const std::vector<Prediction> second = SentenceNetwork(members({2})).predict(sentences());
  const std::vector<Prediction> outvoted = SentenceNetwork(members({1, 2, 2, 2, 2, 2})).predict(sentences());
  std::size_t differ = 0;
  std::size_t followed = 0;
  for (std::size_t i = 0; i < first.size(); ++i)
    for (std::size_t word = 0; word < first[i].xpos.size(); ++word) {
      if (first[i].xpos[word] == second[i].xpos[word]) continue;
      ++differ;
      followed += outvoted[i].xpos[word] == second[i].xpos[word] ? 1 : 0;
    }
  ASSERT_GT(differ, 0U);
  EXPECT_GT(2 * followed, differ);
}

TEST(SeveralNetworks, GiveEachSentenceATreeWithOneRoot) {
  for (const Prediction& found : SentenceNetwork(members({1, 2})).predict(sentences())) {
    EXPECT_EQ(std::count(found.heads.begin(), found.heads.end(), 0), 1);
    for (std::size_t word = 0; word < found.heads.size(); ++word) {
      std::int32_t at = static_cast<std::int32_t>(word) + 1;
      for (std::size_t steps = 0; at != 0 && steps <= found.heads.size(); ++steps)
        at = found.heads[static_cast<std::size_t>(at) - 1];
      EXPECT_EQ(at, 0) << "a cycle above word " << word + 1;
    }
  }
}

TEST(SeveralNetworks, AreRefusedWhenTheirListsDiffer) {
  train::Checkpoint other = testing::tiny_checkpoint(2);
  std::swap(other.vocabularies["deprel"].front(), other.vocabularies["deprel"].back());
  std::vector<NetworkModel> both = members({1});
  both.push_back(network_of(other));
  EXPECT_THROW(SentenceNetwork(std::move(both)), ModelError);
  EXPECT_THROW(SentenceNetwork(std::vector<NetworkModel>{}), ModelError);
}

TEST(AccurateModel, ReadsWithTheNetworksOfItsFolder) {
  const testing::ScratchFolder folder;
  testing::write_tiny_models(folder.path());
  const auto load = [&](Accuracy accuracy) {
    return LanguageModel::load(folder.path(), testing::token_rows_folder(), accuracy);
  };
  EXPECT_THROW(load(Accuracy::accurate), ModelError);
  std::filesystem::create_directory(folder.path() / "accurate");
  pack(testing::tiny_checkpoint(2), folder.path() / "accurate" / "parser-2.kgm");
  const auto fast = load(Accuracy::fast).fingerprint();
  const auto accurate = load(Accuracy::accurate).fingerprint();
  EXPECT_NE(fast, accurate);
  pack(testing::tiny_checkpoint(3), folder.path() / "accurate" / "parser-3.kgm");
  EXPECT_NE(load(Accuracy::accurate).fingerprint(), accurate);
  EXPECT_EQ(load(Accuracy::fast).fingerprint(), fast);
}

}  // namespace
}  // namespace kg::ingest
