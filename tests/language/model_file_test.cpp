#include "ingest/language/model_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/language/language_model.h"
#include "ingest/language/network_model.h"
#include "ingest/language/pack.h"
#include "tests/language/tiny_model.h"

namespace kg::ingest {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

std::string complaint(const std::filesystem::path& file) {
  try {
    NetworkModel::open(file);
  } catch (const ModelError& error) {
    return error.what();
  }
  return "";
}

struct PackedModel : ::testing::Test {
  testing::ScratchFolder folder;
  std::filesystem::path file = folder.path() / "parser.kgm";
  std::string bytes;

  void SetUp() override {
    pack(testing::tiny_checkpoint(1), file);
    bytes = testing::bytes_of(file);
  }
};

TEST_F(PackedModel, OpensAndIsTheSameBytesEachTime) {
  EXPECT_EQ(complaint(file), "");
  pack(testing::tiny_checkpoint(1), file);
  EXPECT_EQ(testing::bytes_of(file), bytes);
}

TEST_F(PackedModel, IsRefusedWhereverItIsCut) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{7}, std::size_t{31}, std::size_t{100},
                                 bytes.size() / 2, bytes.size() - 1}) {
    testing::write_bytes(file, bytes.substr(0, size));
    EXPECT_THAT(complaint(file), AllOf(HasSubstr(file.string()), HasSubstr("install the model again")))
        << size;
  }
}

TEST_F(PackedModel, IsRefusedWhereverABitIsFlipped) {
  for (std::size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 97) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 4);
    testing::write_bytes(file, damaged);
    EXPECT_THAT(complaint(file), HasSubstr(file.string())) << at;
  }
}

TEST_F(PackedModel, SaysThatAnotherFileIsNone) {
  testing::write_bytes(file, std::string(200, 'x'));
  EXPECT_THAT(complaint(file), HasSubstr("is no model of this program: byte 0"));
  EXPECT_THAT(complaint(folder.path() / "absent.kgm"), HasSubstr("absent.kgm: cannot be opened"));
}

TEST_F(PackedModel, IsNotMadeFromACheckpointWhoseShapesDisagree) {
  train::Checkpoint checkpoint = testing::tiny_checkpoint(1);
  checkpoint.tensors.at("lstm2.forward.input").shape = {4, 2};
  EXPECT_THROW(pack(checkpoint, file), std::invalid_argument);
  checkpoint.tensors.erase("lstm2.forward.input");
  EXPECT_THROW(pack(checkpoint, file), std::out_of_range);
}

TEST(LanguageModelFolder, IsNamedWhereAModelIsMissing) {
  const testing::ScratchFolder folder;
  testing::write_tiny_models(folder.path());
  std::filesystem::remove(folder.path() / "lemmas.kgm");
  try {
    LanguageModel::load(folder.path(), testing::token_rows_folder());
    FAIL() << "a folder without lemmas was accepted";
  } catch (const ModelError& error) {
    EXPECT_THAT(error.what(), HasSubstr("lemmas.kgm"));
  }
}

}  // namespace
}  // namespace kg::ingest
