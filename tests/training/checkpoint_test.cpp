#include "ingest/language/train/checkpoint.h"

#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>

namespace kg::ingest::train {
namespace {

class CheckpointFile : public testing::Test {
 protected:
  std::filesystem::path path_ =
      std::filesystem::path(testing::TempDir()) /
      (std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + ".ckpt");

  void TearDown() override { std::filesystem::remove(path_); }

  std::string bytes() const {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }
  void write(const std::string& bytes) const { std::ofstream(path_, std::ios::binary) << bytes; }
};

Checkpoint small() {
  Checkpoint checkpoint;
  checkpoint.tensors["words.table"] = {{2, 3}, {1.5F, -2.0F, 0.0F, 4.0F, 5.0F, -0.25F}};
  checkpoint.tensors["one"] = {{}, {7.0F}};
  checkpoint.tensors["none"] = {{0, 4}, {}};
  checkpoint.vocabularies["words"] = {"<pad>", "Kyjiw", "北京", ""};
  checkpoint.notes["seed"] = "1";
  return checkpoint;
}

TEST_F(CheckpointFile, GivesBackWhatWasSaved) {
  small().save(path_);
  const Checkpoint loaded = Checkpoint::load(path_);
  EXPECT_EQ(loaded.tensor("words.table").shape, (std::vector<std::int64_t>{2, 3}));
  EXPECT_EQ(loaded.tensor("words.table").values, small().tensor("words.table").values);
  EXPECT_EQ(loaded.tensor("one").values, std::vector<float>{7.0F});
  EXPECT_TRUE(loaded.tensor("none").values.empty());
  EXPECT_EQ(loaded.vocabularies, small().vocabularies);
  EXPECT_EQ(loaded.notes, small().notes);
}

TEST_F(CheckpointFile, IsRefusedWhereverItIsCut) {
  small().save(path_);
  const std::string whole = bytes();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    write(whole.substr(0, length));
    EXPECT_THROW(Checkpoint::load(path_), std::runtime_error) << "cut after " << length << " bytes";
  }
}

TEST_F(CheckpointFile, IsRefusedWithMoreAfterItsEnd) {
  small().save(path_);
  write(bytes() + "x");
  EXPECT_THROW(Checkpoint::load(path_), std::runtime_error);
}

TEST_F(CheckpointFile, NeverAsksForMoreMemoryThanTheFileHas) {
  small().save(path_);
  const std::string whole = bytes();
  for (std::size_t at = 8; at < whole.size(); ++at) {
    std::string broken = whole;
    broken[at] = '\xff';
    write(broken);
    try {
      Checkpoint::load(path_);
    } catch (const std::runtime_error& error) {
      EXPECT_NE(std::string(error.what()).find(path_.string()), std::string::npos);
    }
  }
}

TEST_F(CheckpointFile, NamesTheFileThatIsNotThere) {
  try {
    Checkpoint::load(path_);
    FAIL() << "an absent file was read";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find(path_.string()), std::string::npos);
  }
}

TEST_F(CheckpointFile, RefusesToSaveATensorThatDoesNotFillItsShape) {
  Checkpoint checkpoint = small();
  checkpoint.tensors["words.table"].values.pop_back();
  EXPECT_THROW(checkpoint.save(path_), std::invalid_argument);
  EXPECT_FALSE(std::filesystem::exists(path_));
}

TEST(Checkpoint, SaysWhichTensorIsNotThere) {
  EXPECT_THROW(static_cast<void>(small().tensor("lstm9")), std::out_of_range);
  EXPECT_THROW(static_cast<void>(small().vocabulary("xpos")), std::out_of_range);
}

}  // namespace
}  // namespace kg::ingest::train
