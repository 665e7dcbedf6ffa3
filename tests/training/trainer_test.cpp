#include "ingest/language/train/trainer.h"

#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>

#include "ingest/language/train/checkpoint.h"

namespace kg::ingest::train {
namespace {

constexpr const char* kTrees =
    "1\tMira\t_\tPROPN\tN\t_\t2\tnsubj\t_\t_\n2\tmanak\t_\tVERB\tV\t_\t0\troot\t_\t_\n"
    "3\tTola\t_\tPROPN\tN\t_\t2\tobj\t_\t_\n\n"
    "1\tTola\t_\tPROPN\tN\t_\t2\tnsubj\t_\t_\n2\tmanak\t_\tVERB\tV\t_\t0\troot\t_\t_\n"
    "3\tMira\t_\tPROPN\tN\t_\t2\tobj\t_\t_\n4\t.\t_\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";
constexpr const char* kNames = "Mira B-PER\nmanak O\nTola B-LOC\n\nTola B-LOC\nmanak O\n. O\n\n";

class TinyCorpora : public testing::Test {
 protected:
  std::filesystem::path root_ = std::filesystem::path(testing::TempDir()) /
                                testing::UnitTest::GetInstance()->current_test_info()->name();

  void SetUp() override {
    std::filesystem::create_directories(root_ / "ud");
    std::filesystem::create_directories(root_ / "ner");
    for (const char* name : {"ewt-train", "ewt-dev", "gum-train", "gum-dev"}) {
      std::ofstream(root_ / "ud" / (std::string(name) + ".conllu")) << kTrees;
    }
    for (const char* name :
         {"conllpp_train", "conllpp_dev", "wikigold", "crossner_politics_train", "crossner_politics_dev"}) {
      std::ofstream(root_ / "ner" / (std::string(name) + ".txt")) << kNames;
    }
  }
  void TearDown() override { std::filesystem::remove_all(root_); }

  TrainingOptions options(const std::string& checkpoint) const {
    TrainingOptions out;
    out.corpora = root_;
    out.checkpoint = root_ / checkpoint;
    out.passes = 3;
    out.tokens_a_step = 6;
    return out;
  }
};

void silent(const std::string&) {}

void expect_equal(const Checkpoint& one, const Checkpoint& other) {
  ASSERT_EQ(one.tensors.size(), other.tensors.size());
  for (const auto& [name, tensor] : one.tensors) EXPECT_EQ(tensor.values, other.tensor(name).values) << name;
  EXPECT_EQ(one.vocabularies, other.vocabularies);
}

TEST_F(TinyCorpora, GiveEqualWeightsTwice) {
  train_language_model(options("one.ckpt"), silent);
  train_language_model(options("two.ckpt"), silent);
  expect_equal(Checkpoint::load(root_ / "one.ckpt"), Checkpoint::load(root_ / "two.ckpt"));
}

TEST_F(TinyCorpora, GiveEqualWeightsAfterAnInterruption) {
  train_language_model(options("whole.ckpt"), silent);
  const auto interrupt = [](const std::string& line) {
    if (line.starts_with("pass 2")) throw std::runtime_error("enough");
  };
  TrainingOptions parted = options("parted.ckpt");
  EXPECT_THROW(train_language_model(parted, interrupt), std::runtime_error);
  parted.resume = true;
  train_language_model(parted, silent);
  expect_equal(Checkpoint::load(root_ / "whole.ckpt"), Checkpoint::load(root_ / "parted.ckpt"));
}

TEST_F(TinyCorpora, AreJoinedByTreesOfPlainTextWhoseWordsStayUnknown) {
  std::ofstream(root_ / "plain.conllu")
      << "1\tSorak\t_\tPROPN\tN\t_\t2\tnsubj\t_\t_\n2\tmanak\t_\tVERB\tV\t_\t0\troot\t_\t_\n"
         "3\tTola\t_\tPROPN\tN\t_\t2\tobj\t_\t_\n4\t.\t_\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";
  train_language_model(options("alone.ckpt"), silent);
  TrainingOptions joined = options("joined.ckpt");
  joined.parsed = {root_ / "plain.conllu"};
  joined.parsed_share = 1;
  train_language_model(joined, silent);
  const Checkpoint alone = Checkpoint::load(root_ / "alone.ckpt");
  const Checkpoint with = Checkpoint::load(root_ / "joined.ckpt");
  EXPECT_EQ(alone.vocabularies, with.vocabularies);
  EXPECT_NE(alone.tensor("xpos.weight").values, with.tensor("xpos.weight").values);
  EXPECT_NE(with.notes.at("sets").find("1 sentences of plain text"), std::string::npos);
}

TEST_F(TinyCorpora, AreLearntFromTheWordsAndWeightsOfAStart) {
  train_language_model(options("first.ckpt"), silent);
  Checkpoint first = Checkpoint::load(root_ / "first.ckpt");
  first.vocabularies["words"].emplace_back("zorak");
  Tensor& words = first.tensors["words.table"];
  words.values.insert(words.values.end(), static_cast<std::size_t>(words.shape[1]), 0.25F);
  ++words.shape[0];
  first.save(root_ / "start.ckpt");

  TrainingOptions second = options("second.ckpt");
  second.start = root_ / "start.ckpt";
  second.learning_rate = 0;
  train_language_model(second, silent);
  const Checkpoint same = Checkpoint::load(root_ / "second.ckpt");
  EXPECT_EQ(first.vocabularies, same.vocabularies);
  for (const auto& [name, tensor] : first.tensors) {
    const std::vector<float>& values = same.tensor(name).values;
    ASSERT_EQ(tensor.values.size(), values.size()) << name;
    for (std::size_t i = 0; i < values.size(); ++i) ASSERT_NEAR(tensor.values[i], values[i], 1e-5) << name;
  }

  second.learning_rate = 1e-3;
  second.checkpoint = root_ / "third.ckpt";
  train_language_model(second, silent);
  EXPECT_NE(first.tensor("xpos.weight").values,
            Checkpoint::load(root_ / "third.ckpt").tensor("xpos.weight").values);
}

TEST_F(TinyCorpora, AreNamedWhenOneIsNotThere) {
  std::filesystem::remove(root_ / "ner" / "wikigold.txt");
  try {
    train_language_model(options("never.ckpt"), silent);
    FAIL() << "an absent corpus was read";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("wikigold.txt"), std::string::npos);
  }
}

}  // namespace
}  // namespace kg::ingest::train
