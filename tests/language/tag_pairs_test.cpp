#include "ingest/language/tag_pairs.h"

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

#include "ingest/language/pack.h"
#include "ingest/language/sentence_network.h"
#include "tests/language/tiny_model.h"

namespace kg::ingest {
namespace {

const std::vector<std::string> kXpos = {".", "NN", "NNP", "VBD"};
const std::vector<std::string> kUpos = {"NOUN", "PROPN", "PUNCT", "VERB"};

TagPairs pairs_of(const testing::ScratchFolder& folder, const std::string& rows) {
  testing::write_bytes(folder.path() / "tag_pairs.tsv", "xpos\tupos\n" + rows);
  return TagPairs::load(folder.path() / "tag_pairs.tsv", kXpos, kUpos);
}

std::pair<int, int> settled(const TagPairs& pairs, std::uint16_t xpos, std::uint16_t upos,
                            const std::vector<float>& first, const std::vector<float>& second) {
  pairs.settle(xpos, upos, [&](std::size_t x, std::size_t u) { return first[x] + second[u]; });
  return {xpos, upos};
}

TEST(TagPairs, LeaveAPairThatMayStand) {
  const testing::ScratchFolder folder;
  const TagPairs pairs = pairs_of(folder, "NN\tNOUN\nVBD\tVERB\n");
  EXPECT_EQ(settled(pairs, 1, 0, {0, 0, 0, 9}, {0, 0, 0, 9}), std::pair(1, 0));
}

TEST(TagPairs, GiveTheLikeliestOfThoseThatMay) {
  const testing::ScratchFolder folder;
  const TagPairs pairs = pairs_of(folder, "NN\tNOUN\nNNP\tPROPN\nVBD\tVERB\n");
  EXPECT_EQ(settled(pairs, 3, 0, {0, 1, 0, 2}, {3, 0, 0, 1}), std::pair(1, 0));
  EXPECT_EQ(settled(pairs, 3, 0, {0, 1, 0, 4}, {3, 0, 0, 2}), std::pair(3, 3));
}

TEST(TagPairs, WithoutAFileEveryPairStands) {
  const testing::ScratchFolder folder;
  const TagPairs none = TagPairs::load(folder.path() / "tag_pairs.tsv", kXpos, kUpos);
  EXPECT_EQ(settled(none, 3, 0, {0, 9, 0, 0}, {0, 0, 0, 9}), std::pair(3, 0));
}

TEST(TagPairs, PassOverTagsThatTheModelLacks) {
  const testing::ScratchFolder folder;
  const TagPairs pairs = pairs_of(folder, "FW\tX\nNN\tNOUN\n");
  EXPECT_EQ(settled(pairs, 3, 3, {0, 0, 0, 9}, {0, 0, 0, 9}), std::pair(1, 0));
}

TEST(TagPairs, RefuseARowThatStandsTwice) {
  const testing::ScratchFolder folder;
  try {
    pairs_of(folder, "NN\tNOUN\nNN\tNOUN\n");
    FAIL() << "read twice";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("tag_pairs.tsv:3:"), std::string::npos) << error.what();
  }
}

TEST(TagPairs, AreKeptToByOneNetworkAndByThree) {
  const testing::ScratchFolder folder;
  const std::vector<std::vector<std::string_view>> sentences = {{"Envoys", "met", "the", "ministers", "."},
                                                                {"They", "agreed", ",", "and", "met"}};
  for (const unsigned count : {1U, 3U}) {
    std::vector<NetworkModel> members;
    for (unsigned seed = 1; seed <= count; ++seed) {
      pack(testing::tiny_checkpoint(seed), folder.path() / "parser.kgm");
      members.push_back(NetworkModel::open(folder.path() / "parser.kgm"));
    }
    SentenceNetwork network(std::move(members));
    network.keep_to(pairs_of(folder, ".\tPUNCT\nNNP\tVERB\n"));
    for (const Prediction& found : network.predict(sentences))
      for (std::size_t i = 0; i < found.xpos.size(); ++i) {
        const std::set<std::pair<int, int>> may = {{0, 2}, {2, 3}};
        EXPECT_TRUE(may.contains({found.xpos[i], found.upos[i]})) << count << " networks, word " << i;
      }
  }
}

}  // namespace
}  // namespace kg::ingest
